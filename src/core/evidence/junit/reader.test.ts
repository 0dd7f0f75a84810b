import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { junit } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/tests");

function read(text: string) {
  return junit.read({ path: "reports/junit.xml", text, oid: "0".repeat(40) });
}

function numbers(text: string) {
  return Object.fromEntries(read(text).observations.map(({ name, value }) => [name, value]));
}

function problem(text: string) {
  const { observations, problems } = read(text);
  expect(observations).toEqual([]);
  expect(problems).toHaveLength(1);
  const [first] = problems;
  return { id: first?.id, at: `${first?.where.line}:${first?.where.column}` };
}

const CASE = '<testcase name="a" time="0.1"/>';

describe("counting", () => {
  test("counts cases whatever the attributes claim, in both roots and nested suites", () => {
    const inner = `<testsuite tests="99" failures="0">${CASE}<testcase name="b"><failure/></testcase></testsuite>`;
    const text = `<testsuites tests="1000"><testsuite><testsuite>${inner}</testsuite>${CASE}</testsuite></testsuites>`;
    expect(numbers(text)).toEqual({ tests: 3, passed: 2, failures: 1, errors: 0, skipped: 0 });
    expect(numbers(inner)).toEqual({ tests: 2, passed: 1, failures: 1, errors: 0, skipped: 0 });
  });

  test("a test with several failures counts once, and an error counts as a failure too", () => {
    const text = `<testsuite><testcase><failure/><failure/></testcase><testcase><error/></testcase></testsuite>`;
    expect(numbers(text)).toMatchObject({ tests: 2, passed: 0, failures: 2, errors: 1 });
  });

  test("a suite that broke before its tests is an error", () => {
    expect(numbers(`<testsuite>${CASE}<error/></testsuite>`)).toMatchObject({
      passed: 1,
      failures: 1,
      errors: 1,
    });
  });

  test("skipped, expected failures and tests that did not run are no samples", () => {
    const text = `<testsuite>${CASE}<testcase><skipped type="XFAIL"/></testcase><testcase status="notrun"/></testsuite>`;
    const tests = read(text).observations.find(({ name }) => name === "tests");
    expect(tests).toMatchObject({ value: 3, samples: 1 });
    expect(numbers(text)).toMatchObject({ skipped: 2 });
  });

  test("a rerun that passed in the end is a pass", () => {
    expect(numbers("<testsuite><testcase><flakyFailure/></testcase></testsuite>")).toMatchObject({
      passed: 1,
    });
  });

  test("failures point to the first one, in a file with CRLF and a byte order mark", () => {
    const text = `\uFEFF<testsuite>\r\n${CASE}\r\n  <testcase><failure/></testcase>\r\n</testsuite>`;
    const failures = read(text).observations.find(({ name }) => name === "failures");
    expect(failures?.source).toEqual({ pointer: "/testsuite/testcase[2]", line: 3, column: 3 });
  });

  test("time is summed in seconds, and absent when a test gives none", () => {
    const text = `<testsuite>${CASE}${CASE}${CASE}</testsuite>`;
    expect(read(text).observations.find(({ name }) => name === "time")).toMatchObject({
      value: 0.3,
      unit: "s",
    });
    expect(numbers("<testsuite><testcase time='1,234.5'/></testsuite>")).not.toHaveProperty("time");
  });

  test("the earliest time counts, and a time without a zone is as old as it can be", () => {
    const text = `<testsuites><testsuite timestamp="2026-01-02T00:00:00Z">${CASE}</testsuite><testsuite timestamp="2026-01-01T14:00:00"/></testsuites>`;
    expect(read(text).observations[0]?.at).toBe("2026-01-01T00:00:00.000Z");
  });

  test("properties of suites and tests, decoded, each distinct pair once", () => {
    const property = '<properties><property name="model_sha256" value="a&lt;b&#x41;"/></properties>';
    const text = `<testsuite>${property}<testcase>${property}</testcase></testsuite>`;
    const found = read(text).observations.filter(({ name }) => name.startsWith("properties."));
    expect(found).toMatchObject([{ name: "properties.model_sha256", value: "a<bA" }]);
  });
});

