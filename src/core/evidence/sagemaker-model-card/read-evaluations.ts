import type { Observation } from "#core/model/observation.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Curves, bars and matrices are pictures; only these three types are one value. */
const VALUES: ReadonlySet<unknown> = new Set(["number", "string", "boolean"]);

/** The metrics of evaluations: `<group>.<metric>`. With several evaluations, each is a slice. */
export function readEvaluations(builder: ReadingBuilder, details: Foreign): void {
  const evaluations = details.items;
  for (const evaluation of evaluations) {
    const name = evaluation.at("name").text;
    const datasets = evaluation
      .at("datasets")
      .items.flatMap(({ text }) => (text === undefined ? [] : [text]));
    const [dataset] = datasets;
    const about: Partial<Observation> = {
      ...(evaluations.length > 1 && name !== undefined ? { slice: { evaluation: name } } : {}),
      ...(datasets.length === 1 && dataset !== undefined ? { dataset } : {}),
    };
    for (const group of evaluation.at("metric_groups").items) readGroup(builder, group, about);
  }
}

function readGroup(builder: ReadingBuilder, group: Foreign, about: Partial<Observation>): void {
  const prefix = group.at("name").text;
  for (const metric of group.at("metric_data").items) {
    const type = metric.at("type");
    if (type.present && !VALUES.has(type.value)) continue;
    const name = metric.at("name").text;
    if (name === undefined) {
      const says = "A metric has no name, so nobody knows what was measured.";
      builder.problem({ id: "unnamed-metric", says, fix: "Write its `name`." }, metric.where);
      continue;
    }
    builder.observe(prefix === undefined ? name : `${prefix}.${name}`, metric.at("value"), about);
  }
}
