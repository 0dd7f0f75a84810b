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
import { GitError, runGit } from "./run-git.ts";

interface TreeLine extends Entry {
  readonly path: string;
  readonly type: string;
  readonly size: number | null;
}

/** UTF-16 units of paths for one call of git: below the smallest limit of an operating system on arguments, whatever they are. */
const UNITS_A_CALL = 32_000;
/** Longest path that is looked for: no operating system could check out a longer one. */
const LONGEST_PATH = 4096;

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
    const listed = new Map(folders.map((folder): [string, ListedFile[]] => [folder, []]));
    const plain = [...listed.keys()].filter(isPlain).map((folder) => `${folder}/`);
    const lines = listed.has("")
      ? await this.#lsTree(["-r", "-l"], [])
      : await this.#inChunks(["-r", "-l"], plain);
    for (const { path, mode, oid, size } of lines) {
      for (const folder of foldersAbove(path)) listed.get(folder)?.push({ path, mode, oid, size });
    }
    return new Map([...listed].map(([folder, files]) => [folder, { files, complete: true }]));
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
    const found = new Map<string, TreeLine>();
    for (const level of levelsOf(paths.filter(isPlain)))
      for (const line of await this.#inChunks(["-l"], level)) found.set(line.path, line);
    return found;
  }

  /** The lines that many paths come to, each once. */
  async #inChunks(flags: readonly string[], paths: readonly string[]): Promise<Iterable<TreeLine>> {
    const found = new Map<string, TreeLine>();
    for (const chunk of chunksOf(paths))
      for (const line of await this.#lsTree(flags, chunk)) found.set(line.path, line);
    return found.values();
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
  if (path === "" || path.length > LONGEST_PATH || path.includes("\0")) return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

/** Distinct paths, apart by how many of the others they lie below: asked for together, git would enter a folder instead of naming it. */
function levelsOf(paths: readonly string[]): string[][] {
  const asked = new Set(paths);
  const levels: string[][] = [];
  for (const path of asked) {
    const level = foldersAbove(path).filter((folder) => asked.has(folder)).length;
    for (let missing = levels.length; missing <= level; missing++) levels.push([]);
    levels[level]?.push(path);
  }
  return levels;
}

function chunksOf(paths: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let units = Number.POSITIVE_INFINITY;
  for (const path of paths) {
    units += path.length + 1;
    if (units > UNITS_A_CALL) {
      chunks.push([]);
      units = path.length + 1;
    }
    chunks.at(-1)?.push(path);
  }
  return chunks;
}

/** The folders that a path lies in, the root among them. */
function foldersAbove(path: string): string[] {
  const segments = path.split("/");
  return segments.map((_, index) => segments.slice(0, index).join("/"));
}

/** One line of `ls-tree -l`: `mode type oid  size<TAB>path`; a folder's and a submodule's size is `-`, a lost object's `BAD`. */
function parseLine(line: string): TreeLine[] {
  if (line === "") return [];
  const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t(.+)$/s.exec(line);
  if (match === null)
    throw new GitError("git-failed", `git ls-tree gave a line that cannot be read: ${line}`);
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
