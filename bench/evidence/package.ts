import type { EvidenceFile } from "#core/evidence/define-reader.ts";
import { stateFiles } from "../../examples/state-files.ts";
import { MemoryTree } from "../../test/memory-tree.ts";
import type { PullRequest } from "../judge/pull-request.ts";
import { MADE, makeFile } from "./files.ts";

const FOLDER = "handoffs/triage";
const MANIFEST = `${FOLDER}/handoff.yml`;
/** Characters of the reports, in turn: most reports are small. */
const SIZES = [1_000, 5_000, 20_000, 60_000, 200_000];
const COUNT = 40;
/** Formats that are no evidence, or are read as bytes. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  "dvc-pointer",
  "lfs-pointer",
  "onnx",
  "safetensors",
  "pickle",
]);

/** One report that the package lists, by its format. */
export interface Report {
  readonly format: string;
  readonly file: EvidenceFile;
}

/** Forty reports of forty formats, of one to two hundred thousand characters. */
export function makeReports(): readonly Report[] {
  const formats = MADE.filter((format) => !LEFT_OUT.has(format)).slice(0, COUNT);
  return formats.map((format, index) => {
    const file = makeFile(format, SIZES[index % SIZES.length] ?? 0);
    return { format, file: { ...file, path: `${FOLDER}/reports/${format}/${file.path}` } };
  });
}

/** The example's pull request of version 1.1.0, whose package lists these reports beside its own. */
export async function listReports(reports: readonly Report[]): Promise<PullRequest> {
  const [before, after] = [filesOf("released"), filesOf("retrained")];
  for (const { file } of reports) after.set(file.path, file.text);
  const manifest = new TextDecoder().decode(bytesOf(after.get(MANIFEST)));
  const listed = reports.map(
    ({ format, file }) =>
      `  - { path: ${file.path.slice(FOLDER.length + 1)}, as: ${format}, about: [model] }\n`,
  );
  after.set(
    MANIFEST,
    manifest.replace(/^evidence:\n/m, (opening) => opening + listed.join("")),
  );
  const base = new MemoryTree("b".repeat(40), Object.fromEntries(before));
  const head = new MemoryTree("a".repeat(40), Object.fromEntries(after));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  const [old, young] = [await base.entries(paths), await head.entries(paths)];
  const changes = paths
    .map((path) => ({ path, before: old.get(path) ?? null, after: young.get(path) ?? null }))
    .filter((change) => change.before?.oid !== change.after?.oid);
  return { base, head, changes, teams: [] };
}

function filesOf(state: "released" | "retrained"): Map<string, string | Uint8Array> {
  return new Map([...stateFiles(state)].map(([path, { bytes }]) => [path, bytes]));
}

function bytesOf(content: string | Uint8Array | undefined): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : (content ?? new Uint8Array());
}
