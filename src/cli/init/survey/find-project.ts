import { licence, version } from "#core/handoff/handoff-fields.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { firstPath, type Place, readAs } from "./place.ts";
import type { Known, Part } from "./survey.ts";

const LOCKS =
  /(?:^|\/)(?:uv\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|pixi\.lock|conda-lock\.ya?ml|requirements[\w.-]*\.txt|environment\.ya?ml|Dockerfile)$/;

/** What a Python project says of itself: `pyproject.toml`, its lock files, its parameters and its folder of sources. */
export async function findProject(place: Place): Promise<Part> {
  const project = firstPath(place, /(?:^|\/)pyproject\.toml$/);
  const reading = project === undefined ? null : await readAs(place, project, "parameters");
  const params = firstPath(place, /(?:^|\/)params\.(?:ya?ml|json|toml)$/);
  const locks = place.paths.filter((path) => LOCKS.test(path) && isNear(path, place));
  const said = reading === null || project === undefined ? {} : identityOf(reading, project);
  const names = [project, params, ...locks].filter((path) => path !== undefined);
  return {
    ...said,
    ...codeOf(place),
    ...(params === undefined ? {} : { params: { value: params, from: params } }),
    environment: locks,
    read: names.length === 0 ? [] : [{ id: "project", says: "the project: {names}", values: { names } }],
  };
}

/** Lock files of the project itself, and not of every tool below it. */
function isNear(path: string, { folder }: Place): boolean {
  const inside = folder === "" ? path : path.slice(folder.length + 1);
  return inside.split("/").length <= 2;
}

function identityOf({ details }: EvidenceReading, from: string): Part {
  const values = new Map((details?.parameters ?? []).map(({ name, value }) => [name, value]));
  const textOf = (...names: readonly string[]): Known | undefined => {
    const value = names.map((name) => values.get(name)).find((each) => typeof each === "string");
    return typeof value === "string" && value.trim() !== "" ? { value, from } : undefined;
  };
  const found = {
    name: textOf("project.name", "tool.poetry.name"),
    version: valid(version, textOf("project.version", "tool.poetry.version")),
    description: textOf("project.description", "tool.poetry.description"),
    license: valid(licence, textOf("project.license", "project.license.text", "tool.poetry.license")),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** A value that a manifest takes, or none. */
function valid(
  schema: { readonly safeParse: (value: unknown) => { readonly success: boolean } },
  known: Known | undefined,
): Known | undefined {
  return known !== undefined && schema.safeParse(known.value).success ? known : undefined;
}

function codeOf({ paths, folder }: Place): Part {
  const prefix = folder === "" ? "" : `${folder}/`;
  const sources = `${prefix}src`;
  if (!paths.some((path) => path.startsWith(`${sources}/`))) return {};
  return { code: { value: sources, from: sources } };
}
