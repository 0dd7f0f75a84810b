import { RECORD_LIMITS } from "./read-record.ts";
import { type RecordSource, recordOf, recordText } from "./record-of.ts";
import { type PackageRecord, recordSchema } from "./record-schema.ts";

/** Records of a judgement, and the packages that have none. */
export interface Records {
  readonly records: readonly PackageRecord[];
  /** Folders of packages with more to tell than a record holds: more files, or more text, than is read of one. */
  readonly tooLarge: readonly string[];
}

/** One record for each package of a verdict, in its order. Each can be read again: what nobody could read is not written. */
export function recordsOf(source: RecordSource): Records {
  const records: PackageRecord[] = [];
  const tooLarge: string[] = [];
  for (const one of source.facts.packages) {
    const record = recordOf(one, source);
    if (isReadable(record)) records.push(record);
    else tooLarge.push(one.folder);
  }
  return { records, tooLarge };
}

function isReadable(record: PackageRecord): boolean {
  // A character takes three bytes at most, for each of its UTF-16 units.
  return recordSchema.safeParse(record).success && recordText(record).length * 3 <= RECORD_LIMITS.bytes;
}
