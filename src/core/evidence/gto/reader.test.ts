import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gto } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/gto/registry.json");

function read(text: string) {
  return gto.read({ path: "registry.json", text, oid: "0".repeat(40) });
}

function said(text: string) {
  return read(text).details?.registrations?.map(
    ({ model, version, kind, name }) => `${model} ${version} ${kind} ${name}`,
  );
}

// Shapes: iterative/gto:gto/api.py, which joins the versions of a stage with a comma.
test("versions and stages", () => {
  const artifact = { version: "v3.1.0", stage: { dev: null, prod: "v3.0.0", staging: "v3.1.0, v2.0.0" } };
  expect(said(JSON.stringify({ churn: { ...artifact, registered: true, active: true } }))).toEqual([
    "churn v3.1.0 version registered",
    "churn v3.0.0 stage prod",
    "churn v3.1.0 stage staging",
    "churn v2.0.0 stage staging",
  ]);
  expect(
    said(JSON.stringify({ "a/b=c": { ...artifact, stage: {}, registered: true, active: false } })),
  ).toEqual(["a/b=c v3.1.0 version deprecated"]);
  expect(said(JSON.stringify({ a: { version: "v1", registered: false, active: true } }))).toEqual([
    "a v1 version unregistered",
  ]);
});

test.for([
  ["empty", "{}", ["empty-registry"]],
  ["no artifact", '{"a": 1}', ["no-artifact"]],
  ["a list", "[]", ["empty-registry"]],
  ["an empty file", "", ["empty"]],
  ["half a file", '{"a": {', ["not-json"]],
  ["a key that would poison", '{"__proto__": {"version": "v1"}}', ["forbidden-key"]],
] as const)("%s", ([, text, expected]) => {
  expect(read(text).problems.map(({ id }) => id)).toEqual(expected);
});

// What `gto show churn --json` prints: iterative/gto:gto/base.py.
test("the versions of one artifact", () => {
  const at = { created_at: "2026-01-01T00:00:00", commit_hexsha: "a".repeat(40) };
  const assigned = { artifact: "churn", version: "v1.0.0", stage: "prod", is_active: true, ...at };
  const versions = [
    {
      artifact: "churn",
      version: "v1.0.0",
      is_active: true,
      registrations: [{ version: "v1.0.0", ...at }],
      stages: [assigned, { ...assigned, stage: "dev", is_active: false }],
      ...at,
    },
    { artifact: "churn", version: "b".repeat(40), is_active: true, registrations: [], stages: [], ...at },
    { artifact: "churn", version: "v0.9.0", is_active: false, registrations: [{}], stages: [], ...at },
  ];
  expect(said(JSON.stringify(versions))).toEqual([
    "churn v1.0.0 version registered",
    "churn v1.0.0 stage prod",
    `churn ${"b".repeat(40)} version unregistered`,
    "churn v0.9.0 version deprecated",
  ]);
  expect(gto.detect(JSON.stringify(versions), "v.json")).toBe(true);
  expect(read('[{"version": "v1"}]').problems.map(({ id }) => id)).toEqual(["no-artifact"]);
});

test("an artifact that was never registered is lawful", () => {
  const { problems, details } = read('{"a": {"version": null, "stage": {"prod": null}}}');
  expect(problems).toEqual([]);
  expect(details?.properties).toMatchObject([{ name: "a.version", value: "none" }]);
});

test("any document gives a reading", () => {
  const wrapped = fc
    .tuple(fc.json(), fc.json())
    .map(([a, b]) => `{"m": {"version": ${a}, "stage": {"s": ${b}}}}`);
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), wrapped), (text) => {
      const { details, problems } = read(text);
      expect(problems.length + Object.keys(details ?? {}).length).toBeGreaterThan(0);
    }),
    { seed: 31, numRuns: 300 },
  );
});

test("detects by content", () => {
  expect(
    gto.detect('{"a": {"version": "v1", "stage": {}, "registered": true, "active": true}}', "r.json"),
  ).toBe(true);
  expect(gto.detect('{"stage": "prod"}', "r.json")).toBe(false);
});

describe.skipIf(!existsSync(sample))("real file (skipped where the sample is absent)", () => {
  test("the registry of an example", () => {
    const text = readFileSync(sample, "utf8");
    expect(read(text).problems).toEqual([]);
    expect(gto.detect(text, "registry.json")).toBe(true);
    expect(said(text)).toContain("churn v3.0.0 stage prod");
    expect(said(text)).toHaveLength(8);
  });
});
