import { describe, expect, test } from "vitest";
import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { resolveSections } from "#core/handoff/resolve-sections.ts";
import type { Observation } from "#core/model/observation.ts";
import { exactly, type Issue } from "#core/model/statement.ts";
import { PLAIN, says } from "#core/report/fill-template.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { agreementCases } from "./agreement-cases.fixture.ts";
import { bindingCases } from "./binding-cases.fixture.ts";
import { changeCases } from "./change-cases.fixture.ts";
import { FACTS } from "./facts.fixture.ts";
import { evidence } from "./gate.ts";
import { options } from "./options.ts";
import { labelOf, namesNear, splitRead } from "./select-observations.ts";
import { selectionCases } from "./selection-cases.fixture.ts";

const FOLDER = "handoffs/churn";

function observed(name: string, value: Observation["value"], more: Partial<Observation> = {}): Observation {
  return { name, value, source: { pointer: `/${name}`, line: 4, column: 9 }, ...more };
}

function file(
  format: string,
  observations: readonly Observation[],
  more: Partial<EvidenceFacts> & { readonly problems?: readonly Issue[]; readonly at?: string } = {},
): EvidenceFacts {
  const { problems = [], at = `${FOLDER}/reports/${format}.json`, ...facts } = more;
  const producer = { tool: "tool", version: "1" };
  const reading = { path: at, format, digest: "d".repeat(40), producer, observations, problems };
  return { pointer: "/evidence/0", path: at, reading, ...facts };
}

/** A package whose manifest lists its evidence files, on lines 3, 4 and so on. */
function packageOf(
  files: readonly EvidenceFacts[],
  { extra = "", listed = files.length, name = "churn", folder = FOLDER } = {},
): PackageFacts {
  const path = `${folder}/handoff.yml`;
  const entries = Array.from({ length: listed }, (_, i) => `\n  - { path: reports/${i}.json, as: junit }`);
  const section = listed === 0 ? "" : `evidence:${entries.join("")}\n`;
  const text = `apiVersion: gatehouse/v1\n${section}package: { name: ${name}, version: 3.1.0, owner: "@acme/churn" }\n${extra}`;
  const read = readManifest(text, path, folder);
  const manifest = read.ok ? resolveSections(read.value, new Map()) : read;
  const numbered = files.map((one, index) => ({ ...one, pointer: `/evidence/${index}` }));
  return {
    folder,
    manifestPath: path,
    manifest,
    files: [],
    references: [],
    evidence: numbered,
    documents: [],
    outside: [],
    digests: {},
    signatures: [],
    checklists: [],
    drill: null,
    owners: null,
  };
}

function facts(head: PackageFacts, base?: PackageFacts) {
  return both([head], base === undefined ? [] : [base]);
}

const problem: Issue = {
  id: "not-finite",
  says: "`{name}` is `{found}`.",
  fix: "Ask {people}.",
  values: { name: "auc", found: "NaN", people: ["a", "b"] },
  where: { path: `${FOLDER}/reports/metrics.json`, line: 7, column: 3 },
};

const auc = { name: "AUC holds", read: "metrics:auc", op: "gte", threshold: 0.78 } as const;
const atLeast = (min_absolute_change: number | string) => ({ checks: [{ ...auc, min_absolute_change }] });
const with_ = (value: number, more: Partial<Observation> = {}) =>
  packageOf([file("metrics", [observed("auc", value, more)])]);
/** A package in a folder, and the value of its one metric. */
const placed = (folder: string, name: string, value: number) =>
  packageOf([file("metrics", [observed("auc", value)], { at: `${folder}/reports/metrics.json` })], {
    name,
    folder,
  });
const both = (head: readonly PackageFacts[], base: readonly PackageFacts[]) => ({
  ...FACTS,
  packages: head,
  baseline: base,
});
const two = (folder: string, ...values: readonly number[]) =>
  packageOf(
    values.map((value, n) =>
      file("metrics", [observed("auc", value)], { at: `${folder}/reports/${n}.json` }),
    ),
    { folder },
  );
const target = (metric: string) => `problem: { success: [{ metric: ${metric}, op: gte, target: 0.78 }] }\n`;
const watching = (metric: string) =>
  `rollback: { triggers: [{ metric: ${metric}, op: lt, threshold: 0.5 }] }\n`;
