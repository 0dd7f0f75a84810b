import {
  type Content,
  type Entry,
  type ListedFile,
  type Listing,
  TEXT_LIMIT,
  type Tree,
} from "#core/model/tree.ts";
import { decodeText } from "./decode-text.ts";
import { readObjects } from "./read-objects.ts";
import { runGit } from "./run-git.ts";

interface TreeLine extends Entry {
  readonly path: string;
  readonly type: string;
  readonly size: number | null;
}

/** Paths for one call of git: well below the smallest limit of an operating system on arguments. */
const PATHS_A_CALL = 500;

/** One commit of a local clone, read with git itself and never checked out. */
export class GitTree implements Tree {
  readonly commit: string;
  readonly #dir: string;

  constructor(dir: string, commit: string) {
    this.#dir = dir;
    this.commit = commit;
  }

  async entries(paths: readonly string[]): Promise<ReadonlyMap<string, Entry>> {
    const lines = await this.#lines(paths);
    return new Map([...lines].map(([path, { mode, oid }]) => [path, { mode, oid }]));
  }

  async list(folders: readonly string[]): Promise<ReadonlyMap<string, Listing>> {
    const listings = folders.map(async (folder): Promise<[string, Listing]> => {
      const where = folder === "" ? [] : isPlain(folder) ? [`${folder}/`] : null;
      if (where === null) return [folder, { files: [], complete: true }];
      const lines = await this.#lsTree(["-r", "-l"], where);
      const files = lines.map(({ path, mode, oid, size }): ListedFile => ({ path, mode, oid, size }));
      return [folder, { files, complete: true }];
    });
    return new Map(await Promise.all(listings));
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, Content>> {
    const lines = await this.#lines(paths);
    const wanted = [...lines.values()].filter((line) => isFile(line) && (line.size ?? 0) <= TEXT_LIMIT);
    const objects = await readObjects(
      this.#dir,
      wanted.map(({ oid }) => oid),
    );
    return new Map(paths.map((path) => [path, contentOf(lines.get(path), objects)]));
  }

  async #lines(paths: readonly string[]): Promise<Map<string, TreeLine>> {
    const plain = [...new Set(paths.filter(isPlain))];
    const found = new Map<string, TreeLine>();
    for (let at = 0; at < plain.length; at += PATHS_A_CALL) {
      for (const line of await this.#lsTree(["-l"], plain.slice(at, at + PATHS_A_CALL)))
        found.set(line.path, line);
    }
    return found;
  }

  async #lsTree(flags: readonly string[], paths: readonly string[]): Promise<TreeLine[]> {
    const output = await runGit(this.#dir, [
      "ls-tree",
      "-z",
      "--full-tree",
      ...flags,
      this.commit,
      "--",
      ...paths,
    ]);
    return output.toString("utf8").split("\0").flatMap(parseLine);
  }
}

/** Whether a path can name something in a git tree at all. */
function isPlain(path: string): boolean {
  return (
    path !== "" && path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..")
  );
}

/** One line of `ls-tree -l`: `mode type oid  size<TAB>path`; a folder's and a submodule's size is `-`. */
function parseLine(line: string): TreeLine[] {
  const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line);
  if (match === null) return [];
  const [, mode = "", type = "", oid = "", size = "-", path = ""] = match;
  return [{ mode, type, oid, path, size: size === "-" ? null : Number(size) }];
}

function isFile({ type, mode }: TreeLine): boolean {
  return type === "blob" && mode !== "120000";
}

function contentOf(line: TreeLine | undefined, objects: ReadonlyMap<string, Buffer>): Content {
  if (line === undefined) return { kind: "absent" };
  const { oid, mode, type } = line;
  if (mode === "120000") return { kind: "symlink", oid };
  if (type === "commit") return { kind: "submodule", oid };
  if (type === "tree") return { kind: "folder", oid };
  const size = line.size ?? 0;
  if (size > TEXT_LIMIT) return { kind: "too-large", oid, size, limit: TEXT_LIMIT };
  const text = decodeText(objects.get(oid) ?? Buffer.alloc(0));
  return text === null ? { kind: "binary", oid, size } : { kind: "text", text, oid, size };
}
