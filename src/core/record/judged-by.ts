import type { Words } from "./checked.ts";
import type { PackageRecord } from "./record-schema.ts";

/** Which Gatehouse a record says judged, beside the one that reads it. */
export interface JudgedBy {
  /** `null`: it says none. */
  readonly version: string | null;
  /**
   * - `same`: what the record may say is known.
   * - `earlier`: it may lack what was added since.
   * - `unknown`: a later one, or no version at all. What is new in it would be passed over.
   */
  readonly age: "same" | "earlier" | "unknown";
}

/** What is known of a reader of records. */
export interface Reader {
  /** Its version of Gatehouse. */
  readonly program: string;
  /** Whether a signature that was verified vouches for each word of the record, so also for the version that it names. */
  readonly isSigned: boolean;
}

/** Holds the version that a record names against the reader's. A version that is not three numbers is taken to be later than any. */
export function judgedBy({ predicate }: PackageRecord, program: string): JudgedBy {
  const version = predicate.verifier.version["gatehouse"] ?? null;
  if (version === program) return { version, age: "same" };
  const [theirs, ours] = [numbersOf(version ?? ""), numbersOf(program.replace(/[-+].*$/, ""))];
  const isEarlier = theirs !== null && ours !== null && isBefore(theirs, ours);
  return { version, age: isEarlier ? "earlier" : "unknown" };
}

/**
 * What a record says otherwise than this version would: wrong, unless a signature vouches for that it is by an earlier one, which may have had other
 * rules. Either way, an earlier version is named.
 */
export function ofVersion(
  record: PackageRecord,
  { program, isSigned }: Reader,
  differing: readonly Words[],
): { readonly wrong: readonly Words[]; readonly open: readonly Words[] } {
  const { version, age } = judgedBy(record, program);
  if (differing.length === 0 || age !== "earlier") return { wrong: differing, open: [] };
  const earlier = {
    says: "the record names version {version} of Gatehouse, and this is {program}: {count} [thing|things] by which they may differ, or somebody wrote",
    fix: "verify it with {version}, too",
    values: { version: version ?? "none", program, count: differing.length },
  };
  const told = [earlier, ...differing];
  return isSigned ? { wrong: [], open: told } : { wrong: told, open: [] };
}

function numbersOf(version: string): readonly number[] | null {
  return /^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(version) ? version.split(".").map(Number) : null;
}

function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((number, index) => number !== other[index]);
  return at !== -1 && (one[at] ?? 0) < (other[at] ?? 0);
}
