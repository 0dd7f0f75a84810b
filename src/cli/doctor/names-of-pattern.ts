import { innermostGroup } from "./innermost-group.ts";

/** What is asked about: each name costs GitHub a question. */
const MOST_NAMES = 16;

/** Names that are tried for each way through a pattern: whoever may push can have made a few, to hide what the pattern leaves open. */
const MOST_TRIES = 64;

/** What decides which names stand for a pattern. */
export interface NameTest {
  /** Whether a pattern means a name. */
  readonly means: (pattern: string, name: string) => boolean;
  /** Whether somebody has made a branch of this name, or the policy has it. */
  readonly isTaken: (name: string) => boolean;
}

/** Names that stand for a pattern. */
export interface PatternNames {
  readonly names: readonly string[];
  /** False where a way through the pattern has names, and each that was tried is taken; also where no name was found at all. */
  readonly whole: boolean;
}

/**
 * Names that a pattern means and nobody has, with a word for each star: plain ones, and deeper ones where it reaches below, for each alternative of
 * its groups. At most sixteen; none where it is written in a way that is not filled here.
 */
export function namesOfPattern(pattern: string, test: NameTest): PatternNames {
  const alternatives = alternativesOf(pattern);
  const shapes = [
    ...alternatives.map((written) => ({ written, below: "" })),
    ...alternatives
      .filter((written) => written.includes("**"))
      .map((written) => ({ written, below: "/below" })),
  ];
  const found = shapes.map((shape) => firstFree(pattern, shape, test));
  const names = [...new Set(found.flatMap(({ name }) => name ?? []))].slice(0, MOST_NAMES);
  const hides = found.some(
    ({ name, isMeant }, at) => name === null && isMeant && hasMany(shapes[at]?.written),
  );
  return { names, whole: !hides && found.some(({ isMeant }) => isMeant) };
}

/** Stands for a group that leaves names out; no pattern holds it. */
const LEFT_OUT = "\0";

/** Whether more than one name can be written by an alternative. */
function hasMany(written = ""): boolean {
  return /[*?[\0]/.test(written);
}

/** A pattern without its groups: one for each way through them, as far as is asked about. */
function alternativesOf(pattern: string): readonly string[] {
  let written: readonly string[] = [pattern];
  while (written.some((each) => innermostGroup(each) !== null))
    written = written.flatMap(oneGroupLess).slice(0, MOST_NAMES);
  return written;
}

function oneGroupLess(pattern: string): readonly string[] {
  const group = innermostGroup(pattern);
  if (group === null) return [pattern];
  const { before, kind, ways, after } = group;
  return (kind === "!" ? [LEFT_OUT] : ways).map((way) => `${before}${way}${after}`);
}

interface Shape {
  readonly written: string;
  /** What is appended to the word of two stars. */
  readonly below: string;
}

/** The first name of a shape that nobody has; `null`: none of those that were tried, or none is meant. */
function firstFree(
  pattern: string,
  { written, below }: Shape,
  { means, isTaken }: NameTest,
): { readonly name: string | null; readonly isMeant: boolean } {
  const parts = written.split(PLACES).map((part) => fillingsOf(part, below, means));
  const tries = hasMany(written) ? MOST_TRIES : 1;
  let isMeant = false;
  for (let at = 0; at < tries; at += 1) {
    const name = parts.map((fillings) => fillings(at)).join("");
    if (!isPossible(name) || !means(pattern, name)) continue;
    isMeant = true;
    if (!isTaken(name)) return { name, isMeant };
  }
  return { name: null, isMeant };
}

/** Git has no branch with these, though a policy that names one means it. */
function isPossible(name: string): boolean {
  return !/[\s~^:?*[\\]/.test(name);
}

/** Classes of characters, stars, question marks, and what stands for a group: the places of a pattern that are filled. */
const PLACES = /(\[[!^]?\]?(?:\[:\w+:\]|[^\]])*\]|\*+|\?|\0)/;

/** What fills a part of a pattern, by the number of the try. */
function fillingsOf(part: string, below: string, means: NameTest["means"]): (at: number) => string {
  if (part === LEFT_OUT || part === "*") return wordOf;
  if (/^\*+$/.test(part)) return (at) => `${wordOf(at)}${below}`;
  if (part === "?") return (at) => CHARACTERS[at % CHARACTERS.length] ?? "x";
  if (!part.startsWith("[")) return () => part;
  const members = membersOf(part, means);
  return (at) => members[at % members.length] ?? part;
}

function wordOf(at: number): string {
  return ["a-new-one", "another-new-one"][at] ?? `a-new-one-${at + 1}`;
}

const CHARACTERS = [..."xX0_-.abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ123456789"];

/** Characters of a class that a branch may have in its name; those that are written in it come first. */
function membersOf(group: string, means: NameTest["means"]): readonly string[] {
  const own = [...group].filter((each) => !/[\s~^:?*[\]\\/.!-]/.test(each));
  // After a letter, since a name that begins with a dot is another matter.
  return [...new Set([...own, ...CHARACTERS])].filter((each) => means(`a${group}`, `a${each}`));
}
