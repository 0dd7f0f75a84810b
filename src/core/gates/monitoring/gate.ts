import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding, Table } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { tellAtMost } from "../tell-at-most.ts";
import { watchedBy, watchersOf } from "../watched-by.ts";
import { at, type Context, documentsOf, type Part } from "./context.ts";
import { judgeAlerts } from "./judge-alerts.ts";
import { judgeCover, judgeLevels, promisedMetrics, USES } from "./judge-cover.ts";
import { judgeDashboards, judgeDrift } from "./judge-drift.ts";
import { judgeTests } from "./judge-tests.ts";
import { type Messages, messages } from "./messages.ts";
import { askedBy, type Options, options, strengthen } from "./options.ts";

/** The gate `monitoring`: see this folder's README. */
export const monitoring = defineGate({
  meta: {
    id: "monitoring",
    title: "what can go wrong with it raises an alarm that was tried",
    summary:
      "Alerts can be read, lead to a runbook and are tested, and they watch what the manifest promises and would go back for.",
    kind: "content",
    since: "0.1",
    why: "A model fails quietly, and an alert that nobody has seen firing may fail with it.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen,
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return {
      findings: packages.flatMap((one) => judgePackage(one, chosen, say)),
      tables: packages.flatMap(tablesOf),
    };
  },
});

function judgePackage(one: PackageFacts, options: Options, say: Say<Messages>): readonly Finding[] {
  const { manifest, manifestPath, folder } = one;
  const top = { path: manifestPath, line: 1, column: 1 };
  if (!manifest.ok) {
    const where = manifest.issues[0]?.where ?? top;
    const values = { path: manifestPath, count: manifest.issues.length };
    return [say("manifest-unreadable", values, { where, package: folder })];
  }
  const handoff = manifest.value;
  const about = { package: folder, who: [handoff.handoff.package.owner] };
  const asked = askedBy(options);
  const plan = handoff.handoff.monitoring;
  if (plan === undefined) {
    const id = asked.alerts || asked.slo || asked.drift ? "plan-missing" : "no-plan";
    return [say(id, {}, { ...about, where: top })];
  }
  return judgePlan({ package: one, handoff, plan, asked, say, about });
}

function judgePlan(context: Context): readonly Finding[] {
  const findings = [
    ...judgeFiles(context),
    ...judgeAlerts(context),
    ...judgeTests(context),
    ...judgeCover(context),
    ...judgeLevels(context),
    ...judgeDrift(context),
    ...judgeDashboards(context),
  ];
  return [...Map.groupBy(findings, ({ id }) => id).values()].flatMap((same) =>
    tellAtMost(same, (count) => {
      const id = same[0]?.outcome === "pass" ? "more-watched" : "more-found";
      return context.say(id, { count }, at(context, ""));
    }),
  );
}

/** Files that cannot be read, or not from here. */
function judgeFiles(context: Context): readonly Finding[] {
  const { plan, asked, package: one, say, about } = context;
  const wanted: Readonly<Record<Part, boolean>> = {
    alerts: asked.alerts,
    tests: asked.tested !== "none",
    slo: asked.slo || asked.covers.length > 0,
  };
  const parts = ["alerts", "tests", "slo"] as const;
  const elsewhere = parts.flatMap((part) => {
    const written = plan[part];
    if (typeof written !== "object" || !wanted[part]) return [];
    return [say("elsewhere", { part: `monitoring.${part}`, uri: written.uri }, at(context, `/${part}`))];
  });
  const documents = new Set(parts.flatMap((part) => documentsOf(one, part)));
  const broken = [...documents].flatMap(({ path, reading, issue }) => {
    const problem = reading?.problems[0] ?? issue;
    if (problem === undefined) return [];
    return [say("unreadable", { path, ...quoteIssue(problem) }, { ...about, where: problem.where })];
  });
  return [...elsewhere, ...broken];
}

/** What watches each metric that the manifest promises or would go back for. */
function tablesOf(one: PackageFacts): readonly Table[] {
  if (!one.manifest.ok) return [];
  const metrics = promisedMetrics({ handoff: one.manifest.value });
  if (metrics.length === 0 || one.manifest.value.handoff.monitoring === undefined) return [];
  const watchers = watchersOf(one);
  const rows = metrics.map(({ metric, of }) => {
    const found = watchedBy(metric, watchers).map(({ name }) => name);
    return [metric, USES[of], found.length === 0 ? "nothing" : found];
  });
  return [{ title: `What is watched in ${one.folder}`, columns: ["Metric", "Is", "Watched by"], rows }];
}
