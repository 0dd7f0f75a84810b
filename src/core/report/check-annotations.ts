import type { Annotation } from "#core/model/effect.ts";
import type { Location } from "#core/model/location.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { withoutCommands } from "./escape-command.ts";
import { whyOf } from "./explained.ts";
import { PLAIN, says } from "./fill-template.ts";
import { heldBy, nameOf, openFindings, type PlacedFinding, type Standing, standingOf } from "./tally.ts";
import { cutToBytes } from "./text-size.ts";
import { adviceOf, linesOf, saysOf, type Told, toldTogether, wholeLine } from "./told-together.ts";

const TITLE_LIMIT = 255;
/** Longest message of an annotation: 64 KB, GitHub's REST reference. */
const MESSAGE_LIMIT = 64_000;

const LEVELS: Readonly<Record<Standing, Annotation["level"]>> = {
  error: "failure",
  fail: "failure",
  held: "failure",
  pending: "notice",
  warns: "warning",
  waived: "notice",
  pass: "notice",
  skip: "notice",
};

/** Level at which a finding is annotated: what waits for a person is no mistake, so it is a notice. */
export function levelOf(placed: PlacedFinding): Annotation["level"] {
  return LEVELS[standingOf(placed)];
}

/**
 * What a finding says and advises, and which gates it holds back, and why it is asked, as plain text of four lines at most; of several that
 * are told as one, a line more for each. With `whole`, they are those at one place of more that are told as one.
 */
export function plainMessage(told: Told<PlacedFinding>, whole = told): string {
  const [placed] = told;
  const isPart = told.length > 1 && told.length < whole.length;
  const held = heldBy(placed);
  const why = whyOf(placed.finding, PLAIN);
  const lines = linesOf(told, PLAIN).map((line) => `- ${wholeLine(line)}`);
  // The lines come last, since a message that is too long loses its end.
  const parts = [
    saysOf(isPart ? whole : told, PLAIN),
    adviceOf(told, PLAIN),
    why === null ? null : `Why: ${why}`,
    held && says(held, PLAIN),
    isPart ? "Here:" : null,
    ...lines,
  ];
  return cutToBytes(withoutCommands(parts.filter((part) => part !== null).join("\n")), MESSAGE_LIMIT);
}

/** A place as annotations take it: with a line (the first, where a whole file is meant), and columns only within one line. */
export function annotatedPlace(where: Location): Annotation["where"] {
  const { path, line = 1, endLine = line, column, endColumn } = where;
  const place = { path, line, ...(endLine > line ? { endLine } : {}) };
  if (endLine > line || column === undefined) return place;
  return { ...place, column, ...(endColumn === undefined ? {} : { endColumn }) };
}

/** Annotations of one check: each fifty take a request of their own, and nobody reads more. */
export const ANNOTATION_LIMIT = 200;

/** Findings that share an annotation, and all that are told as one with them. */
export interface Annotated {
  readonly told: Told<PlacedFinding>;
  readonly whole: Told<PlacedFinding>;
}

/** The open findings as they are annotated, the gravest first: what is told as one stands at each of its lines. */
export function annotated(verdict: Verdict): readonly Annotated[] {
  return toldTogether(openFindings(verdict)).flatMap((whole) => {
    const lines = Map.groupBy(whole, ({ finding }) => finding.where?.line);
    return [...lines.values()].flatMap(([first, ...others]): Annotated[] =>
      first === undefined ? [] : [{ told: [first, ...others], whole }],
    );
  });
}

/** What is {@link annotated} and has a place; the page counts those beyond {@link ANNOTATION_LIMIT}. */
export function checkAnnotations(verdict: Verdict): readonly Annotation[] {
  const annotations = annotated(verdict).flatMap(({ told, whole }): Annotation[] => {
    const [placed] = told;
    const { where } = placed.finding;
    if (where === undefined || where.path === "") return [];
    const title = cutToBytes(says({ says: "{name}", values: { name: nameOf(placed) } }, PLAIN), TITLE_LIMIT);
    return [
      { level: levelOf(placed), where: annotatedPlace(where), title, message: plainMessage(told, whole) },
    ];
  });
  return annotations.slice(0, ANNOTATION_LIMIT);
}
