import type { PackageFacts } from "#core/facts/package-facts.ts";
import { RISKS, type Risk } from "./policy.ts";

/**
 * The risk that a pull request is judged by: the gravest of its packages, at head and at base,
 * so that a pull request cannot lower the bar that it is measured by. Unknown or unreadable counts as High;
 * no package at all as Low.
 */
export function riskOf(packages: readonly PackageFacts[], baseline: readonly PackageFacts[]): Risk {
  let gravest = 0;
  for (const { manifest } of [...packages, ...baseline]) {
    const declared = manifest.ok ? manifest.value.handoff.package.risk : undefined;
    const rank = RISKS.findIndex((risk) => risk === declared);
    gravest = Math.max(gravest, rank === -1 ? RISKS.length - 1 : rank);
  }
  return RISKS[gravest] ?? "High";
}
