import type { Column } from "#core/model/details.ts";
import type { Observation } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import { isMapping, member } from "../foreign-value.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { kindOfType } from "./kind-of-type.ts";

/** Statistics of a data set, and their unit. */
const STATISTICS = ["rowCount", "size", "bytes", "fileCount"] as const;

const FACETS = ["facets", "inputFacets", "outputFacets"] as const;

/** What the facets of one data set say. It may be named by several events, and by inputs and outputs: the last one counts. */
export function readFacets(
  builder: ReadingBuilder,
  dataset: string,
  mentions: readonly Foreign[],
  about: Partial<Observation>,
): void {
  const all = mentions.flatMap(facetsOf);
  if (all.length === 0) return;
  const facet = (name: string): Foreign | undefined =>
    all.findLast(({ value }) => isMapping(member(value, name)))?.at(name);
  const metrics = facet("dataQualityMetrics");
  const rows = metrics?.at("rowCount").number;
  const samples = rows !== undefined && Number.isSafeInteger(rows) && rows >= 0 ? { samples: rows } : {};
  const more = { ...about, dataset };
  const assertions = facet("dataQualityAssertions");
  const version = (facet("version") ?? facet("datasetVersion"))?.at("datasetVersion");
  const named = version?.text === undefined ? assertions : version;
  if (named !== undefined) {
    const revision = version?.text;
    builder.add("subjects", {
      kind: "dataset",
      name: dataset,
      ...(revision === undefined ? {} : { revision }),
      digests: [],
      source: named.source,
    });
  }
  if (assertions !== undefined) readAssertions(builder, assertions.at("assertions"), { ...more, ...samples });
  readStatistics(builder, "dataQualityMetrics", metrics, more);
  readStatistics(builder, "outputStatistics", facet("outputStatistics"), more);
  readStatistics(builder, "inputStatistics", facet("inputStatistics"), more);
  readFields(builder, facet("schema")?.at("fields"), dataset, "");
  for (const owner of facet("ownership")?.at("owners").items ?? []) {
    const name = owner.at("name").text;
    if (name !== undefined)
      builder.add("terms", { kind: "owner", of: dataset, value: name, source: owner.source });
  }
}

/** The mappings of facets that a mention of a data set has; most have none. */
function facetsOf(mention: Foreign): readonly Foreign[] {
  return FACETS.flatMap((key) => (isMapping(member(mention.value, key)) ? [mention.at(key)] : []));
}

function readAssertions(builder: ReadingBuilder, list: Foreign, about: Partial<Observation>): void {
  if (list.items.length === 0) {
    const says = "The facet of assertions lists none, so it proves nothing about the data.";
    builder.problem(
      { id: "no-assertions", says, fix: "Check the data, and write the event again." },
      list.where,
    );
  }
  for (const assertion of list.items) {
    const name = assertion.at("assertion").text;
    const success = assertion.at("success").boolean;
    if (name === undefined || success === undefined) {
      const says = "The assertion {name} does not say whether it held.";
      const values = { name: shown(name ?? "without a name") };
      const fix = "Write the event again with its `assertion` and `success`.";
      builder.problem({ id: "no-verdict", says, fix, values }, assertion.where);
      continue;
    }
    const column = assertion.at("column").text;
    const slice = column === undefined ? {} : { slice: { ...about.slice, column } };
    const more = { ...about, ...slice, passed: success };
    builder.observe(`dataQualityAssertions.${name}`, assertion.at("success"), more);
  }
}

function readStatistics(
  builder: ReadingBuilder,
  name: string,
  facet: Foreign | undefined,
  about: Partial<Observation>,
): void {
  if (facet === undefined) return;
  for (const key of STATISTICS) {
    const from = facet.at(key);
    const unit = key === "size" || key === "bytes" ? { unit: "By" } : {};
    if (from.present) builder.observe(`${name}.${key}`, from, { ...about, ...unit });
  }
  for (const [column, statistics] of facet.at("columnMetrics").entries) {
    const slice = { ...about.slice, column };
    for (const [key, from] of statistics.entries)
      if (typeof from.value === "number") builder.observe(`${name}.${key}`, from, { ...about, slice });
  }
}

function readFields(
  builder: ReadingBuilder,
  fields: Foreign | undefined,
  table: string,
  parent: string,
): void {
  for (const field of fields?.items ?? []) {
    const own = field.at("name").text;
    if (own === undefined) continue;
    const name = parent === "" ? own : `${parent}.${own}`;
    const type = field.at("type").text ?? "";
    const column: Column = { of: "dataset", table, name, type, kind: kindOfType(type), source: field.source };
    builder.add("columns", column);
    readFields(builder, field.at("fields"), table, name);
  }
}
