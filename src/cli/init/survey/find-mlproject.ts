import { besides, depthIn, type Place, readAs } from "./place.ts";
import type { Part } from "./survey.ts";

/**
 * What an `MLproject` of MLflow says: its name and the file of its environment. Where steps have one each, theirs is the name of a step,
 * and often that of another from which it was copied: none is taken.
 */
export async function findMlproject(place: Place): Promise<Part> {
  const all = place.paths.filter((path) => /(?:^|\/)MLproject$/.test(path));
  const path = all.find((each) => depthIn(place, each) === 0);
  const reading = path === undefined ? null : await readAs(place, path, "parameters");
  if (path === undefined || reading === null) return {};
  const values = new Map((reading.details?.parameters ?? []).map(({ name, value }) => [name, value]));
  const name = values.get("name");
  const environment = ["conda_env", "python_env"].flatMap((key): string[] => {
    const named = values.get(key);
    const file = typeof named === "string" ? besides(path, named) : null;
    return file !== null && place.files.files.has(file) ? [file] : [];
  });
  return {
    ...(all.length === 1 && typeof name === "string" && name.trim() !== ""
      ? { name: { value: name, from: path } }
      : {}),
    environment,
    read: [{ id: "mlproject", says: "MLflow: the project of `{path}`", values: { path } }],
  };
}
