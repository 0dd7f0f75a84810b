import { describe, expect, test } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import type { KnownFacts } from "./known-facts.ts";
import { noticesOf } from "./notices.ts";

const sha = "a".repeat(40);
const STAGE: Stage = { name: "production", branches: ["main"], gates: {} };
const POLICY: Policy = {
  path: ".github/gatehouse.yml",
  digest: sha,
  packages: ["handoffs/*", "models/**"],
  roles: {},
  stages: [STAGE],
  risk: {},
};

function onPaths(...paths: readonly string[]): KnownFacts {
  const entry = { mode: "100644", oid: sha };
  return {
    now: "2026-11-20T12:00:00Z",
    pullRequest: {
      number: 7,
      title: "Hand over",
      author: null,
      draft: false,
      base: { ref: "main", sha },
      head: { ref: "x", sha },
      mergeBase: sha,
    },
    changes: { paths: paths.map((path) => ({ path, before: null, after: entry })) },
    packages: [],
    baseline: [],
    incomplete: [],
  };
}

const churn = packageOf("", { manifest: { ok: false, issues: [] } });

const told = (facts: KnownFacts, policy = POLICY) => noticesOf(policy, STAGE, facts, true);

describe("a change that touches no package", () => {
  test("is said to, with the globs, and that decides nothing", () => {
    const [notice, ...others] = told(onPaths("README.md"));
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      id: "no-package",
      outcome: "skip",
      values: { packages: ["handoffs/*", "models/**"] },
    });
  });

  test.each([
    { why: "one is touched", facts: { ...onPaths(), packages: [churn] }, policy: POLICY },
    { why: "one is taken away", facts: { ...onPaths(), baseline: [churn] }, policy: POLICY },
    { why: "the policy knows none", facts: onPaths(), policy: { ...POLICY, packages: [] } },
  ])("nothing is said where $why", ({ facts, policy }) => expect(told(facts, policy)).toEqual([]));

  test("where nothing at all applied, that is the error beside it", () => {
    const ids = noticesOf(POLICY, STAGE, onPaths(), false).map(({ id, outcome }) => `${id} ${outcome}`);
    expect(ids).toEqual(["nothing-applied error", "no-package skip"]);
  });
});

describe("a manifest that lies in no package", () => {
  test("is named with its place, beside packages that are judged, too", () => {
    const facts = {
      ...onPaths("churn/handoff.yml", "b/handoff.yaml", "handoffs/churn/handoff.yml"),
      packages: [churn],
    };
    const [notice, ...others] = told(facts);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      id: "manifest-elsewhere",
      outcome: "skip",
      values: { manifests: ["churn/handoff.yml", "b/handoff.yaml"] },
      where: { path: "churn/handoff.yml" },
    });
  });

  test("one that is deleted, or only named alike, is not", () => {
    const facts = onPaths("docs/my-handoff.yml", "handoff.yml.txt");
    const gone = { path: "old/handoff.yml", before: { mode: "100644", oid: sha }, after: null };
    const changes = { paths: [...(facts.changes?.paths ?? []), gone] };
    expect(told({ ...facts, changes }).map(({ id }) => id)).toEqual(["no-package"]);
  });
});

describe("a policy that another one stands below", () => {
  const issue = {
    id: "weaker-than-extended",
    says: "It is less.",
    values: {},
    where: { path: "p", line: 3 },
  };
  const below = (reviewBy: string): Policy => ({
    ...POLICY,
    extends: {
      repository: "acme/.github",
      commit: sha,
      policy: { ...POLICY, reviewBy },
      lines: { theirs: {}, own: {} },
      weaker: [issue],
    },
  });
  const told = (reviewBy: string) =>
    noticesOf(below(reviewBy), STAGE, { ...onPaths(), packages: [churn] }, true);

  test("lines that it has overtaken are told, and do not block", () => {
    expect(told("2026-11-20")).toEqual([{ ...issue, outcome: "pass" }]);
  });

  test("its own review is told once it is due", () => {
    expect(told("2026-11-19")[1]).toMatchObject({
      id: "extended-policy-review-overdue",
      outcome: "pass",
      values: { repository: "acme/.github", date: "2026-11-19" },
    });
  });
});