const tests = { name: "tests pass", read: "junit:failures", op: "lte", threshold: 0 } as const;
const latency = { name: "p95", read: "sarif:latency", op: "lte", threshold: "250ms" } as const;
const gap = { name: "gap", read: "junit:recall", op: "gte", threshold: 0.5 } as const;
const sliced = (value: number, age: string) => observed("recall", value, { slice: { Age: age } });
const k6 = (more: Partial<Observation>, value: Observation["value"] = 120) =>
  facts(packageOf([file("sarif", [observed("latency", value, { unit: "ms", ...more })])]));

testGate(evidence, [
  {
    name: "no package",
    facts: FACTS,
    finds: ["no-packages"],
    outcome: "skip",
  },
  {
    name: "nothing listed, nothing asked",
    facts: facts(packageOf([])),
    finds: ["nothing-asked"],
    outcome: "skip",
  },
  {
    name: "a manifest that cannot be read",
    facts: facts(packageOf([], { extra: "nonsense: 1\n" })),
    finds: ["manifest-unreadable"],
    outcome: "error",
    at: ["3:1"],
  },
  {
    name: "every file is named with what was read",
    facts: facts(packageOf([file("junit", [observed("tests", 3)]), file("metrics", [observed("auc", 0.8)])])),
    finds: ["evidence-read", "evidence-read"],
    outcome: "pass",
  },
  {
    name: "a file that was listed and not read",
    facts: facts(packageOf([], { listed: 1 })),
    finds: ["not-read"],
    outcome: "error",
    at: ["3:13"],
  },
  {
    name: "a problem is told where it is in the evidence file",
    facts: facts(packageOf([file("metrics", [observed("auc", 0.8)], { problems: [problem] })])),
    finds: ["not-evaluable"],
    outcome: "error",
    at: ["7:3"],
  },
  {
    name: "a wrong format is told where the manifest names it",
    facts: facts(packageOf([file("junit", [], { problems: [{ ...problem, id: "wrong-format" }] })])),
    finds: ["not-evaluable"],
    outcome: "error",
    at: ["3:33"],
  },
  {
    name: "a file without observation and without problem proves nothing",
    facts: facts(packageOf([file("metrics", [])])),
    finds: ["not-evaluable"],
    outcome: "error",
    at: ["1:1"],
  },
  {
    name: "many problems are told in part",
    facts: facts(packageOf([file("metrics", [], { problems: Array.from({ length: 12 }, () => problem) })])),
    finds: [...Array<string>(10).fill("not-evaluable"), "more-problems"],
    outcome: "error",
  },
  {
    name: "a check that holds",
    facts: facts(with_(0.78)),
    options: { checks: [auc] },
    finds: ["evidence-read", "holds"],
    outcome: "pass",
  },
  {
    name: "a check that falls short, at the line of the number",
    facts: facts(with_(0.7799)),
    options: { checks: [auc] },
    finds: ["evidence-read", "falls-short"],
    outcome: "fail",
    at: ["4:9"],
  },
  {
    name: "several files match: all must hold",
    facts: facts(
      packageOf([file("junit", [observed("failures", 0)]), file("junit", [observed("failures", 1)])]),
    ),
    options: { checks: [tests] },
    finds: ["evidence-read", "evidence-read", "holds", "falls-short"],
    outcome: "fail",
  },
  {
    name: "a suite narrows the files",
    facts: facts(
      packageOf([
        file("junit", [observed("failures", 0)], { suite: "unit" }),
        file("junit", [observed("failures", 1)], { suite: "slow" }),
      ]),
    ),
    options: { checks: [{ ...tests, suite: "unit" }] },
    finds: ["evidence-read", "evidence-read", "holds"],
    outcome: "pass",
  },
  {
    name: "no file of the format",
    facts: facts(with_(0.8)),
    options: { checks: [tests] },
    finds: ["evidence-read", "format-missing"],
    outcome: "error",
    at: ["1"],
  },
  {
    name: "no evidence at all",
    facts: facts(packageOf([])),
    options: { checks: [tests] },
    finds: ["format-missing"],
    outcome: "error",
  },
  {
    name: "no file of the suite",
    facts: facts(with_(0.8)),
    options: { checks: [{ ...auc, suite: "unit" }] },
    finds: ["evidence-read", "suite-missing"],
    outcome: "error",
  },
  {
    name: "no observation of the name",
    facts: facts(with_(0.8)),
    options: { checks: [{ ...auc, read: "metrics:acu" }] },
    finds: ["evidence-read", "observation-missing"],
    outcome: "error",
    at: ["1"],
  },
  {
    name: "a check without slice does not take a part for the whole",
    facts: facts(packageOf([file("junit", [sliced(0.9, "31-40")])])),
    options: { checks: [gap] },
    finds: ["evidence-read", "only-sliced"],
    outcome: "error",
  },
  {
    name: "a check of a slice reads that slice only",
    facts: facts(
      packageOf([file("junit", [observed("recall", 0), sliced(0.9, "31-40"), sliced(0.1, "51-60")])]),
    ),
    options: { checks: [{ ...gap, slice: { Age: "31-40" } }] },
    finds: ["evidence-read", "holds"],
    outcome: "pass",
  },
  {
    name: "a star stands for every value of the slice",
    facts: facts(
      packageOf([file("junit", [observed("recall", 0), sliced(0.9, "31-40"), sliced(0.1, "51-60")])]),
    ),
    options: { checks: [{ ...gap, slice: { Age: "*" } }] },
    finds: ["evidence-read", "holds", "falls-short"],
    outcome: "fail",
  },
  {
    name: "an observation that is text",
    facts: k6({}, "fast"),
    options: { checks: [latency] },
    finds: ["evidence-read", "not-a-number"],
    outcome: "error",
  },
  {
    name: "an observation whose unit nobody knows",
    facts: k6({ unit: "parsec" }),
    options: { checks: [latency] },
    finds: ["evidence-read", "not-a-number"],
    outcome: "error",
  },
  {
    name: "a threshold in another unit of the same kind",
    facts: k6({ unit: "s" }, 0.12),
    options: { checks: [latency] },
    finds: ["evidence-read", "holds"],
    outcome: "pass",
  },
  {
    name: "a threshold without the unit",
    facts: k6({}),
    options: { checks: [{ ...latency, threshold: 250 }] },
    finds: ["evidence-read", "unlike-units"],
    outcome: "error",
  },
  {
    name: "enough samples",
    facts: k6({ samples: 20 }),
    options: { checks: [{ ...latency, min_samples: 20 }] },
    finds: ["evidence-read", "holds"],
    outcome: "pass",
  },
  {
    name: "too few samples",
    facts: k6({ samples: 19 }),
    options: { checks: [{ ...latency, min_samples: 20 }] },
    finds: ["evidence-read", "too-few-samples", "holds"],
    outcome: "fail",
  },
  {
    name: "samples that nobody counted",
    facts: k6({}),
    options: { checks: [{ ...latency, min_samples: 20 }] },
    finds: ["evidence-read", "samples-unknown", "holds"],
    outcome: "error",
  },
  {
    name: "young enough, to the second",
    facts: k6({ at: "2026-11-14T00:00:00Z" }),
    options: { checks: [{ ...latency, max_age: "7d" }] },
    finds: ["evidence-read", "holds"],
    outcome: "pass",
  },
  {
    name: "too old by a second",
    facts: k6({ at: "2026-11-13T23:59:59Z" }),
    options: { checks: [{ ...latency, max_age: "7d" }] },
    finds: ["evidence-read", "too-old", "holds"],
    outcome: "fail",
  },
  {
    name: "no time, or none that can be read",
    facts: k6({ at: "yesterday" }),
    options: {
      checks: [
        { ...latency, max_age: "7d" },
        { ...latency, read: "sarif:latency", max_age: "1h" },
      ],
    },
    finds: ["evidence-read", "age-unknown", "holds", "age-unknown", "holds"],
    outcome: "error",
  },
  {
    name: "measured tomorrow",
    facts: k6({ at: "2026-11-22T00:00:00Z" }),
    options: { checks: [{ ...latency, max_age: "7d" }] },
    finds: ["evidence-read", "from-the-future", "holds"],
    outcome: "error",
  },
  {
    name: "worse by exactly what is allowed, whatever the digits do",
    facts: facts(with_(0.8), with_(0.805)),
    options: atLeast(-0.005),
    finds: ["evidence-read", "holds", "change-holds"],
    outcome: "pass",
  },
  {
    name: "worse by more than is allowed",
    facts: facts(with_(0.7999), with_(0.805)),
    options: atLeast(-0.005),
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
    at: ["4:9", "4:9"],
  },
  {
    name: "less is better: a rise counts as worse",
    facts: facts(with_(0.2), with_(0.1)),
    options: { checks: [{ ...auc, op: "lte", min_absolute_change: -0.05 }] },
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "less is better: a fall is a gain",
    facts: facts(with_(0.1), with_(0.2)),
    options: { checks: [{ ...auc, op: "lt", min_relative_change: 0.5 }] },
    finds: ["evidence-read", "holds", "change-holds"],
    outcome: "pass",
  },
  {
    name: "a relative change that is too small",
    facts: facts(with_(0.82), with_(0.8)),
    options: { checks: [{ ...auc, min_relative_change: 0.03 }] },
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a relative change from nothing",
    facts: facts(with_(0.82), with_(0)),
    options: { checks: [{ ...auc, min_relative_change: 0 }] },
    finds: ["evidence-read", "holds", "baseline-zero"],
    outcome: "error",
  },
  {
    name: "no change from nothing is no change",
    facts: facts(with_(0), with_(0)),
    options: { checks: [{ ...auc, threshold: 0, min_relative_change: 0 }] },
    finds: ["evidence-read", "holds", "change-holds"],
    outcome: "pass",
  },
  {
    name: "a change in another unit of the same kind",
    facts: facts(with_(120, { unit: "ms" }), with_(0.1, { unit: "s" })),
    options: { checks: [{ ...auc, op: "lte", threshold: "1s", min_absolute_change: "-20ms" }] },
    finds: ["evidence-read", "holds", "change-holds"],
    outcome: "pass",
  },
  {
    name: "a least change without the unit",
    facts: facts(with_(120, { unit: "ms" }), with_(100, { unit: "ms" })),
    options: { checks: [{ ...auc, op: "lte", threshold: "1s", min_absolute_change: -20 }] },
    finds: ["evidence-read", "holds", "unlike-units"],
    outcome: "error",
  },
  {
    name: "a first version has nothing to be compared with",
    facts: facts(with_(0.8)),
    options: atLeast(0),
    finds: ["evidence-read", "holds", "no-baseline"],
    outcome: "pass",
  },
  {
    name: "a package that moved to another folder is compared with what it was",
    facts: both([placed("handoffs/churn-2", "churn", 0.8)], [placed("handoffs/churn", "churn", 0.9)]),
    options: atLeast(-0.005),
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a package that moved and took another name cannot be told from a new one",
    facts: both([placed("handoffs/churn-2", "churn-2", 0.8)], [placed("handoffs/churn", "churn", 0.9)]),
    options: atLeast(-0.005),
    finds: ["evidence-read", "holds", "baseline-unclear"],
    outcome: "error",
  },
  {
    name: "packages that change places are not compared with each other",
    facts: both(
      [placed("handoffs/a", "b", 0.8), placed("handoffs/b", "a", 0.9)],
      [placed("handoffs/a", "a", 0.99), placed("handoffs/b", "b", 0.79)],
    ),
    options: atLeast(-0.005),
    finds: ["evidence-read", "holds", "baseline-unclear", "evidence-read", "holds", "baseline-unclear"],
    outcome: "error",
  },
  {
    name: "a new package beside one that stays is new",
    facts: both(
      [placed("handoffs/a", "a", 0.8), placed("handoffs/b", "b", 0.8)],
      [placed("handoffs/a", "a", 0.8)],
    ),
    options: atLeast(-0.005),
    finds: ["evidence-read", "holds", "change-holds", "evidence-read", "holds", "no-baseline"],
    outcome: "pass",
  },
  {
    name: "a new name in the same folder shakes nothing off",
    facts: both([placed("handoffs/a", "b", 0.8)], [placed("handoffs/a", "a", 0.9)]),
    options: atLeast(-0.005),
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "of several files of a package that moved, each is compared with itself",
    facts: both([two("handoffs/churn-2", 0.8, 0.9)], [two("handoffs/churn", 0.8, 0.9)]),
    options: atLeast(0),
    finds: ["evidence-read", "evidence-read", "holds", "change-holds", "holds", "change-holds"],
    outcome: "pass",
  },
  {
    name: "a metric that the base does not have",
    facts: facts(with_(0.8), packageOf([])),
    options: atLeast(0),
    finds: ["evidence-read", "holds", "no-baseline"],
    outcome: "pass",
  },
  {
    name: "a base whose evidence could not be read",
    facts: facts(with_(0.8), packageOf([file("metrics", [], { problems: [problem] })])),
    options: atLeast(0),
    finds: ["evidence-read", "holds", "baseline-unreadable"],
    outcome: "error",
  },
  {
    name: "a base whose manifest cannot be read",
    facts: facts(with_(0.8), packageOf([], { extra: "nonsense: 1\n" })),
    options: atLeast(0),
    finds: ["evidence-read", "holds", "baseline-unreadable"],
    outcome: "error",
  },
  {
    name: "a base of another kind",
    facts: facts(with_(0.8), with_(80, { unit: "%" })),
    options: atLeast(0),
    finds: ["evidence-read", "holds", "baseline-unreadable"],
    outcome: "error",
  },
  {
    name: "a base with several, of which none is in the same file",
    facts: facts(
      with_(0.8),
      packageOf([
        file("metrics", [observed("auc", 1)], { at: "a" }),
        file("metrics", [observed("auc", 0)], { at: "b" }),
      ]),
    ),
    options: atLeast(0),
    finds: ["evidence-read", "holds", "baseline-unreadable"],
    outcome: "error",
  },
  {
    name: "a file that moved is compared with the only one of its name",
    facts: facts(with_(0.8), packageOf([file("metrics", [observed("auc", 0.9)], { at: "old/m.json" })])),
    options: atLeast(0),
    finds: ["evidence-read", "holds", "change-falls-short"],
    outcome: "fail",
  },
  {
    name: "a number that cannot be compared is told once",
    facts: facts(packageOf([file("metrics", [observed("auc", "high")])]), with_(0.8)),
    options: atLeast(0),
    finds: ["evidence-read", "not-a-number"],
    outcome: "error",
  },
  {
    name: "a target of the manifest that is reached",
    facts: facts(packageOf([file("metrics", [observed("auc", 0.8)])], { extra: target("auc") })),
    finds: ["evidence-read", "holds"],
    outcome: "pass",
  },
  {
    name: "a target that is missed",
    facts: facts(packageOf([file("metrics", [observed("auc", 0.7)])], { extra: target("auc") })),
    finds: ["evidence-read", "target-falls-short"],
    outcome: "fail",
    at: ["4:9"],
  },
  {
    name: "a target in another unit than what is measured, told at the target",
    facts: facts(
      packageOf([file("metrics", [observed("auc", 0.81)])], { extra: target("auc").replace("0.78", "78%") }),
    ),
    finds: ["evidence-read", "target-unlike-units"],
    outcome: "error",
    at: ["5:54"],
  },
  {
    name: "a file that is not there is told once, without what follows from it",
    facts: facts(
      packageOf([file("", [], { problems: [{ ...problem, id: "evidence-absent" }] })], {
        extra: target("auc"),
      }),
    ),
    options: { checks: [auc, tests] },
    finds: ["not-evaluable"],
    outcome: "error",
  },
  {
    name: "what another format lacks is told beside a file that cannot be read",
    facts: facts(
      packageOf([file("metrics", [], { problems: [problem] }), file("junit", [observed("tests", 1)])]),
    ),
    options: { checks: [auc, tests] },
    finds: ["not-evaluable", "evidence-read", "observation-missing"],
    outcome: "error",
  },
  {
    name: "a format that was named wrongly may be any",
    facts: facts(packageOf([file("sarif", [], { problems: [{ ...problem, id: "wrong-format" }] })])),
    options: { checks: [auc] },
    finds: ["not-evaluable"],
    outcome: "error",
  },
  {
    name: "a target that only production can show, and a trigger watches",
    facts: facts(packageOf([], { extra: `${target("retained")}${watching("retained")}` })),
    finds: ["target-watched"],
    outcome: "pass",
    at: ["3:32"],
  },
  {
    name: "a target that nothing measures",
    facts: facts(packageOf([file("metrics", [observed("auc", 0.7)])], { extra: target("retained") })),
    finds: ["evidence-read", "target-missing"],
    outcome: "error",
    at: ["5:32"],
  },
  ...bindingCases,
  ...changeCases,
  ...selectionCases,
  ...agreementCases,
]);

