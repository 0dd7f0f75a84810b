import type { Kysely } from "kysely";
import type { AuditEntry } from "#audit/audit-entry.ts";
import { canonicalJson } from "#audit/canonical-json.ts";
import { type JudgedRecord, type JudgementRecord, writeJudgement } from "#audit/judgement-record.ts";
import { sha256 } from "#audit/sha256.ts";
import type { JudgedContent } from "#core/collect/judge-content.ts";
import type { Facts } from "#core/facts/facts.ts";
import { digestOf } from "#core/judge/judged-by.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import { ownVersion } from "../config/own-version.ts";
import type { Place } from "../inbox/place.ts";
import type { Schema } from "../store/schema.ts";
import type { StoreTransaction } from "../store/store.ts";
import { toAuditPlace } from "./audit-place.ts";
import { JUDGED_WITH, type JudgedPullRequest, type Judgement } from "./judgement.ts";
import { policyChange } from "./policy-change.ts";
import { type SignOffRow, signOffRows } from "./sign-off-rows.ts";
import { OF_QUEUE } from "./standing.ts";

/** Which release judged. */
const PROGRAM = ownVersion();

/** What the log knows of the last verdict that was shown, as far as it is compared with. */
export interface KnownVerdict {
  /** Digest of the judgement without its clock. */
  readonly unchanged: string;
  /** Digests of the reviews' rows. */
  readonly reviews: readonly string[];
}

/** What a judgement would add to the log; `null` when the log tells it already. */
export interface NewVerdict {
  readonly judgement: Judgement;
  readonly known: KnownVerdict;
  /** Rows of reviews, with the number of the pull request that they were given on. */
  readonly news: readonly { readonly number: number; readonly row: SignOffRow }[];
}

/**
 * Compares a judgement with the last one that the log tells of the same check. Judged again with the same facts to the same verdict is no
 * news, whatever the clock says: otherwise the log would grow with every event that changes nothing.
 */
export function newVerdict(judgement: Judgement, last: KnownVerdict | null): NewVerdict | null {
  const unchanged = sha256(canonicalJson(withoutClock(judgement)));
  if (last?.unchanged === unchanged) return null;
  const signOffs = inOrder(judgement).flatMap(({ number, subject }) =>
    subject.kind === "facts"
      ? signOffRows(subject.policy, subject.stage, subject.facts).map((row) => ({ number, row }))
      : [],
  );
  const before = new Set(last?.reviews);
  const digests = signOffs.map(({ row }) => sha256(canonicalJson(row)));
  return {
    judgement,
    known: { unchanged, reviews: digests },
    news: signOffs.filter((_, index) => !before.has(digests[index] ?? "")),
  };
}

/** Reads the last verdict of a row of the log; `null` where there is none, or retention took it away. */
export async function knownVerdict(db: Kysely<Schema>, seq: number | null): Promise<KnownVerdict | null> {
  if (seq === null) return null;
  const row = await db.selectFrom("audit").select("data").where("seq", "=", seq).executeTakeFirst();
  const data: unknown = row?.data == null ? null : JSON.parse(row.data);
  if (typeof data !== "object" || data === null || !("unchanged" in data) || !("reviews" in data))
    return null;
  const { unchanged, reviews } = data;
  return typeof unchanged === "string" && Array.isArray(reviews) ? { unchanged, reviews } : null;
}

/** A repository, and the GitHub that holds it. */
export interface ServedPlace extends Place {
  /** Address of its pages, without a slash at the end. */
  readonly server: string;
}

