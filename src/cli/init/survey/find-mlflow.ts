import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { readEvidence } from "#core/evidence/readers.ts";
import { pathFault } from "#core/handoff/package-path.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { decodeText } from "#git/decode-text.ts";
import { readInside } from "../read-inside.ts";
import { firstPath, folderOf, type Place, readAs } from "./place.ts";
import type { FoundEvidence, Part } from "./survey.ts";

/** Runs that are looked at, and files that one run gives to a package. */
const MOST_RUNS = 500;
const MOST_METRICS = 40;
/** A metric's file holds a line for each step. */
const MOST_BYTES = 1024 * 1024;

/**
 * What MLflow left: the model's `MLmodel`, and the newest finished run of `mlruns/`. Most people keep `mlruns` out of git, so it is
 * read from the disk, whether or not it is ignored.
 */
export async function findMlflow(place: Place): Promise<Part> {
  const model = await modelOf(place);
  const run = await newestRun(place);
  const metrics = run?.metrics ?? [];
  return {
    ...(model === null ? {} : { model }),
    evidence: metrics,
    read: [
      ...(model === null
        ? []
        : [{ id: "mlmodel", says: "MLflow: the model of `{path}`", values: { path: model.from } }]),
      ...(run === null
        ? []
        : [
            {
              id: "mlflow-run",
              says: "MLflow: {count} [metric|metrics] of the newest finished run, `{run}`",
              values: { count: metrics.length - 1, run: run.id },
            },
          ]),
    ],
  };
}

async function modelOf(place: Place) {
  const path = firstPath(place, /(?:^|\/)MLmodel$/);
  const reading = path === undefined ? null : await readAs(place, path, "mlmodel");
  if (path === undefined || reading === null) return null;
  const run = reading.details?.subjects?.find((subject) => subject.kind === "run")?.id;
  const flavors = reading.details?.properties?.find(({ name }) => name === "flavors")?.value;
  const framework = String(flavors ?? "")
    .split(", ")
    .find((name) => name !== "" && name !== "python_function");
  return {
    path: folderOf(path) || path,
    ...(framework === undefined ? {} : { framework }),
    ...(run === undefined ? {} : { runId: run }),
    from: path,
  };
}

interface Run {
  readonly id: string;
  readonly metrics: readonly FoundEvidence[];
}

async function newestRun({ files: { root }, folder }: Place): Promise<Run | null> {
  const store = folder === "" ? "mlruns" : `${folder}/mlruns`;
  const runs: { path: string; ended: number }[] = [];
  for (const experiment of await foldersIn(root, store)) {
    if (!/^\d+$/.test(experiment)) continue;
    for (const id of await foldersIn(root, `${store}/${experiment}`)) {
      if (runs.length >= MOST_RUNS || !/^[0-9a-f]{32}$/.test(id)) continue;
      const path = `${store}/${experiment}/${id}`;
      const ended = await endOf(root, path);
      if (ended !== null) runs.push({ path, ended });
    }
  }
  const [newest] = runs.sort((a, b) => b.ended - a.ended || (a.path < b.path ? -1 : 1));
  if (newest === undefined) return null;
  const metrics = await metricsOf(root, newest.path);
  return metrics.length < 2 ? null : { id: newest.path.slice(newest.path.lastIndexOf("/") + 1), metrics };
}

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
