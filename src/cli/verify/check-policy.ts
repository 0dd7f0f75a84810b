import { completePolicy, type ExtendedContent } from "#core/collect/extended-policy.ts";
import type { Reading } from "#core/model/statement.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import type { Policy } from "#core/policy/policy.ts";
import { type Checked, fewOf, type Words } from "#core/record/checked.ts";
import { ofVersion, type Reader } from "#core/record/judged-by.ts";
import { otherRules } from "#core/record/other-rules.ts";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { digestOf, type FileOnDisk, hasDigests } from "./file-digest.ts";
import { howToShow, policyPlace } from "./policy-place.ts";

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
  const others: OtherFile[] = [];
  for (const { path, bytes } of files) {
    const digests = await digestOf(bytes);
    const match = policies.find(({ digest }) => hasDigests(digests, digest));
    if (match === undefined) others.push({ path, digests });
    else found.set(match.uri, bytes.toString("utf8"));
  }
  const place = policyPlace(policy.uri);
  const says = { ...place, says: `judged by ${place.says}` };
  const own = found.get(policy.uri);
  const theirs = extended === undefined ? undefined : found.get(extended.uri);
  const less = ofVersion(record, reader, own === undefined ? [] : await lessThan(record, own, theirs));
  const missing = policies.filter(({ uri }) => !found.has(uri));
  const wrong = [...others.map((other) => notThatOne(other, missing)), ...less.wrong];
  const open = missing
    .map(({ uri }) => policyPlace(uri))
    .map((each) => ({ ...each, says: `not given: ${each.says}` }));
  open.push(...less.open);
  const fails = {
    ...place,
    says: `what was given does not agree with the record, which names ${place.says}`,
  };
  if (wrong.length > 0) return { part: "policy", state: "failed", says: fails, details: fewOf(wrong) };
  const state = open.length > 0 ? "not-verified" : "verified";
  return { part: "policy", state, says, details: fewOf(open) };
}

/** A file that was given, and is none of the policies of the record. */
interface OtherFile {
  readonly path: string;
  readonly digests: FileOnDisk;
}

/** `missing`: the policies of the record that no file is, of which this one may be meant. */
function notThatOne(
  { path, digests }: OtherFile,
  missing: readonly { readonly uri: string; readonly digest: Readonly<Record<string, string>> }[],
): Words {
  const wanted = missing.flatMap(({ digest: { gitBlob } }) => (gitBlob === undefined ? [] : [gitBlob]));
  const isSha1 = wanted.every((blob) => blob.length === 40);
  const blob = digests.gitBlob[isSha1 ? 0 : 1] ?? "";
  const { values, ...how } = howToShow(missing[0]?.uri ?? "");
  return {
    says:
      wanted.length === 0
        ? "`{path}` is not the policy that judged: it is git blob {blob}"
        : "`{path}` is not the policy that judged: it is git blob {blob}, and the record names {wanted}",
    ...how,
    values: { ...values, path, blob, wanted },
  };
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
