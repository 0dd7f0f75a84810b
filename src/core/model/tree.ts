/** What git records for a path: its mode and object id. Equality of both is equality of content. */
export interface Entry {
  /** `100644`, `100755`, `120000` (symbolic link), `160000` (submodule) or `040000` (folder). */
  readonly mode: string;
  readonly oid: string;
}

/** A file below a folder, with its size in bytes where git knows it. */
export interface ListedFile extends Entry {
  readonly path: string;
  readonly size: number | null;
}

/** Every file below a folder. `complete` is false when the source cut the list: then nothing may be concluded from absence. */
export interface Listing {
  readonly files: readonly ListedFile[];
  readonly complete: boolean;
}

/** What was found where a file was asked for. */
export type Content =
  | { readonly kind: "text"; readonly text: string; readonly oid: string; readonly size: number }
  | { readonly kind: "binary"; readonly oid: string; readonly size: number }
  | { readonly kind: "too-large"; readonly oid: string; readonly size: number; readonly limit: number }
  | { readonly kind: "symlink" | "submodule" | "folder"; readonly oid: string }
  | { readonly kind: "absent" };

/** Largest file that is read as text, in bytes. Larger ones are named by digest only. */
export const TEXT_LIMIT = 5 * 1024 * 1024;

/**
 * One commit, read-only: the small port behind which a local clone and GitHub's API look the same.
 * Calls take many paths, so that a remote reader can answer them in one request.
 * A path that cannot exist in git (absolute, `..`, empty segment) is `absent`, never an escape.
 * Methods reject only on our own failure (a commit that cannot be read, a broken connection).
 */
export interface Tree {
  readonly commit: string;
  /** Entries of the paths; a path without an entry is missing from the map. */
  entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>>;
  /** Every file below each folder, at any depth; a folder that does not exist lists nothing. `""` is the root. */
  list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>>;
  /** Contents of the paths; every path asked for is in the map. Text is UTF-8; anything else is `binary`. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>>;
  /**
   * The bytes of one file, for digests and binary headers; `null` when nothing or no plain file stands there, or when it is
   * larger than {@link BYTES_LIMIT}. One at a time, so that a package of large files never stands in memory as a whole.
   */
  bytes(path: string): Promise<Uint8Array | null>;
}

/** Largest file whose bytes are read, in bytes: what GitHub gives of one blob. */
export const BYTES_LIMIT = 100 * 1024 * 1024;
