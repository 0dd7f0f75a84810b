import { describe, expect, test } from "vitest";
import { evidenceOf, packageOf } from "#core/facts/package.fixture.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { factsOf } from "#core/sign-offs/scene.fixture.ts";
import { knownPeople, strangers } from "./strangers.ts";
import { unreadMetrics } from "./unread-metrics.ts";

const POLICY = `version: 1
stages:
  first:
    branches: [main]
    gates: { evidence: { checks: [{ name: AUC, read: "metrics:test.auc", op: gte, threshold: 0.7 }] } }
  last:
    branches: [release]
    gates:
      fairness:
        checks:
          - { name: each group, metric: recall, min: 0.8 }
          - { name: small, groups: [{ name: a, read: "metrics:a.hits", samples: "metrics:a.n" }, { name: b, read: "metrics:b.hits" }], min: 0.8 }
risk:
  High: { gates: { evidence: { checks: [{ name: fast, read: "k6:p95", op: lte, threshold: 20ms }] } } }
`;

const MANIFEST = `apiVersion: gatehouse/v1
package: { name: churn, version: 1.0.0, owner: "@acme/ml" }
problem: { success: [{ metric: f1, op: gte, target: 0.9 }] }
rollback: { triggers: [{ metric: errors, op: gt, threshold: 0.1 }], stable: { metric: errors.rate, op: lt, threshold: 0.01 } }
`;

function policy(): Policy {
  const reading = readPolicy(POLICY, ".github/gatehouse.yml", "0".repeat(40));
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

function facts(text = MANIFEST): KnownFacts {
  const evidence = [evidenceOf("handoffs/churn/m.json", "metrics", { observations: [] })];
  const one = packageOf("", { folder: "handoffs/churn", text, evidence });
  const scene = { head: { "model/a": "x" }, owners: { "": ["@acme/ml"] }, teams: { "@acme/ml": ["sam"] } };
  const now = "2026-11-20T12:00:00Z";
  return { now, baseline: [], incomplete: [], ...factsOf(scene), packages: [one] };
}

describe("metrics that nobody reads", () => {
  test.for<[name: string, nearest: string | null]>([
    ["metrics:test.auc", null],
    // What a later stage, a higher risk, a part of the data or the manifest asks for is read, too.
    ["k6:p95", null],
    ["metrics:a.n", null],
    ["mlflow:f1", null],
    ["metrics:errors", null],
    ["metrics:errors.rate", null],
    ["metrics:test.aux", "metrics:test.auc"],
    ["mlflow:test.auc", "metrics:test.auc"],
    ["metrics:AUC", "metrics:test.auc"],
    ["metrics:auk", ""],
    ["metrics:f2", "metrics:f1"],
    ["metrics:recal", "metrics:recall"],
    ["metrics:somewhat.else", ""],
  ])("%s", ([name, nearest]) => {
    const found = unreadMetrics({ [name]: 1 }, facts(), policy());
    expect(found.map(({ because }) => because.values["nearest"])).toEqual(nearest === null ? [] : [nearest]);
  });

  test("a name that is read in any format is told with the format of the report that holds it", () => {
    const observations = [{ name: "run.f1", value: 0.9, source: { pointer: "/f1", line: 1, column: 1 } }];
    const evidence = [evidenceOf("handoffs/churn/m.json", "mlflow", { observations })];
    const { packages } = facts();
    const [found] = unreadMetrics(
      { "metrics:f2": 1 },
      { packages: packages.map((one) => ({ ...one, evidence })) },
      policy(),
    );
    expect(found?.because.values).toMatchObject({ names: expect.arrayContaining(["mlflow:run.f1"]) });
    expect(found?.because.values["names"]).not.toContain("metrics:f1");
  });

  test("what a report has in another format alone is not told in this one", () => {
    const observations = [{ name: "f1", value: 0.9, source: { pointer: "/f1", line: 1, column: 1 } }];
    const evidence = [evidenceOf("handoffs/churn/m.json", "mlflow", { observations })];
    const known = { packages: facts().packages.map((one) => ({ ...one, evidence })) };
    const because = { id: "other-format", values: { measured: ["mlflow:f1"], nearest: "mlflow:f1" } };
    for (const metric of [1, null])
      expect(unreadMetrics({ "metrics:f1": metric }, known, policy())).toMatchObject([
        { part: "key", because },
      ]);
    // A check that names the format reads it; and what is measured so is otherwise as it is told.
    expect(unreadMetrics({ "mlflow:f1": 1, "metrics:test.auc": 1 }, known, policy())).toEqual([]);
  });

  test.for(["metrics:recall", "fairlearn:test.recall"])("%s is read by group", (name) => {
    expect(unreadMetrics({ [name]: { value: 1, slice: { Age: "old" } } }, facts(), policy())).toEqual([]);
    const [found] = unreadMetrics({ [name]: 1 }, facts(), policy());
    expect(found).toMatchObject({ at: ["metrics", name], because: { id: "slice-missing" } });
  });

  test("where a manifest cannot be read, it may name any", () => {
    expect(unreadMetrics({ "metrics:x": 1 }, facts("nonsense: 1\n"), policy())).toEqual([]);
  });

  test("where nothing is read at all, there is none to name", () => {
    const none = { ...policy(), stages: [], risks: {} };
    const [found] = unreadMetrics({ "metrics:x": null }, { packages: [] }, none);
    expect(found).toMatchObject({ at: ["metrics", "metrics:x"], because: { fix: "Leave it out." } });
  });
});

describe("reviewers whom nobody knows", () => {
  test.for<[who: string, id: string | null, nearest?: string]>([
    ["sam", null],
    ["@SAM", null],
    ["@acme/ml", null],
    ["acme/ML", null],
    ["@acme/appsec", null],
    ["@lee", null],
    ["ada", null],
    ["max", null],
    ["zoe", null],
    ["samm", "unknown-person", "sam"],
    ["ml", "unknown-person", ""],
    ["@acme/mll", "unknown-team", "@acme/ml"],
    ["@other/people", "unknown-team", ""],
  ])("%s", ([who, id, nearest = ""]) => {
    const asked = { author: "ada", contributors: ["@max"], teams: { "@acme/guests": ["zoe"] } };
    const known = knownPeople(facts(), asked, ["@acme/appsec", "@lee"]);
    for (const review of [who, { by: who, before_green: false }]) {
      const found = strangers({ objections: [review] }, known, "{team} {who}");
      const told = id === null ? [] : [{ at: ["objections", 0], because: { id, values: { nearest } } }];
      expect(found).toHaveLength(told.length);
      expect(found).toMatchObject(told);
    }
  });
});
