import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FULL_MANIFEST } from "./full-manifest.fixture.ts";
import { readManifest } from "./read-manifest.ts";

const PATH = "handoffs/churn/handoff.yml";
const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 1.0.0, owner: "@dana" }\n';

function issues(text: string): readonly string[] {
  const reading = readManifest(text, PATH, "handoffs/churn");
  return reading.ok ? [] : reading.issues.map(({ id, where }) => `${id} ${where.line}:${where.column}`);
}

test("a full manifest reads clean, without the keys that are ignored", () => {
  const reading = readManifest(FULL_MANIFEST, PATH, "handoffs/churn");
  expect(reading).toMatchObject({ ok: true, value: { path: PATH, folder: "handoffs/churn", sections: [] } });
  const manifest = reading.ok ? reading.value.manifest : undefined;
  expect(Object.keys(manifest ?? {})).toEqual([
    "apiVersion",
    "package",
    "problem",
    "datasets",
    "code",
    "model",
    "migration",
    "evidence",
    "deployment",
    "monitoring",
    "rollback",
  ]);
  expect(manifest?.package).toMatchObject({ name: "churn", version: "3.1.0", owner: "@acme/churn" });
});

test.for(["canary", "blue-green", "shadow", "flag", "recreate"])(
  "%s is a way to roll out, in production and staging, too",
  (strategy) => {
    const sections = `deployment: { strategy: ${strategy}, staging: { strategy: ${strategy} }, production: { strategy: ${strategy} } }\n`;
    const reading = readManifest(HEAD + sections, PATH, "handoffs/churn");
    expect(reading.ok ? reading.value.manifest.deployment : undefined).toEqual({
      strategy,
      staging: { strategy },
      production: { strategy },
    });
  },
);

test("any other way to roll out is refused where it stands", () => {
  expect(issues(`${HEAD}deployment: { strategy: big-bang }\n`)).toEqual(["wrong-value 3:25"]);
  expect(issues(`${HEAD}deployment: { production: { strategy: Canary } }\n`)).toEqual(["wrong-value 3:39"]);
});

test("the smallest manifest holds a version of the format, a name, a version and an owner", () => {
  expect(issues(HEAD)).toEqual([]);
});

test.each([
  ["with a byte order mark", `\uFEFF${HEAD}`],
  ["with CRLF", HEAD.replaceAll("\n", "\r\n")],
])("is read %s", (_, text) => {
  expect(issues(text)).toEqual([]);
});

describe("what is wrong with the file", () => {
  test.each([
    ["empty", "", ["empty 1:1"]],
    ["not YAML", "package: [churn\n", ["not-yaml 1:16"]],
    ["two documents", `${HEAD}---\n${HEAD}`, ["several-documents 3:1"]],
    ["tabs", "package:\n\tname: churn\n", ["tab-indentation 2:1"]],
    ["duplicate keys", `${HEAD}apiVersion: gatehouse/v1\n`, ["duplicate-key 3:1"]],
    ["aliases", `${HEAD}code: { path: &p src, params: *p }\n`, ["alias 3:15", "alias 3:31"]],
    ["100 levels", `${HEAD}model: ${"[".repeat(100)}${"]".repeat(100)}\n`, ["too-deep 3:49"]],
    ["5 MB", `${HEAD}# ${"x".repeat(5_000_000)}\n`, ["too-large 1:1"]],
    ["__proto__", `${HEAD}__proto__: { model: x }\n`, ["forbidden-key 3:1"]],
    ["a list instead of a mapping", "- package\n", ["wrong-type 1:1"]],
    ["a text instead of a mapping", "churn 3.1.0\n", ["wrong-type 1:1"]],
  ])("%s", (_, text, expected) => {
    expect(issues(text)).toEqual(expected);
  });

  test("places count from after a byte order mark and over CRLF", () => {
    expect(issues(`\uFEFF${HEAD.replaceAll("\n", "\r\n")}modle: {}\r\n`)).toEqual(["unknown-key 3:1"]);
  });
});

