import type { Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";
import type { Change } from "./history.ts";
import { changesBetween, commitsBetween, mergeBase } from "./history.ts";
import { ObjectStore } from "./object-store.ts";

/** The open object reader of a repository: one process each, kept until the forge closes. */
export function storeOf(world: World, repository: Repository): ObjectStore {
  const known = world.stores.get(repository.id);
  if (known !== undefined) return known;
  const store = new ObjectStore(repository.dir);
  world.stores.set(repository.id, store);
  return store;
}

/** What a pull request of `head` into `base` shows: changes since the merge base (three dots), and its commits. */
export interface Comparison {
  readonly mergeBase: string;
  /** Whether the two share any history. */
  readonly related: boolean;
  readonly changes: readonly Change[];
  readonly commits: readonly string[];
}

const answers = new WeakMap<Repository, Map<string, Promise<Comparison>>>();

/** Compares as GitHub does, from the merge base; unrelated histories from the base itself. Two commits never change, so each pair is asked of git once. */
export function compareCommits(repository: Repository, base: string, head: string): Promise<Comparison> {
  const known = answers.get(repository) ?? new Map<string, Promise<Comparison>>();
  answers.set(repository, known);
  const key = `${base} ${head}`;
  const comparison = known.get(key) ?? compareAnew(repository, base, head);
  known.set(key, comparison);
  return comparison;
}

async function compareAnew(repository: Repository, base: string, head: string): Promise<Comparison> {
  const shared = await mergeBase(repository.dir, base, head);
  const start = shared ?? base;
  const [changes, commits] = await Promise.all([
    changesBetween(repository.dir, start, head),
    commitsBetween(repository.dir, base, head),
  ]);
  return { mergeBase: start, related: shared !== null, changes, commits };
}
