import { readYamlDocuments } from "#core/source/read-yaml-documents.ts";
import { defineReader, startOf, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { addObjectives } from "./add-objectives.ts";
import { argoResources } from "./argo-resources.ts";
import { readRollout } from "./read-rollout.ts";

const FORMAT = "argo-rollout";
const TEMPLATES = ["AnalysisTemplate", "ClusterAnalysisTemplate"];

/** Rollouts of Argo, and the templates of analyses that judge them. The mapping is in this folder's README. */
export const argoRollout = defineReader({
  id: FORMAT,
  title: "Argo Rollout",
  // A run names the Rollout that owns it, too.
  detect: (text) =>
    text.includes("argoproj.io/") &&
    kindIn("Rollout|AnalysisTemplate|ClusterAnalysisTemplate").test(text) &&
    !kindIn("AnalysisRun").test(text),
  read(file) {
    const parsed = readYamlDocuments(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const resources = argoResources(parsed.value.map((document) => Foreign.of(document, file.path)));
    const templates = resources.filter(({ kind }) => TEMPLATES.includes(kind));
    const rollouts = resources.filter(({ kind }) => kind === "Rollout");
    const builder = new ReadingBuilder(FORMAT, file);
    let metrics = 0;
    for (const { name, resource } of templates) {
      const list = resource.at("spec", "metrics");
      // A template may only refer to others, whose metrics it joins.
      if (list.items.length === 0 && !resource.at("spec", "templates").isList)
        builder.problem(noMetrics, resource.where);
      metrics += addObjectives(name, list, builder);
    }
    for (const { name, resource } of rollouts) readRollout(resource, name, builder);
    if (templates.length + rollouts.length === 0) {
      return unreadable(FORMAT, file, [{ ...nothing, values: {}, where: startOf(file) }]);
    }
    const source = { pointer: "", line: 1, column: 1 };
    builder.record({ name: "rollouts", value: rollouts.length, source });
    builder.record({ name: "templates", value: templates.length, source });
    builder.record({ name: "metrics", value: metrics, source });
    return builder.build();
  },
});

function kindIn(kinds: string): RegExp {
  return new RegExp(`(?:^|[\\s"'{,])kind["']?[ \\t]{0,9}:[ \\t]{0,9}["']?(?:${kinds})\\b`);
}

const noMetrics = {
  id: "no-metrics",
  says: "This template of an analysis has no metrics, so it judges nothing.",
  fix: "List the metrics that a new version is judged by.",
};

const nothing = {
  id: "no-rollout",
  says: "This file holds no Rollout, AnalysisTemplate or ClusterAnalysisTemplate of Argo.",
  fix: "List the file that holds the resources, each with its `apiVersion` and `kind`.",
};
