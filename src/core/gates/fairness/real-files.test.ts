import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { readEvidence } from "#core/evidence/readers.ts";
import { packageOf } from "#core/facts/package.fixture.ts";
import { sayer } from "../define-gate.ts";
import { fairness } from "./gate.ts";
import { options } from "./options.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const SAMPLES = join(ROOT, "../shared/evidence/fairness");

async function judge(format: string, file: string, chosen: z.input<typeof options>) {
  const path = `handoffs/churn/reports/${file.slice(file.lastIndexOf("/") + 1)}`;
  const reading = await readEvidence(format, { path, text: readFileSync(file, "utf8"), oid: "0".repeat(40) });
  const one = packageOf("", { evidence: [{ pointer: "/evidence/0", path, reading }] });
  return fairness.evaluate({ packages: [one] }, options.parse(chosen), sayer(fairness.messages)).findings;
}

test("groups of the example's metrics are judged in plain names", async () => {
  const read = (size: string, name: string) => `metrics:test.nuclei.${size}.${name}`;
  const groups = ["small", "large"].map((name) => ({
    name,
    read: read(name, "recall"),
    samples: read(name, "malignant"),
  }));
  const check = { name: "recall by nuclei", attributes: ["nuclei"], groups, max_gap: 0.1, min: 0.85 };
  const file = join(ROOT, "examples/triage/handoffs/triage/reports/metrics.json");
  const findings = await judge("metrics", file, { attributes: ["nuclei"], checks: [check] });
  expect(findings).toMatchObject([
    { id: "attribute-shown", values: { attribute: "nuclei", count: 2 } },
    { id: "gap-holds", values: { gap: "0.090694" } },
    { id: "limit-holds" },
  ]);
});

describe.skipIf(!existsSync(SAMPLES))("a real MetricFrame (skipped where the samples are absent)", () => {
  test("its gap between ages is computed from its groups, and is what it states itself", async () => {
    const findings = await judge("fairlearn", join(SAMPLES, "fairlearn-metricframe.json"), {
      attributes: ["AgeGroup", "Gender"],
      checks: [{ name: "recall gap", metric: "recall", max_gap: 0.1, min_samples: 30 }],
    });
    expect(findings.map(({ id }) => id)).toEqual([
      "attribute-shown",
      "attribute-shown",
      "too-small",
      "gap-too-wide",
      "gap-holds",
    ]);
    expect(findings[3]).toMatchObject({ values: { gap: { shown: "0.619048", exact: "0.619047619048" } } });
  });
});
