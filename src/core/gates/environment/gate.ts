import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { defineGate } from "../define-gate.ts";
import type { Context } from "./context.ts";
import { judgeReading, judgeRuntime, judgeSeed } from "./judge-parameters.ts";
import { judgePins } from "./judge-pins.ts";
import { type EnvironmentSay, messages } from "./messages.ts";
import { type Options, options, strengthen } from "./options.ts";
import { judgeScore, scoreTable } from "./score.ts";

/** The gate `environment`: see this folder's README. */
export const environment = defineGate({
  meta: {
    id: "environment",
    title: "its environment, its parameters and its seed are fixed",
    summary:
      "Dependencies are exact, images by digest, chance by a seed; the share of inputs that verify is told.",
    kind: "content",
    since: "0.2",
    why: "What was tested is what runs only when nothing that it is made of can change by itself.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen,
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    return {
      findings: packages.flatMap((one) => judgePackage(one, chosen, say)),
      tables: packages.flatMap((one) => scoreTable(one) ?? []),
    };
  },
});

function judgePackage(one: PackageFacts, chosen: Options, say: EnvironmentSay): readonly Finding[] {
  const { manifest, manifestPath: path, folder } = one;
  if (!manifest.ok) {
    const where = manifest.issues[0]?.where ?? { path, line: 1, column: 1 };
    return [say("manifest-unreadable", { path, count: manifest.issues.length }, { where, package: folder })];
  }
  const handoff = manifest.value;
  const about = { package: folder, who: [handoff.handoff.package.owner], where: { path } };
  const context: Context = { package: one, handoff, options: chosen, say, about };
  const findings = [
    ...judgeReading(context),
    ...judgePins(context),
    ...judgeSeed(context),
    ...judgeRuntime(context),
    ...judgeScore(context),
  ];
  return findings.length > 0 ? findings : [say("nothing-named", {}, about)];
}