test("findings name the package, its owner and the check", () => {
  const { findings, tables } = evidence.evaluate(
    facts(with_(0.7)),
    options.parse({ checks: [auc] }),
    sayer(evidence.messages),
  );
  expect(findings[1]).toMatchObject({
    id: "falls-short",
    package: FOLDER,
    who: ["@acme/churn"],
    check: "AUC holds",
    where: { path: `${FOLDER}/reports/metrics.json`, line: 4 },
    values: { actual: "0.7", threshold: "0.78", op: "at least", observation: "auc" },
  });
  expect(tables?.[0]?.rows).toEqual([
    [
      `${FOLDER}/reports/metrics.json`,
      "metrics",
      "",
      "",
      "dddddddddddd",
      1,
      "tool 1",
      "none: it names neither a digest nor a run nor a commit",
    ],
  ]);
});

test("the table of what was read says for which suite and in which environment it was measured", () => {
  const measured = file("metrics", [observed("auc", 0.9)], { suite: "regression", environment: "staging" });
  const { tables } = evidence.evaluate(
    facts(packageOf([measured])),
    options.parse({}),
    sayer(evidence.messages),
  );
  expect(tables?.[0]?.columns.slice(2, 4)).toEqual(["suite", "environment"]);
  expect(tables?.[0]?.rows[0]?.slice(2, 4)).toEqual(["regression", "staging"]);
});

