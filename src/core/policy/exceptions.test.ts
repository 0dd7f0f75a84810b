import { describe, expect, test } from "vitest";
import { readPolicy } from "./read-policy.ts";

const PATH = ".github/gatehouse.yml";
const STAGES = `version: 1
stages:
  engineering: { branches: [main] }
  operations: { branches: [staging], after: { stage: engineering } }
  production:
    branches: ["release/**"]
    after: { stage: operations, soak: 24h, within: 30d, same: model }
    gates: { evidence: { checks: [{ name: AUC holds, read: "metrics:auc", op: gte, threshold: 0.8 }] } }
`;
const WAIVER = {
  gate: "evidence",
  check: "AUC holds",
  package: "churn@3.1.0",
  reason: "Only 28 samples, retraining is planned for January",
  authority: "@acme/risk",
  expires: "2026-12-31",
};
const FREEZE = { name: "year end", from: "2026-12-18", to: "2027-01-04" };

const read = (text: string) => readPolicy(text, PATH, "d".repeat(40));
const waivers = (...given: readonly object[]) => `${STAGES}waivers: ${JSON.stringify(given)}\n`;
const freezes = (...given: readonly object[]) => `${STAGES}freezes: ${JSON.stringify(given)}\n`;

function issuesOf(text: string) {
  const reading = read(text);
  if (reading.ok) throw new Error("the policy was taken as valid");
  return reading.issues;
}

describe("what is valid is kept, with its place", () => {
  test("stages that come after others", () => {
    const reading = read(STAGES);
    expect(reading.ok && reading.value.stages.map(({ after }) => after)).toEqual([
      undefined,
      { stage: "engineering", same: "package" },
      { stage: "operations", soak: "24h", within: "30d", same: "model" },
    ]);
    expect(reading.ok && "waivers" in reading.value).toBe(false);
  });

  test("a waiver, with and without a check", () => {
    const { check: _, ...whole } = WAIVER;
    const reading = read(waivers(WAIVER, whole));
    expect(reading.ok && reading.value.waivers).toEqual([
      { ...WAIVER, where: expect.objectContaining({ path: PATH, line: 9, column: 11 }) },
      { ...whole, where: expect.objectContaining({ path: PATH, line: 9 }) },
    ]);
  });

  test("a freeze of some stages, and one of all", () => {
    const some = { ...FREEZE, stages: ["production"], except: "rollback" };
    const reading = read(freezes(some, FREEZE));
    expect(reading.ok && reading.value.freezes).toMatchObject([
      { ...some, where: { path: PATH, line: 9 } },
      { ...FREEZE, stages: null },
    ]);
  });
});

describe("a waiver that could excuse nothing, or too much, is refused", () => {
  test.for([
    { name: "of an unknown gate", change: { gate: "evidenze" }, id: "unknown-gate", fix: "Did you mean" },
    { name: "of nothing like a gate", change: { gate: "zzz" }, id: "unknown-gate", fix: "Name one" },
    { name: "of what people say", change: { gate: "sign-offs" }, id: "gate-not-waivable", fix: "Remove" },
    { name: "of an unknown check", change: { check: "AUC hold" }, id: "unknown-check", fix: "Did you mean" },
    { name: "of nothing like a check", change: { check: "zz" }, id: "unknown-check", fix: "Name a check" },
    {
      name: "of a gate without checks",
      change: { gate: "rollback" },
      id: "gate-without-checks",
      fix: "Remove",
    },
  ])("$name", ({ change, id, fix }) => {
    const issues = issuesOf(waivers({ ...WAIVER, ...change }));
    expect(issues.map((issue) => issue.id)).toContain(id);
    const issue = issues.find((each) => each.id === id);
    expect(issue?.fix).toContain(fix);
    expect(issue?.where.line).toBe(9);
  });

  test("twice for the same", () => {
    expect(issuesOf(waivers(WAIVER, { ...WAIVER, expires: "2027-01-01" }))).toMatchObject([
      { id: "waiver-twice" },
    ]);
  });

  test.for([
    { expires: "2026-02-30" },
    { expires: "31.12.2026" },
    { package: "churn" },
    { package: "churn@3.1" },
    { authority: "risk" },
    { reason: "because" },
    { reason: "TBD, somebody explains this later" },
    { reason: "to be decided by the committee" },
    { reason: "aaaaaaaaaaaaaaaaaaaaaaaa" },
    { reason: "because because because" },
    { until: "2026-12-31" },
  ])("%j", (change) => {
    const [issue, ...others] = issuesOf(waivers({ ...WAIVER, ...change }));
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      id: "until" in change ? "unknown-key" : "wrong-value",
      where: { path: PATH, line: 9 },
    });
  });

  test.for(Object.keys(WAIVER).filter((key) => key !== "check"))("without `%s`", (key) => {
    const rest = Object.fromEntries(Object.entries(WAIVER).filter(([name]) => name !== key));
    expect(issuesOf(waivers(rest))).toMatchObject([{ id: "missing-key", values: { key } }]);
  });
});

