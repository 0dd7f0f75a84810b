import type { Column } from "#core/model/details.ts";
import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

const KINDS: ReadonlyMap<string, Column["kind"]> = new Map([
  ["Fractional", "number"],
  ["Integral", "integer"],
  ["String", "string"],
]);
const NUMBERS = ["completeness", "mean", "sum", "std_dev", "min", "max", "distinct_count"] as const;

/** Statistics of data, or constraints on it: columns, and numbers with the feature as their slice. */
export function readFeatures(builder: ReadingBuilder, features: Foreign, about: Partial<Observation>): void {
  if (!features.present) return;
  if (features.items.length === 0) {
    const says = "No feature is listed, so it says nothing about the data.";
    builder.problem(
      { id: "no-features", says, fix: "Run the monitor on data with columns." },
      features.where,
    );
  }
  for (const feature of features.items) {
    const name = feature.at("name").text;
    if (name === undefined) continue;
    const type = feature.at("inferred_type").text ?? "";
    const kind = KINDS.get(type) ?? "other";
    builder.add("columns", { of: "dataset", name, type, kind, source: feature.source });
    const more = { ...about, slice: { feature: name } };
    for (const statistics of [feature, feature.at("numerical_statistics"), feature.at("string_statistics")]) {
      for (const key of ["num_present", "num_missing"] as const) {
        const from = statistics.at("common", key);
        if (from.present) builder.observe(`features.${key}`, from, more);
      }
      for (const key of NUMBERS) {
        const from = statistics.at(key);
        if (from.present) builder.observe(`features.${key}`, from, more);
      }
    }
  }
}
