import { innermostGroup } from "./innermost-group.ts";

/** Branches as a ruleset names them: those that match one of `include` and none of `exclude`. */
export interface RulesetPatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** Patterns of one glob at most; more of them are nothing that somebody would import. */
const MOST_PATTERNS = 50;

/**
 * A glob of a policy as rulesets spell it. They know fnmatch alone: no groups, and `**` reaches below only where a slash follows. Groups of
 * alternatives are written out, and a group that leaves names out becomes an exclusion. `null`: no list of patterns means the same.
 */
export function rulesetPatterns(glob: string): RulesetPatterns | null {
  const marked = glob.split("/").map(withMarks).join("/");
  const [whole, before = "", inside = "", after = ""] =
    /^((?:.*\/)?)!\(([^()/]*)\)((?:\/.*)?)$/.exec(marked) ?? [];
  if (whole === undefined) return patterns([marked], []);
  const left = inside.split("|").map((each) => `${before}${each}${after}`);
  return patterns([`${before}*${after}`], left);
}

/** Two stars are more than one only where they are all there is between two slashes; a mark that no name holds keeps those apart. */
function withMarks(part: string): string {
  return part === "**" ? DEEP : part;
}

const DEEP = "\0";

function patterns(include: readonly string[], exclude: readonly string[]): RulesetPatterns | null {
  const written = [include, exclude].map((globs) => globs.map(alternatives));
  if (written.some((all) => all.includes(null))) return null;
  const [wanted = [], unwanted = []] = written.map((all) => [
    ...new Set(
      all
        .flatMap((each) => each ?? [])
        .filter(isPossible)
        .map(asFnmatch),
    ),
  ]);
  return wanted.length + unwanted.length > MOST_PATTERNS ? null : { include: wanted, exclude: unwanted };
}

/** A glob without its groups: one for each way through them; `null` where a group means more than a list of ways, or a class of characters by a name. */
function alternatives(glob: string): readonly string[] | null {
  if (glob.includes("[:")) return null;
  let written: readonly string[] = [glob];
  while (written.some((each) => /[@?*+!]\(/.test(each))) {
    const next = written.map(oneGroupLess);
    if (next.includes(null)) return null;
    written = next.flatMap((each) => each ?? []);
    if (written.length > MOST_PATTERNS) return null;
  }
  return written;
}

/** A glob with one of its groups written out; `null` where a list of ways does not mean the same. */
function oneGroupLess(glob: string): readonly string[] | null {
  const group = innermostGroup(glob);
  if (group === null) return null;
  const { before, kind, ways, after } = group;
  if ((kind !== "@" && kind !== "?") || ways.some((way) => way.includes("/"))) return null;
  return (kind === "?" ? ["", ...ways] : ways).map((way) => `${before}${way}${after}`);
}

/** Stars that met when a group was written out are still one; those that reach below do so only before a slash. */
function asFnmatch(glob: string): string {
  return glob
    .replace(/\*{2,}/g, "*")
    .replace(/\0$/, "**/*")
    .replaceAll(DEEP, "**");
}

/** Whether git allows a branch of such a name: no part of it is empty. */
function isPossible(glob: string): boolean {
  return glob.split("/").every((part) => part !== "");
}
