import { RECORD_LIMITS } from "./read-record.ts";
import { type RecordSource, recordOf, recordText } from "./record-of.ts";
import { type PackageRecord, recordSchema } from "./record-schema.ts";

/** Records of a judgement, and the packages that have none. */
export interface Records {
  readonly records: readonly PackageRecord[];
  /** Folders of packages with more to tell than a record holds: more files, or more text, than is read of one. */
  readonly tooLarge: readonly string[];
  /** Folders of packages with a file whose name is no text, and that name as it is shown; absent: none. */
  readonly misnamed?: readonly { readonly folder: string; readonly path: string }[];
}

/** What stands in a name for bytes that are not UTF-8. */
const NO_TEXT = "\ufffd";

/** One record for each package of a verdict, in its order. Each can be read again: what nobody could read is not written. */
export function recordsOf(source: RecordSource): Records {
  const records: PackageRecord[] = [];
  const tooLarge: string[] = [];
  const misnamed: { folder: string; path: string }[] = [];
  for (const one of source.facts.packages) {
    const record = recordOf(one, source);
    const odd = record.subject.find(({ name }) => name.includes(NO_TEXT));
    if (odd !== undefined) misnamed.push({ folder: one.folder, path: odd.name });
    else if (isReadable(record)) records.push(record);
    else tooLarge.push(one.folder);
  }
  return { records, tooLarge, ...(misnamed.length === 0 ? {} : { misnamed }) };
}

function isReadable(record: PackageRecord): boolean {
  // A character takes three bytes at most, for each of its UTF-16 units.
  return recordSchema.safeParse(record).success && recordText(record).length * 3 <= RECORD_LIMITS.bytes;
}
