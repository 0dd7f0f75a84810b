import { expect, test } from "vitest";
import { readWith } from "../families/read-with.fixture.ts";
import { brokenDuties } from "../hostile.fixture.ts";
import { avid } from "./reader.ts";

const read = (content: unknown) => readWith(avid, content, "avid.json");
const problems = (content: unknown) => read(content).problems.map(({ id }) => id);

// Shapes: avidml/avid-db:reports/2026/AVID-2026-R0010.json (0.3), reports/2022/AVID-2022-R0002.json (0.1)
const REPORT = {
  data_type: "AVID",
  data_version: "0.3.2",
  metadata: { report_id: "AVID-2026-R9999" },
  affects: { developer: ["team"], deployer: [], artifacts: [{ type: "Model", name: "triage" }] },
  problemtype: {
    classof: "LLM Evaluation",
    type: "Detection",
    description: { lang: "eng", value: "Misses small nuclei" },
  },
  metrics: [
    { name: "recall gap", results: { value: 0.12, scale: "0-1" } },
    { name: "HONEST", detection_method: { type: "Significance Test" } },
    { name: "rate", results: 0.5 },
  ],
  references: [{ type: "source", label: "study", url: "https://example.org/study" }, { label: "none" }],
  impact: {
    avid: {
      risk_domain: ["Ethics"],
      sep_view: ["E0101: Group fairness"],
      lifecycle_view: ["L05: Evaluation"],
    },
    cvss: { baseScore: 8.2, baseSeverity: "HIGH" },
  },
  reported_date: "2026-01-17",
};

test("what is known to be wrong, with what, and how grave", () => {
  const { details, observations, problems: none } = read(REPORT);
  expect(none).toEqual([]);
  expect(details?.weaknesses).toMatchObject([
    { id: "AVID-2026-R9999", severity: "high", score: 8.2, component: "triage", suppressed: false },
  ]);
  expect(details?.artifacts).toMatchObject([{ name: "triage", digests: [] }]);
  expect(details?.terms?.map(({ kind, of, value }) => [kind, of, value])).toEqual([
    ["risk", "triage", "Ethics"],
    ["risk", "triage", "E0101: Group fairness"],
    ["limitation", "triage", "Misses small nuclei"],
  ]);
  expect(details?.links).toMatchObject([{ target: "https://example.org/study" }]);
  expect(observations.map(({ name, value, at }) => [name, value, at])).toEqual([
    ["recall gap.value", 0.12, "2026-01-16T10:00:00.000Z"],
    ["rate.value", 0.5, "2026-01-16T10:00:00.000Z"],
    ["reports", 1, undefined],
  ]);
});

test("the first version spelled things otherwise, and rated nothing", () => {
  const { details } = read({
    ...REPORT,
    affects: { artifact: [{ name: "a" }, { name: "b" }, {}] },
    impact: { avid: { sep_view: [{ id: "E0101", name: "Group Fairness" }, {}] } },
  });
  expect(details?.weaknesses?.map(({ component, severity }) => [component, severity])).toEqual([
    ["a", "unknown"],
    ["b", "unknown"],
  ]);
  expect(details?.terms?.[0]).toMatchObject({ kind: "risk", value: "E0101: Group Fairness" });
});

test("a report about nothing by name is a weakness all the same; several reports stand in a list", () => {
  const vulnerability = { ...REPORT, metadata: { vuln_id: "AVID-2026-V001" }, affects: {} };
  const found = read([REPORT, vulnerability]).details?.weaknesses;
  expect(found?.map(({ id, component }) => [id, component])).toEqual([
    ["AVID-2026-R9999", "triage"],
    ["AVID-2026-V001", undefined],
  ]);
});

test.for([
  ["a report without an id", { ...REPORT, metadata: {} }, ["no-id"]],
  ["no report", [], ["no-report"]],
  ["half a file", '{"data_type": "AVID"', ["not-json"]],
] as const)("%s", ([, content, expected]) => {
  expect(problems(content)).toEqual(expected);
});

test("anything at any place gives an honest reading", () => {
  expect(brokenDuties(avid, "evidence.json", [REPORT])).toEqual([]);
});

test("recognises its data type only", () => {
  expect(avid.detect(JSON.stringify(REPORT), "r.json")).toBe(true);
  expect(avid.detect('{"data_type": "CVE"}', "r.json")).toBe(false);
});
