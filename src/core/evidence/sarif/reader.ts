import type { EvidenceReading, Observation } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";
import { toPointer } from "#core/source/positions.ts";
import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { locate, spanOf } from "#core/source/span-of.ts";
import { defineReader, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { items, member, textOf } from "../foreign-value.ts";
import { readInstant } from "../read-instant.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { addDetails } from "./add-details.ts";
import { checkRuns, type Locate } from "./check-runs.ts";
import { type Counts, countResults, type Kind } from "./count-results.ts";

const FORMAT = "sarif";

/** Names of observations and what they count, in the order in which they are given. */
const ALWAYS: readonly (readonly [string, Kind])[] = [
  ["results", "results"],
  ["errors", "error"],
  ["warnings", "warning"],
  ["notes", "note"],
  ["suppressed", "suppressed"],
];
const RATED: readonly Kind[] = ["critical", "high", "medium", "low"];

/** SARIF 2.1.0, what scanners and linters write. The mapping is in this folder's README. */
export const sarif = defineReader({
  id: FORMAT,
  title: "SARIF",
  detect: (text) =>
    /^\s*\{/.test(text.slice(0, 64)) && text.includes('"runs"') && /sarif|"2\.1\.0"/.test(text),
  read(file) {
    const parsed = readJson(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const { value: log, places } = parsed.value;
    const place: Locate = (path) => locate(file.path, places, path);
    const problems = checkRuns(log, place);
    if (problems.length > 0) return unreadable(FORMAT, file, problems);
    const runs = items(member(log, "runs"));
    const counts = countResults(runs);
    const invalid = counts.get("invalid")?.first;
    if (invalid !== undefined) return unreadable(FORMAT, file, [invalidSeverity(place(invalid))]);
    const at = timeOf(runs);
    const observations = observe(counts).map(([name, value, path]): Observation => {
      const { line, column } = spanOf(places, path);
      const source = { pointer: toPointer(path), line, column };
      return { name, value, source, ...(at === undefined ? {} : { at }) };
    });
    const builder = new ReadingBuilder(FORMAT, file);
    for (const observation of observations) builder.record(observation);
    addDetails(Foreign.of(parsed.value, file.path), builder);
    return builder.build(producerOf(runs));
  },
});

/** Severity bands are left out when results were found and none is rated: "no critical" would then be an empty claim. */
function observe(counts: Counts): readonly (readonly [string, number, readonly (string | number)[]])[] {
  const of = (kind: Kind) => counts.get(kind)?.count ?? 0;
  const rated = RATED.some((band) => of(band) > 0) || of("unrated") === 0;
  const bands = rated ? [...RATED, "unrated" as const].map((kind) => [kind, kind] as const) : [];
  return [...ALWAYS, ...bands].map(([name, kind]) => [name, of(kind), counts.get(kind)?.first ?? ["runs"]]);
}

/** The earliest time at which a run ended (or, failing that, began). */
function timeOf(runs: readonly unknown[]): string | undefined {
  const times = runs
    .flatMap((run) => items(member(run, "invocations")))
    .map((call) => textOf(member(call, "endTimeUtc")) ?? textOf(member(call, "startTimeUtc")) ?? "")
    .flatMap((text) => readInstant(text) ?? []);
  return times.toSorted()[0];
}

function producerOf(runs: readonly unknown[]): EvidenceReading["producer"] | undefined {
  const driver = member(runs[0], "tool", "driver");
  const tool = textOf(member(driver, "name"));
  if (tool === undefined) return undefined;
  const version = textOf(member(driver, "semanticVersion")) ?? textOf(member(driver, "version"));
  return { tool: shown(tool), ...(version === undefined ? {} : { version: shown(version, 40) }) };
}

function invalidSeverity(where: Issue["where"]): Issue {
  return {
    id: "invalid-severity",
    says: "The `security-severity` of this result is not a number from 0 to 10, so it fits no severity band.",
    fix: 'Write a CVSS score such as "7.5" in the rule, or leave the property out.',
    values: {},
    where,
  };
}
