/** Keys of a mapping that are compared one by one, before an index of them is worth its cost. */
const FEW = 8;

/** The keys of the mappings that a walk is in, to find those that stand twice. Most mappings are too small for a map of their own. */
export class SeenKeys {
  readonly #names: string[] = [];
  readonly #starts: number[] = [];
  /** Where the keys of each open mapping begin, and the index of its keys once it is large. */
  readonly #firsts: number[] = [];
  readonly #indexes: (Map<string, number> | undefined)[] = [];

  /** Enters a mapping. */
  open(): void {
    this.#firsts.push(this.#names.length);
    this.#indexes.push(undefined);
  }

  /** Leaves the innermost mapping. */
  close(): void {
    const first = this.#firsts.pop() ?? 0;
    this.#names.length = first;
    this.#starts.length = first;
    this.#indexes.pop();
  }

  /** Keeps a key of the innermost mapping that begins at an offset. Gives where the same key begins before it, if it does. */
  keep(name: string, start: number): number | undefined {
    const at = this.#indexes.length - 1;
    const index = this.#indexes[at];
    if (index !== undefined) {
      const earlier = index.get(name);
      if (earlier === undefined) index.set(name, start);
      return earlier;
    }
    const first = this.#firsts[at] ?? 0;
    for (let i = first; i < this.#names.length; i++) if (this.#names[i] === name) return this.#starts[i];
    this.#names.push(name);
    this.#starts.push(start);
    if (this.#names.length - first > FEW) this.#indexes[at] = this.#indexFrom(first);
    return undefined;
  }

  #indexFrom(first: number): Map<string, number> {
    const index = new Map<string, number>();
    for (let i = first; i < this.#names.length; i++) index.set(this.#names[i] ?? "", this.#starts[i] ?? 0);
    return index;
  }
}
