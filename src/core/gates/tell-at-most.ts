import type { Finding } from "#core/model/finding.ts";

/** Findings of one kind that are told one by one. */
const MOST_TOLD = 12;

/** The first findings of one kind as they are, and one that counts the rest. */
export function tellAtMost(
  findings: readonly Finding[],
  rest: (count: number) => Finding,
  most = MOST_TOLD,
): readonly Finding[] {
  if (findings.length <= most) return findings;
  return [...findings.slice(0, most), rest(findings.length - most)];
}
