import { readYamlDocuments } from "#core/source/read-yaml-documents.ts";
import { addObjectives } from "../argo-rollout/add-objectives.ts";
import { type ArgoResource, argoResources } from "../argo-rollout/argo-resources.ts";
import { defineReader, startOf, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readRun } from "./read-run.ts";

const FORMAT = "argo-analysis-run";

/** Analyses that Argo Rollouts ran, as `kubectl get analysisrun -o yaml` prints them. The mapping is in this folder's README. */
export const argoAnalysisRun = defineReader({
  id: FORMAT,
  title: "Argo AnalysisRun",
  detect: (text) =>
    text.includes("argoproj.io/") &&
    /(?:^|[\s"'{,])kind["']?[ \t]{0,9}:[ \t]{0,9}["']?AnalysisRun\b/.test(text),
  read(file) {
    const parsed = readYamlDocuments(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const resources = argoResources(parsed.value.map((document) => Foreign.of(document, file.path)));
    const runs = resources.filter(({ kind }) => kind === "AnalysisRun");
    if (runs.length === 0)
      return unreadable(FORMAT, file, [{ ...nothing, values: {}, where: startOf(file) }]);
    const builder = new ReadingBuilder(FORMAT, file);
    for (const run of runs) addRun(run, runs.length > 1, builder);
    return builder.build({ tool: "Argo Rollouts" });
  },
});

/** Of several runs in one file, each has its name before its observations. */
function addRun({ name, resource }: ArgoResource, several: boolean, builder: ReadingBuilder): void {
  readRun(resource, several ? `${name}.` : "", builder);
  addObjectives(name, resource.at("spec", "metrics"), builder);
  for (const argument of resource.at("spec", "args").items) {
    const key = argument.at("name").text;
    const value = argument.at("value").text;
    if (key !== undefined && value !== undefined) {
      builder.add("parameters", { name: `${name}.args.${key}`, value, source: argument.at("value").source });
    }
  }
  for (const pod of ["rollouts-pod-template-hash", "rollout-type"]) {
    const label = resource.at("metadata", "labels", pod);
    if (label.text !== undefined)
      builder.add("properties", { name: `${name}.${pod}`, value: label.text, source: label.source });
  }
}

const nothing = {
  id: "no-run",
  says: "This file holds no AnalysisRun of Argo.",
  fix: "Print the run itself: `kubectl get analysisrun <name> -o yaml`.",
};
