import * as z from "zod";
import type { SealedEntry } from "./audit-entry.ts";
import { AuditError } from "./audit-error.ts";

/** Name of the format that exports are written in. */
export const EXPORT_FORMAT = "gatehouse/export/v1";

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.int().nonnegative();
const text = z.string().nullable();
const end = z.strictObject({ seq: whole, hash: hex });

const sealed = z.strictObject({
  seq: z.int().positive(),
  at: z.iso.datetime({ precision: 3 }),
  kind: z.string(),
  installation: whole.nullable(),
  repository: text,
  number: whole.nullable(),
  data: text,
  dataDigest: hex,
  prev: hex,
  hash: hex,
});

const kept = z.strictObject({ digest: hex, size: whole, at: z.iso.datetime(), content: z.base64() });

const header = z.strictObject({
  format: z.literal(EXPORT_FORMAT),
  /** Version of Gatehouse that wrote it. */
  program: z.string(),
  /** Newest migration of the tables that it was read from. */
  schema: z.string(),
  at: z.iso.datetime(),
  /** `all`: everything, to be taken over by another store. `log`: rows of the log. `extract`: some rows, which make no chain. */
  holds: z.enum(["all", "log", "extract"]),
  /** Where the chain begins: the last row that retention took from its front. */
  anchor: end,
});

const footer = z.strictObject({
  end,
  /** How many lines of each kind stand above. */
  counts: z.record(z.string(), whole),
});

/** The first line of an export. */
export type ExportHeader = z.infer<typeof header>;
/** The last line of an export: without it, the file was cut off. */
export type ExportFooter = z.infer<typeof footer>;
/** Kept content as it is exported: zstd, in base64. */
export type KeptLine = z.infer<typeof kept>;

/** A line between the first and the last: exactly one key, which says what it is. */
export type ExportLine =
  | { readonly audit: SealedEntry }
  | { readonly kept: KeptLine }
  /** A row of any other table, by the table's name. */
  | { readonly row: { readonly table: string; readonly values: Readonly<Record<string, unknown>> } }
  /** Work that waits, and since or until when. */
  | { readonly task: { readonly task: unknown; readonly after: string } }
  | { readonly end: ExportFooter };

const line = z.union([
  z.strictObject({ audit: sealed }),
  z.strictObject({ kept }),
  z.strictObject({ row: z.strictObject({ table: z.string(), values: z.record(z.string(), z.unknown()) }) }),
  z.strictObject({ task: z.strictObject({ task: z.unknown(), after: z.iso.datetime() }) }),
  z.strictObject({ end: footer }),
]);

/** Reads the first line. Throws an {@link AuditError} (`unreadable`) that says which format or version it is instead. */
export function readHeader(value: unknown): ExportHeader {
  const read = header.safeParse(value);
  if (read.success) return read.data;
  const format = z.object({ format: z.string().max(100) }).safeParse(value);
  const why =
    format.success && format.data.format !== EXPORT_FORMAT
      ? `it is written as ${JSON.stringify(format.data.format)}, and this version reads ${EXPORT_FORMAT} alone: export it again with a version that writes that`
      : "its first line does not say that it is an export of Gatehouse";
  throw new AuditError("unreadable", why);
}

/** Reads a line below the first. Throws an {@link AuditError} (`unreadable`) with its number. */
export function readLine(value: unknown, number: number): ExportLine {
  const read = line.safeParse(value);
  if (read.success) return read.data;
  throw new AuditError("unreadable", `line ${number} is nothing that an export holds`, { cause: read.error });
}
