import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type RecordSource, recordOf } from "./record-of.ts";
import { MOST_SUBJECTS, type PackageRecord } from "./record-schema.ts";

/** Records of a judgement, and the packages that have none. */
export interface Records {
  readonly records: readonly PackageRecord[];
  /** Folders of packages with more files than one record is about. */
  readonly tooLarge: readonly string[];
}

/** One record for each package of a verdict, in its order. */
export function recordsOf(source: RecordSource): Records {
  const records: PackageRecord[] = [];
  const tooLarge: string[] = [];
  for (const one of source.facts.packages) {
    const isRecordable = isWithin(one);
    if (isRecordable) records.push(recordOf(one, source));
    else tooLarge.push(one.folder);
  }
  return { records, tooLarge };
}

/** Counts files twice where they might be pointers, so that a record that was made can always be read. */
function isWithin({ files, outside, documents }: PackageFacts): boolean {
  return files.length + outside.length + documents.length <= MOST_SUBJECTS;
}
