import type { AuditEntry } from "#audit/audit-entry.ts";
import type { Effect } from "#core/model/effect.ts";
import type { AppliedCheck } from "#github/apply-effects.ts";
import type { CheckRunState } from "#github/read-checks.ts";
import { Superseded } from "../inbox/inbox.ts";
import { toAuditPlace } from "./audit-place.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { isMerged } from "./is-merged.ts";
import type { Judgement } from "./judgement.ts";
import { knownVerdict, newVerdict, recordJudgement } from "./record-judgement.ts";
import { noteShared } from "./shared-heads.ts";
import { noteIntent, noteStanding, noteWritten, OF_QUEUE, type Standing, standingAt } from "./standing.ts";
import { withdraw } from "./withdraw.ts";

type PublishCheck = Extract<Effect, { kind: "publish-check" }>;

/** What is to be published about a commit. */
export interface Publication {
  /** Pull request, or {@link OF_QUEUE}. */
  readonly number: number;
  readonly head: string;
  readonly effects: readonly Effect[];
  /** Keys whose events would make it out of date. */
  readonly scopes: readonly string[];
  /** Our checks on the commit, as they were read. */
  readonly runs: ReadonlyMap<string, CheckRunState>;
  /** The verdict that is shown, and under which name; `null` when checks are only taken back. */
  readonly shown: { readonly name: string; readonly judgement: Judgement } | null;
  /** In a word, for the log. */
  readonly because: string;
  /** The pull request whose merge makes an end of it: what is merged needs no blocking any more. */
  readonly endsWith: number | null;
}

/**
 * Publishes, in this order:
 *
 * 1. The fence: whatever was read is still the newest that was accepted, and the task is ours. Otherwise nothing is written anywhere.
 * 2. One transaction tells the log the verdict, and the memory that its checks may stand from now on.
 * 3. The fence again, since the store may have let us wait, and once more right before each request is sent; then GitHub.
 * 4. One transaction tells the log of each check that was written, and the memory its run.
 * 5. After a success the fence once more: what came meanwhile, or between two requests of it, puts the check back to blocking at once.
 *
 * The verdict is told before the write, so that no green check ever stands whose verdict the log does not hold. The publication is told after
 * it, so that the log claims none that was not made. A crash between the two leaves a row of the memory without a run: the next look finds
 * the check on GitHub, and tells of it then.
 *
 * A later event that stops it before the write does not keep green what was found to be so no more: that is put back to blocking.
 *
 * Where GitHub shows the verdict already, nothing is written, and where the log and the memory know it as well, nothing is stored either.
 * Rejects with {@link Superseded}, with a GithubError, or with the store's error; checks that are still green then are to be withheld.
 */
export async function publish(context: EvaluateContext, publication: Publication): Promise<void> {
  try {
    await inOrder(context, publication);
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
    const touched = await takeBackDoubted(context, publication);
    throw touched.length === 0 ? error : new Superseded(error.message, { cause: error, touched });
  }
}

async function inOrder(context: EvaluateContext, publication: Publication): Promise<void> {
  const { attempt, store } = context;
  const { effects, scopes } = publication;
  const known = await standingAt(store.db, context.place, publication.head);
  if (effects.length > 0) await attempt.fence(scopes);
  await tellVerdict(context, publication, known);
  if (effects.length === 0) return;
  await attempt.fence(scopes);
  const written = await send(context, publication);
  await tellWritten(context, publication, written);
  await confirm(context, publication, written);
}

/** Step 3. What is refused on the way may have left a green check behind, which the first of several requests made. */
async function send(context: EvaluateContext, publication: Publication): Promise<readonly AppliedCheck[]> {
  const { writes, host } = context;
  const { number, effects, scopes } = publication;
  const before = writes.passed;
  try {
    return await writes.during(scopes, () => host.apply(number, effects));
  } catch (error) {
    if (error instanceof Superseded && writes.passed > before) await retract(context, publication, []);
    throw error;
  }
}

/** Step 2. */
async function tellVerdict(
  { store, audit, place, attempt, now, host }: EvaluateContext,
  { number, effects, shown, runs, head }: Publication,
  known: readonly Standing[],
): Promise<void> {
  const before = known.find(({ name }) => name === shown?.name);
  const last = shown === null ? null : await knownVerdict(store.db, before?.seq ?? null);
  const verdict = shown === null ? null : newVerdict(shown.judgement, last);
  const checks = effects.filter((effect) => effect.kind === "publish-check");
  const found = checks.some(({ name }) => name === shown?.name)
    ? null
    : foundOnGithub({ number, head, runs, name: shown?.name }, before);
  if (verdict === null && checks.length === 0 && found === null) return;
  // The log is locked before rows are, as everywhere.
  await store.transaction(async (trx) => {
    const seq =
      verdict === null
        ? null
        : await recordJudgement(trx, audit, { ...place, server: host.server }, verdict, now());
    if (found !== null && before?.run === null) {
      // Written by an attempt that did not live to tell of it.
      const { name, run, conclusion } = found;
      const data = { name, head, run, conclusion, because: "found" };
      await audit.append(trx, [{ kind: "publication", ...toAuditPlace(place, number), data }], now());
    }
    const sharing = shown?.judgement.queue === undefined ? (shown?.judgement.judged ?? []) : [];
    if (shown !== null && sharing.length > 1) {
      const numbers = sharing.map((each) => each.number);
      await noteShared(trx, place, numbers, { head, name: shown.name });
    }
    for (const effect of checks) {
      const shows = seqOf(effect, known, shown?.name, seq);
      await noteIntent(trx, place, [effect], { number, seq: shows, asOf: attempt.since, now: now() });
    }
    const stays = found ?? (checks.some(({ name }) => name === shown?.name) ? undefined : before);
    if (stays !== undefined) await noteStanding(trx, place, [{ ...stays, seq: seq ?? stays.seq }], now());
  });
}

