import { readDocument } from "#core/evidence/read-document.ts";
import { pathFault } from "#core/handoff/package-path.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { WorkFiles } from "../work-files.ts";
import { partProjects } from "./part-projects.ts";

/** The part of a repository that is looked at. */
export interface Place {
  readonly files: WorkFiles;
  /** Paths below the folder that was chosen, without those of packages, from the top down; of many projects, those at the top. */
  readonly paths: readonly string[];
  /** Symbolic links among them, which are not read: what is handed over is a file itself, and the gates refuse what only points to one. */
  readonly links: readonly string[];
  /** The folder itself, repository-relative; `""` is the root. */
  readonly folder: string;
  /** Folders right below it that are projects of their own, where it is none itself: then nothing below the top speaks for the whole. */
  readonly projects: readonly string[];
}

/** Folders of tools, copies of other people's code, and what the tests of code play with. */
const PASSED_OVER =
  /(?:^|\/)(?:node_modules|vendor|third_party|site-packages|wandb|__pycache__|\.[^/]+|tests|__tests__|test_?data|test\/fixtures)\//i;
/** A folder of a template: its name is made up later, and so is what stands in its files. */
const TEMPLATE = /\{\{|\{%|\}\}/;

/**
 * Looks at a repository from a folder on. Left out are packages that are there already, what a manifest cannot name, and folders
 * that hold other people's files.
 */
export function placeOf(files: WorkFiles, folder: string): Place {
  const prefix = folder === "" ? "" : `${folder}/`;
  const all = [...files.files.keys()].filter((path) => path.startsWith(prefix));
  const manifests = all.flatMap((path) => /^(.+)\/handoff\.ya?ml$/.exec(path)?.[1] ?? []);
  const own = all.filter((path) => {
    const inside = path.slice(prefix.length);
    return (
      pathFault(path) === null &&
      !PASSED_OVER.test(inside) &&
      !TEMPLATE.test(inside) &&
      !manifests.some((each) => path.startsWith(`${each}/`))
    );
  });
  const projects = partProjects(own, prefix);
  const seen = projects.length === 0 ? own : own.filter((path) => !path.slice(prefix.length).includes("/"));
  const paths = fromTop(seen.filter((path) => !isLink(files, path)));
  const links = fromTop(seen.filter((path) => isLink(files, path)));
  return { files, folder, paths, links, projects };
}

/** Whether a symbolic link stands at a path. */
export function isLink({ files }: WorkFiles, path: string): boolean {
  return files.get(path)?.mode === "120000";
}

/** The shallowest first; by name where they are equally deep. */
function fromTop(paths: readonly string[]): readonly string[] {
  return paths
    .map((path) => ({ path, depth: path.split("/").length }))
    .sort((a, b) => a.depth - b.depth || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** How many folders below the chosen one a path lies: 0 at its top. */
export function depthIn({ folder }: Place, path: string): number {
  const inside = folder === "" ? path : path.slice(folder.length + 1);
  return inside.split("/").length - 1;
}

/** The first path, from the top down, that fits. */
export function firstPath({ paths }: Place, fits: RegExp): string | undefined {
  return paths.find((path) => fits.test(path));
}

/**
 * The one that speaks for the whole: at the top, or else the only one right below it. Of several in folders beside each other, none
 * does; what lies deeper is a part of something.
 */
export function mainPath(place: Place, fits: RegExp): string | undefined {
  const near = place.paths.filter((path) => depthIn(place, path) <= 1 && fits.test(path));
  const [first] = near;
  if (first === undefined) return undefined;
  return depthIn(place, first) === 0 || near.length === 1 ? first : undefined;
}

/** The name of a file or folder, without what leads to it. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folder in which a file lies; `""` is the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}

/** A file as the reader of a format sees it; `null` where it is no text, or says nothing that can be read. */
export async function readAs(
  { files }: Place,
  path: string,
  format: string,
): Promise<EvidenceReading | null> {
  const text = await files.text(path);
  if (text === null) return null;
  const reading = await readDocument({ path, text, oid: "" }, { format });
  if (reading === null) return null;
  return reading.observations.length === 0 && reading.details === undefined ? null : reading;
}

/** A path that a file names, relative to that file, as a repository-relative one; `null` where it leaves the repository. */
export function besides(file: string, named: string): string | null {
  if (named.startsWith("/") || named.includes("\\") || /^[a-z][a-z0-9+.-]*:/i.test(named)) return null;
  const found: string[] = folderOf(file) === "" ? [] : folderOf(file).split("/");
  for (const segment of named.split("/")) {
    if (segment === "" || segment === ".") continue;
    if (segment !== "..") found.push(segment);
    else if (found.pop() === undefined) return null;
  }
  const path = found.join("/");
  return path === "" || pathFault(path) !== null ? null : path;
}
