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

test("versions and stages", () => {
  const artifact = { version: "v3.1.0", stage: { dev: null, prod: "v3.0.0", staging: ["v3.1.0", "v2.0.0"] } };
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
