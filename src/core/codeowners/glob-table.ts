import { compileGlob, type SegmentGlob } from "./segment-glob.ts";

/** What the highest of several globs is chosen by. */
interface Ranked {
  readonly exact: number;
}

interface Entry<Target> extends SegmentGlob {
  readonly target: Target;
}

interface Sorted<Target> {
  readonly byExtension: ReadonlyMap<string, readonly Entry<Target>[]>;
  readonly others: readonly Entry<Target>[];
}

const NO_ENTRIES: readonly never[] = [];

function withExtensionOf<Target>({ byExtension }: Sorted<Target>, name: string): readonly Entry<Target>[] {
  const dot = byExtension.size === 0 ? -1 : name.lastIndexOf(".");
  return dot < 0 ? NO_ENTRIES : (byExtension.get(name.slice(dot + 1)) ?? NO_ENTRIES);
}

/** The entries are sorted, so the first one that matches is the highest. */
function firstMatch<T extends Ranked>(entries: readonly Entry<T>[], name: string, floor: number): number {
  for (const { target, matches } of entries) {
    if (target.exact <= floor) return floor;
    if (matches(name)) return target.exact;
  }
  return floor;
}

/**
 * The globs that leave one node, sorted so that few of them are tried on a name: those that fix an extension
 * only on names that have it. Filled first, asked afterwards.
 */
export class GlobTable<Target extends Ranked> {
  readonly #targets = new Map<string, Target>();
  #sorted: Sorted<Target> | null = null;

  /** Where a glob leads; makes it the first time. */
  target(source: string, make: () => Target): Target {
    let target = this.#targets.get(source);
    if (target === undefined) {
      target = make();
      this.#targets.set(source, target);
    }
    return target;
  }

  /** Highest `exact` of the globs that take a file name, or `floor` where none is higher. */
  highest(name: string, floor: number): number {
    const sorted = this.#sort();
    return firstMatch(withExtensionOf(sorted, name), name, firstMatch(sorted.others, name, floor));
  }

  /** Visits the targets of all globs that take a folder's name, in no particular order. */
  visit(name: string, enter: (target: Target) => void): void {
    const sorted = this.#sort();
    for (const entry of withExtensionOf(sorted, name)) if (entry.matches(name)) enter(entry.target);
    for (const entry of sorted.others) if (entry.matches(name)) enter(entry.target);
  }

  /** Globs are compiled here, when a path first comes along: most nodes are never reached by a pull request. */
  #sort(): Sorted<Target> {
    if (this.#sorted !== null) return this.#sorted;
    const entries = [...this.#targets].map(([source, target]) => ({ ...compileGlob(source), target }));
    entries.sort((a, b) => b.target.exact - a.target.exact);
    const byExtension = Map.groupBy(entries, (entry) => entry.extension);
    const others = byExtension.get(null) ?? NO_ENTRIES;
    const fixed = new Map<string, readonly Entry<Target>[]>();
    for (const [extension, list] of byExtension) if (extension !== null) fixed.set(extension, list);
    this.#sorted = { byExtension: fixed, others };
    return this.#sorted;
  }
}
