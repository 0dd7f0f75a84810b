import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readEvidence } from "#core/evidence/readers.ts";
import { pathFault } from "#core/handoff/package-path.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { decodeText } from "#git/decode-text.ts";
import { readInside } from "../read-inside.ts";
import { folderOf, type Place, readAs } from "./place.ts";
import type { FoundEvidence, FoundModel, Part } from "./survey.ts";

/** Runs that are looked at, and files that one run gives to a package. */
const MOST_RUNS = 500;
const MOST_METRICS = 40;
/** A metric's file holds a line for each step. */
const MOST_BYTES = 1024 * 1024;

/** Models of MLflow that are looked at. */
const MOST_MODELS = 60;
const MOST_NAMED = 5;

/**
 * What MLflow left: a model by its `MLmodel`, and a finished run of `mlruns/`, both of one run where they can be. Most people keep
 * `mlruns` out of git, so runs are read from the disk, whether or not they are ignored.
 */
export async function findMlflow(place: Place): Promise<Part> {
  const [models, runs] = await Promise.all([modelsOf(place), finishedRuns(place)]);
  const outside = models.filter(({ isLogged }) => !isLogged);
  // A model that somebody laid beside the code was chosen; those in the store are of every run that there was.
  const chosen = outside.length > 0 ? outside : models;
  const isStrange = isOfOtherRun(chosen, runs);
  const run = isStrange ? null : await runOf(place, runs, chosen);
  const model = modelOfRun(chosen, run);
  return {
    ...(model === undefined ? {} : { model: model.found }),
    evidence: run?.metrics ?? [],
    read: [
      ...(model === undefined
        ? []
        : [{ id: "mlmodel", says: "MLflow: the model of `{path}`", values: { path: model.found.from } }]),
      ...(run === null
        ? []
        : [
            {
              id: "mlflow-run",
              says: run.says,
              values: { count: run.metrics.length - 1, run: run.id },
            },
          ]),
    ],
    left: [
      ...(model !== undefined || chosen.length === 0
        ? []
        : [{ ...MANY_MODELS, values: { count: chosen.length, models: namesOf(chosen) } }]),
      ...(isStrange ? [{ ...OTHER_RUNS, values: { count: runs.length, models: namesOf(chosen) } }] : []),
    ],
  };
}

/** Whether the only model there is names a run, and the store holds others alone. */
function isOfOtherRun(models: readonly LoggedModel[], runs: readonly FinishedRun[]): boolean {
  const [only] = models;
  const run = models.length === 1 ? only?.found.runId : undefined;
  return run !== undefined && runs.length > 0 && runs.every(({ id }) => id !== run);
}

const OTHER_RUNS = {
  id: "other-runs",
  says: "{count} finished [run|runs] of MLflow: none of them made {models}, so no metric was taken",
  fix: "add the metrics of its own run, or lay the model of a run that is here in its place",
};

const MANY_MODELS = {
  id: "many-models",
  says: "{count} [model|models] of MLflow, and nothing says which one is handed over: {models}",
  fix: "name the one that is handed over: --model PATH",
};

interface LoggedModel {
  readonly found: FoundModel;
  /** It lies in the store of MLflow. */
  readonly isLogged: boolean;
}

async function modelsOf(place: Place): Promise<readonly LoggedModel[]> {
  const paths = place.paths.filter((path) => /(?:^|\/)MLmodel$/.test(path)).slice(0, MOST_MODELS);
  const read = await Promise.all(paths.map((path) => readModel(place, path)));
  return read.filter((each) => each !== null);
}

async function readModel(place: Place, path: string): Promise<LoggedModel | null> {
  const reading = await readAs(place, path, "mlmodel");
  if (reading === null) return null;
  const run = reading.details?.subjects?.find((subject) => subject.kind === "run")?.id;
  const flavors = reading.details?.properties?.find(({ name }) => name === "flavors")?.value;
  const framework = String(flavors ?? "")
    .split(", ")
    .find((name) => name !== "" && name !== "python_function");
  return {
    found: {
      path: folderOf(path) || path,
      ...(framework === undefined ? {} : { framework }),
      ...(run === undefined ? {} : { runId: run }),
      from: path,
    },
    isLogged: /(?:^|\/)mlruns\//.test(path),
  };
}

/** The model of the run, or the only one there is, unless it is in the store and so of another run. */
function modelOfRun(models: readonly LoggedModel[], run: Run | null): LoggedModel | undefined {
  const same = models.filter(({ found }) => run !== null && found.runId === run.id);
  const [only] = models;
  const isSure = models.length === 1 && (only?.isLogged === false || run === null);
  return same.length === 1 ? same[0] : isSure ? only : undefined;
}

function namesOf(models: readonly LoggedModel[]): readonly string[] {
  const more = models.length > MOST_NAMED ? ["…"] : [];
  return [...models.slice(0, MOST_NAMED).map(({ found }) => found.path), ...more];
}