/** Tells the log of a verdict, with all that it takes to judge again. Resolves with the number of the verdict's row. */
export async function recordJudgement(
  trx: StoreTransaction,
  audit: AuditLog,
  place: ServedPlace,
  { judgement, known, news }: NewVerdict,
  now: Date,
): Promise<number> {
  const { verdict, judged, queue } = judgement;
  const where = toAuditPlace(place, queue === undefined ? judged[0].number : OF_QUEUE);
  const facts = await audit.keep(trx, writeJudgement({ ...replayable(judgement), server: place.server }));
  const kept = await audit.keep(trx, JSON.stringify(verdict));
  const waivers = waiversOf(verdict);
  const entries: AuditEntry[] = [
    {
      kind: "verdict",
      ...where,
      data: {
        stage: verdict.stage,
        outcome: verdict.outcome,
        head: verdict.head,
        base: verdict.base,
        policy: digestOf(verdict.policy),
        extends: verdict.policy.extends ?? null,
        facts,
        verdict: kept,
        contentGreen: verdict.contentGreen,
        waivers: waivers.length,
        ...known,
      },
    },
    ...news.map(
      ({ number, row }): AuditEntry => ({ kind: "sign-off", ...toAuditPlace(place, number), data: row }),
    ),
    ...waivers.map((data): AuditEntry => ({ kind: "waiver-use", ...where, data })),
    // A queue's commit is judged by what its pull requests are.
    ...(queue === undefined ? await policyChange(trx, place, judged[0]) : []).map(
      (data): AuditEntry => ({
        kind: "policy-change",
        ...where,
        data,
      }),
    ),
  ];
  const [seq] = await audit.append(trx, entries, now);
  if (seq === undefined) throw new TypeError("the log took no row");
  return seq;
}

/** What a verdict is recomputed from. */
function replayable(judgement: Judgement): Omit<JudgementRecord, "format" | "server"> {
  const { queue } = judgement;
  const records = inOrder(judgement).map(({ number, subject }): JudgedRecord => {
    if (subject.kind === "refused") return { number, kind: "refused", verdict: subject.verdict };
    const { policy, stage, facts } = subject;
    return { number, kind: "facts", policy, stage: stage.name, facts, options: JUDGED_WITH };
  });
  if (queue === undefined) return { program: PROGRAM, joined: "shared", judged: records };
  const { content, otherRules } = queue;
  const judged = [recordOf(content), ...records];
  return { program: PROGRAM, joined: "queue", judged, ...(otherRules.length === 0 ? {} : { otherRules }) };
}

function recordOf({ verdict, by }: JudgedContent): JudgedRecord {
  if (by === null) return { number: OF_QUEUE, kind: "refused", verdict };
  return { number: OF_QUEUE, kind: "facts", ...by, stage: by.stage.name };
}

/** By number: whichever of those that share a commit was asked about, the judgement is the same. */
function inOrder({ judged }: Judgement): JudgedPullRequest[] {
  return judged.toSorted((a, b) => a.number - b.number);
}

function withoutClock(judgement: Judgement): Readonly<Record<string, unknown>> {
  const subjects = inOrder(judgement).map(({ number, subject, verdict }) => {
    if (subject.kind === "refused") return { number, verdict: timeless(subject.verdict) };
    return { number, facts: still(subject.facts), policy: digestOf(verdict.policy) };
  });
  const { queue } = judgement;
  const content = queue === undefined ? {} : { content: timeless(queue.content.verdict) };
  return { subjects, verdict: timeless(judgement.verdict), ...content };
}

function timeless({ at: _, ...verdict }: Verdict): object {
  return verdict;
}

/** Facts without the clock, and without what our own checks remember: that changes with their being written, and shows in the verdict if it matters. */
function still({ now: _, snapshots, ...facts }: Facts): object {
  const seen = Object.entries(snapshots).map(([commit, { contentGreenAt: _, ...rest }]) => [commit, rest]);
  return { ...facts, snapshots: Object.fromEntries(seen) };
}

/** Findings that a waiver excused. */
function waiversOf({ gates }: Verdict): Readonly<Record<string, unknown>>[] {
  return gates.flatMap(({ gate, findings }) =>
    findings.flatMap(({ id, waiver }) => (waiver === undefined ? [] : [{ gate, finding: id, waiver }])),
  );
}
