import { describe, expect, test } from "vitest";
import { exactly } from "#core/model/statement.ts";
import type { MemoryFile } from "../memory-tree.ts";
import { blocking, FOLDER, judgeFiles, MANIFEST } from "./pipeline.ts";

const POLICY = `version: 1
stages:
  production:
    branches: [main]
    gates:
      evidence:
        checks:
          - { name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8 }
          - { name: tests pass, read: "junit:failures", op: lte, threshold: 0 }
`;
const METRICS = '{ "auc": 0.9 }';
const JUNIT = '<testsuites><testsuite name="s"><testcase name="t" classname="c"/></testsuite></testsuites>\n';

const LISTED = `apiVersion: gatehouse/v1
package: { name: churn, version: 3.1.0, owner: "@acme/churn" }
evidence:
  - path: metrics.json
  - { path: junit.xml, as: junit }
`;

async function judged(files: Readonly<Record<string, MemoryFile | null>>) {
  const whole = { "handoff.yml": LISTED, "metrics.json": METRICS, "junit.xml": JUNIT, ...files };
  const named = Object.entries(whole).flatMap(([path, file]) =>
    file === null ? [] : [[`${FOLDER}/${path}`, file] as const],
  );
  return judgeFiles(Object.fromEntries(named), POLICY);
}

const metrics = (file: MemoryFile) => ({ "metrics.json": file });
const junit = (file: MemoryFile) => ({ "junit.xml": file });
const at = (path: string, line: number) => `${FOLDER}/${path}:${line}`;
const LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";

interface Row {
  readonly name: string;
  readonly files: Readonly<Record<string, MemoryFile | null>>;
  /** Words of the problem that a reader would look for. */
  readonly says: string;
  readonly at: string;
}

const ROWS: readonly Row[] = [
  {
    name: "NaN, as Python writes it",
    files: metrics('{\n  "auc": NaN\n}'),
    says: "NaN",
    at: at("metrics.json", 2),
  },
  { name: "NaN as text", files: metrics('{\n  "auc": "NaN"\n}'), says: "NaN", at: at("metrics.json", 2) },
  {
    name: "infinity",
    files: metrics('{\n\n  "auc": Infinity\n}'),
    says: "Infinity",
    at: at("metrics.json", 3),
  },
  {
    name: "a number as text",
    files: metrics('{\n  "auc": "0.9"\n}'),
    says: "0.9",
    at: at("metrics.json", 2),
  },
  {
    name: "nothing where a number belongs",
    files: metrics('{\n  "auc": null\n}'),
    says: "auc",
    at: at("metrics.json", 2),
  },
  {
    name: "a key twice",
    files: metrics('{\n "auc": 0.9,\n "auc": 0.1 }'),
    says: "auc",
    at: at("metrics.json", 3),
  },
  { name: "half a file", files: metrics('{ "auc": 0.9'), says: "JSON", at: at("metrics.json", 1) },
  { name: "empty", files: metrics(""), says: "empty", at: at("metrics.json", 1) },
  { name: "no metric at all", files: metrics("{}"), says: "no metric", at: at("metrics.json", 1) },
  { name: "one number", files: metrics("0.9"), says: "single value", at: at("metrics.json", 1) },
  { name: "100,000 deep", files: metrics("[".repeat(100_000)), says: "deep", at: at("metrics.json", 1) },
  {
    name: "__proto__",
    files: metrics('{\n "__proto__": { "auc": 0.9 } }'),
    says: "__proto__",
    at: at("metrics.json", 2),
  },
  {
    name: "data where a summary belongs",
    files: metrics(`[${"1,".repeat(20_000)}1]`),
    says: "values",
    at: at("metrics.json", 1),
  },
  { name: "a pointer of Git LFS", files: metrics(LFS), says: "LFS", at: at("metrics.json", 1) },
  {
    name: "a huge file",
    files: metrics(`{ "x": "${"x".repeat(5 * 1024 * 1024)}" }`),
    says: "bytes",
    at: `${MANIFEST}:4`,
  },
  { name: "bytes", files: metrics(new Uint8Array([0, 1])), says: "UTF-8", at: `${MANIFEST}:4` },
  { name: "absent", files: { "metrics.json": null }, says: "does not exist", at: `${MANIFEST}:4` },
  { name: "a symbolic link", files: metrics({ link: "good.json" }), says: "symlink", at: `${MANIFEST}:4` },
  { name: "zero tests", files: junit("<testsuites></testsuites>"), says: "no test", at: at("junit.xml", 1) },
  {
    name: "empty suites",
    files: junit('<testsuites>\n<testsuite name="s" tests="7"/>\n</testsuites>'),
    says: "no test",
    at: at("junit.xml", 1),
  },
  {
    name: "every test skipped",
    files: junit('<testsuite>\n<testcase name="t"><skipped/></testcase></testsuite>'),
    says: "skipped",
    at: at("junit.xml", 2),
  },
  {
    name: "an entity",
    files: junit('<!DOCTYPE x [\n<!ENTITY a SYSTEM "file:///etc/passwd">]>\n<testsuite>&a;</testsuite>'),
    says: "document type",
    at: at("junit.xml", 1),
  },
  {
    name: "entities that grow without bound",
    files: junit(
      `<!DOCTYPE x [<!ENTITY a "${"x".repeat(99)}"><!ENTITY b "&a;&a;&a;">]><testsuite>&b;</testsuite>`,
    ),
    says: "document type",
    at: at("junit.xml", 1),
  },
  {
    name: "half a report",
    files: junit('<testsuite>\n<testcase name="t"'),
    says: "XML",
    at: at("junit.xml", 2),
  },
  {
    name: "a huge report",
    files: junit(`<testsuite>${" ".repeat(5 * 1024 * 1024)}</testsuite>`),
    says: "bytes",
    at: `${MANIFEST}:5`,
  },
  { name: "another format than the manifest says", files: junit("{}"), says: "XML", at: at("junit.xml", 1) },
];

describe("evidence", () => {
  test("whole evidence passes, so that the rows below prove something", async () => {
    expect(blocking(await judged({}))).toEqual([]);
  });

  test.for(ROWS)("$name is not evaluable, at $at", async ({ files, says, at: place }) => {
    const verdict = await judged(files);
    expect(verdict.outcome).toBe("error");
    const found = blocking(verdict).filter(({ id }) => id === "not-evaluable");
    const places = found.map(({ where }) => `${where?.path}:${where?.line}`);
    expect(places).toContain(place);
    expect(found.map(({ values }) => String(exactly(values["problem"] ?? ""))).join("\n")).toContain(says);
    for (const { values } of found) expect(values["remedy"]).toMatch(/\w/);
  });

  test.for([
    { name: "an unknown format", as: "junitt", says: "junit" },
    { name: "a format that every object has", as: "constructor", says: "constructor" },
  ])("$name is told where the manifest names it", async ({ as, says }) => {
    const verdict = await judged({ "handoff.yml": LISTED.replace("as: junit", `as: ${as}`) });
    const found = blocking(verdict).find(({ id }) => id === "not-evaluable");
    expect(found).toMatchObject({ where: { path: MANIFEST, line: 5 } });
    expect(String(exactly(found?.values["problem"] ?? ""))).toContain(says);
  });

  test("a check whose evidence nobody lists blocks, though nothing is broken", async () => {
    const verdict = await judged({ "handoff.yml": LISTED.split("\n").slice(0, 4).join("\n").concat("\n") });
    expect(blocking(verdict).map(({ id }) => id)).toEqual(["format-missing"]);
  });
});
