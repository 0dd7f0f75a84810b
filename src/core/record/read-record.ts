import type { Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { readJson } from "#core/source/read-json.ts";
import { type PackageRecord, recordSchema } from "./record-schema.ts";

/** Bytes of a record that are read, and how deep it may nest: what GitHub takes of an attestation, and twice of what one has. */
export const RECORD_LIMITS = { bytes: 16 * 1024 * 1024, depth: 24 };

/** A record, and its JSON exactly as it stands in the text. */
export interface ReadRecord {
  readonly record: PackageRecord;
  readonly value: object;
}

/** Reads a record from anybody. Never throws; a repeated key is a mistake, since two readers could take it for two things. */
export function readRecord(text: string, path: string): Reading<ReadRecord> {
  const read = readJson(text, path, RECORD_LIMITS);
  if (!read.ok) return read;
  const shaped = checkSchema(recordSchema, read.value, path);
  if (!shaped.ok) return shaped;
  return { ok: true, value: { record: shaped.value, value: read.value.value as object } };
}
