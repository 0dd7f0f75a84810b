import { expect, test } from "vitest";
import { readEvidence } from "#core/evidence/readers.ts";
import { packageOf } from "#core/facts/package.fixture.ts";
import { sayer } from "../define-gate.ts";
import { FACTS } from "./facts.fixture.ts";
import { evidence } from "./gate.ts";
import { options } from "./options.ts";

const PATH = "handoffs/churn/reports/load.json";

/** A summary as `handleSummary` of k6 writes it, over so many requests. */
const summary = (requests: number, p95: number) => ({
  root_group: {},
  state: { testRunDurationMs: 10_000 },
  metrics: {
    iterations: { type: "counter", contains: "default", values: { count: requests, rate: requests / 10 } },
    http_reqs: { type: "counter", contains: "default", values: { count: requests, rate: requests / 10 } },
    http_req_duration: { type: "trend", contains: "time", values: { avg: p95 / 2, "p(95)": p95 } },
  },
});

async function judged(requests: number, p95: number) {
  const text = JSON.stringify(summary(requests, p95));
  const reading = await readEvidence("k6", { path: PATH, text, oid: "0".repeat(40) });
  const one = packageOf("evidence: [{ path: reports/load.json, as: k6 }]\n", {
    evidence: [{ pointer: "/evidence/0", path: PATH, reading }],
  });
  const check = { name: "p95", read: "k6:http_req_duration.p(95)", op: "lte", threshold: "250ms" } as const;
  const { findings } = evidence.evaluate(
    { ...FACTS, packages: [one] },
    options.parse({ checks: [{ ...check, min_samples: 1000 }] }),
    sayer(evidence.messages),
  );
  return findings.map(({ id, outcome }) => `${outcome} ${id}`);
}

test("a load test of k6 holds with enough requests, and not with too few or too slow ones", async () => {
  expect(await judged(1000, 240)).toEqual(["pass evidence-read", "pass holds"]);
  expect(await judged(999, 240)).toEqual(["pass evidence-read", "fail too-few-samples", "pass holds"]);
  expect(await judged(1000, 260)).toEqual(["pass evidence-read", "fail falls-short"]);
});