describe("what is said of a number is true of the number as it is printed", () => {
  test.for<[op: "gte" | "gt" | "lte" | "eq", value: number, id: string, said: string]>([
    ["gte", 0.8412345678901234, "falls-short", "is 0.841235, expected at least 0.85."],
    ["gte", 0.8499996, "falls-short", "is 0.8499996, expected at least 0.85."],
    ["gte", 0.84999999999, "falls-short", "is 0.84999999999, expected at least 0.85."],
    ["gte", 0.8500000000000001, "holds", "is 0.8500000000000001, at least 0.85 as asked."],
    ["gte", 0.8612345678901234, "holds", "is 0.861235, at least 0.85 as asked."],
    ["gt", 0.85000001, "holds", "is 0.85000001, more than 0.85 as asked."],
    ["lte", 0.85000001, "falls-short", "is 0.85000001, expected at most 0.85."],
    ["eq", 0.85000001, "falls-short", "is 0.85000001, expected exactly 0.85."],
  ])("%s %d", ([op, value, id, said]) => {
    const { findings } = evidence.evaluate(
      facts(packageOf([file("metrics", [observed("auc", value)])])),
      options.parse({ checks: [{ ...auc, op, threshold: 0.85 }] }),
      sayer(evidence.messages),
    );
    const found = findings.find((finding) => finding.id === id);
    expect(found === undefined ? null : says(found, PLAIN)).toContain(said);
    expect(exactly(found?.values["actual"] ?? "")).toBe(String(value));
  });
});

