import { innermostGroup } from "./innermost-group.ts";

/** What is asked about: each name costs GitHub a question. */
const MOST_NAMES = 16;

/** Says whether a pattern means a name. */
export type Matcher = (pattern: string, name: string) => boolean;

/**
 * Names that a pattern means, with a word for each star: plain ones, and deeper ones where it reaches below, for each alternative of its groups.
 * At most sixteen; empty where it is written in a way that is not filled here.
 */
export function namesOfPattern(pattern: string, word: string, means: Matcher): readonly string[] {
  const alternatives = alternativesOf(pattern, word);
  const filled = [word, `${word}/below`].flatMap((deep) =>
    alternatives.map((each) => fill(each, { word, deep, means })),
  );
  // Git has no branch with these, though a policy that names one means it.
  const possible = filled.filter((name) => !/[\s~^:?*[\\]/.test(name));
  return [...new Set(possible)].filter((name) => means(pattern, name)).slice(0, MOST_NAMES);
}

/** A pattern without its groups: one for each way through them, as far as is asked about. */
function alternativesOf(pattern: string, word: string): readonly string[] {
  let written: readonly string[] = [pattern];
  while (written.some((each) => innermostGroup(each) !== null))
    written = written.flatMap((each) => oneGroupLess(each, word)).slice(0, MOST_NAMES);
  return written;
}

function oneGroupLess(pattern: string, word: string): readonly string[] {
  const group = innermostGroup(pattern);
  if (group === null) return [pattern];
  const { before, kind, ways, after } = group;
  return (kind === "!" ? [word] : ways).map((way) => `${before}${way}${after}`);
}

interface Filling {
  readonly word: string;
  readonly deep: string;
  readonly means: Matcher;
}

function fill(pattern: string, { word, deep, means }: Filling): string {
  return pattern
    .replace(/\[[!^]?\]?(?:\[:\w+:\]|[^\]])*\]/g, (group) => memberOf(group, means))
    .replace(/\*+/g, (stars) => (stars.length > 1 ? deep : word))
    .replaceAll("?", "x");
}

/** A character of a class that a branch may have in its name; the class itself where none is found. */
function memberOf(group: string, means: Matcher): string {
  const own = [...group].filter((each) => !/[\s~^:?*[\]\\/.!-]/.test(each));
  // After a letter, since a name that begins with a dot is another matter.
  return [...own, "x", "X", "0", "_", "-", "."].find((each) => means(`a${group}`, `a${each}`)) ?? group;
}
