import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import { metricsOfQuery } from "../prometheus-rules/read-promql.ts";
import type { ReadingBuilder } from "../reading-builder.ts";
import { readCondition, readFailure } from "./read-condition.ts";

/**
 * Adds an objective for each metric of an analysis (`spec.metrics` of a template or a run), named `<owner>.<metric>`, and tells
 * metrics that nothing is asked of. Returns how many metrics there are.
 */
export function addObjectives(owner: string, metrics: Foreign, builder: ReadingBuilder): number {
  for (const metric of metrics.items) {
    const name = metric.at("name").text;
    const [success, failure] = [metric.at("successCondition").text, metric.at("failureCondition").text];
    if (name === undefined) {
      const says = "This metric of the analysis has no name.";
      builder.problem({ id: "no-name", says, fix: "Name it." }, metric.where);
      continue;
    }
    if (success === undefined && failure === undefined && !judgesItself(metric.at("provider"))) {
      const says =
        "The metric `{name}` has neither a `successCondition` nor a `failureCondition`, so it can never fail.";
      const fix = "Write what its result must be.";
      builder.problem({ id: "no-condition", says, fix, values: { name: shown(name) } }, metric.where);
    }
    const bound =
      success === undefined
        ? failure === undefined
          ? undefined
          : readFailure(failure)
        : readCondition(success);
    const query = metric.at("provider", "prometheus", "query").text;
    builder.add("objectives", {
      kind: "analysis",
      name: `${owner}.${name}`,
      metrics: query === undefined ? [] : metricsOfQuery(query),
      ...bound,
      source: metric.source,
    });
  }
  return metrics.items.length;
}

/** A job succeeds or fails, and Kayenta judges; their results need no condition. */
function judgesItself(provider: Foreign): boolean {
  return provider.at("job").present || provider.at("kayenta").present;
}
