import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readEvidence } from "#core/evidence/readers.ts";
import { claimResolver } from "#core/facts/claimed-path.ts";
import { digestsOf, fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { bindingOf } from "./binding-of.ts";
import { FACTS } from "./facts.fixture.ts";
import { allTargets } from "./targets-of.ts";

const PACKAGE = join(import.meta.dirname, "../../../../examples/triage/handoffs/triage");
const REPORT = "handoffs/churn/reports/metrics.json";

/** The report of the example as evidence of a model with this digest, of this run. */
async function boundTo(sha256: string, run: string) {
  const text = readFileSync(join(PACKAGE, "reports/metrics.json"), "utf8");
  const reading = await readEvidence("metrics", { path: REPORT, text, oid: "0".repeat(40) });
  const model = "handoffs/churn/model.json";
  const one: PackageFacts = packageOf(`model: { path: model.json, run_id: ${run} }\n`, {
    files: [fileOf(model, "m".repeat(999))],
    digests: { [model]: { ...digestsOf("model"), size: 999, sha256 } },
  });
  if (!one.manifest.ok) throw new Error("the fixture's manifest cannot be read");
  const file = { pointer: "/evidence/0", path: REPORT, reading };
  const handoff = one.manifest.value;
  const known = { targets: allTargets(handoff, one), resolve: claimResolver(one) };
  return bindingOf(file, { package: one, handoff, base: undefined, ...FACTS, ...known });
}

const { run_id, model_sha256 }: { run_id: string; model_sha256: string } = JSON.parse(
  readFileSync(join(PACKAGE, "reports/metrics.json"), "utf8"),
);

test("a report that names the model and its run is bound by them", async () => {
  expect(await boundTo(model_sha256, run_id)).toMatchObject({ strength: "embedded", contradictions: [] });
});

test("beside another model it is evidence of something else, at the line that says so", async () => {
  const { strength, contradictions } = await boundTo("0".repeat(64), run_id);
  expect(strength).toBe("none");
  expect(contradictions).toMatchObject([
    { what: "another model", named: `sha256:${model_sha256}`, source: { pointer: "/model_sha256", line: 3 } },
  ]);
});

test("beside another run, the model's digest is enough", async () => {
  expect(await boundTo(model_sha256, "run-other")).toMatchObject({ strength: "embedded" });
});
