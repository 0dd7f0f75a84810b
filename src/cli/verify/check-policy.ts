import { completePolicy, type ExtendedContent } from "#core/collect/extended-policy.ts";
import type { Reading } from "#core/model/statement.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import type { Policy } from "#core/policy/policy.ts";
import { type Checked, fewOf, type Words } from "#core/record/checked.ts";
import { ofVersion, type Reader } from "#core/record/judged-by.ts";
import { otherRules } from "#core/record/other-rules.ts";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { digestOf, hasDigests } from "./file-digest.ts";

/** A file that somebody says is the policy. */
export interface PolicyFile {
  readonly path: string;
  readonly bytes: Buffer;
}

/**
 * Compares files with the policies that a record says it was judged by: each file must be one of them, and the record must not tell less than they ask.
 * That an earlier version of Gatehouse asked less by the same policy is believed where a signature vouches for the version, and nowhere else.
 */
export async function checkPolicy(
  record: PackageRecord,
  files: readonly PolicyFile[],
  reader: Reader,
): Promise<Checked> {
  const { policy } = record.predicate;
  const extended = extensionOf(record).extends;
  const policies = [policy, ...(extended === undefined ? [] : [extended])];
  const found = new Map<string, string>();
  const wrong: Words[] = [];
  for (const { path, bytes } of files) {
    const digests = await digestOf(bytes);
    const match = policies.find(({ digest }) => hasDigests(digests, digest));
    if (match === undefined) wrong.push({ says: "`{path}` is not the policy that judged", values: { path } });
    else found.set(match.uri, bytes.toString("utf8"));
  }
  const says = { says: "judged by `{uri}`", values: { uri: policy.uri } };
  const own = found.get(policy.uri);
  const theirs = extended === undefined ? undefined : found.get(extended.uri);
  const less = ofVersion(record, reader, own === undefined ? [] : await lessThan(record, own, theirs));
  wrong.push(...less.wrong);
  const missing = policies.filter(({ uri }) => !found.has(uri));
  const open: Words[] = missing.map(({ uri }) => ({ says: "not given: `{uri}`", values: { uri } }));
  open.push(...less.open);
  if (wrong.length > 0) return { part: "policy", state: "failed", says, details: fewOf(wrong) };
  const state = open.length > 0 ? "not-verified" : "verified";
  return { part: "policy", state, says, details: fewOf(open) };
}

/** What a record tells less than its policy asks. `theirs` is the text of the one that the policy extends, where that was given. */
async function lessThan(record: PackageRecord, text: string, theirs: string | undefined): Promise<Words[]> {
  const unreadable = { says: "the policy that judged cannot be read as one", values: {} };
  const file = parsePolicy(text, "policy", "");
  if (!file.ok) return [unreadable];
  const { reference } = file.value;
  const said = extensionOf(record).extends?.uri;
  if (reference === null && said !== undefined)
    return [
      { says: "the policy extends no other, and the record says that it extends `{said}`", values: { said } },
    ];
  if (reference !== null) {
    const repository = `${reference.owner}/${reference.name}`;
    const isSaid = said !== undefined && repositoryIn(said).endsWith(`/${repository.toLowerCase()}`);
    if (!isSaid)
      return [
        {
          says: "the policy extends that of `{repository}`, and the record says that it extends {said}",
          values: { repository, said: said ?? "none" },
        },
      ];
    // What the two ask together is not known by one of them.
    if (theirs === undefined) return [];
  }
  const read: Reading<Policy> = await completePolicy(file.value, async () => asFile(theirs ?? ""));
  return read.ok ? otherRules(record, read.value) : [unreadable];
}

/** What stands before the commit in an address, in lower case. */
function repositoryIn(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("@", uri.indexOf("#"))).toLowerCase();
}

function asFile(text: string): ExtendedContent {
  return {
    kind: "file",
    commit: null,
    path: "policy",
    content: { kind: "text", text, oid: "", size: text.length },
  };
}
