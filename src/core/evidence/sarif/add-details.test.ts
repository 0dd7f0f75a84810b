import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { sarif } from "./reader.ts";

const samples = join(import.meta.dirname, "../../../../../shared/evidence/tests");
const example = join(import.meta.dirname, "../../../../examples/triage/handoffs/triage/reports/scan.sarif");

const RULES = [
  { id: "R1", defaultConfiguration: { level: "error" }, properties: { "security-severity": "9.1" } },
  { id: "R2", defaultConfiguration: { level: "note" } },
];

function log(results: readonly object[], run: object = {}) {
  return { version: "2.1.0", runs: [{ tool: { driver: { name: "scan", rules: RULES } }, results, ...run }] };
}

const read = (content: unknown) => readWith(sarif, content, "scan.sarif");

function weaknesses(...results: readonly object[]) {
  return (read(log(results)).details?.weaknesses ?? []).map(({ source: _source, ...rest }) => rest);
}

describe("weaknesses", () => {
  test.for([
    ["rated by its rule", { ruleId: "R1" }, { id: "R1", severity: "critical", score: 9.1 }],
    [
      "rated by itself",
      { ruleId: "R1", properties: { "security-severity": "4.0" } },
      { severity: "medium", score: 4 },
    ],
    ["by level, where nobody rates", { ruleId: "R2" }, { id: "R2", severity: "low" }],
    ["an error", { ruleId: "X", level: "error" }, { id: "X", severity: "high" }],
    ["nobody says anything", { ruleId: "X" }, { severity: "medium" }],
    ["level none", { ruleId: "X", level: "none" }, { severity: "unknown" }],
    ["named by its index", { ruleIndex: 1 }, { id: "R2" }],
    ["named by nobody", {}, { id: "unnamed" }],
    [
      "suppressed, and why",
      {
        ruleId: "R2",
        suppressions: [{ kind: "external" }, { kind: "external", justification: "no such path" }],
      },
      { suppressed: true, justification: "no such path" },
    ],
    [
      "no longer suppressed",
      { ruleId: "R2", suppressions: [{ status: "rejected", justification: "no such path" }] },
      { suppressed: false },
    ],
  ] as const)("%s", ([, result, expected]) => {
    expect(weaknesses(result)).toEqual([expect.objectContaining(expected)]);
  });

  test("a result that is no finding is none", () => {
    expect(weaknesses({ ruleId: "R1", kind: "pass" }, { ruleId: "R1", baselineState: "absent" })).toEqual([]);
  });

  test("the same rule in the same file is one weakness, in another file another", () => {
    const at = (uri: string) => ({
      ruleId: "R2",
      locations: [{ physicalLocation: { artifactLocation: { uri } } }],
    });
    const found = weaknesses(at("a.py"), at("a.py"), at("b.py"), {
      ...at("a.py"),
      suppressions: [{ kind: "inSource" }],
    });
    expect(found.map(({ component, suppressed }) => [component, suppressed])).toEqual([
      ["a.py", false],
      ["b.py", false],
      ["a.py", true],
    ]);
    expect(read(log([at("a.py"), at("a.py")])).observations[0]).toMatchObject({ name: "results", value: 2 });
  });

  test("points to its result", () => {
    const { details } = read(log([{ ruleId: "R2" }, { ruleId: "R1" }]));
    expect(details?.weaknesses?.[1]?.source).toMatchObject({ pointer: "/runs/0/results/1" });
  });
});

test("the commit that was scanned, and files with their hashes", () => {
  const id = "0123456789ABCDEF0123456789abcdef01234567";
  const sha = "AB".repeat(32);
  const { details } = read(
    log([], {
      versionControlProvenance: [{ revisionId: id }, { revisionId: "main" }, {}],
      artifacts: [
        { location: { uri: "a.py" }, hashes: { "sha-256": sha, md4: "00", __proto_: "x" } },
        { location: { uri: "b.py" } },
      ],
    }),
  );
  expect(details?.subjects).toMatchObject([{ kind: "commit", id: id.toLowerCase() }]);
  expect(details?.artifacts).toMatchObject([
    { name: "a.py", digests: [{ algorithm: "sha256", value: sha.toLowerCase() }] },
  ]);
});

test("a log with more different findings than are kept says so", () => {
  const many = Array.from({ length: 20_001 }, (_, index) => ({ ruleId: `R-${index}` }));
  const { details, problems } = read(JSON.stringify(log(many)));
  expect(details?.weaknesses).toHaveLength(20_000);
  expect(problems.map(({ id }) => id)).toEqual(["too-many-values"]);
});

test("anything at any place gives an honest reading", () => {
  const result = { ruleId: "R1", level: "note", suppressions: [{ justification: "x" }] };
  const run = {
    versionControlProvenance: [{ revisionId: "abcdef0" }],
    artifacts: [{ location: { uri: "a" }, hashes: {} }],
  };
  expect(brokenDuties(sarif, "scan.sarif", [log([result], run)])).toEqual([]);
});

test("the scan of the example found nothing, and names no commit", () => {
  const { details, observations, problems } = read(readFileSync(example, "utf8"));
  expect(problems).toEqual([]);
  expect(details).toEqual({ weaknesses: [] });
  expect(observations[0]).toMatchObject({ name: "results", value: 0 });
});

test.skipIf(!existsSync(samples))("a real log of Trivy (skipped where the samples are absent)", () => {
  const { details } = read(readFileSync(join(samples, "trivy.sarif"), "utf8"));
  const found = details?.weaknesses?.map(({ id, severity, score }) => `${id} ${severity} ${score}`);
  expect(found).toEqual(["CVE-2019-1549 medium 5.3", "CVE-2019-1551 medium 5.3"]);
});