describe("what is wrong with a value", () => {
  test.each([
    ["another format", HEAD.replace("gatehouse/v1", "gatehouse/v2"), ["wrong-value 1:13"]],
    ["nothing about the package", "apiVersion: gatehouse/v1\n", ["missing-key 1:1"]],
    [
      "no name, version and owner",
      "apiVersion: gatehouse/v1\npackage: {}\n",
      Array(3).fill("missing-key 2:10"),
    ],
    ["an empty section", `${HEAD}problem:\n`, ["wrong-type 3:9"]],
    ["a number as version", HEAD.replace("1.0.0", "1.0"), ["wrong-type 2:34"]],
    ["a version with v", HEAD.replace("1.0.0", "v1.0.0"), ["wrong-value 2:34"]],
    ["a version with build metadata", HEAD.replace("1.0.0", "1.0.0+b"), ["wrong-value 2:34"]],
    ["an owner without @", HEAD.replace("@dana", "dana"), ["wrong-value 2:48"]],
    [
      "a licence that SPDX does not know",
      HEAD.replace("owner", "license: Llama-3, owner"),
      ["wrong-value 2:50"],
    ],
    ["half a licence expression", HEAD.replace("owner", "license: MIT OR, owner"), ["wrong-value 2:50"]],
    ["a risk in lower case", HEAD.replace("owner", "risk: high, owner"), ["wrong-value 2:47"]],
    ["a text as list", `${HEAD}datasets: crm\n`, ["wrong-value 3:11"]],
    ["a mapping as list", `${HEAD}datasets: { crm: {} }\n`, ["wrong-type 3:11"]],
    [
      "a quantity with a decimal comma",
      `${HEAD}migration: { constraints: { p95: "0,5s" } }\n`,
      ["wrong-value 3:34"],
    ],
    [
      "a quantity of an unknown unit",
      `${HEAD}migration: { constraints: { p95: 120parsecs } }\n`,
      ["wrong-value 3:34"],
    ],
    ["a duration without unit", `${HEAD}rollback: { within: "10" }\n`, ["wrong-value 3:21"]],
    ["a bare number as duration", `${HEAD}rollback: { within: 10 }\n`, ["wrong-type 3:21"]],
    [
      "a number that is none",
      `${HEAD}problem: { success: [{ metric: a, op: gt, target: .nan }] }\n`,
      ["wrong-type 3:51"],
    ],
    ["a target's package without version", `${HEAD}rollback: { to: churn }\n`, ["wrong-value 3:17"]],
    [
      "a dashboard that is no web address",
      `${HEAD}monitoring: { dashboards: ["javascript:alert(1)"] }\n`,
      ["wrong-value 3:28"],
    ],
    [
      "two data sets of one name",
      `${HEAD}datasets:\n  - name: a\n  - name: b\n  - name: a\n`,
      ["repeated-name 6:11"],
    ],
  ])("%s", (_, text, expected) => {
    expect(issues(text)).toEqual(expected);
  });

  test.each([
    ["at the top", `${HEAD}rolback: {}\n`, "3:1", "rollback"],
    ["in a section", `${HEAD}monitoring: { alert: a.yml }\n`, "3:15", "alerts"],
    [
      "in an entry",
      `${HEAD}rollback:\n  triggers:\n    - { metric: a, op: gt, threshold: 1, lookback: 5m }\n`,
      "5:42",
      "lookbackWindow",
    ],
  ])("an unknown key %s names the one that was meant", (_, text, place, nearest) => {
    const reading = readManifest(text, PATH, "handoffs/churn");
    expect(
      reading.ok
        ? []
        : reading.issues.map(({ id, values, where }) => ({
            id,
            values,
            at: `${where.line}:${where.column}`,
          })),
    ).toMatchObject([{ id: "unknown-key", at: place, values: { nearest } }]);
  });

  test("an unknown operator names the one that was meant", () => {
    const reading = readManifest(
      `${HEAD}problem: { success: [{ metric: a, op: get, target: 1 }] }\n`,
      PATH,
      "",
    );
    expect(reading).toMatchObject({ ok: false, issues: [{ id: "wrong-value", values: { nearest: "gte" } }] });
  });

  test("all mistakes of a file come at once", () => {
    const text = `${HEAD}modle: {}\ncode: { path: /src, params: ../../../p.yaml }\nrollback: { within: soon }\n`;
    expect(issues(text)).toEqual([
      "unknown-key 3:1",
      "wrong-value 4:15",
      "path-leaves-repository 4:29",
      "wrong-value 5:21",
    ]);
  });
});

