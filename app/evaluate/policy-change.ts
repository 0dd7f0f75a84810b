import { canonicalJson } from "#audit/canonical-json.ts";
import { digestOf } from "#core/judge/judged-by.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { StoreTransaction } from "../store/store.ts";
import type { JudgedPullRequest } from "./judgement.ts";

/**
 * Remembers which policy judges a branch. Resolves with what is to be told when it is another one than was known, the first included; with
 * nothing otherwise.
 */
export async function policyChange(
  trx: StoreTransaction,
  place: Place,
  { subject, verdict }: JudgedPullRequest,
): Promise<Readonly<Record<string, unknown>>[]> {
  // A policy that does not hold still refuses, so it is told of as well; its verdict names it.
  const branch = subject.kind === "facts" ? subject.facts.pullRequest.base.ref : null;
  if (branch === null) return [];
  // An organisation's policy that changes is another policy, too.
  const after = digestOf(verdict.policy);
  const { extends: extended = null } = verdict.policy;
  const name = `policy/${place.installation}/${repositoryName(place)}:${branch}`;
  const row = await trx.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  const before = row === undefined ? null : knownDigest(row.value);
  if (before === after) return [];
  const value = canonicalJson({ digest: after });
  await trx
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
  return [{ branch, before, after, extends: extended }];
}

function knownDigest(value: string): string | null {
  const known: unknown = JSON.parse(value);
  return typeof known === "object" && known !== null && "digest" in known ? String(known.digest) : null;
}
