import type { Issue } from "#core/model/statement.ts";
import type { LineMap } from "./line-map.ts";
import { PositionRecorder, type Positions, pointerSegment } from "./positions.ts";
import { type SourceIssueId, shown, sourceIssue } from "./source-issue.ts";

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /-?[A-Za-z]+/y;
const WORDS: ReadonlyMap<string, null | boolean | number> = new Map<string, null | boolean | number>([
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", Number.NaN],
  ["Infinity", Number.POSITIVE_INFINITY],
  ["-Infinity", Number.NEGATIVE_INFINITY],
]);
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const MOST_ISSUES = 100;

/** Leaves the scan at the first syntax error, which is already in `issues`. Never leaves `scan`. */
class Stop extends Error {}

/** Reads a JSON text from left to right; see `readJson` for what it promises. */
export class JsonScanner {
  readonly issues: Issue[] = [];
  readonly warnings: Issue[] = [];
  readonly #text: string;
  readonly #path: string;
  readonly #lines: LineMap;
  readonly #depth: number;
  readonly #places = new PositionRecorder();
  #at = 0;

  constructor(text: string, path: string, lines: LineMap, depth: number) {
    this.#text = text;
    this.#path = path;
    this.#lines = lines;
    this.#depth = depth;
  }

  /** The value, or `undefined` when `issues` says why there is none. */
  scan(): unknown {
    try {
      const value = this.#value("", 0);
      this.#blank();
      if (this.#at < this.#text.length) this.#expected("the end of the file");
      return value;
    } catch (error) {
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  /** The places found so far. */
  positions(): Positions {
    return this.#places.positions();
  }

  #value(pointer: string, depth: number): unknown {
    this.#blank();
    const start = this.#at;
    const character = this.#text[start];
    if (character === "{" || character === "[") return this.#collection(character, pointer, depth + 1);
    const value = character === '"' ? this.#string() : this.#wordOrNumber();
    if (!this.#places.full) this.#places.record(pointer, this.#lines.span(start, this.#at));
    return value;
  }

  #collection(opening: "{" | "[", pointer: string, depth: number): unknown {
    const start = this.#at;
    if (depth > this.#depth) {
      this.#say(this.issues, "too-deep", start, start + 1, { limit: this.#depth });
      throw new Stop();
    }
    // Recorded before the children, so that they find a parent even when the budget ends among them.
    const kept = this.#places.record(pointer, this.#lines.span(start, start + 1));
    this.#at++;
    const value = opening === "{" ? this.#object(pointer, depth) : this.#array(pointer, depth);
    if (kept) this.#places.complete(pointer, this.#lines.span(start, this.#at));
    return value;
  }

  #array(pointer: string, depth: number): unknown[] {
    const items: unknown[] = [];
    if (this.#take("]")) return items;
    do items.push(this.#value(`${pointer}/${items.length}`, depth));
    while (this.#take(","));
    if (!this.#take("]")) this.#expected("`,` or `]`");
    return items;
  }

  #object(pointer: string, depth: number): Record<string, unknown> {
    const members: Record<string, unknown> = {};
    if (this.#take("}")) return members;
    const seen = new Map<string, number>();
    do this.#member(members, seen, pointer, depth);
    while (this.#take(","));
    if (!this.#take("}")) this.#expected("`,` or `}`");
    return members;
  }

  #member(members: Record<string, unknown>, seen: Map<string, number>, pointer: string, depth: number): void {
    this.#blank();
    const start = this.#at;
    if (this.#text[start] !== '"') this.#expected("a key in double quotes");
    const name = this.#string();
    const child = `${pointer}/${pointerSegment(name)}`;
    if (!this.#places.full) this.#places.record(`${child}#key`, this.#lines.span(start, this.#at));
    const first = seen.get(name);
    if (first !== undefined)
      this.#say(this.issues, "duplicate-key", start, this.#at, {
        key: shown(name),
        first: this.#lines.at(first).line,
      });
    else seen.set(name, start);
    const forbidden = name === "__proto__";
    if (forbidden) this.#say(this.issues, "forbidden-key", start, this.#at, { key: name });
    if (!this.#take(":")) this.#expected("`:`");
    const value = this.#value(child, depth);
    if (!forbidden) members[name] = value;
  }

  #string(): string {
    const start = this.#at;
    let escaped = false;
    for (let i = start + 1; i < this.#text.length; i++) {
      const code = this.#text.charCodeAt(i);
      if (code === 34) {
        this.#at = i + 1;
        return escaped
          ? String(JSON.parse(this.#text.slice(start, this.#at)))
          : this.#text.slice(start + 1, i);
      }
      if (code < 32) this.#stopAt(i, 'the closing `"` of a text');
      if (code !== 92) continue;
      ESCAPE.lastIndex = i;
      if (!ESCAPE.test(this.#text)) this.#stopAt(i, "an escape that JSON knows");
      escaped = true;
      i = ESCAPE.lastIndex - 1;
    }
    return this.#stopAt(start, 'a text that is closed by `"`');
  }

  #wordOrNumber(): null | boolean | number {
    const start = this.#at;
    WORD.lastIndex = start;
    const word = WORD.exec(this.#text)?.[0];
    NUMBER.lastIndex = start;
    const digits = word === undefined ? NUMBER.exec(this.#text)?.[0] : undefined;
    const value = word === undefined ? (digits === undefined ? undefined : Number(digits)) : WORDS.get(word);
    if (value === undefined) return this.#expected("a value");
    const found = word ?? digits ?? "";
    this.#at = start + found.length;
    if (typeof value === "number" && !Number.isFinite(value))
      this.#say(this.warnings, "non-finite", start, this.#at, { found: shown(found, 24) });
    return value;
  }

  #blank(): void {
    for (; this.#at < this.#text.length; this.#at++) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
    }
  }

  #take(character: string): boolean {
    this.#blank();
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expected(expected: string): never {
    this.#blank();
    return this.#stopAt(this.#at, expected);
  }

  #stopAt(at: number, expected: string): never {
    const ended = at >= this.#text.length;
    const place = ended ? this.#text.trimEnd().length : at;
    const found = ended
      ? "the end of the file"
      : shown(String.fromCodePoint(this.#text.codePointAt(at) ?? 32));
    this.#say(this.issues, "not-json", place, ended ? place : at + 1, { expected, found });
    throw new Stop();
  }

  #say(list: Issue[], id: SourceIssueId, start: number, end: number, values: Issue["values"]): void {
    const full = list.length >= MOST_ISSUES && id !== "not-json" && id !== "too-deep";
    if (!full) list.push(sourceIssue(id, { path: this.#path, ...this.#lines.span(start, end) }, values));
  }
}
