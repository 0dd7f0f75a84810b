import { DigestMemory } from "#core/collect/collect-digests.ts";
import type { Content, Entry, Listing, Tree } from "#core/model/tree.ts";
import type { CommitChanges } from "./read-changes.ts";

/** What is remembered of one commit of one repository. */
class CommitMemory {
  readonly entries = new Map<string, Entry | null>();
  readonly listings = new Map<string, Listing>();
  readonly contents = new Map<string, Content>();
  readonly changes = new Map<string, CommitChanges>();
  weight = 0;
  /** Set once it was dropped: what still runs may fill it, but it no longer counts. */
  forgotten = false;
}

/** Characters that are remembered of all commits together. */
const MOST = 64 * 1024 * 1024;

/** Weight of something that is remembered beside its text: its key, its ids, and what a map takes for it. */
const PIECE = 200;

/**
 * Content that was read, remembered from one evaluation to the next: commits never change, so what a commit holds is
 * asked for once. Bounded; the commits that were not asked for longest are forgotten first. Who may do what, reviews and
 * checks are never remembered.
 */
export class ContentMemory {
  /** Digests of files, by object id. */
  readonly digests = new DigestMemory();
  readonly #most: number;
  readonly #commits = new Map<string, CommitMemory>();
  #weight = 0;

  constructor(most = MOST) {
    this.#most = most;
  }

  /** The tree, asked only for what is not known yet. A read that fails is not remembered. */
  remembering(repository: string, tree: Tree): Tree {
    const memory = this.#of(repository, tree.commit);
    return {
      commit: tree.commit,
      entries: async (paths) => {
        await this.#learn(memory, memory.entries, paths, async (missing) => {
          const found = await tree.entries(missing);
          return new Map(missing.map((path) => [path, found.get(path) ?? null]));
        });
        return new Map(
          known(memory.entries, paths).flatMap(([path, entry]) => (entry === null ? [] : [[path, entry]])),
        );
      },
      list: async (folders) => {
        await this.#learn(memory, memory.listings, folders, (missing) => tree.list(missing));
        return new Map(known(memory.listings, folders));
      },
      read: async (paths) => {
        await this.#learn(memory, memory.contents, paths, (missing) => tree.read(missing));
        return new Map(known(memory.contents, paths));
      },
      // Too large to keep; what is made of them is small, and is remembered by those who make it.
      bytes: (path) => tree.bytes(path),
    };
  }

  /** What a commit changes against a base. What could not be read, or not wholly, or not by the commit itself, is asked for again. */
  async changes(
    {
      repository,
      commit,
      against,
    }: { readonly repository: string; readonly commit: string; readonly against: string },
    read: () => Promise<CommitChanges | null>,
  ): Promise<CommitChanges | null> {
    const memory = this.#of(repository, commit);
    const before = memory.changes.get(against);
    if (before !== undefined) return before;
    const changes = await read();
    if (changes === null || !changes.complete || !changes.byCommit) return changes;
    memory.changes.set(against, changes);
    this.#grow(
      memory,
      changes.paths.reduce((sum, path) => sum + path.length + PIECE, PIECE),
    );
    return changes;
  }

  async #learn<T>(
    memory: CommitMemory,
    store: Map<string, T>,
    keys: readonly string[],
    read: (missing: readonly string[]) => Promise<ReadonlyMap<string, T>>,
  ): Promise<void> {
    const missing = [...new Set(keys)].filter((key) => !store.has(key));
    if (missing.length === 0) return;
    let weight = 0;
    for (const [key, value] of await read(missing)) {
      if (!store.has(key)) weight += weightOf(value) + key.length + PIECE;
      store.set(key, value);
    }
    this.#grow(memory, weight);
  }

  #of(repository: string, commit: string): CommitMemory {
    const key = `${repository.toLowerCase()}@${commit}`;
    const memory = this.#commits.get(key) ?? new CommitMemory();
    // Moved to the end: a map keeps the order in which keys came.
    this.#commits.delete(key);
    this.#commits.set(key, memory);
    return memory;
  }

  #grow(memory: CommitMemory, weight: number): void {
    if (memory.forgotten) return;
    memory.weight += weight;
    this.#weight += weight;
    for (const [key, oldest] of this.#commits) {
      if (this.#weight <= this.#most) return;
      this.#commits.delete(key);
      this.#weight -= oldest.weight;
      oldest.forgotten = true;
    }
  }
}

function known<T>(store: ReadonlyMap<string, T>, keys: readonly string[]): [string, T][] {
  return keys.flatMap((key): [string, T][] => {
    const value = store.get(key);
    return value === undefined ? [] : [[key, value]];
  });
}

function weightOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  if ("text" in value && typeof value.text === "string") return value.text.length;
  return "files" in value && Array.isArray(value.files) ? value.files.length * PIECE : 0;
}
