import { compileGlob, type SegmentGlob } from "./segment-glob.ts";

/** What the highest of several globs is chosen by. */
interface Ranked {
  readonly exact: number;
}

interface Entry<Target> extends SegmentGlob {
  readonly target: Target;
}

function extensionOf(name: string): string | null {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? null : name.slice(dot + 1);
}

/**
 * The globs that leave one node, sorted so that few of them are tried on a name: those that fix an extension
 * only on names that have it. Filled first, asked afterwards.
 */
export class GlobTable<Target extends Ranked> {
  readonly #bySource = new Map<string, Entry<Target>>();
  #byExtension: Map<string, Entry<Target>[]> | null = null;
  #others: Entry<Target>[] = [];

  /** Where a glob leads; makes it the first time. */
  target(source: string, make: () => Target): Target {
    let entry = this.#bySource.get(source);
    if (entry === undefined) {
      entry = { ...compileGlob(source), target: make() };
      this.#bySource.set(source, entry);
    }
    return entry.target;
  }

  /** Highest `exact` of the globs that take a file name, or `floor` where none is higher. */
  highest(name: string, floor: number): number {
    const { byExtension, others } = this.#sorted();
    const best = firstMatch(others, name, floor);
    const extension = byExtension.size === 0 ? null : extensionOf(name);
    return extension === null ? best : firstMatch(byExtension.get(extension), name, best);
  }

  /** Targets of all globs that take a folder's name, in no particular order. */
  matching(name: string): Target[] {
    const { byExtension, others } = this.#sorted();
    const extension = extensionOf(name);
    const near = extension === null ? [] : (byExtension.get(extension) ?? []);
    return [...near, ...others].filter((entry) => entry.matches(name)).map((entry) => entry.target);
  }

  #sorted(): { byExtension: ReadonlyMap<string, Entry<Target>[]>; others: Entry<Target>[] } {
    const byExtension = this.#byExtension ?? this.#sort();
    return { byExtension, others: this.#others };
  }

  #sort(): Map<string, Entry<Target>[]> {
    const entries = [...this.#bySource.values()].sort((a, b) => b.target.exact - a.target.exact);
    this.#others = entries.filter((entry) => entry.extension === null);
    const byExtension = new Map<string, Entry<Target>[]>();
    for (const entry of entries) {
      if (entry.extension === null) continue;
      const list = byExtension.get(entry.extension);
      if (list === undefined) byExtension.set(entry.extension, [entry]);
      else list.push(entry);
    }
    this.#byExtension = byExtension;
    return byExtension;
  }
}

/** The entries are sorted, so the first one that matches is the highest. */
function firstMatch<T extends Ranked>(
  entries: readonly Entry<T>[] | undefined,
  name: string,
  floor: number,
): number {
  for (const { target, matches } of entries ?? []) {
    if (target.exact <= floor) return floor;
    if (matches(name)) return target.exact;
  }
  return floor;
}
