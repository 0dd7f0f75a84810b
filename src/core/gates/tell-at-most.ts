import type { Finding } from "#core/model/finding.ts";
import type { Message } from "./define-gate.ts";

/** How the rest is told: of findings that block, and of those that only note something. */
export const MORE = {
  "more-noted": { outcome: "pass", says: "{count} more [finding|findings] of this kind: {kind}." },
  more: {
    outcome: "fail",
    says: "{count} more [finding|findings] of this kind: {kind}.",
    fix: "Mend those above; the rest is told then.",
    expected: "none",
    actual: "{count} more",
  },
} as const satisfies Record<string, Message>;

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
