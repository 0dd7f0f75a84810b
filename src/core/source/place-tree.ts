import type { Span } from "#core/model/location.ts";
import { LineMap } from "./line-map.ts";
import { PositionRecorder, type Positions, pointerSegment } from "./positions.ts";

type Path = readonly (string | number)[];
/** Ids of the nodes below one: of a list in its order, of a mapping by name. */
type Children = readonly number[] | ReadonlyMap<string, number>;

/** How many places are kept: a member of a mapping takes two, one for its key. */
const PLACES = 200_000;
/** Numbers that one node takes: start, end, start and end of its key, and the id of the node behind all that is below it. */
const STRIDE = 5;
const ROOT = 0;
const NONE = -1;
/** Members of a mapping that are looked through one by one, before an index of them is worth its cost. */
const FEW = 8;

/**
 * Where each value of a document stands, as offsets in the order of the text. Pointers, lines and columns are worked out only for
 * the places that somebody asks for: most of a large file is never named to anybody.
 *
 * After 200,000 places nothing more is kept, and the nearest parent answers.
 */
export class PlaceTree {
  readonly #text: string;
  readonly #names: (string | null)[] = [];
  readonly #children = new Map<number, Children>();
  #numbers = new Int32Array(STRIDE * 256);
  #left = PLACES;
  #count = 0;
  #lines: LineMap | undefined;
  #record: Positions | undefined;
  /** The path that was asked for last, and the nodes along it: places are mostly asked for in the order of the text. */
  readonly #trail: (string | number)[] = [];
  readonly #trailIds: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Lines and columns of the text. */
  get lines(): LineMap {
    this.#lines ??= new LineMap(this.#text);
    return this.#lines;
  }

