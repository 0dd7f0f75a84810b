import { describe, expect, test } from "vitest";
import { evidenceOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import type { Observation } from "#core/model/observation.ts";
import type { Issue } from "#core/model/statement.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { sayer } from "../define-gate.ts";
import { fairness } from "./gate.ts";
import { options } from "./options.ts";

const PATH = "handoffs/churn/reports/fair.json";

type Given = Readonly<Record<string, number | string>>;

/** Recall by age, as Fairlearn's dump gives it. */
function byAge(groups: Given, more: Partial<Observation> = {}): readonly Observation[] {
  return Object.entries(groups).map(([Age, value]) =>
    observationOf("Age.by_group.recall", value, { slice: { Age }, ...more }),
  );
}

function report(observations: readonly Observation[], format = "fairlearn", path = PATH): EvidenceFacts {
  return evidenceOf(path, format, { observations });
}

function of(observations: readonly Observation[], format?: string): PackageFacts {
  return packageOf("evidence: [{ path: reports/fair.json, as: metrics }]\n", {
    evidence: [report(observations, format)],
  });
}

const facts = (one: PackageFacts) => ({ packages: [one] });
const problem: Issue = { id: "null", says: "no", values: {}, where: { path: PATH, line: 2 } };
const unread = packageOf("evidence: [{ path: reports/fair.json, as: metrics }]\n", {
  evidence: [evidenceOf(PATH, "fairlearn", { problems: [problem] })],
});
const absent = packageOf(
  "evidence: [{ path: reports/a.json }, { path: { uri: 's3://b/k', digest: { sha256: " +
    "a".repeat(64) +
    " } } }]\n".replaceAll("'", '"'),
);
const gap = { name: "recall gap", metric: "recall" } as const;
const close = { "18-30": 0.8, "31-40": 0.7 };
const counted = (small: number) => [
  ...byAge({ "18-30": 0.8 }, { samples: 100 }),
  ...byAge({ "31-40": 0.7 }, { samples: 100 }),
  ...byAge({ "51-60": 0.1 }, { samples: small }),
];
const both = (Age: string, Sex: string, value: number) =>
  observationOf("recall", value, { slice: { Sex, Age } });
const nuclei = {
  name: "nuclei",
  groups: [
    { name: "small", read: "metrics:test.small.recall", samples: "metrics:test.small.samples" },
    { name: "large", read: "metrics:test.large.recall", samples: "metrics:test.large.samples" },
  ],
};
const plain = [
  observationOf("test.small.recall", 0.88),
  observationOf("test.small.samples", 26),
  observationOf("test.large.recall", 0.97),
  observationOf("test.large.samples", 81),
];
const many = Array.from({ length: 30 }, (_, i) => [
  observationOf("recall", 0.7, { slice: { [`a${i}`]: "x" } }),
  observationOf("recall", 0.7, { slice: { [`a${i}`]: "y" } }),
]).flat();

testGate(fairness, [
  { name: "no package", facts: { packages: [] }, finds: ["no-packages"], outcome: "skip" },
  { name: "nothing asked", facts: facts(of(byAge(close))), finds: ["nothing-asked"], outcome: "skip" },
  {
    name: "a manifest that cannot be read",
    facts: facts(packageOf("nonsense: 1\n")),
    finds: ["manifest-unreadable"],
    outcome: "error",
    at: ["3:1"],
  },
  {
    name: "required and not there",
    facts: facts(of([observationOf("recall", 0.8)])),
    options: { required: true },
    finds: ["not-shown"],
    outcome: "fail",
  },
  {
    name: "a stage of production asks for it",
    facts: facts(of([observationOf("recall", 0.8)])),
    options: { requires: "production" },
    finds: ["not-shown"],
    outcome: "fail",
  },
  {
    name: "an earlier stage does not",
    facts: facts(of([observationOf("recall", 0.8)])),
    options: { requires: "engineering-to-operations" },
    finds: ["nothing-asked"],
    outcome: "skip",
  },
  {
    name: "required and shown",
    facts: facts(of(byAge(close))),
    options: { required: true },
    finds: ["attribute-shown"],
    outcome: "pass",
    at: ["4"],
  },
  {
    name: "one group is no comparison",
    facts: facts(of(byAge({ all: 0.8 }))),
    options: { required: true },
    finds: ["not-shown"],
    outcome: "fail",
  },
  {
    name: "numbers of samples are no results",
    facts: facts(of(byAge(close).map((one) => ({ ...one, name: "Age.by_group.count" })))),
    options: { required: true },
    finds: ["not-shown"],
    outcome: "fail",
  },
  {
    name: "an attribute that is shown",
    facts: facts(of(byAge(close))),
    options: { attributes: ["Age"] },
    finds: ["attribute-shown"],
    outcome: "pass",
  },
  {
    name: "an attribute of one group",
    facts: facts(of(byAge({ all: 0.8 }))),
    options: { attributes: ["Age"] },
    finds: ["attribute-missing"],
    outcome: "fail",
    at: ["4"],
  },
  {
    name: "an attribute that is not there",
    facts: facts(of(byAge(close))),
    options: { attributes: ["Sex"] },
    finds: ["attribute-missing"],
    outcome: "fail",
    at: ["1"],
  },
  {
    name: "an attribute of one group that is named twice",
    facts: facts(of([...byAge({ all: 0.8 }), ...byAge({ all: 0.7 })])),
    options: { attributes: ["Age"] },
    finds: ["attribute-missing"],
    outcome: "fail",
  },
  {
    name: "an attribute in a file that cannot be read",
    facts: facts(unread),
    options: { attributes: ["Age"] },
    finds: ["evidence-unread"],
    outcome: "error",
  },
  {
    name: "required, in files that are not there",
    facts: facts(absent),
    options: { required: true },
    finds: ["evidence-unread"],
    outcome: "error",
  },
  {
    name: "a gap of exactly what is allowed, whatever the digits do",
    facts: facts(of(byAge(close))),
    options: { checks: [{ ...gap, max_gap: 0.1 }] },
    finds: ["gap-holds"],
    outcome: "pass",
  },
  {
    name: "a gap that is too wide, told at the worst group",
    facts: facts(of(byAge({ ...close, "51-60": 0.69 }))),
    options: { checks: [{ ...gap, max_gap: 0.1 }] },
    finds: ["gap-too-wide"],
    outcome: "fail",
    at: ["4:9"],
  },
  {
    name: "a ratio that holds",
    facts: facts(of(byAge({ a: 0.8, b: 1 }))),
    options: { checks: [{ ...gap, min_ratio: 0.8 }] },
    finds: ["ratio-holds"],
    outcome: "pass",
  },
  {
    name: "a ratio that is too low",
    facts: facts(of(byAge({ a: 0.79, b: 1 }))),
    options: { checks: [{ ...gap, min_ratio: 0.8 }] },
    finds: ["ratio-too-low"],
    outcome: "fail",
  },
  {
    name: "a ratio of nothing to nothing",
    facts: facts(of(byAge({ a: 0, b: 0 }))),
    options: { checks: [{ ...gap, min_ratio: 0.8 }] },
    finds: ["ratio-holds"],
    outcome: "pass",
  },
  {
    name: "a ratio of what is negative",
    facts: facts(of(byAge({ a: -1, b: 1 }))),
    options: { checks: [{ ...gap, min_ratio: 0.8 }] },
    finds: ["ratio-undefined"],
    outcome: "error",
  },
  {
    name: "a floor for the worst group",
    facts: facts(of(byAge(close))),
    options: { checks: [{ ...gap, min: 0.7 }] },
    finds: ["limit-holds"],
    outcome: "pass",
  },
  {
    name: "groups below the floor",
    facts: facts(of(byAge({ ...close, "51-60": 0.1 }))),
    options: { checks: [{ ...gap, min: 0.75 }] },
    finds: ["beyond-limit"],
    outcome: "fail",
  },
  {
    name: "groups above the ceiling",
    facts: facts(of(byAge(close))),
    options: { checks: [{ ...gap, max: 0.75, min: 0.6 }] },
    finds: ["limit-holds", "beyond-limit"],
    outcome: "fail",
  },
  {
    name: "a bar in another unit",
    facts: facts(of(byAge(close))),
    options: { checks: [{ ...gap, max_gap: "10%", min: "10ms" }] },
    finds: ["unlike-units", "unlike-units"],
    outcome: "error",
  },
  {
    name: "a check without bars asks for groups only",
    facts: facts(of(byAge(close))),
    options: { checks: [gap] },
    finds: ["groups-measured"],
    outcome: "pass",
  },
  {
    name: "a metric that nobody measured by group",
    facts: facts(of([observationOf("recall", 0.8)])),
    options: { checks: [gap] },
    finds: ["metric-missing"],
    outcome: "error",
  },
  {
    name: "a metric by an attribute that nobody measured",
    facts: facts(of(byAge(close))),
    options: { checks: [{ ...gap, attributes: ["Sex"] }] },
    finds: ["metric-missing"],
    outcome: "error",
  },
  {
    name: "attributes of the gate and of the report are both judged",
    facts: facts(of(byAge({ a: 0.1, b: 0.9 }))),
    options: { attributes: ["Sex"], checks: [{ ...gap, max_gap: 0.1 }] },
    finds: ["attribute-missing", "metric-missing", "gap-too-wide"],
    outcome: "error",
  },
  {
    name: "a metric in a file that cannot be read",
    facts: facts(unread),
    options: { checks: [gap] },
    finds: ["evidence-unread"],
    outcome: "error",
  },
  {
    name: "a report that uses the bare name does not stand for the one that shows a gap",
    facts: facts(
      of([
        ...byAge({ a: 0.1, b: 0.9 }),
        observationOf("recall", 0.8, { slice: { Age: "a" } }),
        observationOf("recall", 0.8, { slice: { Age: "b" } }),
      ]),
    ),
    options: { checks: [{ ...gap, max_gap: 0.1 }] },
    finds: ["gap-too-wide", "gap-holds"],
    outcome: "fail",
  },
  {
    name: "a difference that its groups do not show, behind many that do",
    facts: facts(
      of([
        ...Array.from({ length: 310 }, (_, i) => [
          observationOf(`m${i}`, 0.5, { slice: { Age: "a" } }),
          observationOf(`m${i}`, 0.5, { slice: { Age: "b" } }),
        ]).flat(),
        ...byAge({ a: 0.1, b: 0.9 }),
        observationOf("Age.difference_overall.recall", 0.1),
      ]),
    ),
    finds: ["gap-disagrees"],
    outcome: "fail",
  },
  {
    name: "more differences than can be checked",
    facts: facts(
      of(
        Array.from({ length: 710 }, (_, i) => [
          observationOf(`m${i}`, 0.5, { slice: { Age: "a" } }),
          observationOf(`difference.m${i}`, 0),
        ]).flat(),
      ),
    ),
    finds: ["too-much-stated"],
    outcome: "error",
  },
  {
    name: "words are no results by group",
    facts: facts(of(byAge({ a: "good", b: "good" }))),
    options: { attributes: ["Age"] },
    finds: ["attribute-missing"],
    outcome: "fail",
  },
  {
    name: "of two numbers of samples the fewer counts",
    facts: facts(
      of([
        ...byAge(close),
        ...["18-30", "31-40"].flatMap((Age) => [
          observationOf("Age.by_group.count", 5, { slice: { Age } }),
          observationOf("n", 5000, { slice: { Age } }),
        ]),
      ]),
    ),
    options: { checks: [{ ...gap, min_samples: 30 }] },
    finds: ["too-small", "groups-measured"],
    outcome: "fail",
  },
  {
    name: "an intersection, in any order",
    facts: facts(of([both("a", "f", 0.8), both("a", "m", 0.8), both("b", "f", 0.2), both("b", "m", 0.8)])),
    options: {
      attributes: [["Sex", "Age"]],
      checks: [{ ...gap, attributes: [["Age", "Sex"]], max_gap: 0.1 }],
    },
    finds: ["attribute-shown", "gap-too-wide"],
    outcome: "fail",
  },
  {
    name: "an intersection is no single attribute",
    facts: facts(of([both("a", "f", 0.8), both("b", "m", 0.8)])),
    options: { attributes: ["Age"] },
    finds: ["attribute-missing"],
    outcome: "fail",
  },
  {
    name: "every group is large enough",
    facts: facts(of(counted(28))),
    options: { checks: [{ ...gap, min_samples: 28 }] },
    finds: ["groups-measured"],
    outcome: "pass",
  },
  {
    name: "a small group fails, and is judged",
    facts: facts(of(counted(27))),
    options: { checks: [{ ...gap, min_samples: 28, max_gap: 0.1 }] },
    finds: ["too-small", "gap-too-wide"],
    outcome: "fail",
  },
  {
    name: "a small group is named and left out where the policy says so",
    facts: facts(of(counted(27))),
    options: { checks: [{ ...gap, min_samples: 28, max_gap: 0.1, small_groups: "report" }] },
    finds: ["small-groups", "gap-holds"],
    outcome: "pass",
  },
  {
    name: "leaving small groups out must leave two",
    facts: facts(of(counted(27))),
    options: { checks: [{ ...gap, min_samples: 101, small_groups: "report" }] },
    finds: ["small-groups", "one-group"],
    outcome: "fail",
  },
  {
    name: "samples that nobody counted",
    facts: facts(of(byAge(close))),
    options: { checks: [{ ...gap, min_samples: 10 }] },
    finds: ["samples-unknown", "groups-measured"],
    outcome: "error",
  },
  {
    name: "samples that stand beside it",
    facts: facts(
      of([
        ...byAge(close),
        ...byAge({ "18-30": 50, "31-40": 9 }).map((one) => ({ ...one, name: "Age.by_group.count" })),
      ]),
    ),
    options: { checks: [{ ...gap, min_samples: 10 }] },
    finds: ["too-small", "groups-measured"],
    outcome: "fail",
  },
  {
    name: "a group that is no number",
    facts: facts(of(byAge({ ...close, "51-60": "high" }))),
    options: { checks: [gap] },
    finds: ["not-comparable"],
    outcome: "error",
  },
  {
    name: "groups in two kinds of unit",
    facts: facts(of([...byAge({ a: 0.8 }), ...byAge({ b: 80 }, { unit: "%" })])),
    options: { checks: [gap] },
    finds: ["not-comparable"],
    outcome: "error",
  },
  {
    name: "more attributes than can be compared",
    facts: facts(of(many)),
    options: { checks: [gap] },
    finds: [...Array<string>(24).fill("groups-measured"), "too-many"],
    outcome: "error",
  },
  {
    name: "groups in plain names",
    facts: facts(of(plain, "metrics")),
    options: {
      attributes: ["nuclei"],
      checks: [{ ...nuclei, attributes: ["nuclei"], max_gap: 0.1, min_samples: 26 }],
    },
    finds: ["attribute-shown", "gap-holds"],
    outcome: "pass",
  },
  {
    name: "groups in plain names that lie apart",
    facts: facts(of(plain, "metrics")),
    options: { checks: [{ ...nuclei, max_gap: 0.05, min_samples: 30 }] },
    finds: ["too-small", "gap-too-wide"],
    outcome: "fail",
  },
  {
    name: "groups in plain names are enough for what is required",
    facts: facts(of(plain, "metrics")),
    options: { required: true, checks: [nuclei] },
    finds: ["attribute-shown", "groups-measured"],
    outcome: "pass",
  },
  {
    name: "a listed group that is not there",
    facts: facts(of(plain.slice(0, 2), "metrics")),
    options: { checks: [nuclei] },
    finds: ["group-missing"],
    outcome: "error",
  },
  {
    name: "listed groups in a file that cannot be read",
    facts: facts(unread),
    options: { checks: [nuclei] },
    finds: ["evidence-unread"],
    outcome: "error",
  },
  {
    name: "a difference that follows from the groups",
    facts: facts(of([...byAge(close), observationOf("Age.difference_overall.recall", 0.1)])),
    finds: ["nothing-asked"],
    outcome: "skip",
  },
  {
    name: "a difference to the whole follows, too",
    facts: facts(
      of([
        ...byAge({ a: 0.9, b: 0.6 }),
        observationOf("Age.overall.recall", 0.8),
        observationOf("Age.difference_overall.recall", 0.2),
      ]),
    ),
    finds: ["nothing-asked"],
    outcome: "skip",
  },
  {
    name: "a difference that does not follow, whatever is asked",
    facts: facts(of([...byAge({ a: 0.9, b: 0.6 }), observationOf("Age.difference_overall.recall", 0.1)])),
    finds: ["gap-disagrees"],
    outcome: "fail",
    at: ["4:9"],
  },
  {
    name: "a difference of another attribute is not compared",
    facts: facts(of([...byAge({ a: 0.9, b: 0.6 }), observationOf("Sex.difference_overall.recall", 0.1)])),
    finds: ["nothing-asked"],
    outcome: "skip",
  },
]);

test("the table shows each group with its samples, and a check that warns only warns", () => {
  const judged = fairness.evaluate(
    facts(of(counted(27))),
    options.parse({ checks: [{ ...gap, max_gap: 0.1, severity: "warn" }] }),
    sayer(fairness.messages),
  );
  expect(judged.findings).toMatchObject([
    {
      id: "gap-too-wide",
      severity: "warn",
      check: "recall gap",
      who: ["@acme/churn"],
      values: { gap: "0.7", low: "51-60 (0.1)", high: "18-30 (0.8)", most: "0.1" },
    },
  ]);
  expect(judged.tables?.[0]?.rows).toEqual([
    ["Age", "18-30", "Age.by_group.recall", "0.8", 100, PATH],
    ["Age", "31-40", "Age.by_group.recall", "0.7", 100, PATH],
    ["Age", "51-60", "Age.by_group.recall", "0.1", 27, PATH],
  ]);
});

test("a long table is cut, and says by how much", () => {
  const { tables } = fairness.evaluate(
    facts(of([...many, ...many])),
    options.parse({}),
    sayer(fairness.messages),
  );
  expect(tables?.[0]?.rows).toHaveLength(61);
  expect(tables?.[0]?.rows.at(-1)?.[0]).toBe("and 60 more");
});

describe("options", () => {
  test.for([
    ["a check of nothing", { name: "x" }],
    ["a metric and groups", { ...nuclei, metric: "recall" }],
    ["groups of two attributes", { ...nuclei, attributes: ["a", "b"] }],
    ["one group", { ...nuclei, groups: nuclei.groups.slice(0, 1) }],
    [
      "a format that nobody reads",
      { ...nuclei, groups: nuclei.groups.map((one) => ({ ...one, read: "matrix:x" })) },
    ],
    ["a gap in words", { ...gap, max_gap: "small" }],
    ["a ratio above one", { ...gap, min_ratio: 1.25 }],
  ] as const)("refuses %s", ([, check]) => {
    expect(options.safeParse({ checks: [check] }).success).toBe(false);
  });
});
