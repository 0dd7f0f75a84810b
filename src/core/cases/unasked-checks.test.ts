import { expect, test } from "vitest";
import { readPolicy } from "#core/policy/read-policy.ts";
import { unaskedChecks } from "./unasked-checks.ts";

function policyWith(first: string, last: string) {
  const stages = `stages:\n  first: { branches: [main], gates: ${first} }\n  last: { branches: [release], gates: ${last} }\n`;
  const read = readPolicy(`version: 1\n${stages}`, ".github/gatehouse.yml", "0".repeat(40));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

const asked = policyWith(
  "{ required-checks: { checks: [{ name: load test, app: github-actions }] } }",
  '{ required-checks: { checks: [{ name: scan, when: ["src/**"] }] } }',
);

test.for<[name: string, nearest: string | null]>([
  ["load test", null],
  // What only a later stage asks for, or only for some paths, is asked for.
  ["scan", null],
  ["Load test", "load test"],
  ["lod test", "load test"],
  ["build", ""],
])("%s", ([name, nearest]) => {
  const found = unaskedChecks({ [name]: "success" }, asked);
  expect(found.map(({ because }) => because.values["nearest"])).toEqual(nearest === null ? [] : [nearest]);
});

test("where no gate asks for any, there is none to name", () => {
  const none = policyWith("{ package: {} }", "{ package: {} }");
  expect(unaskedChecks({ build: "failure" }, none)).toMatchObject([
    { at: ["checks", "build"], part: "key", because: { id: "unasked-check", fix: "Leave it out." } },
  ]);
  expect(unaskedChecks({}, none)).toEqual([]);
  expect(unaskedChecks(undefined, none)).toEqual([]);
});
