// Measures one contestant on one set, in a process of its own: caches of hundreds of megabytes must not weigh on the next.
//   node measure-one.ts <contestant> <folder> <cap in ms>
import { CONTESTANTS, type Contestant, type ContestantName, type OwnersOf } from "./matchers.ts";
import { pathsOf } from "./rule-sets.ts";

/** What one process measured; times in milliseconds. */
export interface Measured {
  /** Load and 100 paths, the very first time: what a short-lived process pays. */
  readonly first: number;
  /** The same with the machine code warm: the least of several; `null` where the first took too long to repeat. */
  readonly again: number | null;
  /** Per path, the first pass of a fresh matcher over all paths. */
  readonly cold: number;
  /** Per path, the best later pass over the same paths. */
  readonly warm: number;
  /** 1: all paths; n: every nth, since all would have taken longer than the cap. */
  readonly stride: number;
  /** Owners of the 100 paths, to be compared. */
  readonly owners: readonly string[];
}

/** What passes found: used, so that no compiler may leave it out. */
let owned = 0;

const [, , name = "", folder = "", cap = "1000"] = process.argv;
const result = isContestant(name)
  ? attempt(CONTESTANTS[name], folder, Number(cap))
  : { failed: `no ${name}` };
process.stdout.write(JSON.stringify(result));

function isContestant(name: string): name is ContestantName {
  return Object.hasOwn(CONTESTANTS, name);
}

function attempt(
  contestant: Contestant,
  folder: string,
  cap: number,
): Measured | { readonly failed: string } {
  try {
    return measure(contestant, folder, cap);
  } catch (error) {
    return { failed: error instanceof Error ? error.message : String(error) };
  }
}

function measure({ open }: Contestant, folder: string, cap: number): Measured {
  const load = open();
  const paths = pathsOf(folder);
  const some = every(paths, Math.max(1, paths.length / 100));
  const owners: string[] = [];
  const first = time(() => {
    const ownersOf = load(folder);
    for (const path of some) owners.push(ownersOf(path).join(" "));
  });
  const repeat = () => {
    const ownersOf = load(folder);
    for (const path of some) ownersOf(path);
  };
  const again = first > cap ? null : best(cap, repeat);
  const stride = Math.max(1, Math.ceil(expectedTime(() => load(folder), paths, cap) / cap));
  const list = every(paths, stride);
  const fresh = load(folder);
  const cold = time(() => pass(fresh, list)) / list.length;
  const warm = best(cap, () => pass(fresh, list)) / list.length;
  return { first, again, cold, warm, stride, owners };
}

/**
 * Milliseconds that a first pass over all paths should take, from samples that grow as long as they are quick: the first
 * paths of a matcher that prepares itself on the way say little about the rest.
 */
function expectedTime(fresh: () => OwnersOf, paths: readonly string[], cap: number): number {
  for (let size = 20; ; size *= 10) {
    const ownersOf = fresh();
    const list = every(paths, Math.max(1, paths.length / size));
    const took = time(() => pass(ownersOf, list));
    const expected = (took / list.length) * paths.length;
    if (expected <= cap || took > cap / 4 || list.length === paths.length) return expected;
  }
}

function pass(ownersOf: OwnersOf, paths: readonly string[]): void {
  for (const path of paths) owned += ownersOf(path).length;
}

function every(paths: readonly string[], step: number): readonly string[] {
  return Array.from(
    { length: Math.floor(paths.length / step) },
    (_, index) => paths[Math.floor(index * step)] ?? "",
  );
}

function time(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

/** The least of several times, at least one, as many as fit into the cap. */
function best(cap: number, work: () => void): number {
  const began = performance.now();
  let least = time(work);
  for (let count = 1; count < 200 && performance.now() - began < cap; count++) {
    least = Math.min(least, time(work));
  }
  return least;
}