interface FinishedRun {
  readonly path: string;
  readonly id: string;
  readonly ended: number;
}

interface Run {
  readonly id: string;
  readonly metrics: readonly FoundEvidence[];
  readonly says: string;
}

/** Finished runs of the store, the newest first. */
async function finishedRuns({ files: { root }, folder }: Place): Promise<readonly FinishedRun[]> {
  const store = folder === "" ? "mlruns" : `${folder}/mlruns`;
  const runs: FinishedRun[] = [];
  for (const experiment of await foldersIn(root, store)) {
    if (!/^\d+$/.test(experiment)) continue;
    for (const id of await foldersIn(root, `${store}/${experiment}`)) {
      if (runs.length >= MOST_RUNS || !/^[0-9a-f]{32}$/.test(id)) continue;
      const path = `${store}/${experiment}/${id}`;
      const ended = await endOf(root, path);
      if (ended !== null) runs.push({ path, id, ended });
    }
  }
  return runs.sort((a, b) => b.ended - a.ended || (a.path < b.path ? -1 : 1));
}

/** The newest run of a model that a commit would hold, or else the newest one: evidence of another run says nothing about a model. */
async function runOf(
  { files: { root } }: Place,
  runs: readonly FinishedRun[],
  models: readonly LoggedModel[],
): Promise<Run | null> {
  const ids = new Set(models.map(({ found }) => found.runId));
  const withModel = runs.find(({ id }) => ids.has(id));
  const run = withModel ?? runs[0];
  if (run === undefined) return null;
  const metrics = await metricsOf(root, run.path);
  const newest = run === runs[0] ? NEWEST : NEWEST_WITH_MODEL;
  return metrics.length < 2 ? null : { id: run.id, metrics, says: newest };
}

const NEWEST = "MLflow: {count} [metric|metrics] of the newest finished run, `{run}`";
const NEWEST_WITH_MODEL =
  "MLflow: {count} [metric|metrics] of the newest finished run whose model is here, `{run}`";

/** Names of the real folders in a folder; none where it is a link. */
async function foldersIn(root: string, path: string): Promise<readonly string[]> {
  const entry = await lstat(join(root, path)).catch(() => null);
  if (entry === null || !entry.isDirectory()) return [];
  const entries = await readdir(join(root, path), { withFileTypes: true });
  return entries.flatMap((each) => (each.isDirectory() ? [each.name] : [])).sort();
}

/** When a run ended, in milliseconds; `null` for one that did not finish, was deleted, or says nothing. */
async function endOf(root: string, run: string): Promise<number | null> {
  const reading = await readFile(root, `${run}/meta.yaml`);
  if (reading === null || reading.reading.problems.length > 0) return null;
  const { properties = [] } = reading.reading.details ?? {};
  const ended = Date.parse(String(properties.find(({ name }) => name === "end_time")?.value ?? ""));
  return Number.isNaN(ended) ? 0 : ended;
}

/** The run's own description, then its metrics. What says nothing, or something that cannot be read, is left out. */
async function metricsOf(root: string, run: string): Promise<readonly FoundEvidence[]> {
  const id = run.slice(run.lastIndexOf("/") + 1);
  const found: FoundEvidence[] = [];
  for (const path of ["meta.yaml", ...(await filesBelow(root, run, "metrics"))].slice(0, MOST_METRICS)) {
    const file = await readFile(root, `${run}/${path}`);
    if (file === null || file.reading.problems.length > 0) continue;
    const { observations } = file.reading;
    found.push({
      path: `${run}/${path}`,
      format: "mlflow",
      bytes: file.bytes,
      observations,
      name: `${id}/${path}`,
    });
  }
  return found;
}

/** Files below a folder of a run, sorted; names that a manifest cannot hold are left out. A metric `train/auc` is a folder deep. */
async function filesBelow(root: string, run: string, folder: string): Promise<readonly string[]> {
  const path = `${run}/${folder}`;
  const entry = await lstat(join(root, path)).catch(() => null);
  if (entry === null || !entry.isDirectory() || folder.split("/").length > 4) return [];
  const entries = await readdir(join(root, path), { withFileTypes: true });
  const named = entries
    .filter(({ name }) => pathFault(name) === null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = await Promise.all(
    named.map(async (each) => {
      const inside = `${folder}/${each.name}`;
      if (each.isFile()) return [inside];
      return each.isDirectory() ? filesBelow(root, run, inside) : [];
    }),
  );
  return parts.flat();
}

async function readFile(
  root: string,
  path: string,
): Promise<{ readonly bytes: Buffer; readonly reading: EvidenceReading } | null> {
  const bytes = await readInside(root, path, MOST_BYTES);
  const text = bytes === null ? null : decodeText(bytes);
  if (bytes === null || text === null) return null;
  return { bytes, reading: await readEvidence("mlflow", { path, text, oid: "" }) };
}
