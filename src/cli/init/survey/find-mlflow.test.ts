import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { GitObjects } from "#git/git-objects.ts";
import { WorkFiles } from "../work-files.ts";
import { findMlflow } from "./find-mlflow.ts";
import { placeOf } from "./place.ts";

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

const OLD = `a${"1".repeat(31)}`;
const NEW = `b${"2".repeat(31)}`;

/** Surveys a store on the disk, and of the files in it those that a commit would hold. */
function mlflowOf(files: Readonly<Record<string, string>>, isCommitted: (path: string) => boolean) {
  const root = mkdtempSync(join(tmpdir(), "gatehouse-mlflow-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const committed = Object.entries(files).filter(([path]) => isCommitted(path));
  const work = new Map(
    committed.map(
      ([path, text]) => [path, { from: "plan", mode: "100644", bytes: Buffer.from(text) }] as const,
    ),
  );
  return findMlflow(placeOf(new WorkFiles(root, work, {} as GitObjects), ""));
}

const run = (id: string, ended: number): Readonly<Record<string, string>> => ({
  [`mlruns/0/${id}/meta.yaml`]: `end_time: ${ended}\nexperiment_id: '0'\nlifecycle_stage: active\nrun_id: ${id}\nrun_name: run\nstatus: 3\n`,
  [`mlruns/0/${id}/metrics/auc`]: "1745460000000 0.8 0\n",
});
const mlmodel = (id: string): string => `flavors:\n  sklearn: { sklearn_version: 1.7.2 }\nrun_id: ${id}\n`;
const logged = (id: string): Readonly<Record<string, string>> => ({
  [`mlruns/0/${id}/artifacts/model/MLmodel`]: mlmodel(id),
});
const RUNS = { ...run(OLD, 1_745_000_000_000), ...run(NEW, 1_746_000_000_000) };

/** The runs by which model and evidence are known, and what was said about those not taken. */
async function foundIn(files: Readonly<Record<string, string>>, isCommitted = (_: string): boolean => true) {
  const { model, evidence = [], left = [] } = await mlflowOf(files, isCommitted);
  const runs = evidence.map(({ path }) => path.split("/")[2]);
  return { model: model?.runId, runs: [...new Set(runs)], left: left.map(({ id }) => id) };
}

test("metrics are those of the run whose model is here, not of a newer one that left none", async () => {
  const found = await foundIn({ ...RUNS, ...logged(OLD) });
  expect(found).toEqual({ model: OLD, runs: [OLD], left: [] });
});

test("of several models in the store, the newest run's is taken with its metrics", async () => {
  const found = await foundIn({ ...RUNS, ...logged(OLD), ...logged(NEW) });
  expect(found).toEqual({ model: NEW, runs: [NEW], left: [] });
});

test("a model beside the code is taken with the metrics of its own run", async () => {
  const found = await foundIn({ ...RUNS, ...logged(NEW), "model/MLmodel": mlmodel(OLD) });
  expect(found).toEqual({ model: OLD, runs: [OLD], left: [] });
});

test("where no run here made the model, no metric is taken, and that is said", async () => {
  const stranger = "c".repeat(32);
  const found = await foundIn({ ...RUNS, "model/MLmodel": mlmodel(stranger) });
  expect(found).toEqual({ model: stranger, runs: [], left: ["other-runs"] });
});

test("of a store that git ignores, the newest run's metrics are read, and no model that a commit would not hold", async () => {
  const found = await foundIn({ ...RUNS, ...logged(OLD) }, () => false);
  expect(found).toEqual({ model: undefined, runs: [NEW], left: [] });
});
