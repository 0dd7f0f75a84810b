import { EVENT_ID, type Event } from "js-yaml";
import type { Issue } from "#core/model/statement.ts";
import { closingOf, keyName, type Scalar } from "./event-text.ts";
import type { LineMap } from "./line-map.ts";
import { isNonFinite, isOddNumber, isRespelled } from "./number-text.ts";
import { PlaceTree } from "./place-tree.ts";
import { toPointer } from "./positions.ts";
import { SeenKeys } from "./seen-keys.ts";
import type { SourceLimits } from "./source-document.ts";
import { hasInvisible, type SourceIssueId, shown, sourceIssue } from "./source-issue.ts";

/** What js-yaml's events say beyond the value: places, and mistakes that may all be told at once. */
export interface Walked {
  readonly places: PlaceTree;
  /** See `SourceDocument`. */
  readonly spellings: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
}

type Collection = Extract<Event, { type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING }>;

/** More mistakes than this in one file are not listed: the reader has understood by then. */
const MOST_ISSUES = 100;
const FORBIDDEN: readonly string[] = ["__proto__", "constructor", "prototype"];
/** The usual key: nothing in it is invisible. */
const PRINTABLE = /^[ -~]*$/;

/** A key of a mapping: its name as a value, and where it is written. */
interface Key {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Walks the events of one document (`events[0]` opens it) and never throws on what a user can write.
 * Recursion is bounded by the `maxDepth` the events were parsed with.
 */
export function walkEvents(
  text: string,
  events: readonly Event[],
  path: string,
  limits: SourceLimits,
): Walked {
  return new Walk(text, events, path, limits).run();
}

class Walk {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #path: string;
  readonly #limits: SourceLimits;
  readonly #lines: LineMap;
  readonly #places: PlaceTree;
  /** Keys and indexes that lead to where the walk is. */
  readonly #at: (string | number)[] = [];
  readonly #issues: Issue[] = [];
  readonly #warnings: Issue[] = [];
  readonly #open: string[] = [];
  readonly #keys = new SeenKeys();
  readonly #spellings: Record<string, string> = {};
  #aliases = 0;
  #depth = 0;
  #next = 1;
  /** End of the latest token: gives collections their end and empty values their place. */
  #last = 0;

  constructor(text: string, events: readonly Event[], path: string, limits: SourceLimits) {
    this.#text = text;
    this.#events = events;
    this.#path = path;
    this.#limits = limits;
    this.#places = new PlaceTree(text);
    this.#lines = this.#places.lines;
  }

  run(): Walked {
    this.#node(null);
    const [places, spellings] = [this.#places, this.#spellings];
    return { places, spellings, issues: this.#issues, warnings: this.#warnings };
  }

  #node(key: Key | null): void {
    const event = this.#events[this.#next++];
    if (event?.type === EVENT_ID.SCALAR) this.#scalar(event, key);
    else if (event?.type === EVENT_ID.ALIAS) this.#alias(event.anchorStart, event.anchorEnd, key);
    else if (event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING)
      this.#collection(event, key);
  }

  /** Keeps the place of a value; see `PlaceTree.open`. */
  #record(key: Key | null, start: number, end: number): number {
    return this.#places.open(key?.name ?? null, key?.start ?? 0, key?.end ?? 0, start, end);
  }

  #scalar(event: Scalar, key: Key | null): void {
    this.#anchor(event.anchorStart, event.anchorEnd);
    const start = this.#scalarStart(event);
    const end = this.#scalarEnd(event, start);
    const kept = this.#record(key, start, end) >= 0;
    if (event.style !== 1 || event.valueStart < 0) return;
    if (!isOddNumber(this.#text, event.valueStart, event.valueEnd)) return;
    const found = this.#text.slice(event.valueStart, event.valueEnd);
    if (kept && isRespelled(found)) this.#spellings[toPointer(this.#at)] = found;
    if (isNonFinite(found)) this.#say(this.#warnings, "non-finite", start, end, { found });
  }

  /** Where a scalar begins with its quotes; an empty one stands right after the token before it. */
  #scalarStart({ style, valueStart }: Scalar): number {
    return valueStart >= 0 ? valueStart - quoteOf(style) : this.#last;
  }

  #scalarEnd({ style, valueStart, valueEnd }: Scalar, start: number): number {
    const end = valueStart >= 0 ? Math.max(valueEnd + quoteOf(style), start) : start;
    this.#last = Math.max(this.#last, end);
    return end;
  }

  #alias(start: number, end: number, key: Key | null): void {
    this.#last = Math.max(this.#last, end);
    this.#record(key, start - 1, end);
    const name = this.#text.slice(start, end);
    this.#aliases += 1;
    // An alias inside its own anchor would make a value that contains itself.
    if (this.#aliases > this.#limits.aliases || this.#open.includes(name))
      this.#say(this.#issues, "alias", start - 1, end, { name: shown(`*${name}`) });
  }

