import { readDocument } from "#core/evidence/read-document.ts";
import { pathFault } from "#core/handoff/package-path.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { WorkFiles } from "../work-files.ts";

/** The part of a repository that is looked at. */
export interface Place {
  readonly files: WorkFiles;
  /** Paths below the folder that was chosen, without those of packages, from the top down. */
  readonly paths: readonly string[];
  /** The folder itself, repository-relative; `""` is the root. */
  readonly folder: string;
}

/** Folders of tools, copies of other people's code, and what tests play with. */
const PASSED_OVER = /(?:^|\/)(?:node_modules|vendor|third_party|site-packages|\.[^/]+|tests?\/fixtures)\//i;

/**
 * Looks at a repository from a folder on. Left out are packages that are there already, what a manifest cannot name, and folders
 * that hold other people's files.
 */
export function placeOf(files: WorkFiles, folder: string): Place {
  const prefix = folder === "" ? "" : `${folder}/`;
  const all = [...files.files.keys()].filter((path) => path.startsWith(prefix));
  const manifests = all.flatMap((path) => /^(.+)\/handoff\.ya?ml$/.exec(path)?.[1] ?? []);
  const paths = all.filter(
    (path) =>
      pathFault(path) === null &&
      !PASSED_OVER.test(path) &&
      !manifests.some((each) => path.startsWith(`${each}/`)),
  );
  return { files, folder, paths: paths.sort(fromTop) };
}

function fromTop(a: string, b: string): number {
  return a.split("/").length - b.split("/").length || (a < b ? -1 : 1);
}

/** The first path, from the top down, that fits. */
export function firstPath({ paths }: Place, fits: RegExp): string | undefined {
  return paths.find((path) => fits.test(path));
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
