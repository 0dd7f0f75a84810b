import { readEvidence } from "#core/evidence/readers.ts";
import type { Statement } from "#core/model/statement.ts";
import { decodeText } from "#git/decode-text.ts";
import type { Place } from "./place.ts";
import type { FoundEvidence, Part } from "./survey.ts";

/** Names that tools and people give to reports with numbers. */
const REPORT =
  /(?:^|\/)(?:[^/]*(?:metrics|scores|evaluation)[^/]*\.(?:json|ya?ml)|junit[^/]*\.xml|TEST-[^/]+\.xml|test-results\.xml)$/i;
/** What a tool is told by, not what it told: a configuration of an evaluation is called as its report is. */
const CONFIGURATION =
  /(?:^|\/)(?:conf(?:ig)?s?|settings|pipelines?|jobs?|deploy(?:ments?)?|src)\/|[^/]*(?:config|pipeline|schema|settings|params|job|workflow|template)[^/]*$/i;
const POINTER = /(?:^|\/)[^/]*(?:metrics|scores)[^/]*\.dvc$/i;
const MOST_REPORTS = 10;
const MOST_OBSERVATIONS = 2000;

/**
 * Reports with numbers in them that are read without a problem: those that a tool calls its metrics, then those that are called
 * so, from the top down. A report that gives a metric once more is left out: two numbers for one metric are refused by the gate.
 */
export async function findReports(place: Place, metrics: readonly string[]): Promise<Part> {
  const taken: FoundEvidence[] = [];
  const left: Statement[] = [];
  const seen = new Set<string>();
  for (const path of place.paths) if (POINTER.test(path)) left.push({ ...IN_CACHE, values: { path } });
  for (const path of new Set([...metrics, ...place.paths.filter(isReport)])) {
    if (taken.length >= MOST_REPORTS) break;
    const report = await readReport(place, path);
    if (!("observations" in report)) {
      left.push(report);
      continue;
    }
    const names = report.observations.map(
      ({ name, slice }) => `${report.format}:${name}:${JSON.stringify(slice)}`,
    );
    if (names.some((name) => seen.has(name))) {
      left.push({ ...SAME_METRICS, values: { path } });
      continue;
    }
    for (const name of names) seen.add(name);
    taken.push(report);
  }
  const said = taken.map(({ path, format, observations: { length } }) => ({
    id: "report",
    says: "`{path}`: {count} [number|numbers], read as {format}",
    values: { path, count: length, format },
  }));
  return { evidence: taken, read: said, left };
}

function isReport(path: string): boolean {
  return REPORT.test(path) && !CONFIGURATION.test(path);
}

async function readReport({ files }: Place, path: string): Promise<FoundEvidence | Statement> {
  const bytes = await files.bytes(path);
  const text = bytes === null ? null : decodeText(bytes);
  if (bytes === null || text === null) return { ...NO_TEXT, values: { path } };
  const { format, observations, problems } = await readEvidence(undefined, { path, text, oid: "" });
  const [problem] = problems;
  if (problem !== undefined)
    return {
      ...problem,
      id: "report-problem",
      says: `\`{report}\`: ${problem.says}`,
      values: { ...problem.values, report: path },
    };
  if (observations.length === 0 || observations.length > MOST_OBSERVATIONS)
    return { ...NO_NUMBERS, values: { path } };
  return { path, format, bytes, observations };
}

const IN_CACHE = {
  id: "report-in-cache",
  says: "`{path}` points to a report that is not here, so nothing was read of it",
  fix: "commit small reports to git: `cache: false` in `dvc.yaml`",
};
const NO_TEXT = {
  id: "report-unread",
  says: "`{path}` is no text of at most a megabyte, so nothing was read of it",
};
const NO_NUMBERS = { id: "report-empty", says: "`{path}` holds no numbers, or too many of them" };
const SAME_METRICS = {
  id: "report-twice",
  says: "`{path}` gives metrics that another report gave already, and was left out",
  fix: "add it to the evidence of a package of its own",
};
