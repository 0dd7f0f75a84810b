import {
  BYTES_LIMIT,
  type Content,
  type Entry,
  type ListedFile,
  type Listing,
  TEXT_LIMIT,
  type Tree,
} from "#core/model/tree.ts";
import { decodeText } from "./decode-text.ts";
import { type FileBelow, filesBelow, LONGEST_PATH } from "./files-below.ts";
import { GitError } from "./git-error.ts";
import type { GitObjects } from "./git-objects.ts";
import { FOLDER_MODE, keyOf } from "./parse-folder.ts";

const LINK_MODE = "120000";
const SUBMODULE_MODE = "160000";

/** Bytes of all texts that one call gives; more is an error, never a cut. */
const MOST_TEXT = 512 * 1024 * 1024;

/** One commit of a local clone, read with git itself and never checked out. */
export class GitTree implements Tree {
  readonly commit: string;
  readonly #objects: GitObjects;

  constructor(objects: GitObjects, commit: string) {
    this.#objects = objects;
    this.commit = commit;
  }

  async entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    const found = await forEach(paths, (path) => this.#find(path));
    return new Map([...found].flatMap(([path, entry]) => (entry === null ? [] : [[path, entry]])));
  }

  list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
    return forEach(folders, async (path) => {
      const oid = await this.#findFolder(path);
      const files = oid === null ? [] : await filesBelow(this.#objects, path, oid);
      if (files === null) return { files: [], complete: false };
      return { files: await Promise.all(files.map((file) => this.#withSize(file))), complete: true };
    });
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    const entries = await this.entries(paths);
    const sizes = await forEach(
      [...entries.values()].filter(isFile).map(({ oid }) => oid),
      (oid) => this.#objects.size(oid),
    );
    const texts = [...sizes.values()].filter((size) => size <= TEXT_LIMIT);
    const total = texts.reduce((sum, size) => sum + size, 0);
    if (total > MOST_TEXT)
      throw new GitError("git-output", `the files asked for have ${total} bytes, more than ${MOST_TEXT}`);
    return forEach(paths, async (path) => {
      const entry = entries.get(path);
      return this.#content(entry, sizes.get(entry?.oid ?? "") ?? 0);
    });
  }

  async bytes(path: string): Promise<Uint8Array | null> {
    const entry = await this.#find(path);
    if (entry === null || !isFile(entry)) return null;
    const size = await this.#objects.size(entry.oid);
    return size > BYTES_LIMIT ? null : this.#objects.content(entry.oid);
  }

  get #root(): string {
    return `${this.commit}^{tree}`;
  }

  /** Follows a path from folder to folder; `null` where nothing lies there. */
  async #find(path: string): Promise<Entry | null> {
    if (!isPlain(path)) return null;
    let found: Entry = { mode: FOLDER_MODE, oid: this.#root };
    for (const segment of path.split("/")) {
      if (found.mode !== FOLDER_MODE) return null;
      const entry = (await this.#objects.folder(found.oid)).get(keyOf(segment));
      if (entry === undefined) return null;
      found = { mode: entry.mode, oid: entry.oid };
    }
    return found;
  }

  async #findFolder(path: string): Promise<string | null> {
    if (path === "") return this.#root;
    const entry = await this.#find(path);
    return entry?.mode === FOLDER_MODE ? entry.oid : null;
  }

  async #withSize(file: FileBelow): Promise<ListedFile> {
    return { ...file, size: file.mode === SUBMODULE_MODE ? null : await this.#objects.size(file.oid) };
  }

  async #content(entry: Entry | undefined, size: number): Promise<Content> {
    if (entry === undefined) return { kind: "absent" };
    const { mode, oid } = entry;
    if (mode === LINK_MODE) return { kind: "symlink", oid };
    if (mode === SUBMODULE_MODE) return { kind: "submodule", oid };
    if (mode === FOLDER_MODE) return { kind: "folder", oid };
    if (size > TEXT_LIMIT) return { kind: "too-large", oid, size, limit: TEXT_LIMIT };
    const text = decodeText(await this.#objects.content(oid));
    return text === null ? { kind: "binary", oid, size } : { kind: "text", text, oid, size };
  }
}

/** Whether a path can name something in a git tree at all. */
function isPlain(path: string): boolean {
  if (path === "" || path.length > LONGEST_PATH || path.includes("\0")) return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

function isFile({ mode }: Entry): boolean {
  return mode.startsWith("100");
}

/** Asks for each path, once and all at the same time, so that what is asked of git travels together. */
async function forEach<T>(
  paths: readonly string[],
  ask: (path: string) => Promise<T>,
): Promise<Map<string, T>> {
  const asked = [...new Set(paths)].map(async (path): Promise<[string, T]> => [path, await ask(path)]);
  return new Map(await Promise.all(asked));
}