describe("what proves nothing or cannot be read", () => {
  test.for([
    ["no tests", "<testsuites tests='5'></testsuites>", "no-tests", "1:1"],
    ["only skipped", "<testsuite>\n<testcase><skipped/></testcase></testsuite>", "all-skipped", "2:1"],
    ["cut off", "<testsuite>\n <testcase>\n", "not-xml", "2:12"],
    ["wrong closing tag", "<testsuite>\n<testcase></testsuite>", "not-xml", "2:11"],
    ["empty", "", "not-xml", "1:1"],
    ["not XML at all", '{"tests": 3}', "not-xml", "1:1"],
    ["another root", "<html><testsuite/></html>", "not-junit", "1:1"],
    ["a DOCTYPE", "<?xml version='1.0'?>\n<!DOCTYPE x [<!ENTITY a 'b'>]><testsuite/>", "doctype", "2:1"],
    ["a DOCTYPE further down", `<testsuite>${CASE}\n<!DOCTYPE x></testsuite>`, "doctype", "2:1"],
  ] as const)("%s", ([, text, id, at]) => {
    expect(problem(text)).toEqual({ id, at });
  });

  test("a DOCTYPE in the output of a test is only text", () => {
    const output = "<failure><![CDATA[<!DOCTYPE html> &a;]]></failure><!-- <!DOCTYPE x> -->";
    expect(numbers(`<testsuite><testcase>${output}</testcase></testsuite>`)).toMatchObject({ failures: 1 });
  });

  test("entities are never expanded", () => {
    const text = `<testsuite><properties><property name="a" value="&xxe;"/></properties>${CASE}</testsuite>`;
    expect(numbers(text)).toMatchObject({ "properties.a": "&xxe;" });
  });

  test("names that mean something to JavaScript are only names", () => {
    const text = `<testsuite __proto__="x"><properties><property name="__proto__" value="1"/></properties><constructor/>${CASE}</testsuite>`;
    expect(() => read(text)).not.toThrow();
    expect({}).not.toHaveProperty("polluted");
    const odd = `<testsuite><__proto__ a="1"/><hasOwnProperty b="1"/>${CASE}</testsuite>`;
    expect(() => read(odd)).not.toThrow();
  });

  test("more than 64 levels are refused", () => {
    const nested = (depth: number) => `${"<testsuite>".repeat(depth)}${CASE}${"</testsuite>".repeat(depth)}`;
    expect(numbers(nested(60))).toMatchObject({ tests: 1 });
    expect(problem(nested(100_000)).id).toBe("too-deep");
  });

  test("five megabytes are read, more are refused", () => {
    const cases = `<testsuite>${'<testcase name="x" time="1"/>'.repeat(170_000)}</testsuite>`;
    expect(numbers(cases)).toMatchObject({ tests: 170_000 });
    expect(problem(cases + " ".repeat(1_000_000)).id).toBe("too-large");
  });

  test("hostile repetitions come to an end", () => {
    for (const part of ["<", "<!--", "<![CDATA[", "</a>", "a='", "&", "<?", "<a ", '"', "=", "\r\n", "<!"]) {
      expect(read(part.repeat(100_000)).problems).toHaveLength(1);
      expect(read(`<testsuite>${part.repeat(50_000)}`).problems).toHaveLength(1);
      expect(read(`<testsuite ${part.repeat(50_000)}/>`).problems).toHaveLength(1);
    }
  });

  test("any text gives observations or a problem, and a place inside the text", () => {
    const pieces = fc.constantFrom(
      "<testsuite>",
      "</testsuite>",
      CASE,
      "<testcase>",
      "</testcase>",
      "\n",
      "<!--",
      "x",
      "&",
      "<",
      ">",
      "'",
      "=",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        const { observations, problems } = read(text);
        expect(observations.length + problems.length).toBeGreaterThan(0);
        const lines = text.split("\n").length;
        for (const { where } of problems) expect(where.line).toBeLessThanOrEqual(lines);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe.skipIf(!existsSync(samples))("real reports (skipped where the samples are absent)", () => {
  const sample = (name: string) => readFileSync(join(samples, name), "utf8");

  test("unittest: one failure, one error, two skipped of eight", () => {
    expect(numbers(sample("junit-unittest.xml"))).toEqual({
      tests: 8,
      passed: 4,
      failures: 2,
      errors: 1,
      skipped: 2,
      time: 0.001,
    });
  });

  test("Jest with an empty suite proves nothing", () => {
    expect(problem(sample("junit-empty-suite.xml")).id).toBe("no-tests");
  });
});

test("detects its roots only", () => {
  expect(junit.detect('<?xml version="1.0"?><testsuites name="x">', "a.xml")).toBe(true);
  expect(junit.detect("<html>", "junit.xml")).toBe(false);
});
