import { CatFile } from "./cat-file.ts";
import { GitError } from "./git-error.ts";
import type { GitObject } from "./object-stream.ts";
import { type Folder, parseFolder } from "./parse-folder.ts";
import type { GitEnvironment } from "./spawn-git.ts";

/** Entries of folders that are remembered at most, so that a monorepo read from end to end does not stay in memory. */
const MOST_REMEMBERED = 200_000;

/**
 * The objects of one local clone: two processes of git for everything that is read of it, each from its first use to the
 * end of this process. What any method is asked at once travels together. Methods reject with a {@link GitError}.
 */
export class GitObjects {
  readonly dir: string;
  readonly #facts: CatFile;
  readonly #contents: CatFile;
  readonly #folders = new Map<string, Promise<Folder>>();
  #remembered = 0;

  /** With an environment, git reads objects where that says, such as those of a {@link WorkTree}. */
  constructor(dir: string, env: GitEnvironment = {}) {
    this.dir = dir;
    this.#facts = new CatFile(dir, "--batch-check", env);
    this.#contents = new CatFile(dir, "--batch", env);
  }

  /** The id of the object that a revision leads to, or `null` when the clone does not hold it. */
  async id(revision: string): Promise<string | null> {
    return (await this.#facts.ask(revision))?.oid ?? null;
  }

  /** Bytes of an object; rejects when the clone does not hold it. */
  async size(oid: string): Promise<number> {
    return found(await this.#facts.ask(oid), oid).size;
  }

  /** The content of a file; rejects when the clone does not hold it, and beyond 100 MiB. */
  async content(oid: string): Promise<Buffer> {
    return (await this.#whole(oid, "blob")).body;
  }

  /** What lies in a folder, by its id or by a revision that always leads to the same one; rejects where there is none. */
  folder(id: string): Promise<Folder> {
    const known = this.#folders.get(id);
    if (known !== undefined) return known;
    const reading = this.#readFolder(id);
    this.#folders.set(id, reading);
    // What failed once may succeed the next time it is asked for.
    reading.catch(() => this.#folders.delete(id));
    return reading;
  }

  /** Ends the processes that were started. Without it they end when this process does. */
  close(): void {
    this.#facts.close();
    this.#contents.close();
  }

  async #readFolder(id: string): Promise<Folder> {
    const { oid, body } = await this.#whole(id, "tree");
    const folder = parseFolder(body, oid.length / 2);
    this.#remembered += folder.size;
    if (this.#remembered > MOST_REMEMBERED) {
      this.#folders.clear();
      this.#remembered = 0;
    }
    return folder;
  }

  async #whole(name: string, type: "blob" | "tree"): Promise<GitObject> {
    const object = found(await this.#contents.ask(name), name);
    if (object.type === type) return object;
    throw new GitError("git-failed", `object ${object.oid} is a ${object.type} and no ${type}`);
  }
}

function found(object: GitObject | null, name: string): GitObject {
  if (object === null) throw new GitError("git-failed", `object ${name} is not in this clone`);
  return object;
}
