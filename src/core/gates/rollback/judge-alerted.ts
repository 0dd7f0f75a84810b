import type { Finding } from "#core/model/finding.ts";
import { watchedBy, watchersOf } from "../watched-by.ts";
import { at, type Context } from "./context.ts";

const WATCHING = new Set(["/monitoring/alerts", "/monitoring/slo"]);

/** Whether something raises an alarm on the metric of each trigger, where that is asked for. */
export function judgeAlerted(context: Context): readonly Finding[] {
  const { options, plan, handoff, package: one, say } = context;
  const { triggers = [] } = plan;
  if (!options.alerted || triggers.length === 0) return [];
  const { alerts, slo } = handoff.handoff.monitoring ?? {};
  const unread = one.documents.some(
    ({ pointers, reading, issue }) =>
      pointers.some((pointer) => WATCHING.has(pointer)) &&
      (issue !== undefined || reading === null || reading.problems.length > 0),
  );
  if (unread || typeof alerts === "object" || typeof slo === "object")
    return [say("alerts-unread", {}, at(context, "/triggers"))];
  const watchers = watchersOf(one);
  return triggers.flatMap(({ metric }, index) =>
    watchedBy(metric, watchers).length > 0
      ? []
      : [say("unalerted", { metric }, at(context, `/triggers/${index}/metric`))],
  );
}
