import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** A plain value under its dotted name. */
export interface Leaf {
  readonly name: string;
  readonly value: number | string | boolean | null;
  readonly at: Foreign;
}

/** The plain values of a document, and the place where it holds more than is read. */
export interface Leaves {
  readonly leaves: readonly Leaf[];
  readonly cutAt?: Foreign;
}

const MOST_LEAVES = 20_000;
/** Values of any kind that are looked at: aliases make a small file hold many empty ones. */
const MOST_VISITED = 100_000;
/** A longer dotted name is no setting; names of this size also keep a hostile file from taking much memory. */
const LONGEST_NAME = 500;

/**
 * The plain values below `root`, in the order of the file: keys are joined by dots, list entries go by index. YAML's merge key
 * (`<<: *base`) is resolved, a key of the mapping itself wins. Numbers that are not finite are the texts `.nan`, `.inf`, `-.inf`.
 * Reads at most 20,000 values with names of up to 500 characters, and says where it stopped.
 */
export function leavesIn(root: Foreign, prefix = ""): Leaves {
  return new Walk().run(root, prefix);
}

/** Tells that a document held more than was read. */
export function tellCut({ cutAt }: Leaves, builder: ReadingBuilder): void {
  if (cutAt === undefined) return;
  const says = "From here on there are more than {limit} values, or names longer than {longest} characters.";
  const fix = "List the file that holds the settings, not the data.";
  const values = { limit: MOST_LEAVES, longest: LONGEST_NAME };
  builder.problem({ id: "too-many-values", says, fix, values }, cutAt.where);
}

class Walk {
  readonly #leaves: Leaf[] = [];
  #visited = 0;
  #cutAt: Foreign | undefined;

  run(root: Foreign, prefix: string): Leaves {
    this.#visit(root, prefix, root);
    return this.#cutAt === undefined
      ? { leaves: this.#leaves }
      : { leaves: this.#leaves, cutAt: this.#cutAt };
  }

  #visit(from: Foreign, name: string, parent: Foreign): void {
    this.#visited += 1;
    const full = this.#leaves.length >= MOST_LEAVES || this.#visited > MOST_VISITED;
    if (full || name.length > LONGEST_NAME) {
      this.#cutAt ??= parent;
      return;
    }
    if (from.isMapping) this.#children(entriesOf(from), name, from);
    else if (from.isList) this.#children([...from.items.entries()], name, from);
    else if (name !== "") this.#leaves.push({ name, value: plain(from.value), at: from });
  }

  #children(children: Iterable<readonly [string | number, Foreign]>, name: string, parent: Foreign): void {
    const prefix = name === "" ? "" : `${name}.`;
    for (const [key, child] of children) {
      if (this.#visited > MOST_VISITED) return;
      this.#visit(child, `${prefix}${key}`, parent);
    }
  }
}

/** The entries of a mapping with those that its merge key brings in. */
function entriesOf(mapping: Foreign): readonly (readonly [string, Foreign])[] {
  const own = mapping.entries;
  const merge = mapping.at("<<");
  const merged = merge.isMapping ? [merge] : merge.items;
  if (merged.length === 0 || !merged.every((each) => each.isMapping)) return own;
  const all = new Map(own.filter(([key]) => key !== "<<"));
  for (const each of merged) for (const [key, value] of each.entries) if (!all.has(key)) all.set(key, value);
  return [...all];
}

function plain(value: unknown): Leaf["value"] {
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (typeof value !== "number") return null;
  if (Number.isFinite(value)) return value;
  return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
}
