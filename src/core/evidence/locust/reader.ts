import type { Issue } from "#core/model/statement.ts";
import { readJson } from "#core/source/read-json.ts";
import { exceedsBytes, JSON_LIMITS } from "#core/source/source-document.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, type EvidenceFile, startOf, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { judgeLeaf } from "../judge-leaf.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { AGGREGATED, type Entry, unitOf } from "./entry.ts";
import { readCsv } from "./read-csv.ts";
import { readEntries } from "./read-entries.ts";

const FORMAT = "locust";

/** Statistics of Locust: `*_stats.csv`, and the list of `--json`. The mapping is in this folder's README. */
export const locust = defineReader({
  id: FORMAT,
  title: "Locust statistics",
  detect: (text) => {
    const opening = text.slice(0, 4096);
    if (/^\s{0,20}\[/.test(opening))
      return opening.includes('"num_requests"') && opening.includes('"num_failures"');
    return /^\uFEFF?"?Type"?,"?Name"?,"?Request Count"?,"?Failure Count"?/.test(opening);
  },
  read(file) {
    if (exceedsBytes(file.text, JSON_LIMITS.bytes)) return unreadable(FORMAT, file, [tooLarge(file)]);
    const entries = readFile(file);
    if (!entries.ok) return unreadable(FORMAT, file, entries.issues);
    const builder = new ReadingBuilder(FORMAT, file);
    if (entries.value.includes(undefined)) builder.problem(brokenEntry);
    const known = entries.value.flatMap((entry) => entry ?? []);
    const total = known.find(({ name }) => name === AGGREGATED);
    if (total === undefined || total.requests <= 0) builder.problem(noRequests, total?.where);
    else observeEntries(known, builder);
    return builder.build({ tool: "Locust" });
  },
});

type Read =
  | { readonly ok: true; readonly value: readonly (Entry | undefined)[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

function readFile(file: EvidenceFile): Read {
  if (!/^\s{0,100}[[{]/.test(file.text)) {
    const rows = readCsv(file);
    return rows === undefined ? { ok: false, issues: [notStatistics(file)] } : { ok: true, value: rows };
  }
  const parsed = readJson(file.text, file.path);
  if (!parsed.ok) return parsed;
  const root = Foreign.of(parsed.value, file.path);
  return root.isList ? { ok: true, value: readEntries(root) } : { ok: false, issues: [notStatistics(file)] };
}

/** Requests of one name and several methods are told apart by the method: `GET /score.p95`. */
function observeEntries(entries: readonly Entry[], builder: ReadingBuilder): void {
  const times = new Map<string, number>();
  for (const { name } of entries) times.set(name, (times.get(name) ?? 0) + 1);
  for (const entry of entries) {
    if (builder.overflowing) break;
    const repeats = (times.get(entry.name) ?? 0) > 1 && entry.type !== "";
    observeEntry(repeats ? `${entry.type} ${entry.name}` : entry.name, entry, builder);
  }
}

function observeEntry(
  name: string,
  { requests, failures, values, source, where }: Entry,
  builder: ReadingBuilder,
): void {
  for (const { name: column, value, source: place } of values) {
    const full = `${name}.${column}`;
    const unit = unitOf(column);
    if (typeof value === "number") {
      builder.record({
        name: full,
        value,
        ...(unit === undefined ? {} : { unit }),
        samples: requests,
        source: place,
      });
      continue;
    }
    // What is no number after the reader tried is `N/A`, empty, or written by another tool.
    const judged = judgeLeaf(value);
    const { id, says, fix } = judged.ok ? notNumber : judged;
    builder.problem({ id, says, fix, values: { name: shown(full), found: shown(value, 40) } }, where);
  }
  if (requests > 0)
    builder.record({ name: `${name}.failure_ratio`, value: failures / requests, samples: requests, source });
}

const notNumber = {
  id: "not-a-number",
  says: "`{name}` is `{found}`, which is no number.",
  fix: "Run the test long enough for every request to be made, and write the statistics again.",
};

const brokenEntry = {
  id: "broken-entry",
  says: "An entry of this list does not count its requests and failures.",
  fix: "Write the list again with `locust --json`.",
};

const noRequests = {
  id: "no-requests",
  says: "These statistics count no request at all, so they prove nothing.",
  fix: "Run the test against a system that can be reached; the row `Aggregated` counts all requests.",
};

function notStatistics(file: EvidenceFile): Issue {
  return {
    id: "not-statistics",
    says: "This is no file of statistics that Locust writes.",
    fix: "List `<prefix>_stats.csv` of `--csv <prefix>`, or the output of `--json`.",
    values: {},
    where: startOf(file),
  };
}

function tooLarge(file: EvidenceFile): Issue {
  return {
    id: "too-large",
    says: "This file is larger than {limit} bytes, so it was not read.",
    fix: "Commit the statistics, not their history.",
    values: { limit: JSON_LIMITS.bytes },
    where: startOf(file),
  };
}