test("a change is told in the unit of the observation", () => {
  const check = { ...auc, op: "lte", threshold: "1s", min_absolute_change: "-0.02s" } as const;
  const judged = facts(with_(120, { unit: "ms" }), with_(0.1, { unit: "s" }));
  const { findings } = evidence.evaluate(
    judged,
    options.parse({ checks: [check] }),
    sayer(evidence.messages),
  );
  expect(findings[2]).toMatchObject({
    values: {
      actual: "120ms",
      before: "0.1s",
      change: { shown: "-20ms (-0.02s)", exact: "-20ms" },
      asked: "-0.02s",
    },
  });
});

describe("options", () => {
  test.for([
    ["an unknown key", { ...auc, colour: "red" }],
    ["a severity that is none", { ...auc, severity: "error" }],
    ["a binding that is none", { ...auc, binding: "signed" }],
    ["a read without format", { ...auc, read: "auc" }],
    ["a threshold in words", { ...auc, threshold: "high" }],
    ["an age without unit", { ...auc, max_age: "30" }],
    ["a change where no side is better", { ...auc, op: "eq", min_absolute_change: 0 }],
    ["no sample", { ...auc, min_samples: 0 }],
  ] as const)("refuses %s", ([, check]) => {
    expect(options.safeParse({ checks: [check] }).success).toBe(false);
  });

  test("a later stage keeps the checks of an earlier one, and repeats none", () => {
    const strict = { ...auc, threshold: 0.9 };
    expect(evidence.strengthen({ checks: [auc] }, { checks: [strict, auc] })).toEqual({
      checks: [auc, strict],
    });
    expect(evidence.strengthen({}, {})).toEqual({ checks: [] });
  });
});

describe("parts", () => {
  test("a read is split at its first colon", () => {
    expect(splitRead("k6:http:p(95)")).toEqual({ format: "k6", observation: "http:p(95)" });
  });

  test("the name that was probably meant stands first, and long lists are cut", () => {
    const many = Array.from({ length: 20 }, (_, i) => observed(`metric_number_${i}`, i));
    const names = namesNear("test_acu", [file("metrics", [...many, observed("test_auc", 1)])]);
    expect(names[0]).toBe("test_auc");
    expect(names.at(-1)).toBe("13 more");
    expect(namesNear("x", [])).toEqual([]);
  });

  test("a label names the slice", () => {
    expect(labelOf(sliced(1, "31-40"))).toBe("recall (Age 31-40)");
  });
});
