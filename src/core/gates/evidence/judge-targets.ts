import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Context } from "./context.ts";
import { judgeBar } from "./judge-check.ts";
import { namesNear, select } from "./select-observations.ts";

/** Holds the manifest's own targets (`problem.success`) against the evidence: each must be measured, and reached. */
export function judgeTargets(handoff: ResolvedHandoff, context: Context): readonly Finding[] {
  const { evidence } = context.package;
  return (handoff.handoff.problem?.success ?? []).flatMap(({ metric, op, target }, index) => {
    const found = select(evidence, { observation: metric });
    if (found.length > 0) {
      const bar = { name: `target ${metric}`, op, threshold: target };
      return found.map((candidate) => judgeBar(bar, candidate, context));
    }
    const where = whereOf(handoff, `/problem/success/${index}/metric`);
    const values = { metric, near: namesNear(metric, evidence) };
    return [context.say("target-missing", values, { ...context.about, where })];
  });
}
