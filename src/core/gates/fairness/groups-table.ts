import type { Table } from "#core/model/finding.ts";
import type { Context } from "./context.ts";
import { isCount, listedSeries, ofMetric } from "./series-of.ts";

const MOST_ROWS = 60;

/** Groups of what the checks compare, or of all that is measured by group where there is no check. */
export function groupsTables(contexts: readonly Context[]): readonly Table[] {
  const rows = contexts.flatMap(({ series, options: { checks }, package: { evidence } }) => {
    const chosen = checks.flatMap((check) =>
      check.metric === undefined ? [listedSeries(check, evidence).series] : ofMetric(series, check.metric),
    );
    const shown = checks.length === 0 ? series.filter((one) => !isCount(one)) : [...new Set(chosen)];
    return shown.flatMap(({ attribute, metric, groups }) =>
      groups.map(({ name, shown: value, samples, where }) => [
        attribute,
        name,
        metric,
        value,
        samples ?? "not counted",
        where.path,
      ]),
    );
  });
  if (rows.length === 0) return [];
  const left = rows.length - MOST_ROWS;
  const told = left > 0 ? [...rows.slice(0, MOST_ROWS), [`and ${left} more`, "", "", "", "", ""]] : rows;
  const columns = ["attribute", "group", "metric", "value", "samples", "file"];
  return [{ title: "Results by group", columns, rows: told }];
}
