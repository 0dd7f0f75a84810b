import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { watchedBy, watchersOf } from "../watched-by.ts";
import { at, type Context, documentsOf, isBroken, isComplete } from "./context.ts";
import type { COVERED } from "./options.ts";

/** A metric of the manifest, and what it is there. */
export interface Promised {
  readonly metric: string;
  readonly of: (typeof COVERED)[number];
  readonly pointer: string;
}

/** Metrics of the manifest that somebody may have to watch: of rollback triggers and of success, each name once for each. */
export function promisedMetrics({ handoff: { handoff } }: Pick<Context, "handoff">): readonly Promised[] {
  const triggers = (handoff.rollback?.triggers ?? []).map(({ metric }, index): Promised => {
    return { metric, of: "triggers", pointer: `/rollback/triggers/${index}/metric` };
  });
  const success = (handoff.problem?.success ?? []).map(({ metric }, index): Promised => {
    return { metric, of: "success", pointer: `/problem/success/${index}/metric` };
  });
  const once = new Map<string, Promised>();
  for (const each of [...triggers, ...success]) {
    const key = `${each.of} ${each.metric}`;
    if (!once.has(key)) once.set(key, each);
  }
  return [...once.values()];
}

/** Words for what a metric is in the manifest. */
export const USES: Readonly<Record<Promised["of"], string>> = {
  triggers: "a trigger of the rollback",
  success: "a measure of success",
};

/** Whether an alert or an SLO watches each metric of which that is asked. */
export function judgeCover(context: Context): readonly Finding[] {
  const { asked, package: one, handoff, say, about } = context;
  const metrics = promisedMetrics(context).filter(({ of }) => asked.covers.includes(of));
  if (metrics.length === 0 || !isComplete(context, ["alerts", "slo"])) return [];
  const watchers = watchersOf(one);
  return metrics.map(({ metric, of, pointer }) => {
    const [first] = watchedBy(metric, watchers);
    const there = { ...about, where: whereOf(handoff, pointer) };
    if (first === undefined) return say("unwatched", { metric, use: USES[of] }, there);
    const watcher = first.kind === "alert" ? "The alert" : "The SLO";
    return say("watched", { metric, use: USES[of], watcher, name: first.name }, there);
  });
}

/** Whether there are service level objectives, where they are asked for. */
export function judgeLevels(context: Context): readonly Finding[] {
  const { asked, plan, package: one, say } = context;
  const documents = documentsOf(one, "slo");
  const levels = documents.flatMap(({ path, reading }) =>
    (reading?.details?.objectives ?? []).flatMap(({ kind }) => (kind === "slo" ? [path] : [])),
  );
  const [path] = levels;
  if (path !== undefined) return [say("slo-read", { path, count: levels.length }, at(context, "/slo"))];
  const told = typeof plan.slo === "object" || documents.some(isBroken);
  if (!asked.slo || told) return [];
  return [say("slo-missing", {}, at(context, plan.slo === undefined ? "" : "/slo"))];
}
