/** Stands for "any one character" in a glob's tokens; every other token is a code point. */
const ANY = -1;

/** Whether a part of a pattern has a wildcard that no backslash takes away. */
export function hasWildcard(segment: string): boolean {
  for (let at = 0; at < segment.length; at++) {
    const sign = segment[at];
    if (sign === "*" || sign === "?") return true;
    if (sign === "\\") at++;
  }
  return false;
}

/** The name that a part of a pattern without wildcards stands for. */
export function literalName(segment: string): string {
  return segment.includes("\\") ? segment.replace(/\\(.)/gsu, "$1") : segment;
}

interface Tokens {
  /** Code points and {@link ANY}, one for each character that must be there. */
  readonly signs: readonly number[];
  /** Whether any run of characters may stand before the token of that number; one more than there are tokens. */
  readonly loops: readonly boolean[];
}

function tokenize(segment: string): Tokens {
  const signs: number[] = [];
  const loops = [false];
  let escaped = false;
  for (const sign of segment) {
    if (!escaped && sign === "\\") {
      escaped = true;
    } else if (!escaped && sign === "*") {
      loops[signs.length] = true;
    } else {
      signs.push(!escaped && sign === "?" ? ANY : (sign.codePointAt(0) ?? ANY));
      loops.push(false);
      escaped = false;
    }
  }
  return { signs, loops };
}

function bits(flags: readonly boolean[]): Uint32Array {
  const words = new Uint32Array((flags.length >>> 5) + 1);
  for (const [at, flag] of flags.entries()) {
    if (flag) words[at >>> 5] = (words[at >>> 5] ?? 0) | (1 << (at & 31));
  }
  return words;
}

/**
 * Matches by following every way through the glob at once: bit n says "the first n tokens are matched".
 * Time is the length of the name times the tokens / 32, whatever the wildcards; no way is ever tried again.
 */
function followAll({ signs, loops }: Tokens): (name: string) => boolean {
  const stay = bits(loops);
  const anySign = bits(signs.map((sign) => sign === ANY));
  const bySign = new Map<number, Uint32Array>();
  for (const sign of new Set(signs)) bySign.set(sign, bits(signs.map((s) => s === ANY || s === sign)));
  const size = stay.length;
  const now = new Uint32Array(size);
  return (name) => {
    now.fill(0);
    now[0] = 1;
    for (let at = 0; at < name.length; at++) {
      const sign = name.codePointAt(at) ?? ANY;
      if (sign > 0xffff) at++;
      const takes = bySign.get(sign) ?? anySign;
      let carry = 0;
      for (let word = 0; word < size; word++) {
        const before = now[word] ?? 0;
        const taken = before & (takes[word] ?? 0);
        now[word] = (taken << 1) | carry | (before & (stay[word] ?? 0));
        carry = taken >>> 31;
      }
    }
    return (((now[signs.length >>> 5] ?? 0) >>> (signs.length & 31)) & 1) === 1;
  };
}

function text(signs: readonly number[]): string {
  return signs.map((sign) => String.fromCodePoint(sign)).join("");
}

/** A part of a pattern with wildcards, ready to be tried on names. */
export interface SegmentGlob {
  /** Takes a name without slashes. Time grows linearly with its length. */
  readonly matches: (name: string) => boolean;
  /** What follows the last dot of every name that matches, where the glob fixes it. */
  readonly extension: string | null;
}

function matcherOf(tokens: Tokens): SegmentGlob["matches"] {
  const { signs, loops } = tokens;
  const star = loops.indexOf(true);
  // One star and no question mark, which is nearly every glob in real files, needs two comparisons.
  if (star < 0 || loops.indexOf(true, star + 1) >= 0 || signs.includes(ANY)) return followAll(tokens);
  const head = text(signs.slice(0, star));
  const tail = text(signs.slice(star));
  const least = head.length + tail.length;
  if (head === "") return (name) => name.endsWith(tail);
  if (tail === "") return (name) => name.startsWith(head);
  return (name) => name.length >= least && name.startsWith(head) && name.endsWith(tail);
}

/** Compiles a part of a pattern that has a wildcard: `*` takes any run of characters, `?` one, `\` escapes. */
export function compileGlob(segment: string): SegmentGlob {
  const tokens = tokenize(segment);
  const { signs, loops } = tokens;
  const fixedFrom = Math.max(loops.lastIndexOf(true), signs.lastIndexOf(ANY) + 1);
  const fixed = text(signs.slice(fixedFrom));
  const dot = fixed.lastIndexOf(".");
  return { matches: matcherOf(tokens), extension: dot < 0 ? null : fixed.slice(dot + 1) };
}
