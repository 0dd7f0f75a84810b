import { describe, expect, test } from "vitest";
import { blocking, expectBlocked, judgeFiles, POLICY } from "./pipeline.ts";

const HEAD = {
  "handoffs/churn/handoff.yml":
    'apiVersion: gatehouse/v1\npackage: { name: a, version: 1.0.0, owner: "@a" }\n',
};
const WAIVER = JSON.stringify({
  gate: "evidence",
  package: "churn@1.0.0",
  reason: "Only 28 samples, retraining is planned for January",
  authority: "@acme/risk",
  expires: "2026-12-31",
});
const STAGE = "stages:\n  production:\n    branches: [main]\n";

/** A waiver with nothing wrong, or with something: `undefined` leaves a key out. */
function waiver(change: Readonly<Record<string, string | undefined>>): string {
  return `waivers: [${JSON.stringify({ ...JSON.parse(WAIVER), ...change })}]\n`;
}

describe("policies", () => {
  test("absent: no opinion at all", async () => {
    await expect(judgeFiles(HEAD, null)).rejects.toThrow("no-policy");
  });

  test.for([
    { name: "empty", policy: "", id: "empty", line: 1 },
    { name: "broken YAML", policy: `version: 1\n${STAGE}roles: [\n`, id: "not-yaml", line: 5 },
    {
      name: "two documents",
      policy: `version: 1\n${STAGE}---\nversion: 1\n`,
      id: "several-documents",
      line: 5,
    },
    { name: "tabs", policy: "version: 1\nstages:\n\tproduction: {}\n", id: "tab-indentation", line: 3 },
    { name: "a key twice", policy: `version: 1\nversion: 1\n${STAGE}`, id: "duplicate-key", line: 2 },
    { name: "an alias", policy: `version: 1\nx-a: &a 1\n${STAGE}`, id: "alias", line: 2 },
    { name: "__proto__", policy: `version: 1\n__proto__: {}\n${STAGE}`, id: "forbidden-key", line: 2 },
    {
      name: "too large",
      policy: `version: 1\n${STAGE}# ${"x".repeat(1024 * 1024)}`,
      id: "too-large",
      line: 1,
    },
    { name: "no version", policy: STAGE, id: "missing-key", line: 1 },
    { name: "an unknown key", policy: `version: 1\n${STAGE}stage: {}\n`, id: "unknown-key", line: 5 },
    {
      name: "an unknown gate",
      policy: `version: 1\n${STAGE}    gates: { evidense: {} }\n`,
      id: "unknown-key",
      line: 5,
    },
    {
      name: "an unknown role",
      policy: `version: 1\n${STAGE}    gates:\n      sign-offs: { roles: { security: 1 } }\n`,
      id: "unknown-role",
      line: 6,
    },
    {
      name: "a stage without branches",
      policy: "version: 1\nstages:\n  production: {}\n",
      id: "missing-key",
      line: 3,
    },
    {
      name: "two stages for one branch",
      policy: `version: 1\n${STAGE}  other:\n    branches: [main]\n`,
      id: "branch-of-two-stages",
      line: 6,
    },
    {
      name: "a gate turned off that an earlier stage asks for",
      policy: `version: 1\n${STAGE}  other: { branches: [x], gates: { package: off } }\n`,
      id: "cannot-turn-off",
      line: 5,
    },
    {
      name: "rules of another repository, which nobody fetches here",
      policy: `version: 1\n${STAGE}extends: acme/.github\n`,
      id: "extended-policy-unreadable",
      line: 5,
    },
    {
      name: "a waiver for which nobody answers",
      policy: `version: 1\n${STAGE}${waiver({ authority: undefined })}`,
      id: "missing-key",
      line: 5,
    },
    {
      name: "a waiver without an end",
      policy: `version: 1\n${STAGE}${waiver({ expires: undefined })}`,
      id: "missing-key",
      line: 5,
    },
    {
      name: "a waiver whose reason is a placeholder",
      policy: `version: 1\n${STAGE}${waiver({ reason: "TODO: to be filled in later" })}`,
      id: "wrong-value",
      line: 5,
    },
    {
      name: "a waiver of every version",
      policy: `version: 1\n${STAGE}${waiver({ package: "churn" })}`,
      id: "wrong-value",
      line: 5,
    },
    {
      name: "a waiver of a check that nobody asks for",
      policy: `version: 1\n${STAGE}${waiver({ check: "AUC holds" })}`,
      id: "unknown-check",
      line: 5,
    },
    {
      name: "a waiver of what people have to agree to",
      policy: `version: 1\n${STAGE}${waiver({ gate: "sign-offs" })}`,
      id: "gate-not-waivable",
      line: 5,
    },
    {
      name: "a waiver that stands twice",
      policy: `version: 1\n${STAGE}waivers:\n  - ${WAIVER}\n  - ${WAIVER}\n`,
      id: "waiver-twice",
      line: 7,
    },
    {
      name: "a freeze that ends before it begins",
      policy: `version: 1\n${STAGE}freezes: [{ name: year end, from: 2026-12-18, to: 2026-01-04 }]\n`,
      id: "freeze-ends-first",
      line: 5,
    },
    {
      name: "a freeze of a stage that does not exist",
      policy: `version: 1\n${STAGE}freezes: [{ name: a, from: 2026-12-18, to: 2026-12-19, stages: [prod] }]\n`,
      id: "unknown-stage",
      line: 5,
    },
    {
      name: "a freeze at a stage that turns the gate off",
      policy: `version: 1\n${STAGE}    gates: { freeze: off }\nfreezes: [{ name: a, from: 2026-12-18, to: 2026-12-19 }]\n`,
      id: "gate-is-off",
      line: 6,
    },
    {
      name: "a stage that comes after a later one",
      policy: `version: 1\n${STAGE}    after: { stage: later }\n  later: { branches: [x] }\n`,
      id: "not-an-earlier-stage",
      line: 5,
    },
    {
      name: "a soak that outlasts its own limit",
      policy: `version: 1\n${STAGE}  later:\n    branches: [x]\n    after: { stage: production, soak: 3d, within: 48h }\n`,
      id: "soak-beyond-within",
      line: 7,
    },
    {
      name: "a threshold that is none",
      policy: `version: 1\n${STAGE}    gates:\n      evidence:\n        checks: [{ name: a, read: "metrics:a", op: gte, threshold: high }]\n`,
      id: "wrong-value",
      line: 7,
    },
    {
      name: "an unknown operator",
      policy: `version: 1\n${STAGE}    gates:\n      evidence:\n        checks: [{ name: a, read: "metrics:a", op: ">=", threshold: 1 }]\n`,
      id: "wrong-value",
      line: 7,
    },
  ])("$name: $id at line $line", async ({ policy, id, line }) => {
    const verdict = await judgeFiles(HEAD, policy);
    expectBlocked(verdict, { id, at: `${POLICY}:${line}` });
    expect(verdict).toMatchObject({ outcome: "error", stage: "policy", contentGreen: false, gates: [] });
    expect(blocking(verdict)[0]).toMatchObject({ id: "policy-broken", values: { base: "main" } });
  });

  test("globs of two stages for one branch", async () => {
    const policy = "version: 1\nstages:\n  a: { branches: ['m*'] }\n  b: { branches: ['*n'] }\n";
    expectBlocked(await judgeFiles(HEAD, policy), { id: "ambiguous-stage", at: "nowhere" });
  });

  test("a byte order mark and CRLF are no mistake", async () => {
    const policy = `\ufeffversion: 1\n${STAGE}`.replaceAll("\n", "\r\n");
    expect(blocking(await judgeFiles(HEAD, policy))).toEqual([]);
  });

  test("a checklist that has no definition", async () => {
    const policy = `version: 1\n${STAGE}    gates: { checklist: { use: [ready] } }\n`;
    expectBlocked(await judgeFiles(HEAD, policy), { id: "definition-missing", at: "nowhere" });
  });
});