test("the list of mistakes is bounded, and counts those that are left", () => {
  const unknown = Array.from({ length: 150 }, (_, i) => `k${i}: 1\n`).join("");
  const escapes = `code: { features: [${"../../../a, ".repeat(60)}] }\n`;
  const reading = readManifest(`${HEAD}${unknown}${escapes}`, PATH, "handoffs/churn");
  expect(reading.ok ? [] : reading.issues).toHaveLength(101);
  expect(reading.ok ? [] : reading.issues.at(-1)).toMatchObject({
    id: "more-issues",
    values: { count: 110 },
  });
});

describe("a section in a Markdown file", () => {
  test("is named with its repository-relative path", () => {
    const reading = readManifest(
      `${HEAD}problem: docs/problem.md\nmodel: ./cards/../model.md\n`,
      PATH,
      "handoffs/churn",
    );
    expect(reading.ok && reading.value.sections).toEqual([
      {
        section: "problem",
        path: "handoffs/churn/docs/problem.md",
        where: { path: PATH, line: 3, column: 10, endLine: 3, endColumn: 25 },
      },
      {
        section: "model",
        path: "handoffs/churn/model.md",
        where: { path: PATH, line: 4, column: 8, endLine: 4, endColumn: 27 },
      },
    ]);
  });

  test.each([
    ["that is not Markdown", "problem.txt", "wrong-value 3:10"],
    ["outside of the package", "../problem.md", "outside-package 3:10"],
    ["that leaves the repository", "../../../problem.md", "path-leaves-repository 3:10"],
    ["that is absolute", "/problem.md", "wrong-value 3:10"],
  ])("%s is a mistake", (_, path, expected) => {
    expect(issues(`${HEAD}problem: ${path}\n`)).toEqual([expected]);
  });
});

test("no text makes it throw, and every issue lies inside the text", () => {
  const line = fc.constantFrom(
    ...FULL_MANIFEST.split("\n"),
    "a: [",
    "\t",
    "---",
    "x: &a",
    "  - {}",
    "\u202E: 1",
    "rollback: 5",
    "datasets: [[]]",
    "package:",
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), fc.nat(20), (lines, cut) => {
      const text = lines.join("\n").slice(cut);
      const reading = readManifest(text, PATH, "handoffs/churn");
      const all = text.split(/\r\n|\n|\r/);
      for (const { where } of reading.ok ? [] : reading.issues) {
        expect(where.column).toBeGreaterThan(0);
        expect(where.column).toBeLessThanOrEqual((all[(where.line ?? 0) - 1] ?? "").length + 1);
      }
    }),
    { seed: 7, numRuns: 400 },
  );
});

test.each([
  ["  license: Apache 2.0\n", "Apache-2.0"],
  ["problem: { success: [{ metric: a, op: lt, target: 120 millis }] }\n", "120ms"],
  ["migration: { constraints: { p95: 5 Seconds } }\n", "5s"],
  ["problem: { success: [{ metric: a, op: lt, target: high }] }\n", undefined],
  ["  license: do what you want\n", undefined],
])("what is nearly right is told with what to write: %j", (rest, nearest) => {
  const head = 'apiVersion: gatehouse/v1\npackage:\n  name: a\n  version: 1.0.0\n  owner: "@a"\n';
  const reading = readManifest(head + rest, "p/handoff.yml", "p");
  const issues = reading.ok ? [] : reading.issues;
  expect(issues).toMatchObject([{ id: "wrong-value", fix: expect.any(String) }]);
  expect(issues[0]?.values["nearest"]).toBe(nearest);
});
