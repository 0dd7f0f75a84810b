import type { Observation } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";
import { exceedsBytes, JSON_LIMITS } from "#core/source/source-document.ts";
import { defineReader, type EvidenceFile, reading, startOf, unreadable } from "../define-reader.ts";
import { parseXml, XML_DEPTH, type XmlElement, type XmlRefusal } from "./parse-xml.ts";
import { subjectsOf } from "./subjects-of.ts";
import { type Spot, type Tally, tally } from "./tally.ts";

const FORMAT = "junit";
const LIMIT = JSON_LIMITS.bytes;

/** JUnit XML, the report that nearly every test runner can write. The mapping is in this folder's README. */
export const junit = defineReader({
  id: FORMAT,
  title: "JUnit XML",
  detect: (text) => /<testsuites?[\s/>]/.test(text.slice(0, 65_536)),
  read(file) {
    if (exceedsBytes(file.text, LIMIT)) return unreadable(FORMAT, file, [tooLarge(file)]);
    const parsed = parseXml(file.text);
    if (!parsed.ok) return unreadable(FORMAT, file, [refused(file, parsed.refusal)]);
    const { root } = parsed;
    if (root.name !== "testsuites" && root.name !== "testsuite") {
      return unreadable(FORMAT, file, [notJunit(file, root)]);
    }
    const counted = tally(root);
    const problems = nothingRan(file, counted);
    if (problems.length > 0) return unreadable(FORMAT, file, problems);
    const observations = observe(counted, { pointer: `/${root.name}`, line: root.line, column: root.column });
    const { subjects, problems: unbound } = subjectsOf(counted, file.path);
    const details = subjects.length === 0 ? undefined : { subjects };
    return reading(FORMAT, file, { observations, problems: unbound, details });
  },
});

function observe({ counts, first, seconds, at, properties }: Tally, root: Spot): readonly Observation[] {
  const ran = counts.passed + counts.failed + counts.errored;
  const shared = { samples: ran, ...(at === undefined ? {} : { at }) };
  const broken = first.failed ?? first.errored ?? root;
  const counted = [
    { name: "tests", value: ran + counts.skipped, source: root },
    { name: "passed", value: counts.passed, source: root },
    { name: "failures", value: counts.failed + counts.errored, source: broken },
    { name: "errors", value: counts.errored, source: first.errored ?? root },
    { name: "skipped", value: counts.skipped, source: first.skipped ?? root },
  ];
  const time = Number.isFinite(seconds)
    ? [{ name: "time", value: round(seconds), unit: "s", source: root }]
    : [];
  const noted = [...properties.values()].map(({ name, value, spot }) => ({
    name: `properties.${name}`,
    value,
    source: spot,
  }));
  return [...[...counted, ...time].map((observation) => ({ ...observation, ...shared })), ...noted];
}

/** Sums of decimal seconds gather noise in the last digits. */
function round(seconds: number): number {
  return Number(seconds.toPrecision(12));
}

function nothingRan(file: EvidenceFile, { counts, first }: Tally): readonly Issue[] {
  const { passed, failed, errored, skipped } = counts;
  if (passed + failed + errored > 0) return [];
  if (skipped === 0) {
    return [
      {
        id: "no-tests",
        says: "This report holds no test at all, so it proves nothing.",
        fix: "Check that the test runner found its tests, and commit the report of a run that did.",
        values: {},
        where: startOf(file),
      },
    ];
  }
  return [
    {
      id: "all-skipped",
      says: "All {skipped} tests of this report were skipped, so it proves nothing.",
      fix: "Run the tests where what they need is available.",
      values: { skipped },
      where: { path: file.path, line: first.skipped?.line ?? 1, column: first.skipped?.column ?? 1 },
    },
  ];
}

function tooLarge(file: EvidenceFile): Issue {
  return {
    id: "too-large",
    says: "This report is larger than {limit} bytes, so it was not read.",
    fix: "Write the report without the output of the tests.",
    values: { limit: LIMIT },
    where: startOf(file),
  };
}

function notJunit(file: EvidenceFile, root: XmlElement): Issue {
  return {
    id: "not-junit",
    says: "The root element is `{root}`; a JUnit report begins with `testsuites` or `testsuite`.",
    fix: "Let the test runner write its report in JUnit's format.",
    values: { root: root.name.slice(0, 80) },
    where: { path: file.path, line: root.line, column: root.column },
  };
}

const REFUSALS: Readonly<Record<XmlRefusal["kind"], Pick<Issue, "says" | "fix">>> = {
  "not-xml": {
    says: "This is not readable XML: {reason}",
    fix: "Write the file again with the tool that made it; a run that was cut off leaves half a file.",
  },
  doctype: {
    says: "This file declares a document type (`{reason}`), which is refused: reports need none, and it can hide content.",
    fix: "Remove the declaration.",
  },
  "too-deep": {
    says: "Elements are nested more than {limit} deep, so this report was not read.",
    fix: "Write the report again with the tool that made it.",
  },
};

function refused(file: EvidenceFile, { kind, reason, line, column }: XmlRefusal): Issue {
  const values = { reason, limit: XML_DEPTH };
  return { id: kind, ...REFUSALS[kind], values, where: { path: file.path, line, column } };
}
