import type { Observation } from "#core/model/observation.ts";
import { exceedsBytes } from "#core/source/source-document.ts";
import { shown, sourceIssue } from "#core/source/source-issue.ts";
import { defineReader, startOf, unreadable } from "../define-reader.ts";
import type { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { readTable } from "./read-table.ts";

const FORMAT = "aequitas";
/** Rows without a group that are told: a reading lists no more problems. */
const MOST_UNNAMED = 50;
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Columns of rates and counts of a group; disparities, parities and `Equalized Odds` are told by their endings.
 * Source: dssg/aequitas:src/aequitas/group.py, src/aequitas/fairness.py.
 */
const RATES: ReadonlySet<string> = new Set(
  "accuracy tpr tnr for fdr fpr fnr npv precision pp pn ppr pprev fp fn tn tp prev group_label_pos group_label_neg group_size total_entities".split(
    " ",
  ),
);
/** What tells rows of one group apart: a table may hold several models, each at several thresholds. */
const SETTINGS = ["model_id", "score_threshold"] as const;
const COMPARISON = /(?:_disparity|[ _](?:Parity|Fairness|Odds))$/;
const VERDICT = /[ _](?:Parity|Fairness|Odds)$/;

/** The table that Aequitas makes of groups and their disparities, as CSV. The mapping is in this folder's README. */
export const aequitas = defineReader({
  id: FORMAT,
  title: "Aequitas",
  detect: (text) => {
    const header = text.slice(0, 8_192).split(/[\r\n]/, 1)[0] ?? "";
    return /\battribute_name\b/.test(header) && /\battribute_value\b/.test(header);
  },
  read(file) {
    if (exceedsBytes(file.text, MOST_BYTES))
      return unreadable(FORMAT, file, [sourceIssue("too-large", startOf(file), { limit: MOST_BYTES })]);
    const builder = new ReadingBuilder(FORMAT, file);
    const { header, size, rows, valuesOf, broken } = readTable(file.text, file.path);
    for (const where of broken) {
      const says = "This row does not have as many values as there are columns.";
      builder.problem({ id: "broken-row", says, fix: "Write the table again with Aequitas." }, where);
    }
    if (!header.includes("attribute_name") || !header.includes("attribute_value")) {
      const says = "This is no table of Aequitas: it has no `attribute_name` and `attribute_value`.";
      builder.problem({ id: "not-a-table", says, fix: "Write the table with its header." });
    } else if (size === 0) {
      const says = "The table has no group, so it says nothing about fairness.";
      builder.problem({ id: "no-groups", says, fix: "Run Aequitas on data with groups." });
    } else {
      const columns = header.filter((name) => RATES.has(name) || COMPARISON.test(name));
      const several = SETTINGS.filter((key) => valuesOf(key).size > 1);
      let unnamed = 0;
      for (const row of rows()) {
        if (builder.overflowing) break;
        const named = readRow(row, { builder, columns, several, telling: unnamed < MOST_UNNAMED });
        if (!named) unnamed += 1;
      }
      if (columns.length === 0) {
        const says = "The table has no rate, disparity or parity, so it says nothing about fairness.";
        builder.problem({ id: "no-metrics", says, fix: "Write the table with its metrics." });
      }
    }
    return builder.build({ tool: "Aequitas" });
  },
});

/** What is asked of a row. */
interface Asked {
  readonly builder: ReadingBuilder;
  readonly columns: readonly string[];
  /** Columns of settings that differ between rows. */
  readonly several: readonly string[];
  /** Whether a row without a group is told; enough were told already where it is not. */
  readonly telling: boolean;
}

/**
 * One group: its rates and disparities under the names of their columns, with the group as their slice. Gives whether the row
 * names its group.
 */
function readRow(row: Foreign, { builder, columns, several, telling }: Asked): boolean {
  const attribute = plain(row.at("attribute_name"));
  const group = plain(row.at("attribute_value"));
  if (attribute === undefined || group === undefined) {
    if (!telling) return false;
    const says = "A row does not say which group it is about.";
    builder.problem(
      { id: "unnamed-group", says, fix: "Fill in `attribute_name` and `attribute_value`." },
      row.where,
    );
    return false;
  }
  const size = row.at("group_size").number;
  const samples = size !== undefined && Number.isSafeInteger(size) && size >= 0 ? { samples: size } : {};
  if (size === 0) {
    const says = "The group {group} of {attribute} holds no samples, so it proves nothing.";
    const values = { group: shown(group), attribute: shown(attribute) };
    const fix = "Evaluate on data that holds everyone whom the policy names.";
    builder.problem({ id: "no-samples", says, fix, values }, row.where);
  }
  const settings = Object.fromEntries(several.map((key) => [key, plain(row.at(key)) ?? ""]));
  const about: Partial<Observation> = { slice: { ...settings, [attribute]: group }, ...samples };
  for (const name of columns) {
    const value = row.at(name);
    const verdict = VERDICT.test(name) && value.boolean !== undefined ? { passed: value.boolean } : {};
    builder.observe(name, value, { ...about, ...verdict });
  }
  return true;
}

/** The name of a group, which may look like a number. */
function plain(from: Foreign): string | undefined {
  return (
    from.text ?? (from.number === undefined && from.boolean === undefined ? undefined : String(from.value))
  );
}
