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

/** The documents of a package. */
export interface DocumentPaths {
  readonly documents: readonly DocumentPath[];
  /** What was left out for a bound: folders by their path, and the package itself. Nothing may be concluded from its silence. */
  readonly cut: readonly string[];
}

/** Files of a named folder that are read, of the model's, and documents of a package. */
const MOST_OF_FOLDER = 200;
const MOST_OF_DATA_FOLDER = 100;
const MOST_DOCUMENTS = 600;
/** Pointers of Git LFS and DVC are smaller than this, whatever they are called. */
const MOST_OF_POINTER = 300;
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
export function documentPaths(handoff: Placed, folder: string, listed: readonly ListedFile[]): DocumentPaths {
  const found = new Map<string, { pointers: string[]; size: number | null }>();
  const cut = new Set<string>();
  const sizes = new Map(listed.map(({ path, size }) => [path, size]));
  const add = (path: string, pointer?: string): void => {
    const known = found.get(path) ?? { pointers: [], size: sizes.get(path) ?? null };
    if (pointer !== undefined && !known.pointers.includes(pointer)) known.pointers.push(pointer);
    found.set(path, known);
  };
  for (const { pointer, path, kind } of referencedPaths(handoff).paths) {
    if (ELSEWHERE.test(pointer)) continue;
    // A folder in place of a file is told by its entry: a file in it must not stand for the one that was meant.
    if (kind === "file" || !isFolder(path, listed)) {
      add(path, pointer);
      continue;
    }
    const { files, complete } = filesOf(path, pointer, listed);
    if (!complete) cut.add(path);
    for (const file of files) add(file.path, pointer);
  }
  for (const { path } of filesBelow(folder, listed)) if (KNOWN_NAMES.test(path.toLowerCase())) add(path);
  const all = [...found]
    .map(([path, { pointers, size }]) => ({ path, pointers, size, hints: hintsOf(pointers) }))
    .filter(
      ({ pointers, size, path }) => !isData(pointers) || isBinaryName(path) || (size ?? 0) <= MOST_OF_DATA,
    );
  if (all.length > MOST_DOCUMENTS) cut.add(folder);
  return { documents: all.slice(0, MOST_DOCUMENTS), cut: [...cut] };
}

/** Files of a named folder that are read. Of data and code, only what tells itself is, and the rest is not missed. */
function filesOf(
  path: string,
  pointer: string,
  listed: readonly ListedFile[],
): { readonly files: readonly ListedFile[]; readonly complete: boolean } {
  const below = filesBelow(path, listed);
  if (!DATA.test(pointer))
    return { files: below.slice(0, MOST_OF_FOLDER), complete: below.length <= MOST_OF_FOLDER };
  const known = below.filter((file) => KNOWN_NAMES.test(file.path.toLowerCase()));
  const telling = below.filter((file) => !known.includes(file) && tellsItself(file, pointer));
  return { files: [...known, ...telling].slice(0, MOST_OF_DATA_FOLDER), complete: true };
}

function isData(pointers: readonly string[]): boolean {
  return pointers.length > 0 && pointers.every((pointer) => DATA.test(pointer));
}

function tellsItself({ path, size }: ListedFile, pointer: string): boolean {
  if (pointer === "/model/path" && size !== null && size < MOST_OF_POINTER) return true;
  const name = path.toLowerCase();
  return isBinaryName(name) || /(?:^|\/)readme\.md$/.test(name);
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
