import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readlink } from "node:fs/promises";
import { join } from "node:path";
import {
  BYTES_LIMIT,
  type Content,
  type Entry,
  type ListedFile,
  type Listing,
  TEXT_LIMIT,
  type Tree,
} from "#core/model/tree.ts";
import { decodeText } from "#git/decode-text.ts";
import type { GitObjects } from "#git/git-objects.ts";
import { readInside } from "./read-inside.ts";
import type { WorkFile } from "./work-files.ts";

const FOLDER = "040000";
const LINK = "120000";
const SUBMODULE = "160000";

/**
 * A commit that does not exist yet: the files that would be in it, each read where it is. Files have the object ids that git
 * would give them; a folder's id is our own, equal where everything below is.
 */
export class PlannedTree implements Tree {
  /** No commit has this id. */
  readonly commit: string = "0".repeat(40);
  readonly #root: string;
  readonly #files: ReadonlyMap<string, WorkFile>;
  readonly #objects: GitObjects;
  readonly #folders: ReadonlySet<string>;
  readonly #ids = new Map<string, Promise<string>>();

  constructor(root: string, files: ReadonlyMap<string, WorkFile>, objects: GitObjects) {
    this.#root = root;
    this.#files = files;
    this.#objects = objects;
    this.#folders = foldersOf(files.keys());
  }

  async entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    const found = await Promise.all(
      [...new Set(paths)].map(async (path) => [path, await this.#entry(path)] as const),
    );
    return new Map(found.flatMap(([path, entry]) => (entry === null ? [] : [[path, entry]])));
  }

  async list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
    const found = folders.map(async (folder): Promise<[string, Listing]> => {
      const files = this.#below(folder).map(async ([path, file]): Promise<ListedFile> => {
        const [oid, size] = await Promise.all([this.#id(path, file), this.#size(file)]);
        return { path, mode: file.mode, oid, size };
      });
      return [folder, { files: await Promise.all(files), complete: true }];
    });
    return new Map(await Promise.all(found));
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    const found = [...new Set(paths)].map(
      async (path): Promise<[string, Content]> => [path, await this.#content(path)],
    );
    return new Map(await Promise.all(found));
  }

  async bytes(path: string): Promise<Uint8Array | null> {
    const file = this.#files.get(path);
    if (file === undefined || !file.mode.startsWith("100")) return null;
    return (await this.#size(file)) > BYTES_LIMIT ? null : this.#bytes(path, file);
  }

  async #entry(path: string): Promise<Entry | null> {
    const file = this.#files.get(path);
    if (file !== undefined) return { mode: file.mode, oid: await this.#id(path, file) };
    if (!this.#folders.has(path)) return null;
    const below = await Promise.all(
      this.#below(path).map(async ([each, file]) => `${file.mode} ${await this.#id(each, file)} ${each}`),
    );
    return { mode: FOLDER, oid: createHash("sha1").update(below.join("\0")).digest("hex") };
  }

  async #content(path: string): Promise<Content> {
    const entry = await this.#entry(path);
    if (entry === null) return { kind: "absent" };
    const { mode, oid } = entry;
    if (mode === FOLDER) return { kind: "folder", oid };
    if (mode === LINK) return { kind: "symlink", oid };
    if (mode === SUBMODULE) return { kind: "submodule", oid };
    const file = this.#files.get(path);
    const size = file === undefined ? 0 : await this.#size(file);
    if (size > TEXT_LIMIT) return { kind: "too-large", oid, size, limit: TEXT_LIMIT };
    const bytes = file === undefined ? null : await this.#bytes(path, file);
    const text = bytes === null ? null : decodeText(bytes);
    return text === null ? { kind: "binary", oid, size } : { kind: "text", text, oid, size };
  }

  #below(folder: string): readonly (readonly [string, WorkFile])[] {
    const prefix = folder === "" ? "" : `${folder}/`;
    return [...this.#files]
      .filter(([path]) => path.startsWith(prefix))
      .sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  }

  async #size(file: WorkFile): Promise<number> {
    if (file.from === "plan") return file.bytes.length;
    if (file.from === "disk") return file.size;
    return file.mode === SUBMODULE ? 0 : this.#objects.size(file.oid);
  }

  async #bytes(path: string, file: WorkFile): Promise<Buffer | null> {
    if (file.from === "plan") return file.bytes;
    if (file.from === "index") return this.#objects.content(file.oid);
    return readInside(this.#root, path, BYTES_LIMIT);
  }

  #id(path: string, file: WorkFile): Promise<string> {
    if (file.from === "index") return Promise.resolve(file.oid);
    const known = this.#ids.get(path);
    if (known !== undefined) return known;
    const made = this.#hash(path, file);
    this.#ids.set(path, made);
    return made;
  }

  async #hash(path: string, file: WorkFile): Promise<string> {
    const hash = createHash("sha1").update(`blob ${await this.#size(file)}\0`);
    if (file.from === "plan") return hash.update(file.bytes).digest("hex");
    if (file.mode === LINK) return hash.update(await readlink(join(this.#root, path))).digest("hex");
    for await (const chunk of createReadStream(join(this.#root, path))) hash.update(chunk as Buffer);
    return hash.digest("hex");
  }
}

/** Every folder on the way to a file; the root is none. */
function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf("/"); end > 0; end = path.lastIndexOf("/", end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}