  #anchor(start: number, end: number): string | undefined {
    if (start < 0) return undefined;
    const name = this.#text.slice(start, end);
    if (this.#limits.aliases === 0)
      this.#say(this.#issues, "alias", start - 1, end, { name: shown(`&${name}`) });
    return name;
  }

  #collection(event: Collection, key: Key | null): void {
    const anchor = this.#anchor(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#open.push(anchor);
    this.#depth += 1;
    if (this.#depth === this.#limits.depth + 1)
      this.#say(this.#issues, "too-deep", event.start, event.start + 1, {
        limit: this.#limits.depth,
      });
    // A flow collection begins with its bracket, a block one with its first entry.
    this.#last = Math.max(this.#last, event.style === 2 ? event.start + 1 : event.start);
    // Recorded before the children, so that they find a parent even when the budget ends among them.
    const place = this.#record(key, event.start, event.start);
    if (event.type === EVENT_ID.MAPPING) this.#entries();
    else this.#items();
    this.#next++;
    if (event.style === 2)
      this.#last = closingOf(this.#text, this.#last, event.type === EVENT_ID.MAPPING ? "}" : "]");
    this.#places.close(place, Math.max(event.start, this.#last));
    if (anchor !== undefined) this.#open.pop();
    this.#depth -= 1;
  }

  #items(): void {
    for (let index = 0; this.#inside(); index++) {
      this.#at.push(index);
      this.#node(null);
      this.#at.pop();
    }
  }

  #entries(): void {
    this.#keys.open();
    while (this.#inside()) {
      const key = this.#key();
      this.#skipColon();
      this.#at.push(key.name);
      this.#node(key);
      this.#at.pop();
    }
    this.#keys.close();
  }

  #inside(): boolean {
    const event = this.#events[this.#next];
    return event !== undefined && event.type !== EVENT_ID.POP;
  }

  #key(): Key {
    const event = this.#events[this.#next];
    if (event?.type !== EVENT_ID.SCALAR) {
      const start = event !== undefined && "start" in event ? event.start : this.#last;
      this.#say(this.#issues, "complex-key", start, start, {});
      const key = { name: "?", start, end: start };
      this.#node(key);
      return key;
    }
    this.#next++;
    this.#anchor(event.anchorStart, event.anchorEnd);
    const start = this.#scalarStart(event);
    const end = this.#scalarEnd(event, start);
    const key = { name: keyName(this.#text, event), start, end };
    this.#judgeKey(key);
    this.#judgeComma(event, key);
    return key;
  }

  #judgeKey({ name, start, end }: Key): void {
    const earlier = this.#keys.keep(name, start);
    if (earlier !== undefined) {
      const { line } = this.#lines.at(earlier);
      this.#say(this.#issues, "duplicate-key", start, end, { key: shown(name), first: line });
    }
    if (FORBIDDEN.includes(name)) this.#say(this.#issues, "forbidden-key", start, end, { key: name });
    if (!PRINTABLE.test(name) && hasInvisible(name))
      this.#say(this.#issues, "key-characters", start, end, { key: shown(name) });
  }

  /** In `{ target: 0,78 }` the comma ends the number, and what follows is a key without a value. */
  #judgeComma({ style, valueStart, valueEnd }: Scalar, { start, end }: Key): void {
    const next = this.#events[this.#next];
    if (style !== 1 || next?.type !== EVENT_ID.SCALAR || next.valueStart >= 0) return;
    const after = this.#text.slice(valueStart, valueEnd);
    const before = /[-+]?\d{1,15},$/.exec(this.#text.slice(Math.max(0, valueStart - 20), valueStart))?.[0];
    if (before === undefined || !/^\d{1,15}[A-Za-z%/]{0,5}$/.test(after)) return;
    const [found, meant] = [`${before}${after}`, `${before.slice(0, -1)}.${after}`];
    this.#say(this.#issues, "decimal-comma", start, end, { found, meant });
  }

  /** An empty value stands after its colon, not after its key. */
  #skipColon(): void {
    for (let i = this.#last; i < this.#last + 8; i++) {
      const character = this.#text[i];
      if (character === ":") this.#last = i + 1;
      if (character !== " ") return;
    }
  }

  #say(list: Issue[], id: SourceIssueId, start: number, end: number, values: Issue["values"]): void {
    if (list.length < MOST_ISSUES)
      list.push(sourceIssue(id, { path: this.#path, ...this.#lines.span(start, end) }, values));
  }
}

/** Characters of the quotes on one side of a scalar. */
function quoteOf(style: number): number {
  return style === 2 || style === 3 ? 1 : 0;
}
