import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate, type Say } from "../define-gate.ts";
import type { Context } from "./context.ts";
import { groupsTables } from "./groups-table.ts";
import { judgeCheck } from "./judge-check.ts";
import { judgePresence } from "./judge-presence.ts";
import { judgeStated } from "./judge-stated.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options, strengthen } from "./options.ts";
import { isCount, seriesOf } from "./series-of.ts";

/** The gate `fairness`: see this folder's README. */
export const fairness = defineGate({
  meta: {
    id: "fairness",
    title: "its results hold for every group, and not only on average",
    summary: "Evidence shows results by group, and groups lie no farther apart than the policy allows.",
    kind: "content",
    since: "0.1",
    why: "A model that is good on average may fail the people whom an average hides.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen,
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    const judged = packages.map((one) => {
      const { manifest } = one;
      if (!manifest.ok) return { findings: [unreadable(one, say)], contexts: [] };
      const context = contextOf(one, manifest.value, chosen, say);
      return { findings: judgePackage(context), contexts: [context] };
    });
    const findings = judged.flatMap((each) => each.findings);
    return { findings, tables: groupsTables(judged.flatMap(({ contexts }) => contexts)) };
  },
});

function unreadable({ manifest, manifestPath, folder }: PackageFacts, say: Say<Messages>): Finding {
  const issues = manifest.ok ? [] : manifest.issues;
  const where = issues[0]?.where ?? { path: manifestPath, line: 1, column: 1 };
  return say("manifest-unreadable", { path: manifestPath, count: issues.length }, { where, package: folder });
}

function contextOf(
  one: PackageFacts,
  handoff: ResolvedHandoff,
  chosen: Options,
  say: Say<Messages>,
): Context {
  const { evidence, folder, manifestPath } = one;
  const broken = evidence.filter(({ reading }) => reading.problems.length > 0).map(({ path }) => path);
  const read = new Set(evidence.map(({ pointer }) => pointer));
  const listed = handoff.handoff.evidence ?? [];
  const absent = listed.flatMap(({ path }, index) => {
    if (read.has(`/evidence/${index}`)) return [];
    return [typeof path === "string" ? path : path.uri];
  });
  return {
    package: one,
    handoff,
    options: chosen,
    series: seriesOf(evidence),
    unread: [...broken, ...absent],
    say,
    about: {
      package: folder,
      who: [handoff.handoff.package.owner],
      where: { path: manifestPath, line: 1 },
    },
  };
}

function judgePackage(context: Context): readonly Finding[] {
  const findings = [
    ...judgePresence(context),
    ...judgeStated(context),
    ...context.options.checks.flatMap((check) => judgeCheck(check, context)),
  ];
  if (findings.length > 0) return findings;
  const measured = context.series.filter((one) => !isCount(one)).map(({ attribute }) => attribute);
  const known = [...new Set(measured)].slice(0, 8);
  return [context.say("nothing-asked", { known }, context.about)];
}
