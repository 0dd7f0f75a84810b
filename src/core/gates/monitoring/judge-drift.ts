import type { Finding } from "#core/model/finding.ts";
import { at, type Context } from "./context.ts";

/** Names of data sets that are told. */
const MOST_NAMED = 10;

/** Whether live data is compared with what the model was made from. */
export function judgeDrift(context: Context): readonly Finding[] {
  const { plan, asked, handoff, say } = context;
  const { drift = [] } = plan;
  if (drift.length === 0) return asked.drift ? [say("drift-missing", {}, at(context, ""))] : [];
  const datasets = handoff.handoff.datasets ?? [];
  const names = datasets.slice(0, MOST_NAMED).map(({ name }) => name);
  const unknown = drift.flatMap((dataset, index) =>
    datasets.some(({ name }) => name === dataset)
      ? []
      : [say("drift-unknown", { dataset, datasets: names }, at(context, `/drift/${index}`))],
  );
  if (unknown.length > 0) return unknown;
  const compared = datasets.filter(({ name }) => drift.includes(name));
  const base = compared.find(({ role }) => role === "train" || role === "reference");
  if (base === undefined) return [say("drift-baseless", { datasets: drift }, at(context, "/drift"))];
  return [say("drift-compared", { dataset: base.name, role: base.role ?? "" }, at(context, "/drift"))];
}

/** Whether dashboards are reached over a connection that nobody can read or change on the way. */
export function judgeDashboards(context: Context): readonly Finding[] {
  return (context.plan.dashboards ?? []).flatMap((address, index) =>
    /^https:\/\//i.test(address)
      ? []
      : [context.say("dashboard-insecure", { address }, at(context, `/dashboards/${index}`))],
  );
}
