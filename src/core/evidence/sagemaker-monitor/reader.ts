import type { Observation } from "#core/model/observation.ts";
import { readJson } from "#core/source/read-json.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readFeatures } from "./read-features.ts";
import { readQuality } from "./read-quality.ts";

const FORMAT = "sagemaker-monitor";
const GROUPS = [
  "binary_classification_metrics",
  "multiclass_classification_metrics",
  "regression_metrics",
] as const;

/** What SageMaker Model Monitor writes: statistics of a model or of data, and violations. The mapping is in this folder's README. */
export const sagemakerMonitor = defineReader({
  id: FORMAT,
  title: "SageMaker Model Monitor",
  detect: (text, path) => {
    if (!text.trimStart().startsWith("{")) return false;
    if (/"(?:binary_classification|multiclass_classification|regression)_metrics"/.test(text)) return true;
    if (text.includes('"features"') && text.includes('"inferred_type"')) return true;
    return (
      text.includes('"violations"') &&
      (text.includes('"constraint_check_type"') || /(?:^|\/)constraint_violations\.json$/i.test(path))
    );
  },
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const about = readDataset(builder, root.at("dataset"));
    for (const group of GROUPS) readQuality(builder, root.at(group), group, about);
    readFeatures(builder, root.at("features"), about);
    readViolations(builder, root.at("violations"));
    if (builder.empty) {
      const says = "No metric, feature or list of violations was found, so it proves nothing.";
      builder.problem({
        id: "no-metrics",
        says,
        fix: "List `statistics.json` or `constraint_violations.json`.",
      });
    }
    return builder.build({ tool: "SageMaker Model Monitor" });
  },
});

/** How many rows were looked at, and when. */
function readDataset(builder: ReadingBuilder, dataset: Foreign): Partial<Observation> {
  const items = dataset.at("item_count");
  const at = readInstant(dataset.at("evaluation_time").text ?? "");
  const count = items.number !== undefined && Number.isSafeInteger(items.number) ? items.number : undefined;
  if (
    items.present &&
    builder.observe("dataset.item_count", items, at === undefined ? {} : { at }) &&
    count === 0
  ) {
    const says = "The data holds no rows, so its statistics prove nothing.";
    builder.problem({ id: "no-samples", says, fix: "Run the monitor on data." }, items.where);
  }
  return {
    ...(count === undefined || count < 0 ? {} : { samples: count }),
    ...(at === undefined ? {} : { at }),
  };
}

/** How many constraints were violated, in all and by kind. An empty list is what a run without violations writes. */
function readViolations(builder: ReadingBuilder, list: Foreign): void {
  if (!list.present) return;
  const { source } = list;
  if (!list.isList) {
    const says = "`violations` is no list, so nobody knows whether there are any.";
    builder.problem(
      { id: "not-violations", says, fix: "Write the file again with Model Monitor." },
      list.where,
    );
    return;
  }
  builder.record({ name: "violations", value: list.items.length, source });
  const kinds = new Map<string, number>();
  for (const violation of list.items) {
    const kind = violation.at("constraint_check_type").text ?? "unknown";
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  for (const [kind, value] of kinds) builder.record({ name: `violations.${kind}`, value, source });
}
