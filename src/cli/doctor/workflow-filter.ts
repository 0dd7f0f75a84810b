/** Part of a pattern: which characters it takes, whether it may take none, and whether more than one; or folders, of any number. */
type Token =
  | { readonly takes: (character: string) => boolean; readonly optional: boolean; readonly repeated: boolean }
  | "folders";

/**
 * Whether filter patterns of a workflow let a branch or path through, by GitHub's "Filter pattern cheat sheet": they are tried in order, and the last
 * one that matches decides; one that begins with `!` takes out again. `null` where GitHub refuses a pattern, and with it the whole workflow; and
 * where a pattern is longer than any branch.
 */
export function passesFilter(patterns: readonly string[], name: string): boolean | null {
  let passes = false;
  for (const pattern of patterns) {
    const isNegated = pattern.startsWith("!");
    const tokens = tokensOf(isNegated ? pattern.slice(1) : pattern);
    if (tokens === null) return null;
    if (matches(tokens, name)) passes = !isNegated;
  }
  return passes;
}

/** Whether patterns let every name through: one says so, and none after it takes something out. */
export function passesAll(patterns: readonly string[]): boolean {
  const all = patterns.lastIndexOf("**");
  return all >= 0 && patterns.slice(all).every((pattern) => !pattern.startsWith("!"));
}

/** Follows every way through at once, so that no pattern takes longer than its length times the name's. */
function matches(tokens: readonly Token[], name: string): boolean {
  const characters = [...name];
  let reached = [true, ...characters.map(() => false)];
  for (const token of tokens) reached = after(token, reached, characters);
  return reached.at(-1) === true;
}

/** The places in a name where a token can end, given those where it can begin. */
function after(token: Token, begins: readonly boolean[], characters: readonly string[]): boolean[] {
  if (token === "folders") return afterFolders(begins, characters);
  const { takes, optional, repeated } = token;
  const ends = begins.map(() => false);
  for (const [at, character] of characters.entries()) {
    const isReached = begins[at] === true || (repeated && ends[at] === true);
    if (isReached && takes(character)) ends[at + 1] = true;
  }
  return optional ? ends.map((end, at) => end || begins[at] === true) : ends;
}

function afterFolders(begins: readonly boolean[], characters: readonly string[]): boolean[] {
  const first = begins.indexOf(true);
  return begins.map((begin, at) => begin || (first >= 0 && at > first + 1 && characters[at - 1] === "/"));
}

const isAny = () => true;
const isNoSlash = (character: string) => character !== "/";

/** Characters of a pattern: a branch on GitHub has at most 255, and what is longer only keeps its reader busy. */
const LONGEST_PATTERN = 1024;

/** What a pattern is made of; `null` where GitHub refuses it, or nobody means it. */
function tokensOf(pattern: string): readonly Token[] | null {
  if (pattern.length > LONGEST_PATTERN) return null;
  const tokens: Token[] = [];
  for (const [part] of pattern.matchAll(PARTS)) {
    const token = part === "?" || part === "+" ? quantified(tokens, part) : tokenOf(part);
    if (token === null) return null;
    tokens.push(token);
  }
  return tokens;
}

const PARTS = /(?<=^|\/)\*\*\/|\*\*?|\[[^\]]*\]|\\.|./gsu;

function tokenOf(part: string): Token | null {
  if (part === "**/") return "folders";
  if (part === "**") return { takes: isAny, optional: true, repeated: true };
  if (part === "*") return { takes: isNoSlash, optional: true, repeated: true };
  const takes = part.startsWith("[") ? oneOf(part.slice(1, -1)) : exactly(part);
  return takes === null ? null : { takes, optional: false, repeated: false };
}

/** A character, which a backslash before it makes one that means itself. */
function exactly(part: string): ((character: string) => boolean) | null {
  if (part === "\\") return null;
  const own = part.startsWith("\\") ? part.slice(1) : part;
  return (character) => character === own;
}

/** `?` and `+` are about the character before; without one, they mean themselves. */
function quantified(tokens: Token[], sign: "?" | "+"): Token | null {
  const last = tokens.pop();
  if (last === undefined) return tokenOf(`\\${sign}`);
  if (last === "folders") return null;
  return sign === "?" ? { ...last, optional: true } : { ...last, repeated: true };
}

/** A letter or digit of a list with ranges, such as `a-z0-9_`. */
function oneOf(list: string): ((character: string) => boolean) | null {
  const members = list.match(/[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[a-zA-Z0-9]/g) ?? [];
  if (list === "" || members.join("") !== list) return null;
  return (character) =>
    members.some((member) => {
      const [first = "", last = first] = member.split("-");
      return character.length === 1 && first <= character && character <= last;
    });
}
