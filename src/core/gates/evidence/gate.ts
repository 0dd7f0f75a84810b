import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding, Table } from "#core/model/finding.ts";
import { baseOf } from "../base-of.ts";
import { defineGate } from "../define-gate.ts";
import type { Context } from "./context.ts";
import { judgeCheck } from "./judge-check.ts";
import { judgeFiles } from "./judge-files.ts";
import { judgeTargets } from "./judge-targets.ts";
import { messages } from "./messages.ts";
import { type Check, options } from "./options.ts";

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
  needs: ["packages", "baseline", "now"],
  options,
  messages,
  // Both are kept, even under one name: whichever is stricter decides, and no comparison of rules can be wrong.
  strengthen: (earlier, later) => ({
    checks: distinct([...(earlier.checks ?? []), ...(later.checks ?? [])]),
  }),
  evaluate({ packages, baseline, now }, { checks }, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    const findings = packages.flatMap((one) => {
      const base = baseOf(one, { packages, baseline });
      const owner = one.manifest.ok ? one.manifest.value.handoff.package.owner : undefined;
      const about = { package: one.folder, ...(owner === undefined ? {} : { who: [owner] }) };
      return judgePackage(checks, { package: one, base, now, say, about });
    });
    const table = evidenceTable(packages);
    return { findings, tables: table.rows.length > 0 ? [table] : [] };
  },
});

function judgePackage(checks: readonly Check[], context: Context): readonly Finding[] {
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
    ...judgeTargets(manifest.value, whole),
    ...checks.flatMap((check) => judgeCheck(check, whole)),
  ];
  return findings.length > 0 ? findings : [say("nothing-asked", {}, about)];
}

/** Drops exact repetitions, which two stages that ask for the same give. */
function distinct<T>(checks: readonly T[]): T[] {
  return [...new Map(checks.map((check) => [JSON.stringify(check), check])).values()];
}

function evidenceTable(packages: readonly PackageFacts[]): Table {
  const rows = packages.flatMap((one) =>
    one.evidence.map(({ reading: { path, format, digest, observations, producer } }) => [
      path,
      format,
      digest.slice(0, 12),
      observations.length,
      producer === undefined ? "not named" : [producer.tool, producer.version].filter(Boolean).join(" "),
    ]),
  );
  return { title: "Evidence read", columns: ["file", "format", "digest", "observations", "producer"], rows };
}
