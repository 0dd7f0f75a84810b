import { canonicalText } from "./canonical-text.ts";
import type { RecordExtension, RecordSubject } from "./record-schema.ts";
import type { Sha256 } from "./scope-of.ts";

/**
 * How many subjects there are, and two digests over them in their order of names. `digest` is over all that the record knows of each, so that who
 * signs it signs for every digest. `gitDigest` is over names and git's object ids alone: whoever makes a record knows those, so it is the same in
 * each record of the same files, and people may compare it. It is as strong as git's ids are. What stands behind a pointer has none, and needs none:
 * the pointer names it.
 */
export function contentsOf(subjects: readonly RecordSubject[], sha256: Sha256): RecordExtension["contents"] {
  const listed = subjects
    .map(({ name, digest }) => ({ name, digest }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const inGit = listed.flatMap(({ name, digest }) => {
    const ids = gitIdsOf(digest);
    return Object.keys(ids).length === 0 ? [] : [{ name, digest: ids }];
  });
  return {
    count: listed.length,
    digest: sha256(canonicalText(listed)),
    gitDigest: sha256(canonicalText(inGit)),
  };
}

/** What git calls a subject: a file by its blob, a submodule by its commit. Nothing for what git does not hold. */
export function gitIdsOf({ gitBlob, gitCommit }: RecordSubject["digest"]): RecordSubject["digest"] {
  return { ...(gitBlob === undefined ? {} : { gitBlob }), ...(gitCommit === undefined ? {} : { gitCommit }) };
}
