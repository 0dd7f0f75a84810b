import { licence, version } from "#core/handoff/handoff-fields.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { baseName, depthIn, folderOf, mainPath, type Place, readAs } from "./place.ts";
import type { Known, Part } from "./survey.ts";

const LOCKS =
  /(?:^|\/)(?:uv\.lock|poetry\.lock|Pipfile\.lock|pdm\.lock|pixi\.lock|conda-lock\.ya?ml|requirements[\w.-]*\.txt|environment\.ya?ml|conda\.ya?ml|python_env\.ya?ml|Dockerfile)$/;
/** What people work with, and the model does not run with. */
const OF_WORK = /[-_.](?:dev|devel|docs?|tests?|testing|lint|linters?|format|style|ci)(?=[-_.])/i;
/** Folders in which people keep what the code runs in; that of another folder is of a part, such as a dashboard. */
const OF_ENVIRONMENT = /^(?:docker|requirements|envs?|environments?|conda|src|code)$/;

/** What a Python project says of itself: `pyproject.toml`, its lock files, its parameters and its folder of sources. */
export async function findProject(place: Place): Promise<Part> {
  const project = mainPath(place, /(?:^|\/)pyproject\.toml$/);
  const reading = project === undefined ? null : await readAs(place, project, "parameters");
  const params = mainPath(place, /(?:^|\/)params\.(?:ya?ml|json|toml)$/);
  const locks = await locksOf(place);
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

/** Lock files of the project itself, and not of every tool below it, as far as something stands in them. */
async function locksOf(place: Place): Promise<readonly string[]> {
  const near = place.paths.filter(
    (path) => depthIn(place, path) <= 1 && LOCKS.test(path) && !OF_WORK.test(baseName(path)),
  );
  const chosen = near.filter(
    (path) => depthIn(place, path) === 0 || OF_ENVIRONMENT.test(baseName(folderOf(path))),
  );
  const texts = await Promise.all(chosen.map((path) => place.files.text(path)));
  return chosen.filter((_, index) => texts[index] === null || texts[index]?.trim() !== "");
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

/** The folder `src`, or else the only Python package at the top. */
function codeOf({ paths, folder }: Place): Part {
  const prefix = folder === "" ? "" : `${folder}/`;
  const sources = `${prefix}src`;
  if (paths.some((path) => path.startsWith(`${sources}/`)))
    return { code: { value: sources, from: sources } };
  const packages = paths.flatMap((path) =>
    /^[^/]+\/__init__\.py$/.test(path.slice(prefix.length)) ? [path] : [],
  );
  const [only] = packages;
  return packages.length === 1 && only !== undefined ? { code: { value: folderOf(only), from: only } } : {};
}
