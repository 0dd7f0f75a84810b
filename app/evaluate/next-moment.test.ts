import { expect, test, vi } from "vitest";
import type { PromotionFacts } from "#core/facts/promotion-facts.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { nextMoment } from "./next-moment.ts";

vi.mock("#github/asked-of-stage.ts", () => ({
  earlierStages: (_: Policy, { after }: Stage) =>
    after === undefined ? [] : [{ ...after, branches: ["ops"] }],
}));

const production: Stage = {
  name: "production",
  branches: ["main"],
  gates: {},
  after: { stage: "ops", soak: "24h", within: "30d", same: "package" },
};
const where = { path: ".github/gatehouse.yml", line: 1 };
const merged: PromotionFacts = {
  package: "handoffs/churn",
  stage: "ops",
  branch: "ops",
  commit: "c",
  pullRequest: 1,
  at: "2026-11-20T10:00:00Z",
  samePackage: true,
  sameModel: null,
};

function next(
  now: string,
  over: Partial<Policy> = {},
  found: readonly PromotionFacts[] = [],
  stage = production,
) {
  const policy: Policy = {
    path: where.path,
    digest: "d",
    packages: [],
    roles: {},
    stages: [stage],
    risk: {},
    ...over,
  };
  const at = nextMoment({ policy, stage, facts: { now, promotions: { found, branches: [] } } });
  return at === null ? null : new Date(at).toISOString();
}

test.each([
  ["nothing is ahead", next("2026-11-20T12:00:00Z"), null],
  ["the end of a wait", next("2026-11-20T12:00:00Z", {}, [merged]), "2026-11-21T10:00:00.001Z"],
  [
    "the day on which a merge is too old",
    next("2026-11-22T12:00:00Z", {}, [merged]),
    "2026-12-20T10:00:00.001Z",
  ],
  ["nothing more of a merge that is too old", next("2027-01-01T00:00:00Z", {}, [merged]), null],
  ["nothing of a push", next("2026-11-20T12:00:00Z", {}, [{ ...merged, at: null }]), null],
  ["nothing of another stage", next("2026-11-20T12:00:00Z", {}, [{ ...merged, stage: "other" }]), null],
  [
    "nothing where no stage comes before",
    next("2026-11-20T12:00:00Z", {}, [merged], { name: "a", branches: [], gates: {} }),
    null,
  ],
])("%s", (_, found, expected) => expect(found).toBe(expected));

const freeze = { name: "year's end", from: "2026-12-20", to: "2027-01-03", stages: null, where };

test.each([
  ["the beginning of a freeze", "2026-12-01T00:00:00Z", freeze, "2026-12-20T00:00:00.000Z"],
  ["the day after its last", "2026-12-20T00:00:00Z", freeze, "2027-01-04T00:00:00.000Z"],
  ["nothing of one that is over", "2027-01-04T00:00:00Z", freeze, null],
  ["nothing of another stage's", "2026-12-01T00:00:00Z", { ...freeze, stages: ["ops"] }, null],
] as const)("%s", (_, now, one, expected) => expect(next(now, { freezes: [one] })).toBe(expected));

test("the day after a waiver's last", () => {
  const waiver = {
    gate: "evidence",
    package: "churn@1.0.0",
    reason: "r",
    authority: "@ada",
    expires: "2026-12-01",
    where,
  };
  expect(next("2026-12-01T23:00:00Z", { waivers: [waiver] })).toBe("2026-12-02T00:00:00.000Z");
});
