import { createHash } from "node:crypto";
import type { Stats } from "node:fs";
import { lstat, readdir, readFile, readlink } from "node:fs/promises";
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

/** What stands at a path instead of what the folder has: a text, or nothing. */
export type Overlay = Readonly<Record<string, string | null>>;

/** A file as git would record it. */
interface Blob extends Entry {
  readonly size: number;
  readonly bytes: Uint8Array | null;
}

/**
 * A folder on disk as if it were a commit, git or not, with other texts laid over some of its paths. Object ids of files are
 * those that git would give. Links are not followed, and what git keeps for itself is not listed.
 */
export class FolderTree implements Tree {
  readonly commit: string;
  readonly #root: string;
  readonly #overlay: ReadonlyMap<string, string | null>;
  readonly #blobs = new Map<string, Promise<Blob | null>>();

  /** `commit` is the id that it goes by. */
  constructor(root: string, commit: string, overlay: Overlay = {}) {
    this.commit = commit;
    this.#root = root;
    this.#overlay = new Map(Object.entries(overlay));
  }

  async entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    const found = new Map<string, Entry>();
    for (const path of paths) {
      const entry = (await this.#blob(path)) ?? (await this.#folder(path));
      if (entry !== null) found.set(path, { mode: entry.mode, oid: entry.oid });
    }
    return found;
  }

  async list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
    const listings = new Map<string, Listing>();
    for (const folder of folders) listings.set(folder, { files: await this.#below(folder), complete: true });
    return listings;
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    const contents = new Map<string, Content>();
    for (const path of paths) contents.set(path, await this.#content(path));
    return contents;
  }

  async bytes(path: string): Promise<Uint8Array | null> {
    const blob = await this.#blob(path);
    return blob?.mode === "120000" ? null : (blob?.bytes ?? null);
  }

  async #content(path: string): Promise<Content> {
    const blob = await this.#blob(path);
    if (blob === null) {
      const folder = await this.#folder(path);
      return folder === null ? { kind: "absent" } : { kind: "folder", oid: folder.oid };
    }
    const { mode, oid, size, bytes } = blob;
    if (mode === "120000") return { kind: "symlink", oid };
    if (bytes === null || size > TEXT_LIMIT) return { kind: "too-large", oid, size, limit: TEXT_LIMIT };
    const text = decodeText(bytes);
    return text === null ? { kind: "binary", oid, size } : { kind: "text", text, oid, size };
  }

  #blob(path: string): Promise<Blob | null> {
    const known = this.#blobs.get(path) ?? this.#readBlob(path);
    this.#blobs.set(path, known);
    return known;
  }

  async #readBlob(path: string): Promise<Blob | null> {
    const laid = this.#overlay.get(path);
    if (laid !== undefined) return laid === null ? null : blobOf("100644", Buffer.from(laid));
    const stats = await this.#stats(path);
    if (stats?.isSymbolicLink() === true) {
      return blobOf("120000", Buffer.from(await readlink(join(this.#root, path))));
    }
    if (stats?.isFile() !== true) return null;
    const mode = (stats.mode & 0o100) === 0 ? "100644" : "100755";
    if (stats.size > BYTES_LIMIT)
      return { mode, oid: `${stats.size}`.padStart(40, "0"), size: stats.size, bytes: null };
    return blobOf(mode, await readFile(join(this.#root, path)));
  }

  /** A folder goes by a digest of all that is below it; `null` where there is none. */
  async #folder(path: string): Promise<Entry | null> {
    const files = isPlain(path) ? await this.#below(path) : [];
    if (files.length === 0) return null;
    const rows = files.map(({ path: file, mode, oid }) => `${mode} ${oid} ${file.slice(path.length)}`);
    return { mode: "040000", oid: createHash("sha1").update(rows.join("\n")).digest("hex") };
  }

  async #below(folder: string): Promise<ListedFile[]> {
    const prefix = folder === "" ? "" : `${folder}/`;
    const laid = [...this.#overlay.keys()].filter((path) => path.startsWith(prefix));
    const paths = [...new Set([...(await this.#pathsBelow(folder)), ...laid])].sort();
    const files = await Promise.all(
      paths.map(async (path): Promise<ListedFile[]> => {
        const blob = await this.#blob(path);
        return blob === null ? [] : [{ path, mode: blob.mode, oid: blob.oid, size: blob.size }];
      }),
    );
    return files.flat();
  }

  async #pathsBelow(folder: string): Promise<string[]> {
    const stats = folder === "" ? null : await this.#stats(folder);
    if (stats !== null && !stats.isDirectory()) return [];
    if (folder !== "" && stats === null) return [];
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
    const below = entries.map(async (entry): Promise<string[]> => {
      if (entry.name === ".git") return [];
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return this.#pathsBelow(path);
      return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
    });
    return (await Promise.all(below)).flat();
  }

  /** `null` where nothing stands, and where a link would have to be followed to get there. */
  async #stats(path: string): Promise<Stats | null> {
    if (!isPlain(path)) return null;
    const segments = path.split("/");
    for (let length = 1; length < segments.length; length++) {
      const above = await statsOf(join(this.#root, ...segments.slice(0, length)));
      if (above?.isDirectory() !== true) return null;
    }
    return statsOf(join(this.#root, path));
  }
}

/** A path that git could record: neither absolute nor out of the folder. */
function isPlain(path: string): boolean {
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

async function statsOf(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT" || code === "ENOTDIR" || code === "ENAMETOOLONG") return null;
    throw error;
  }
}

function blobOf(mode: string, bytes: Uint8Array): Blob {
  const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  return { mode, oid, size: bytes.length, bytes };
}
