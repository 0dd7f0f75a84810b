import { createHash } from "node:crypto";
import {
  BYTES_LIMIT,
  type Content,
  type Entry,
  type ListedFile,
  type Listing,
  TEXT_LIMIT,
  type Tree,
} from "#core/model/tree.ts";

/** A file of a {@link MemoryTree}: text, bytes, or what git keeps apart by its mode. */
export type MemoryFile =
  | string
  | Uint8Array
  | { readonly executable: string }
  | { readonly link: string }
  | { readonly submodule: string };

/** Files by path. */
export type MemoryFiles = Readonly<Record<string, MemoryFile>>;

interface Blob extends Entry {
  readonly bytes: Buffer | null;
}

/** A commit made of a plain object, with the very object ids that git would give. For tests. */
export class MemoryTree implements Tree {
  readonly commit: string;
  readonly #files = new Map<string, Blob>();
  readonly #entries = new Map<string, Entry>();
  /** Folders whose listing is cut, as a remote source may cut it. */
  readonly #cut: ReadonlySet<string>;

  constructor(commit: string, files: MemoryFiles, cut: readonly string[] = []) {
    this.commit = commit;
    this.#cut = new Set(cut);
    for (const [path, file] of Object.entries(files)) this.#files.set(path, blobOf(file));
    this.#fold("", [...this.#files.keys()]);
  }

  async entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    const found = new Map<string, Entry>();
    for (const path of paths) {
      const entry = this.#entries.get(path);
      if (entry !== undefined) found.set(path, { mode: entry.mode, oid: entry.oid });
    }
    return found;
  }

  async list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
    return new Map(
      folders.map((folder) => {
        const prefix = folder === "" ? "" : `${folder}/`;
        const files = [...this.#files].flatMap(([path, { mode, oid, bytes }]): ListedFile[] =>
          path.startsWith(prefix) ? [{ path, mode, oid, size: bytes?.length ?? null }] : [],
        );
        return [folder, { files: files.sort(byPath), complete: !this.#cut.has(folder) }];
      }),
    );
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    return new Map(paths.map((path) => [path, this.#content(path)]));
  }

  async bytes(path: string): Promise<Uint8Array | null> {
    const file = this.#files.get(path);
    if (file?.bytes == null || !file.mode.startsWith("100")) return null;
    return file.bytes.length > BYTES_LIMIT ? null : file.bytes;
  }

  #content(path: string): Content {
    const entry = this.#entries.get(path);
    if (entry === undefined) return { kind: "absent" };
    const { mode, oid } = entry;
    if (mode === "040000") return { kind: "folder", oid };
    if (mode === "120000") return { kind: "symlink", oid };
    const bytes = this.#files.get(path)?.bytes ?? null;
    if (bytes === null) return { kind: "submodule", oid };
    const size = bytes.length;
    if (size > TEXT_LIMIT) return { kind: "too-large", oid, size, limit: TEXT_LIMIT };
    const text = bytes.includes(0) || !isUtf8(bytes) ? null : bytes.toString("utf8");
    return text === null ? { kind: "binary", oid, size } : { kind: "text", text, oid, size };
  }

  /** Gives every folder its tree id, as git computes it: entries by name, folders sorted as if they ended in a slash. */
  #fold(folder: string, paths: readonly string[]): string {
    const prefix = folder === "" ? "" : `${folder}/`;
    const names = [...new Set(paths.map((path) => path.slice(prefix.length).split("/")[0] ?? ""))];
    const rows = names.map((name) => {
      const path = `${prefix}${name}`;
      const below = paths.filter((each) => each.startsWith(`${path}/`));
      const file = this.#files.get(path);
      const entry = file ?? { mode: "040000", oid: this.#fold(path, below) };
      this.#entries.set(path, entry);
      return { ...entry, name, key: Buffer.from(file === undefined ? `${name}/` : name) };
    });
    const body = rows
      .sort((a, b) => Buffer.compare(a.key, b.key))
      .map(({ mode, name, oid }) =>
        Buffer.concat([Buffer.from(`${mode.replace(/^0/, "")} ${name}\0`), Buffer.from(oid, "hex")]),
      );
    return objectId("tree", Buffer.concat(body));
  }
}

function blobOf(file: MemoryFile): Blob {
  if (typeof file === "string" || file instanceof Uint8Array)
    return plain("100644", typeof file === "string" ? Buffer.from(file) : Buffer.from(file));
  if ("executable" in file) return plain("100755", Buffer.from(file.executable));
  if ("link" in file) return plain("120000", Buffer.from(file.link));
  return { mode: "160000", oid: file.submodule, bytes: null };
}

function plain(mode: string, bytes: Buffer): Blob {
  return { mode, oid: objectId("blob", bytes), bytes };
}

function objectId(type: "blob" | "tree", bytes: Buffer): string {
  return createHash("sha1").update(`${type} ${bytes.length}\0`).update(bytes).digest("hex");
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.compare(Buffer.from(bytes.toString("utf8")), bytes) === 0;
}

/** Git's own order: by the bytes of the whole path. */
function byPath(a: ListedFile, b: ListedFile): number {
  return Buffer.compare(Buffer.from(a.path), Buffer.from(b.path));
}