function seqOf(
  { name }: PublishCheck,
  known: readonly Standing[],
  shown: string | undefined,
  seq: number | null,
): number | null {
  const before = known.find((each) => each.name === name)?.seq ?? null;
  return name === shown ? (seq ?? before) : before;
}

/** What GitHub shows under the verdict's name, where the memory does not know it so. */
function foundOnGithub(
  {
    number,
    head,
    runs,
    name,
  }: Pick<Publication, "number" | "head" | "runs"> & { readonly name: string | undefined },
  before: Standing | undefined,
): Standing | null {
  const run = name === undefined ? undefined : runs.get(name);
  if (name === undefined || run === undefined) return null;
  const conclusion = run.conclusion === "success" || run.conclusion === "failure" ? run.conclusion : null;
  const same =
    before?.run === run.run && before.external_id === run.externalId && before.conclusion === conclusion;
  if (same) return null;
  const external = run.externalId ?? "";
  return { head, name, number, run: run.run, conclusion, external_id: external, seq: before?.seq ?? null };
}

/** Step 4. */
async function tellWritten(
  { store, audit, place, now, hooks }: EvaluateContext,
  { number, effects, because }: Publication,
  written: readonly AppliedCheck[],
): Promise<void> {
  if (written.length === 0) return;
  const effectOf = ({ name, head }: AppliedCheck) =>
    effects.find((effect) => effect.kind === "publish-check" && effect.name === name && effect.head === head);
  await store.transaction(async (trx) => {
    const concluded = written.map((check) => {
      const effect = effectOf(check);
      return { ...check, conclusion: effect?.kind === "publish-check" ? effect.conclusion : null };
    });
    const entries = concluded.map(({ name, head, run, conclusion }): AuditEntry => {
      const data = { name, head, run, conclusion, because };
      hooks.published?.(conclusion ?? "in_progress");
      return { kind: "publication", ...toAuditPlace(place, number), data };
    });
    await audit.append(trx, entries, now());
    await noteWritten(trx, place, concluded);
  });
}

/** Step 5. */
async function confirm(
  context: EvaluateContext,
  publication: Publication,
  written: readonly AppliedCheck[],
): Promise<void> {
  if (greenOf(publication, written).length === 0) return;
  try {
    await context.attempt.fence(publication.scopes);
  } catch (error) {
    if (!(error instanceof Superseded)) throw error;
    if (await retract(context, publication, written)) throw error;
  }
}

/** Takes back what was published green. False: it is merged, and stays. */
async function retract(
  context: EvaluateContext,
  publication: Publication,
  written: readonly AppliedCheck[],
): Promise<boolean> {
  const green = greenOf(publication, written);
  // What GitHub merges the moment that it is green tells us so by an event, which is what came.
  if (green.length > 0 && (await isMerged(context.host, publication.endsWith))) return false;
  await withdraw(context, green, "superseded");
  return true;
}

/**
 * Otherwise whoever can cause events faster than they are judged could hold on to a green check for as long as they like. Resolves with the
 * others whose check it was: what superseded this need not lead to them.
 */
async function takeBackDoubted(
  context: EvaluateContext,
  { number, effects, head, endsWith }: Publication,
): Promise<readonly number[]> {
  const { attempt, store, place, host } = context;
  if (attempt.signal.aborted) return [];
  const doubted = new Set(
    effects.flatMap((effect) =>
      effect.kind === "publish-check" && effect.conclusion !== "success" ? [effect.name] : [],
    ),
  );
  if (doubted.size === 0) return [];
  const green = (await standingAt(store.db, place, head)).filter(
    ({ name, conclusion }) => doubted.has(name) && conclusion === "success",
  );
  if (green.length === 0 || (await isMerged(host, endsWith))) return [];
  await withdraw(context, green, "superseded");
  const owners = new Set(green.map((each) => each.number));
  return [...owners].filter((owner) => owner !== number && owner !== OF_QUEUE);
}

function greenOf({ effects, number }: Publication, written: readonly AppliedCheck[]): Standing[] {
  return effects.flatMap((effect): Standing[] => {
    if (effect.kind !== "publish-check" || effect.conclusion !== "success") return [];
    const { name, head, conclusion, externalId } = effect;
    const run = written.find((each) => each.name === name && each.head === head)?.run ?? null;
    return [{ name, head, number, run, conclusion, external_id: externalId, seq: null }];
  });
}
