import { canonicalText } from "./canonical-text.ts";
import type { RecordExtension, RecordSubject } from "./record-schema.ts";
import type { Sha256 } from "./scope-of.ts";

/** How many subjects there are, and one digest over their names and digests, in their order of names. */
export function contentsOf(subjects: readonly RecordSubject[], sha256: Sha256): RecordExtension["contents"] {
  const listed = subjects
    .map(({ name, digest }) => ({ name, digest }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { count: listed.length, digest: sha256(canonicalText(listed)) };
}
