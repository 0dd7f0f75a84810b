import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Context } from "./context.ts";
import { judgeBar } from "./judge-check.ts";
import { mayHide } from "./judge-files.ts";
import { namesNear, select } from "./select-observations.ts";

/**
 * Holds the manifest's own targets (`problem.success`) against the evidence: each must be measured, and reached.
 * One that only production can show must be watched there: it is the metric of a rollback trigger, or of `stable`.
 */
export function judgeTargets(handoff: ResolvedHandoff, context: Context): readonly Finding[] {
  const { evidence } = context.package;
  return (handoff.handoff.problem?.success ?? []).flatMap(({ metric, op, target }, index) => {
    const found = select(evidence, { observation: metric });
    if (found.length > 0) {
      const where = whereOf(handoff, `/problem/success/${index}/target`);
      const bar = { name: `target ${metric}`, op, threshold: target, where };
      return found.map((candidate) => judgeBar(bar, candidate, context));
    }
    const about = { ...context.about, where: whereOf(handoff, `/problem/success/${index}/metric`) };
    if (isWatched(metric, handoff)) return [context.say("target-watched", { metric }, about)];
    if (mayHide(context.package)) return [];
    return [context.say("target-missing", { metric, near: namesNear(metric, evidence) }, about)];
  });
}

function isWatched(metric: string, { handoff: { rollback } }: ResolvedHandoff): boolean {
  return (
    rollback?.stable?.metric === metric || (rollback?.triggers ?? []).some((one) => one.metric === metric)
  );
}
