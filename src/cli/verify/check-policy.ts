import { completePolicy, type ExtendedContent } from "#core/collect/extended-policy.ts";
import type { Reading } from "#core/model/statement.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import type { Policy } from "#core/policy/policy.ts";
import { type Checked, fewOf, type Words } from "#core/record/checked.ts";
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
 * `program` is this version of Gatehouse: what another one asked by a policy, it does not know.
 */
export async function checkPolicy(
  record: PackageRecord,
  files: readonly PolicyFile[],
  program: string,
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
  const judgedBy = record.predicate.verifier.version["gatehouse"] ?? "?";
  const isOurs = judgedBy === program;
  if (own !== undefined && isOurs)
    wrong.push(
      ...(await lessThan(record, own, extended === undefined ? undefined : found.get(extended.uri))),
    );
  const missing = policies.filter(({ uri }) => !found.has(uri));
  const open: Words[] = missing.map(({ uri }) => ({ says: "not given: `{uri}`", values: { uri } }));
  if (own !== undefined && !isOurs) open.push(otherProgram(judgedBy, program));
  if (wrong.length > 0) return { part: "policy", state: "failed", says, details: fewOf(wrong) };
  return { part: "policy", state: open.length > 0 ? "not-verified" : "verified", says, details: open };
}

function otherProgram(judgedBy: string, program: string): Words {
  return {
    says: "Gatehouse {judgedBy} judged, and this is {program}: whether the record tells of all that the policy asks was not compared",
    fix: "verify it with that version, too",
    values: { judgedBy, program },
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