describe("a freeze that could never be is refused", () => {
  test.for([
    { name: "it ends first", change: { to: "2026-12-17" }, id: "freeze-ends-first", fix: "later day" },
    {
      name: "of a misspelt stage",
      change: { stages: ["prodction"] },
      id: "unknown-stage",
      fix: "Did you mean",
    },
    { name: "of no stage", change: { stages: ["zz"] }, id: "unknown-stage", fix: "Name a stage" },
    { name: "with another exception", change: { except: "hotfix" }, id: "wrong-value", fix: null },
    { name: "on a day that does not exist", change: { from: "2026-11-31" }, id: "wrong-value", fix: null },
    { name: "of an empty list of stages", change: { stages: [] }, id: "wrong-value", fix: null },
  ])("$name", ({ change, id, fix }) => {
    const [issue, ...others] = issuesOf(freezes({ ...FREEZE, ...change }));
    expect(others).toEqual([]);
    expect(issue?.id).toBe(id);
    if (fix !== null) expect(issue?.fix).toContain(fix);
  });

  test("one day is enough", () => expect(read(freezes({ ...FREEZE, to: FREEZE.from })).ok).toBe(true));
});

describe("`after`", () => {
  const after = (value: string) =>
    `version: 1\nstages:\n  first: { branches: [a] }\n  second: { branches: [b], after: ${value} }\n  third: { branches: [c] }\n`;

  test.for([
    { value: "{ stage: frist }", ids: ["not-an-earlier-stage@4:44"], fix: "Did you mean `first`?" },
    { value: "{ stage: third }", ids: ["not-an-earlier-stage@4:44"], fix: "Name a stage" },
    { value: "{ stage: second }", ids: ["not-an-earlier-stage@4:44"], fix: "Name a stage" },
    { value: "{ stage: first, soak: 2d, within: 36h }", ids: ["soak-beyond-within@4:69"], fix: "longer" },
    { value: "{ stage: first, soak: 1 month }", ids: ["wrong-value@4:57"], fix: null },
    { value: "{ stage: first, same: code }", ids: ["wrong-value@4:57"], fix: null },
    { value: "{ soak: 2d }", ids: ["missing-key@4:35"], fix: null },
  ])("$value", ({ value, ids, fix }) => {
    const issues = issuesOf(after(value));
    expect(issues.map(({ id, where }) => `${id}@${where.line}:${where.column}`)).toEqual(ids);
    if (fix !== null) expect(issues[0]?.fix).toContain(fix);
  });

  test("the first stage comes after none", () => {
    const text = "version: 1\nstages: { a: { branches: [a], after: { stage: a } } }\n";
    expect(issuesOf(text)).toMatchObject([{ id: "not-an-earlier-stage", values: { earlier: "none" } }]);
  });

  test("a time as long as the other is possible", () => {
    expect(read(after("{ stage: first, soak: 1d, within: 24h }")).ok).toBe(true);
  });
});

test.for([
  ["after", "beside `branches`"],
  ["windows", "under `freezes`"],
] as const)("`%s` among the options of a gate is told where it belongs", ([key, place]) => {
  const text = `version: 1\nstages: { a: { branches: [a], gates: { rollback: { ${key}: [] } } } }\n`;
  expect(issuesOf(text)).toMatchObject([{ id: "unknown-key", fix: expect.stringContaining(place) }]);
});
