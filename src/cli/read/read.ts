import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { isBinaryName } from "#core/collect/document-paths.ts";
import { readEvidenceFile } from "#core/collect/read-evidence-file.ts";
import type { EvidenceFile } from "#core/evidence/define-reader.ts";
import { FORMATS } from "#core/evidence/formats.ts";
import { readDocument } from "#core/evidence/read-document.ts";
import { readEvidence } from "#core/evidence/readers.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { BYTES_LIMIT, type Content, TEXT_LIMIT } from "#core/model/tree.ts";
import { readingToTerminal } from "#core/report/reading-to-terminal.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { paintFor, type Terminal, tell } from "../terminal.ts";

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
  const size = bytes.length;
  const text = size > TEXT_LIMIT ? null : decode(bytes);
  if (text === null) return readBinary({ path, text: "", oid, bytes }, format);
  const file = { path, text, oid };
  if (format !== undefined) return readEvidence(format, file);
  // As in a package: what is no report may be a document of another kind, such as a lock or a pointer.
  const asEvidence = await readEvidence(undefined, file);
  if (!asEvidence.problems.some(({ id }) => NO_REPORT.has(id))) return asEvidence;
  return (await readDocument(file)) ?? asEvidence;
}

/** What a header says of a file that is no text, or too large to be read as one; as in a package, why where none does. */
async function readBinary(
  file: EvidenceFile & { readonly bytes: Uint8Array },
  format: string | undefined,
): Promise<EvidenceReading> {
  const found = isBinaryName(file.path) ? await readDocument(file) : null;
  if (found !== null && (format === undefined || found.format === format)) return found;
  const { path, oid, bytes } = file;
  const size = bytes.length;
  const content: Content =
    size > TEXT_LIMIT ? { kind: "too-large", oid, size, limit: TEXT_LIMIT } : { kind: "binary", oid, size };
  return readEvidenceFile(path, content, format, { path });
}

async function bytesOf(path: string, terminal: Terminal): Promise<Buffer | null> {
  try {
    if ((await stat(path)).isDirectory()) {
      const says = "`{path}` is a folder, and files are read one by one";
      const fix = "Name the files in it, such as `{path}/*`.";
      tell(terminal, "error", { says, fix, values: { path: path.replace(/\/+$/, "") } });
      return null;
    }
    const bytes = await atMost(path, BYTES_LIMIT);
    if (bytes !== null) return bytes;
    const says = "`{path}` is larger than the {limit} bytes that are read of one file";
    tell(terminal, "error", { says, values: { path, limit: BYTES_LIMIT } });
    return null;
  } catch (error) {
    tell(terminal, "error", unopened(path, error));
    return null;
  }
}

/** The bytes of a file, a pipe or a device, whose size nothing says; `null` as soon as they are more than the limit. */
async function atMost(path: string, limit: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const stream = createReadStream(path, { highWaterMark: 1024 * 1024 });
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unopened(path: string, error: unknown): Parameters<typeof tell>[2] {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" && path === "-")
    return { says: "`-` is no file", fix: "Name standard input as `/dev/stdin`.", values: {} };
  if (code === "ENOENT")
    return { says: "`{path}` does not exist", fix: "Look for a mistake in its name.", values: { path } };
  const cause = error instanceof Error ? error.message : String(error);
  return { says: "`{path}` cannot be read: {cause}", values: { path, cause } };
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
