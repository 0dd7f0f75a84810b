import { claimResolver } from "#core/facts/claimed-path.ts";
import type { Facts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { baseOf } from "../base-of.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { bindingOf } from "./binding-of.ts";
import type { Context } from "./context.ts";
import { evidenceTables } from "./evidence-table.ts";
import { findBaselines } from "./find-baselines.ts";
import { judgeAges } from "./judge-age.ts";
import { judgeAgreement } from "./judge-agreement.ts";
import { judgeBindings } from "./judge-binding.ts";
import { judgeCheck } from "./judge-check.ts";
import { judgeFiles } from "./judge-files.ts";
import { judgePresence } from "./judge-presence.ts";
import { judgeTargets } from "./judge-targets.ts";
import { type Messages, messages } from "./messages.ts";
import { type Options, options, strengthen } from "./options.ts";
import { allTargets } from "./targets-of.ts";

const NEEDS = ["packages", "baseline", "releases", "pullRequest", "now"] as const;

/** The gate `evidence`: see this folder's README. */
export const evidence = defineGate({
  meta: {
    id: "evidence",
    title: "its evidence can be read and shows what the policy asks for",
    summary: "Evidence files are readable, and their numbers meet the checks and the package's own targets.",
    kind: "content",
    since: "0.1",
    why: "A claim about a model counts only as far as a tool measured it on the model that is handed over.",
  },
  needs: NEEDS,
  options,
  messages,
  strengthen,
  evaluate(facts, chosen, say) {
    if (facts.packages.length === 0) return { findings: [say("no-packages", {})] };
    const contexts = facts.packages.map((one) => contextOf(one, facts, chosen, say));
    const findings = contexts.flatMap((context) => judgePackage(chosen, context));
    return { findings, tables: evidenceTables(contexts) };
  },
});

function contextOf(
  one: PackageFacts,
  { packages, baseline, releases, pullRequest, now }: Pick<Facts, (typeof NEEDS)[number]>,
  chosen: Options,
  say: Say<Messages>,
): Context {
  const base = baseOf(one, { packages, baseline });
  const { manifest } = one;
  const owner = manifest.ok ? manifest.value.handoff.package.owner : undefined;
  const bound = manifest.ok
    ? {
        package: one,
        handoff: manifest.value,
        base,
        pullRequest,
        targets: allTargets(manifest.value, one),
        resolve: claimResolver(one),
      }
    : null;
  const bindings =
    bound === null ? [] : one.evidence.map((file) => [file.pointer, bindingOf(file, bound)] as const);
  return {
    package: one,
    base,
    baselines: findBaselines(one, base, releases),
    bindings: new Map(bindings),
    options: chosen,
    now,
    say,
    about: { package: one.folder, ...(owner === undefined ? {} : { who: [owner] }) },
  };
}

function judgePackage(chosen: Options, context: Context): readonly Finding[] {
  const { manifest, manifestPath } = context.package;
  const { say, about } = context;
  if (!manifest.ok) {
    const where = manifest.issues[0]?.where ?? { path: manifestPath, line: 1, column: 1 };
    return [
      say("manifest-unreadable", { path: manifestPath, count: manifest.issues.length }, { ...about, where }),
    ];
  }
  const whole = { ...context, about: { where: { path: manifestPath, line: 1 }, ...about } };
  const findings = [
    ...judgeFiles(manifest.value, whole),
    ...judgeBindings(whole),
    ...judgePresence(manifest.value, chosen, whole),
    ...judgeAges(whole),
    ...judgeAgreement(whole),
    ...judgeTargets(manifest.value, whole),
    ...chosen.checks.flatMap((check) => judgeCheck(check, whole)),
  ];
  return findings.length > 0 ? findings : [say("nothing-asked", {}, about)];
}
