import { expect, test } from "vitest";
import type { Policy } from "#core/policy/policy.ts";
import { checkSignOffs } from "./check-sign-offs.ts";
import { checkWaivers } from "./check-waivers.ts";
import { otherScopes } from "./other-scopes.ts";
import { EXTENSION, type PackageRecord, type RecordPullRequest } from "./record-schema.ts";

const MANY = 2000;
const numbers = Array.from({ length: MANY }, (_, n) => n);

/** Objects that count how often one of their keys is read. */
function counting<T extends object>(objects: readonly T[], key: keyof T & string) {
  let reads = 0;
  for (const each of objects) {
    const value = each[key];
    Object.defineProperty(each, key, { enumerable: true, get: () => ((reads += 1), value) });
  }
  return { objects, reads: () => reads };
}

function recordWith(told: object): PackageRecord {
  const about = { folder: "p", name: "churn", version: "1.0.0" };
  const predicate = {
    timeVerified: "2026-11-22T12:00:00Z",
    [EXTENSION]: { package: about, gates: [], ...told },
  };
  return { subject: [], predicate } as unknown as PackageRecord;
}

test("thousands of sign-offs are each looked up once, and a dozen told", () => {
  const person = { id: 7, login: "eve" };
  const at = "2026-11-20T12:00:00Z";
  const reviews = counting(
    numbers.map((review) => ({ review, by: person, state: "APPROVED", commit: "c", at, countsFor: ["x"] })),
    "review",
  );
  const signed = numbers.map((review) => ({ ...person, review: review + MANY, commit: "c", at }));
  const asked = { kind: "role", name: "x", owners: [], needs: 1, signed, objections: [] };
  const pull = { number: 7, head: "h", author: null, distinct: false, reviews: reviews.objects };
  const pulls = [{ ...pull, asked: [{ ...asked, scope: { digest: "", paths: [] } }] }];
  const record = recordWith({ head: "h", pullRequest: 7, signOffs: { judged: true, pullRequests: pulls } });
  const { state, details } = checkSignOffs(record, () => "");
  expect(state).toBe("failed");
  expect(details).toHaveLength(13);
  expect(details.at(-1)?.values).toEqual({ count: MANY - 12 });
  expect(reviews.reads()).toBeLessThan(MANY * 5);
});

test("thousands of waivers and of excused findings are each looked up once, and a dozen told", () => {
  const findings = counting(
    numbers.map((n) => ({ id: `x${n}`, outcome: "waived", package: "p" })),
    "id",
  );
  const waivers = counting(
    numbers.map((n) => ({ gate: "g", finding: `y${n}`, package: "churn@1.0.0", expires: "2027-01-01" })),
    "finding",
  );
  const gates = [{ gate: "g", findings: findings.objects }];
  const checked = checkWaivers(recordWith({ gates, waivers: waivers.objects }));
  expect(checked?.state).toBe("failed");
  expect(checked?.details).toHaveLength(13);
  expect(checked?.details.at(-1)?.values).toEqual({ count: 2 * MANY - 12 });
  expect(findings.reads() + waivers.reads()).toBeLessThan(MANY * 20);
});

test("a role that is listed thousands of times is looked at once", () => {
  const paths = counting(
    numbers.map((n) => ({ path: `p/${n}`, mode: "100644", oid: "0" })),
    "path",
  );
  const person = { owners: ["@acme/x"], needs: 1, signed: [], objections: [] };
  const asked = numbers.map((n) => ({
    ...person,
    kind: "role",
    name: "x",
    scope: { digest: "", paths: n === 0 ? paths.objects : [] },
  }));
  const roles = { x: { owners: ["@acme/x"], covers: ["p/**"] } };
  const found = otherScopes({ asked } as unknown as RecordPullRequest, { roles } as unknown as Policy);
  expect(found).toEqual([
    { says: "the role `{name}` is listed {count} times", values: { name: "x", count: MANY } },
  ]);
  expect(paths.reads()).toBeLessThan(MANY * 3);
});
