import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Finding, Graph } from "#core/model/finding.ts";
import { defineGate } from "../define-gate.ts";
import type { Context } from "./context.ts";
import { drawGraph } from "./draw-graph.ts";
import { followSteps } from "./follow-steps.ts";
import { judgeChain } from "./judge-chain.ts";
import { judgeDatasets, judgeDocuments } from "./judge-documents.ts";
import { judgeFiles } from "./judge-files.ts";
import { judgeModel } from "./judge-model.ts";
import { judgeParameters } from "./judge-parameters.ts";
import { judgeRegistry, judgeRuns } from "./judge-runs.ts";
import { judgeSplit } from "./judge-split.ts";
import { type LineageSay, messages } from "./messages.ts";
import { type Options, options, strengthen } from "./options.ts";

/** The gate `lineage`: see this folder's README. */
export const lineage = defineGate({
  meta: {
    id: "lineage",
    title: "its lineage leads from the declared data to the model without a gap",
    summary:
      "Each step read what the one before it made, the files are those of the run, and test data is not training data.",
    kind: "content",
    since: "0.2",
    why: "A model can be made again, and explained, only when it is known what it came from.",
  },
  needs: ["packages"],
  options,
  messages,
  strengthen,
  evaluate({ packages }, chosen, say) {
    if (packages.length === 0) return { findings: [say("no-packages", {})] };
    const judged = packages.map((one) => judgePackage(one, chosen, say));
    return {
      findings: judged.flatMap(({ findings }) => findings),
      graphs: judged.flatMap(({ graph }) => (graph === null ? [] : [graph])),
    };
  },
});

interface Judged {
  readonly findings: readonly Finding[];
  readonly graph: Graph | null;
}

function judgePackage(one: PackageFacts, chosen: Options, say: LineageSay): Judged {
  const { manifest, manifestPath: path, folder } = one;
  if (!manifest.ok) {
    const where = manifest.issues[0]?.where ?? { path, line: 1, column: 1 };
    const values = { path, count: manifest.issues.length };
    return { findings: [say("manifest-unreadable", values, { where, package: folder })], graph: null };
  }
  const handoff = manifest.value;
  const about = { package: folder, who: [handoff.handoff.package.owner], where: { path } };
  const steps = followSteps(one);
  const context: Context = { package: one, handoff, lineage: steps, options: chosen, say, about };
  const findings = [
    ...judgeDocuments(context),
    ...judgeDatasets(context),
    ...judgeChain(context),
    ...judgeFiles(context),
    ...judgeModel(context),
    ...judgeParameters(context),
    ...judgeSplit(context),
    ...judgeRuns(context),
    ...judgeRegistry(context),
  ];
  const isTold = findings.some(({ id }) => id === "lineage-missing" || id === "not-evaluable");
  const none = steps.steps.length === 0 && !isTold ? [say("no-lineage", {}, about)] : [];
  return {
    findings: [...none, ...findings],
    graph: drawGraph(context),
  };
}
