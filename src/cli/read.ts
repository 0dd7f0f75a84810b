import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { FORMATS } from "#core/evidence/formats.ts";
import { readDocument } from "#core/evidence/read-document.ts";
import { readEvidence } from "#core/evidence/readers.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { BYTES_LIMIT, TEXT_LIMIT } from "#core/model/tree.ts";
import { readingToTerminal } from "#core/report/reading-to-terminal.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { paintFor, type Terminal, tell } from "./terminal.ts";

/** Problems of files that are no reports, and may be something else that a package holds. */
const NO_REPORT: ReadonlySet<string> = new Set(["unrecognised", "lfs-pointer", "dvc-pointer"]);

/** What `gatehouse read` was asked. */
export interface ReadOptions {
  readonly as?: string;
  readonly json?: boolean;
}

/** Prints what a reader sees in files, each by the format that it looks like or by the one that is named. */
export async function read(
  paths: readonly string[],
  options: ReadOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const readings: EvidenceReading[] = [];
  let unread = false;
  for (const path of paths) {
    const reading = await readOne(path, options.as, terminal);
    if (reading === null) unread = true;
    else readings.push(reading);
  }
  if (options.json === true) terminal.out.write(`${JSON.stringify(readings, null, 2)}\n`);
  else terminal.out.write(readings.map((reading) => shown(reading, terminal)).join("\n"));
  if (unread) return EXIT.unanswered;
  return readings.some(({ problems }) => problems.length > 0) ? EXIT.no : EXIT.done;
}

function shown(reading: EvidenceReading, { out }: Terminal): string {
  const format = FORMATS.get(reading.format);
  const title = format === undefined ? {} : { title: `${format.title} (${reading.format})` };
  return readingToTerminal(reading, { ...title, paint: paintFor(out) });
}

/** One file's reading; `null` where it cannot be opened, which is told. */
async function readOne(
  path: string,
  format: string | undefined,
  terminal: Terminal,
): Promise<EvidenceReading | null> {
  const bytes = await bytesOf(path, terminal);
  if (bytes === null) return null;
  const oid = createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
  const text = bytes.length > TEXT_LIMIT ? null : decode(bytes);
  const file = text === null ? { path, text: "", oid, bytes } : { path, text, oid };
  if (format !== undefined) return readEvidence(format, file);
  // As in a package: what is no report may be a document of another kind, such as a lock or a pointer.
  const asEvidence = await readEvidence(undefined, file);
  if (!asEvidence.problems.some(({ id }) => NO_REPORT.has(id))) return asEvidence;
  return (await readDocument(file)) ?? asEvidence;
}

async function bytesOf(path: string, terminal: Terminal): Promise<Buffer | null> {
  try {
    const { size } = await stat(path);
    if (size > BYTES_LIMIT) {
      const says = "`{path}` has {size} bytes; at most {limit} are read";
      tell(terminal, "error", { says, values: { path, size, limit: BYTES_LIMIT } });
      return null;
    }
    return await readFile(path);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    tell(terminal, "error", { says: "`{path}` cannot be read: {cause}", values: { path, cause } });
    return null;
  }
}

/** The text of UTF-8 bytes; `null` for anything else. */
function decode(bytes: Buffer): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
