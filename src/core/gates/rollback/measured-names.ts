import { wordsOf } from "#core/source/words-of.ts";
import type { Context } from "./context.ts";

/**
 * Every name under which something of the package is measured or watched: observations of its evidence, its targets and
 * constraints, and the words of its alert rules and SLOs. `null` where that cannot be told, since one of them cannot be read.
 */
export function measuredNames({ handoff, package: facts }: Context): readonly string[] | null {
  const { migration, problem } = handoff.handoff;
  const unread = facts.evidence.some(({ reading }) => reading.problems.length > 0);
  if (facts.watched === undefined || unread) return null;
  return [
    ...new Set([
      ...(problem?.success ?? []).map(({ metric }) => metric),
      ...Object.keys(migration?.constraints ?? {}),
      ...facts.evidence.flatMap(({ reading }) => reading.observations.map(({ name }) => name)),
      ...facts.watched,
    ]),
  ];
}

/** Whether a metric is among names; one that is more than a word is when all of its words are. */
export function isMeasured(metric: string, names: readonly string[]): boolean {
  const known = new Set(names);
  const words = wordsOf(metric);
  return known.has(metric) || (words.length > 0 && words.every((word) => known.has(word)));
}
