import type { Table } from "#core/model/finding.ts";
import type { Context } from "./context.ts";
import { isCount, listedSeries, ofMetric, shownOf } from "./series-of.ts";

const MOST_ROWS = 60;

/** Groups of what the checks compare, or of all that is measured by group where there is no check. */
export function groupsTables(contexts: readonly Context[]): readonly Table[] {
  const rows = contexts.flatMap(({ series, options: { checks }, package: { evidence } }) => {
    const chosen = checks.flatMap((check) =>
      check.metric === undefined ? [listedSeries(check, evidence).series] : ofMetric(series, check.metric),
    );
    const shown = checks.length === 0 ? series.filter((one) => !isCount(one)) : [...new Set(chosen)];
    return shown.flatMap(({ attribute, metric, groups }) =>
      groups.map((group) => ({ attribute, metric, group })),
    );
  });
  if (rows.length === 0) return [];
  const left = rows.length - MOST_ROWS;
  const first = rows.slice(0, MOST_ROWS).map(({ attribute, metric, group }) => {
    const { name, samples = "not counted", where } = group;
    return [attribute, name, metric, shownOf(group), samples, where.path];
  });
  const told = left > 0 ? [...first, [`and ${left} more`, "", "", "", "", ""]] : first;
  const columns = ["attribute", "group", "metric", "value", "samples", "file"];
  return [{ title: "Results by group", columns, rows: told }];
}
