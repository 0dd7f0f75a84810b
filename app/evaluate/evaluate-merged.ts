import type { AuditEntry } from "#audit/audit-entry.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { BYPASS_MARKER, type Bypass, bypassComment } from "#core/report/bypass-comment.ts";
import { checkName } from "#github/check-name.ts";
import type { Merge } from "#github/read-merge.ts";
import { repositoryName } from "../inbox/place.ts";
import type { Promotion } from "../store/schema.ts";
import { toAuditPlace } from "./audit-place.ts";
import { type Consent, consentOnHead, consentOnQueue } from "./consent.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import type { Host } from "./host.ts";
import { forgetQueued } from "./queued-groups.ts";
import { forgetLeft } from "./shared-heads.ts";

type Context = EvaluateContext<Host>;

/** Paths that are named where something else was merged. */
const MOST_PATHS = 5;

const WITHOUT = {
  failure: "the check was red",
  pending: "people or other tools were still waited for",
  none: "it had not been judged",
} as const;

/**
 * Records a merge to a gated branch: with the gate's consent and as what it was judged as, or not. Whoever owns what was bypassed is told by
 * one comment. A merge that is recorded already is left as it is. Resolves with the record; `null` where nothing is gated.
 */
export async function evaluateMerged(context: Context, number: number): Promise<Promotion | null> {
  const known = await promotionOf(context, number);
  if (known !== null) return known;
  const merge = await context.host.mergeOf(number);
  if (merge === null) return null;
  // The policy that was in force: that of the branch before this merge.
  const policy = await context.host.policyAt(merge.before);
  const choice = policy === null ? null : stageOf(policy, merge.branch);
  if (policy === null || choice?.kind !== "stage") return null;
  const name = checkName(choice.stage.name);
  const names = [name, `${name} on ${merge.branch}`];
  const consent = await consentOf(context, merge, names);
  const why = await objection(context, merge, consent);
  if (why !== null) await tellOwners(context, merge, { policy, stage: choice.stage }, why, consent);
  await record(context, merge, choice.stage, why, consent);
  return promotionOf(context, number);
}

async function promotionOf({ store, place }: Context, number: number): Promise<Promotion | null> {
  const row = await store.db
    .selectFrom("promotion")
    .selectAll()
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .where("number", "=", number)
    .executeTakeFirst();
  return row ?? null;
}

interface FoundConsent extends Consent {
  /** Whether it was given on the very commit that was merged. */
  readonly onMerge: boolean;
}

async function consentOf(
  { store, place }: Context,
  merge: Merge,
  names: readonly string[],
): Promise<FoundConsent> {
  const queued = await consentOnQueue(store.db, place, merge.sha, names);
  if (queued?.said === "success") return { ...queued, onMerge: true };
  return { ...(await consentOnHead(store.db, place, merge, names)), onMerge: false };
}

/** Why a merge is a bypass; `null` when it is none. */
async function objection(
  { host }: Context,
  merge: Merge,
  consent: FoundConsent,
): Promise<Bypass["why"] | null> {
  if (consent.said !== "success") return { says: WITHOUT[consent.said], values: {} };
  if (consent.onMerge) return null;
  const paths = await host.differingPaths(merge);
  if (paths === null || paths.length === 0) return null;
  return {
    says: "what was merged is not what was judged, at `{paths}`",
    values: { paths: paths.slice(0, MOST_PATHS) },
  };
}

/** Tells first, and records after it: a comment that is there already is found again, a record that claims one is not. */
async function tellOwners(
  context: Context,
  merge: Merge,
  { policy, stage }: { readonly policy: Policy; readonly stage: Stage },
  why: Bypass["why"],
  { seq }: Consent,
): Promise<void> {
  const { host, attempt, writes } = context;
  const verdict = await keptVerdict(context, seq);
  const blocking = verdict?.gates.filter(({ severity }) => severity === "block") ?? [];
  const who = blocking.flatMap(({ findings }) => findings.flatMap((finding) => finding.who ?? []));
  const roles = Object.values(policy.roles).flatMap(({ owners }) => owners);
  const { branch, by, sha, number } = merge;
  const owners = who.length > 0 ? who : roles;
  const body = bypassComment({ stage: stage.name, branch, by, sha, why, owners, verdict });
  const before = (await host.ownComments(number)).find((each) => each.body.startsWith(BYPASS_MARKER));
  if (before !== undefined) return;
  await attempt.fence([]);
  await writes.during([], () => host.apply(number, [{ kind: "comment", comment: null, body }]));
}

async function keptVerdict({ store, audit }: Context, seq: number | null): Promise<Verdict | null> {
  if (seq === null) return null;
  const row = await store.db.selectFrom("audit").select("data").where("seq", "=", seq).executeTakeFirst();
  const data: unknown = row?.data == null ? null : JSON.parse(row.data);
  if (typeof data !== "object" || data === null || !("verdict" in data)) return null;
  const kept = await audit.kept(String(data.verdict));
  return kept === null ? null : (JSON.parse(kept) as Verdict);
}

async function record(
  { store, audit, place, now }: Context,
  merge: Merge,
  stage: Stage,
  why: Bypass["why"] | null,
  { seq }: Consent,
): Promise<void> {
  const { number, branch, head, sha: mergedSha, at, by } = merge;
  const about = { stage: stage.name, branch, head, mergedSha, by };
  const where = toAuditPlace(place, number);
  const reason = why === null ? null : fillPlainly(why);
  const entries: AuditEntry[] = [
    { kind: "promotion", ...where, data: { ...about, verdict: seq } },
    ...(reason === null
      ? []
      : [{ kind: "bypass", ...where, data: { ...about, why: reason } } satisfies AuditEntry]),
  ];
  await store.transaction(async (trx) => {
    await audit.append(trx, entries, now());
    const repository = repositoryName(place);
    const { installation } = place;
    await trx
      .insertInto("promotion")
      .values({
        installation,
        repository,
        number,
        stage: stage.name,
        branch,
        head,
        merged_sha: mergedSha,
        merged_at: at,
        seq,
        bypass: why !== null,
        why: reason,
      })
      .onConflict((conflict) => conflict.columns(["installation", "repository", "number"]).doNothing())
      .execute();
    // What is merged needs its checks no more: nothing of them is to be taken back.
    await forgetLeft(trx, place, number, null);
    await forgetQueued(trx, place, number);
  });
}

/** For the log, which escapes nothing: data is shown by whoever shows it. */
function fillPlainly({ says, values }: Bypass["why"]): string {
  return says.replaceAll(/`?\{(\w+)\}`?/g, (_, key: string) => {
    const value = values[key] ?? "";
    return typeof value === "string" ? value : value.join(", ");
  });
}