  /**
   * Keeps the place of a value, before those below it. `name` is the key in front of it, and `null` in a list and for the root.
   * Gives the id to close it with, or -1 when there was no room.
   */
  open(name: string | null, keyStart: number, keyEnd: number, start: number, end: number): number {
    const cost = name === null ? 1 : 2;
    if (this.#left < cost) {
      this.#left = 0;
      return NONE;
    }
    this.#left -= cost;
    const id = this.#count++;
    const at = id * STRIDE;
    if (at + STRIDE > this.#numbers.length) this.#grow();
    this.#numbers[at] = start;
    this.#numbers[at + 1] = end;
    this.#numbers[at + 2] = keyStart;
    this.#numbers[at + 3] = keyEnd;
    this.#numbers[at + 4] = id + 1;
    this.#names.push(name);
    return id;
  }

  /** Says where a list or mapping ends, after all that is below it. */
  close(id: number, end: number): void {
    if (id === NONE) return;
    this.#numbers[id * STRIDE + 1] = end;
    this.#numbers[id * STRIDE + 4] = this.#count;
  }

  /** Where the value at a path stands, or its nearest parent that was kept. */
  spanOf(path: Path): Span | undefined {
    if (this.#count === 0) return undefined;
    let id = ROOT;
    for (let depth = 0; depth < path.length; depth++) {
      const child = this.#step(id, path[depth] ?? "", depth);
      if (child === undefined) break;
      id = child;
    }
    return this.#span(id);
  }

  /** Where the key that names the value at a path stands; `undefined` when it has none or was not kept. */
  keySpanOf(path: Path): Span | undefined {
    let id: number | undefined = this.#count === 0 ? undefined : ROOT;
    for (const key of path) id = id === undefined ? undefined : this.#child(id, key);
    return id === undefined ? undefined : this.#keySpan(id);
  }

  /** All places at once, by pointer. */
  positions(): Positions {
    if (this.#record === undefined) {
      const recorder = new PositionRecorder();
      if (this.#count > 0) this.#fill(recorder, ROOT, "");
      this.#record = recorder.positions();
    }
    return this.#record;
  }

  #fill(recorder: PositionRecorder, id: number, pointer: string): void {
    const key = this.#keySpan(id);
    if (key !== undefined) recorder.record(`${pointer}#key`, key);
    // What has no room for its pointer has none for the longer ones below it.
    if (!recorder.record(pointer, this.#span(id))) return;
    const below = this.#below(id);
    for (const [index, child] of below.entries())
      this.#fill(recorder, child, `${pointer}/${pointerSegment(this.#names[child] ?? index)}`);
  }

  /** The child of a node that lies on the trail as deep as `depth`: it is there already, or is the next one, or is looked for. */
  #step(id: number, key: string | number, depth: number): number | undefined {
    const known = depth < this.#trail.length ? this.#trailIds[depth] : undefined;
    const last = this.#trail[depth];
    if (known !== undefined && last === key) return known;
    this.#trail.length = depth;
    const child = this.#next(id, key, known, last) ?? this.#child(id, key);
    if (child === undefined) return undefined;
    this.#trail.push(key);
    this.#trailIds[depth] = child;
    return child;
  }

  /** The node behind the last one below the same node, if it is the one that is looked for. */
  #next(
    id: number,
    key: string | number,
    known: number | undefined,
    last: string | number | undefined,
  ): number | undefined {
    if (known === undefined) return undefined;
    const next = this.#numbers[known * STRIDE + 4] ?? 0;
    if (next >= (this.#numbers[id * STRIDE + 4] ?? 0)) return undefined;
    const name = this.#names[next];
    if (typeof name === "string") return name === key ? next : undefined;
    return typeof key === "number" && last === key - 1 ? next : undefined;
  }

  #child(id: number, key: string | number): number | undefined {
    const isMapping = typeof this.#names[id + 1] === "string";
    const found = isMapping ? this.#among(id, String(key)) : NONE;
    if (found !== NONE) return found;
    let children = this.#children.get(id);
    if (children === undefined) {
      children = isMapping ? this.#named(id) : this.#below(id);
      this.#children.set(id, children);
    }
    if ("get" in children) return children.get(String(key));
    if (typeof key === "number") return children[key];
    const index = Number(key);
    return String(index) === key ? children[index] : undefined;
  }

  /** Looks for a name among the first members of a mapping, which are all that most have; -1 where it may be further on. */
  #among(id: number, name: string): number | undefined {
    const end = this.#numbers[id * STRIDE + 4] ?? 0;
    let child = id + 1;
    for (let looked = 0; looked < FEW; looked++) {
      if (child >= end) return undefined;
      if (this.#names[child] === name) return child;
      child = this.#numbers[child * STRIDE + 4] ?? end;
    }
    return NONE;
  }

  /** Ids of what stands directly below a node. */
  #below(id: number): readonly number[] {
    const end = this.#numbers[id * STRIDE + 4] ?? 0;
    const ids: number[] = [];
    for (let child = id + 1; child < end; child = this.#numbers[child * STRIDE + 4] ?? end) ids.push(child);
    return ids;
  }

  #named(id: number): ReadonlyMap<string, number> {
    const end = this.#numbers[id * STRIDE + 4] ?? 0;
    const ids = new Map<string, number>();
    for (let child = id + 1; child < end; child = this.#numbers[child * STRIDE + 4] ?? end)
      ids.set(this.#names[child] ?? "", child);
    return ids;
  }

  #span(id: number): Span {
    return this.lines.span(this.#numbers[id * STRIDE] ?? 0, this.#numbers[id * STRIDE + 1] ?? 0);
  }

  #keySpan(id: number): Span | undefined {
    if (typeof this.#names[id] !== "string") return undefined;
    return this.lines.span(this.#numbers[id * STRIDE + 2] ?? 0, this.#numbers[id * STRIDE + 3] ?? 0);
  }

  #grow(): void {
    const larger = new Int32Array(this.#numbers.length * 2);
    larger.set(this.#numbers);
    this.#numbers = larger;
  }
}
