import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { brokenDuties } from "../hostile.fixture.ts";
import { dbt } from "./reader.ts";

const sample = join(import.meta.dirname, "../../../../../shared/evidence/data/dbt-run-results.json");

const MODEL = { status: "success", unique_id: "model.shop.orders", execution_time: 3.4, failures: null };
const PASSED = { status: "pass", unique_id: "test.shop.unique_id", execution_time: 1, failures: 0 };
const FAILED = { status: "fail", unique_id: "test.shop.not_null", failures: 12 };
const WARNED = { status: "warn", unique_id: "test.shop.fresh", failures: 1 };
const RUN = {
  metadata: {
    dbt_schema_version: "https://schemas.getdbt.com/dbt/run-results/v6.json",
    dbt_version: "1.9.0",
    generated_at: "2026-10-02T10:00:00.032240Z",
    invocation_id: "b1d24c06",
  },
  results: [MODEL, PASSED, FAILED, WARNED],
  args: { which: "build", vars: {} },
};

function read(document: unknown) {
  const text = typeof document === "string" ? document : JSON.stringify(document);
  return dbt.read({ path: "run_results.json", text, oid: "0".repeat(40) });
}

function problems(document: unknown) {
  return read(document).problems.map(({ id }) => id);
}

test("models, tests and counts", () => {
  const { observations, problems: none, producer, details } = read(RUN);
  expect(none).toEqual([]);
  expect(producer).toEqual({ tool: "dbt", version: "1.9.0" });
  expect(details?.properties).toMatchObject([{ name: "invocation_id", value: "b1d24c06" }]);
  expect(details?.parameters).toMatchObject([{ name: "which", value: "build" }]);
  const at = "2026-10-02T10:00:00.032Z";
  expect(observations.map(({ source: _, ...rest }) => rest)).toEqual([
    { name: "model.shop.orders.execution_time", value: 3.4, unit: "s", at },
    { name: "test.shop.unique_id", value: true, passed: true, at },
    { name: "test.shop.unique_id.failures", value: 0, at },
    { name: "test.shop.unique_id.execution_time", value: 1, unit: "s", at },
    { name: "test.shop.not_null", value: false, passed: false, at },
    { name: "test.shop.not_null.failures", value: 12, at },
    { name: "test.shop.fresh", value: false, at },
    { name: "test.shop.fresh.failures", value: 1, at },
    { name: "total", value: 4, samples: 4, at },
    { name: "success", value: 1, samples: 4, at },
    { name: "pass", value: 1, samples: 4, at },
    { name: "fail", value: 1, samples: 4, at },
    { name: "warn", value: 1, samples: 4, at },
    { name: "error", value: 0, samples: 4, at },
    { name: "skipped", value: 0, samples: 4, at },
  ]);
});

test("a run without tests does not say that none failed", () => {
  const names = read({ ...RUN, results: [MODEL] }).observations.map(({ name }) => name);
  expect(names).toContain("success");
  expect(names).not.toContain("fail");
});

test.for([
  ["nothing was run", { ...RUN, results: [] }, ["no-results"]],
  ["no list of results", { ...RUN, results: {} }, ["no-results"]],
  ["an error", { ...RUN, results: [{ ...PASSED, status: "error" }] }, ["not-evaluated"]],
  [
    "an error of the older kind",
    { ...RUN, results: [{ ...PASSED, status: "runtime error" }] },
    ["not-evaluated"],
  ],
  ["a skipped test", { ...RUN, results: [{ ...PASSED, status: "skipped" }] }, ["not-evaluated"]],
  ["half a model", { ...RUN, results: [{ ...MODEL, status: "partial success" }] }, ["not-evaluated"]],
  ["no status", { ...RUN, results: [{ unique_id: "a" }] }, ["not-evaluated"]],
  ["failures as text", { ...RUN, results: [{ ...PASSED, failures: "0" }] }, ["number-as-text"]],
  ["an empty file", "", ["empty"]],
] as const)("not evaluable: %s", ([, document, expected]) => {
  expect(problems(document)).toEqual(expected);
});

test("detects run results and no other artifact of dbt", () => {
  expect(dbt.detect(JSON.stringify(RUN), "run_results.json")).toBe(true);
  const manifest = '{"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v12.json"}}';
  expect(dbt.detect(manifest, "manifest.json")).toBe(false);
});

test("any text gives a reading", () => expect(brokenDuties(dbt, "run_results.json", [RUN])).toEqual([]));

describe.skipIf(!existsSync(sample))("a real run (skipped where the samples are absent)", () => {
  test("counts by status", () => {
    const text = readFileSync(sample, "utf8");
    expect(dbt.detect(text, "run_results.json")).toBe(true);
    const { observations, problems: none, producer } = read(text);
    expect(none).toEqual([]);
    expect(producer?.version).toBe("0.21.0");
    const counts = Object.fromEntries(observations.map(({ name, value }) => [name, value]));
    expect(counts).toMatchObject({ error: 0, skipped: 0 });
    expect(Number(counts["pass"]) + Number(counts["success"]) + Number(counts["fail"])).toBe(counts["total"]);
  });
});
