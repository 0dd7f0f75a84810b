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

function characterClass(token: string): string {
  const [, sign = "", members = ""] = /^\[([!^]?)(.*)\]$/s.exec(token) ?? [];
  return `(?!/)[${sign === "" ? "" : "^"}${members.replace(/[\\\]^[]/g, "\\$&")}]`;
}
