/** Which refs a ruleset is for, in GitHub's words. */
export interface RulesetRefs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Whether a ruleset is for a branch, which need not exist, by GitHub's rules: fnmatch, in which two stars reach below only before a slash. */
export function rulesetCovers(refs: RulesetRefs, branch: string, defaultBranch: string): boolean {
  const matches = (pattern: string) => {
    if (pattern === "~ALL") return true;
    if (pattern === "~DEFAULT_BRANCH") return branch === defaultBranch;
    return fnmatch(pattern)?.test(`refs/heads/${branch}`) === true;
  };
  return refs.include.some(matches) && !refs.exclude.some(matches);
}

const TOKENS = /(?<=^|\/)\*\*\/|\*+|\?|\[[!^]?\]?[^\]]*\]|[\\^$.|+(){}[\]]/g;

/** `null` for a pattern that means nothing, such as a class from z to a. */
function fnmatch(pattern: string): RegExp | null {
  const source = pattern.replace(TOKENS, (token) => {
    if (token === "**/") return "(?:[^/]+/)*";
    if (token.startsWith("*")) return "[^/]*";
    if (token === "?") return "[^/]";
    return token.length > 1 ? characterClass(token) : `\\${token}`;
  });
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return null;
  }
}

/**
 * Whether each name that one pattern means is meant by another one, too. False also where that is so and cannot be told from how both are written:
 * token by token, in which a class means a letter, and nothing else means a class.
 */
export function patternCovers(wide: string, narrow: string): boolean {
  if (wide === "~ALL") return narrow.startsWith("refs/heads/");
  const [over, under] = [tokensOf(wide), tokensOf(narrow)];
  // For each beginning of `over` that is left out, from which tokens of `under` on the rest means all that is left of it.
  let after = under.map(() => false).concat(true);
  for (const token of over.toReversed()) after = covered(token, under, after);
  return after[0] === true;
}

/** A star, a letter, a class, or what reaches below. */
function tokensOf(pattern: string): readonly string[] {
  const found = pattern.match(new RegExp(`${TOKENS.source}|[^]`, "gu")) ?? [];
  return found.map((token) => (/^\*+$/.test(token) ? "*" : token));
}

const BELOW = "**/";

function covered(token: string, under: readonly string[], after: readonly boolean[]): boolean[] {
  const here = under.map(() => false).concat(false);
  for (let at = under.length; at >= 0; at -= 1) {
    const next = under[at];
    if (token === "*") here[at] = after[at] === true || (isWithinPart(next) && here[at + 1] === true);
    else if (token === BELOW)
      here[at] = after[at] === true || (next !== undefined && here[afterPart(under, at)] === true);
    else here[at] = next !== undefined && means(token, next) && after[at + 1] === true;
  }
  return here;
}

function isWithinPart(token: string | undefined): boolean {
  return token !== undefined && token !== "/" && token !== BELOW;
}

/** Where the part of a name ends that begins with a token; past the end where none follows. */
function afterPart(tokens: readonly string[], at: number): number {
  if (tokens[at] === BELOW) return at + 1;
  const slash = tokens.indexOf("/", at);
  const below = tokens.indexOf(BELOW, at);
  return slash === -1 || (below !== -1 && below < slash) ? tokens.length + 1 : slash + 1;
}

/** Whether a token for one letter means each letter that another one means. */
function means(token: string, other: string): boolean {
  if (token === other) return true;
  if (!isWithinPart(other) || other === "*") return false;
  if (token === "?") return true;
  return token.length > 1 && other !== "?" && other.length === 1 && fnmatch(token)?.test(other) === true;
}

function characterClass(token: string): string {
  const [, sign = "", members = ""] = /^\[([!^]?)(.*)\]$/s.exec(token) ?? [];
  return `(?!/)[${sign === "" ? "" : "^"}${members.replace(/[\\\]^[]/g, "\\$&")}]`;
}
