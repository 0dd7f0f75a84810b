import type { PackageFacts } from "#core/facts/package-facts.ts";
import { watchedBy, watchersOf } from "../watched-by.ts";
import type { Context } from "./context.ts";

const WATCHING: readonly string[] = ["/monitoring/alerts", "/monitoring/slo"];

/**
 * Every name under which something of the package is measured or watched: observations of its evidence, its targets and
 * constraints, and the metrics that its alerts and SLOs read. `null` where that cannot be told, since one of them cannot be read.
 */
export function measuredNames(context: Context): readonly string[] | null {
  const { handoff, package: facts } = context;
  const { migration, problem } = handoff.handoff;
  const unread = facts.evidence.some(({ reading }) => reading.problems.length > 0);
  if (unread || !canTellWatched(context)) return null;
  return [
    ...new Set([
      ...(problem?.success ?? []).map(({ metric }) => metric),
      ...Object.keys(migration?.constraints ?? {}),
      ...facts.evidence.flatMap(({ reading }) => reading.observations.map(({ name }) => name)),
      ...watchersOf(facts).flatMap(({ names }) => [...names]),
    ]),
  ];
}

/** Whether a metric is among names, or watched as Prometheus spells it. */
export function isMeasured(metric: string, names: readonly string[], facts: PackageFacts): boolean {
  return names.includes(metric) || watchedBy(metric, watchersOf(facts)).length > 0;
}

/** Whether all that the manifest names as alerts and SLOs can be read here, and says what it watches. */
function canTellWatched({ handoff, package: { documents } }: Context): boolean {
  const { alerts, slo } = handoff.handoff.monitoring ?? {};
  return [alerts, slo].every((written, index) => {
    if (written === undefined) return true;
    const found = documents.filter(({ pointers }) => pointers.includes(WATCHING[index] ?? ""));
    return typeof written === "string" && found.length > 0 && found.every(isRead);
  });
}

function isRead({ reading, issue }: PackageFacts["documents"][number]): boolean {
  if (issue !== undefined || reading === null || reading.problems.length > 0) return false;
  const { alerts, objectives, sections } = reading.details ?? {};
  // A page that lies beside the rules watches nothing.
  return [alerts, objectives, sections].some((list) => list !== undefined);
}
