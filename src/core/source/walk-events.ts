import { CORE_SCHEMA, constructFromEvents, EVENT_ID, type Event, getScalarValue } from "js-yaml";
import type { Span } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { LineMap } from "./line-map.ts";
import { PositionRecorder, type Positions, pointerSegment } from "./positions.ts";
import type { SourceLimits } from "./source-document.ts";
import { hasInvisible, type SourceIssueId, shown, sourceIssue } from "./source-issue.ts";

/** What js-yaml's events say beyond the value: places, and mistakes that may all be told at once. */
export interface Walked {
  readonly positions: Positions;
  /** See `SourceDocument`. */
  readonly spellings: Readonly<Record<string, string>>;
  readonly issues: readonly Issue[];
  readonly warnings: readonly Issue[];
}

type Collection = Extract<Event, { type: typeof EVENT_ID.SEQUENCE | typeof EVENT_ID.MAPPING }>;
type Scalar = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** More mistakes than this in one file are not listed: the reader has understood by then. */
const MOST_ISSUES = 100;
const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const NON_FINITE = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
/** Decimal numbers of YAML; those of other bases are seldom written, and are shown by their value. */
const NUMBER = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;
const LONGEST_NUMBER = 40;
/** Plain keys that YAML resolves to text, the usual case; all others are resolved by js-yaml itself. */
const PLAIN_TEXT_KEY = /^[A-Za-z_][\w.-]*$/;
const RESOLVED_WORD = /^(?:null|true|false)$/i;

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
  readonly #places = new PositionRecorder();
  readonly #issues: Issue[] = [];
  readonly #warnings: Issue[] = [];
  readonly #open: string[] = [];
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
    this.#lines = new LineMap(text);
  }

  run(): Walked {
    this.#node("");
    const positions = this.#places.positions();
    return { positions, spellings: this.#spellings, issues: this.#issues, warnings: this.#warnings };
  }

  #node(pointer: string): void {
    const event = this.#events[this.#next++];
    if (event?.type === EVENT_ID.SCALAR) this.#scalar(event, pointer);
    else if (event?.type === EVENT_ID.ALIAS) this.#alias(event.anchorStart, event.anchorEnd, pointer);
    else if (event?.type === EVENT_ID.SEQUENCE || event?.type === EVENT_ID.MAPPING)
      this.#collection(event, pointer);
  }

  #scalar(event: Scalar, pointer: string): void {
    this.#anchor(event.anchorStart, event.anchorEnd);
    const span = this.#scalarSpan(event);
    const kept = this.#places.record(pointer, span);
    if (event.style !== 1 || event.valueStart < 0) return;
    const length = event.valueEnd - event.valueStart;
    if (length > LONGEST_NUMBER) return;
    const found = this.#text.slice(event.valueStart, event.valueEnd);
    if (kept && NUMBER.test(found) && String(Number(found)) !== found) this.#spellings[pointer] = found;
    if (NON_FINITE.test(found)) this.#say(this.#warnings, "non-finite", span, { found });
  }

  /** Offsets of a scalar with its quotes; an empty one stands right after the token before it. */
  #scalarSpan(event: Scalar): Span {
    const quote = event.style === 2 || event.style === 3 ? 1 : 0;
    const start = event.valueStart >= 0 ? event.valueStart - quote : this.#last;
    const end = event.valueStart >= 0 ? Math.max(event.valueEnd + quote, start) : start;
    this.#last = Math.max(this.#last, end);
    return this.#lines.span(start, end);
  }

  #alias(start: number, end: number, pointer: string): void {
    this.#last = Math.max(this.#last, end);
    const span = this.#lines.span(start - 1, end);
    this.#places.record(pointer, span);
    const name = this.#text.slice(start, end);
    this.#aliases += 1;
    // An alias inside its own anchor would make a value that contains itself.
    if (this.#aliases > this.#limits.aliases || this.#open.includes(name))
      this.#say(this.#issues, "alias", span, { name: shown(`*${name}`) });
  }

  #anchor(start: number, end: number): string | undefined {
    if (start < 0) return undefined;
    const name = this.#text.slice(start, end);
    if (this.#limits.aliases === 0)
      this.#say(this.#issues, "alias", this.#lines.span(start - 1, end), { name: shown(`&${name}`) });
    return name;
  }

  #collection(event: Collection, pointer: string): void {
    const anchor = this.#anchor(event.anchorStart, event.anchorEnd);
    if (anchor !== undefined) this.#open.push(anchor);
    this.#depth += 1;
    if (this.#depth === this.#limits.depth + 1)
      this.#say(this.#issues, "too-deep", this.#lines.span(event.start, event.start + 1), {
        limit: this.#limits.depth,
      });
    // A flow collection begins with its bracket, a block one with its first entry.
    this.#last = Math.max(this.#last, event.style === 2 ? event.start + 1 : event.start);
    // Recorded before the children, so that they find a parent even when the budget ends among them.
    const kept = this.#places.record(pointer, this.#lines.span(event.start, event.start));
    if (event.type === EVENT_ID.MAPPING) this.#entries(pointer);
    else this.#items(pointer);
    this.#next++;
    if (event.style === 2) this.#last = this.#closing(event.type === EVENT_ID.MAPPING ? "}" : "]");
    if (kept) this.#places.complete(pointer, this.#lines.span(event.start, this.#last));
    if (anchor !== undefined) this.#open.pop();
    this.#depth -= 1;
  }

  #items(pointer: string): void {
    for (let index = 0; this.#inside(); index++) this.#node(`${pointer}/${index}`);
  }

  #entries(pointer: string): void {
    const seen = new Map<string, number>();
    while (this.#inside()) {
      const child = this.#key(pointer, seen);
      this.#skipColon();
      this.#node(child);
    }
  }

  #inside(): boolean {
    const event = this.#events[this.#next];
    return event !== undefined && event.type !== EVENT_ID.POP;
  }

  /** Reads a key and returns the pointer of its value. */
  #key(pointer: string, seen: Map<string, number>): string {
    const event = this.#events[this.#next];
    if (event?.type !== EVENT_ID.SCALAR) {
      const start = event !== undefined && "start" in event ? event.start : this.#last;
      this.#say(this.#issues, "complex-key", this.#lines.span(start, start), {});
      const child = `${pointer}/?`;
      this.#node(child);
      return child;
    }
    this.#next++;
    this.#anchor(event.anchorStart, event.anchorEnd);
    const span = this.#scalarSpan(event);
    const name = this.#keyName(event);
    this.#judgeKey(name, span, seen);
    this.#judgeComma(event, span);
    const child = `${pointer}/${pointerSegment(name)}`;
    this.#places.record(`${child}#key`, span);
    return child;
  }

  #judgeKey(name: string, span: Span, seen: Map<string, number>): void {
    const first = seen.get(name);
    if (first === undefined) seen.set(name, span.line);
    else this.#say(this.#issues, "duplicate-key", span, { key: shown(name), first });
    if (FORBIDDEN.has(name)) this.#say(this.#issues, "forbidden-key", span, { key: name });
    if (hasInvisible(name)) this.#say(this.#issues, "key-characters", span, { key: shown(name) });
  }

  /** In `{ target: 0,78 }` the comma ends the number, and what follows is a key without a value. */
  #judgeComma({ style, valueStart, valueEnd }: Scalar, span: Span): void {
    const next = this.#events[this.#next];
    if (style !== 1 || next?.type !== EVENT_ID.SCALAR || next.valueStart >= 0) return;
    const after = this.#text.slice(valueStart, valueEnd);
    const before = /[-+]?\d{1,15},$/.exec(this.#text.slice(Math.max(0, valueStart - 20), valueStart))?.[0];
    if (before === undefined || !/^\d{1,15}[A-Za-z%/]{0,5}$/.test(after)) return;
    const [found, meant] = [`${before}${after}`, `${before.slice(0, -1)}.${after}`];
    this.#say(this.#issues, "decimal-comma", span, { found, meant });
  }

  /** The name under which js-yaml will store a key: `0x10` is stored as `16`, `~` as `null`. */
  #keyName(event: Scalar): string {
    const text = getScalarValue(this.#text, event);
    if (event.style !== 1 || (PLAIN_TEXT_KEY.test(text) && !RESOLVED_WORD.test(text))) return text;
    try {
      const alone: Event[] = [
        { type: 1, explicitStart: false, explicitEnd: false, directives: [] },
        event,
        { type: 6 },
      ];
      return String(constructFromEvents(alone, { source: this.#text, schema: CORE_SCHEMA })[0]);
    } catch {
      return text;
    }
  }

  /** An empty value stands after its colon, not after its key. */
  #skipColon(): void {
    for (let i = this.#last; i < this.#last + 8; i++) {
      const character = this.#text[i];
      if (character === ":") this.#last = i + 1;
      if (character !== " ") return;
    }
  }

  /** End of a flow collection: events do not carry it, but only blanks, a comma and comments stand before it. */
  #closing(bracket: string): number {
    for (let i = this.#last; i < this.#text.length; i++) {
      const character = this.#text[i];
      if (character === bracket) return i + 1;
      if (character === "#")
        while (i + 1 < this.#text.length && !"\r\n".includes(this.#text[i + 1] ?? "")) i++;
      else if (!" \t\r\n,".includes(character ?? "")) break;
    }
    return this.#last;
  }

  #say(list: Issue[], id: SourceIssueId, span: Span, values: Issue["values"]): void {
    if (list.length < MOST_ISSUES) list.push(sourceIssue(id, { path: this.#path, ...span }, values));
  }
}
