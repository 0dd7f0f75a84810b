import type { Checked, Words } from "#core/record/checked.ts";
import { otherRules } from "#core/record/other-rules.ts";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { digestOf, hasDigests } from "./file-digest.ts";

/** A file that somebody says is the policy. */
export interface PolicyFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Compares files with the policies that a record says it was judged by: each file must be one of them, and the record must not tell less than it asks.
 * `program` is this version of Gatehouse.
 */
export async function checkPolicy(
  record: PackageRecord,
  files: readonly PolicyFile[],
  program: string,
): Promise<Checked> {
  const { policy } = record.predicate;
  const extended = extensionOf(record).extends;
  const policies = [policy, ...(extended === undefined ? [] : [extended])];
  const found = new Set<string>();
  const wrong: Words[] = [];
  for (const { path, bytes } of files) {
    const digests = await digestOf(bytes);
    const match = policies.find(({ digest }) => hasDigests(digests, digest));
    if (match === undefined) wrong.push({ says: "`{path}` is not the policy that judged", values: { path } });
    else found.add(match.uri);
    if (match === policy) wrong.push(...(otherRules(record, bytes.toString("utf8"), program) ?? []));
  }
  const missing = policies.filter(({ uri }) => !found.has(uri));
  const details = [...wrong, ...missing.map(({ uri }) => ({ says: "not given: `{uri}`", values: { uri } }))];
  const says = { says: "judged by `{uri}`", values: { uri: policy.uri } };
  if (wrong.length > 0) return { part: "policy", state: "failed", says, details: wrong };
  return { part: "policy", state: missing.length > 0 ? "not-verified" : "verified", says, details };
}
