import type { DocumentHints } from "#core/evidence/read-document.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { ListedFile } from "#core/model/tree.ts";

/** A file to be read as a document, and what is known of its format. */
export interface DocumentPath {
  readonly path: string;
  readonly pointers: readonly string[];
  readonly hints: DocumentHints;
  /** Size in bytes where the listing knows it. */
  readonly size: number | null;
}

/** A manifest, whether or not its Markdown sections are in place. */
type Placed = Omit<ResolvedHandoff, "handoff"> & { readonly handoff: unknown };

/** Files of a named folder that are read, and documents of a package. */
const MOST_OF_FOLDER = 30;
const MOST_DOCUMENTS = 300;
/** Larger files at these places are data and code, which no reader of documents has anything to say about. */
const MOST_OF_DATA = 64 * 1024;

/** Names under which tools leave a file that describes a package, in lower case. */
const KNOWN_NAMES =
  /(?:^|\/)(?:mlmodel|dvc\.lock|dvc\.yaml|kitfile|model\.sig|[^/]+\.dvc|feature_store\.ya?ml|catalog-info\.ya?ml)$/;
/** Files whose bytes are read: their headers say what they are. */
const BINARY = /\.(?:onnx|safetensors|pkl|pickle|joblib|pt|pth|bin)$/;

/** Places whose content is data or code: only a format that knows itself is told there. */
const DATA = /^\/(?:datasets\/\d+\/path|model\/path|code\/path|code\/features\/\d+)$/;
/** Judged elsewhere: evidence by its own entry, the drill and sections by their own readers. */
const ELSEWHERE = /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill|rollback\/path)$/;
/** Places whose content is a configuration when it is nothing else. */
const CONFIGURATION = /^\/(?:code\/params|deployment\/|monitoring\/)/;

/** Whether a file at the model's place is read by its bytes, once it is known that it is no text. */
export function isBinaryName(path: string): boolean {
  return BINARY.test(path.toLowerCase());
}

/**
 * The documents of a package: every file that the manifest names and nothing else reads, the files of folders that it names, and
 * files of the package under names that tools give. `listed` holds the package's files and those below named folders outside.
 */
export function documentPaths(
  handoff: Placed,
  folder: string,
  listed: readonly ListedFile[],
): readonly DocumentPath[] {
  const found = new Map<string, { pointers: string[]; size: number | null }>();
  const sizes = new Map(listed.map(({ path, size }) => [path, size]));
  const add = (path: string, pointer?: string): void => {
    const known = found.get(path) ?? { pointers: [], size: sizes.get(path) ?? null };
    if (pointer !== undefined && !known.pointers.includes(pointer)) known.pointers.push(pointer);
    found.set(path, known);
  };
  for (const { pointer, path } of referencedPaths(handoff).paths) {
    if (ELSEWHERE.test(pointer)) continue;
    const below = filesBelow(path, listed).filter((file) => !DATA.test(pointer) || tellsItself(file));
    if (below.length > 0) for (const file of below.slice(0, MOST_OF_FOLDER)) add(file.path, pointer);
    else if (!isFolder(path, listed)) add(path, pointer);
  }
  for (const { path } of filesBelow(folder, listed)) if (KNOWN_NAMES.test(path.toLowerCase())) add(path);
  return [...found]
    .map(([path, { pointers, size }]) => ({ path, pointers, size, hints: hintsOf(pointers) }))
    .filter(
      ({ pointers, size, path }) => !isData(pointers) || isBinaryName(path) || (size ?? 0) <= MOST_OF_DATA,
    )
    .slice(0, MOST_DOCUMENTS);
}

function isData(pointers: readonly string[]): boolean {
  return pointers.length > 0 && pointers.every((pointer) => DATA.test(pointer));
}

function tellsItself({ path }: ListedFile): boolean {
  const name = path.toLowerCase();
  return KNOWN_NAMES.test(name) || isBinaryName(name) || /(?:^|\/)readme\.md$/.test(name);
}

function hintsOf(pointers: readonly string[]): DocumentHints {
  if (pointers.includes("/code/params")) return { format: "parameters" };
  if (isData(pointers)) return { never: ["parameters", "markdown"] };
  return pointers.some((pointer) => CONFIGURATION.test(pointer)) ? {} : { never: ["parameters"] };
}

function filesBelow(path: string, listed: readonly ListedFile[]): readonly ListedFile[] {
  const prefix = path === "" ? "" : `${path}/`;
  return listed.filter((file) => file.path.startsWith(prefix) && file.mode.startsWith("100"));
}

function isFolder(path: string, listed: readonly ListedFile[]): boolean {
  return path === "" || listed.some((file) => file.path.startsWith(`${path}/`));
}
