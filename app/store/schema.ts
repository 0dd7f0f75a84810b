import type { ColumnType, Generated, Insertable, Selectable } from "kysely";

/** A moment: read as a `Date`, written as a `Date` or ISO 8601. */
type Moment = ColumnType<Date, Date | string, Date | string>;

/**
 * A whole number up to 2^53: PostgreSQL's `bigint`, read as a `number` (both engines are set up so: an id of GitHub's and a row
 * number of the log stay far below).
 */
type Whole = number;

/** Repositories are named `owner/name` in lower case, since GitHub tells no case apart. */
type RepositoryName = string;

/** A webhook that was accepted, once for all its redeliveries. */
export interface DeliveryTable {
  /** `X-GitHub-Delivery`. */
  guid: string;
  event: string;
  action: string | null;
  installation: Whole | null;
  repository: RepositoryName | null;
  received_at: Moment;
  /** Row of the log that tells of it. */
  seq: Whole;
}

/**
 * The last event that concerns something, by its row in the log: what was read before it must not be published. Scopes are
 * keys of tasks (`inbox/task.ts`).
 */
export interface MarkTable {
  scope: string;
  seq: Whole;
  /** Of a repository or an installation: what events up to this row ask for was passed on. */
  passed_on: Generated<Whole>;
}

/** The log: append-only, each row sealed with the hash of the one before. `src/audit` says how. */
export interface AuditTable {
  seq: Whole;
  at: Moment;
  kind: string;
  installation: Whole | null;
  repository: RepositoryName | null;
  number: number | null;
  /** Canonical JSON; `null` once retention took it away. */
  data: string | null;
  /** SHA-256 of `data`, in hex: what the seal covers, so that the chain outlives the data. */
  data_digest: string;
  prev: string;
  hash: string;
}

/** Content by digest: facts, policies and verdicts, compressed, so that a verdict can be recomputed. */
export interface KeptTable {
  /** SHA-256 of the uncompressed bytes, in hex. */
  digest: string;
  /** zstd. */
  content: Uint8Array;
  size: number;
  kept_at: Moment;
}

/** What stands on GitHub in our name: enough to take a green check back without reading anything first. */
export interface PublishedTable {
  installation: Whole;
  repository: RepositoryName;
  head: string;
  /** Of the check: `gatehouse: production`. */
  name: string;
  number: number;
  run: Whole | null;
  /** As GitHub shows it; `null` while it is in progress. */
  conclusion: "success" | "failure" | null;
  external_id: string;
  /** Row of the log with the verdict that it shows. */
  seq: Whole | null;
  /** It is known to be deserved by whatever was accepted up to this row of the log; more may be known, since what changes nothing is not stored. */
  as_of: Generated<Whole>;
  at: Moment;
}

/** A merge to a gated branch, and what it had been judged as. */
export interface PromotionTable {
  installation: Whole;
  repository: RepositoryName;
  number: number;
  stage: string;
  branch: string;
  head: string;
  /** The commit that the merge made on the branch. */
  merged_sha: string;
  merged_at: Moment;
  /** Row of the log with the verdict; `null`: none stood there. */
  seq: Whole | null;
  /** Whether it was merged without the gate's consent, or as something else than what was judged. */
  bypass: boolean;
  why: string | null;
}

/** Since when a pull request waits for people, and how often they were told. */
export interface WaitingTable {
  installation: Whole;
  repository: RepositoryName;
  number: number;
  stage: string;
  since: Moment;
  /** What is waited for, canonical JSON: another wait begins when it changes. */
  waits_for: string;
  reminded_at: Moment | null;
  reminders: number;
  escalated_at: Moment | null;
}

/** What a repository's policies need to know: events that change nothing of it are not accepted. */
export interface NeedsTable {
  installation: Whole;
  repository: RepositoryName;
  needs: readonly string[];
  at: Moment;
}

/** What GitHub allows an installation, shared by all instances. */
export interface AllowanceTable {
  installation: Whole;
  /** `core` or `graphql`, as `X-RateLimit-Resource` names it; `write` paces writes; `all` is a secondary limit. */
  resource: string;
  remaining: number | null;
  reset_at: Moment | null;
  blocked_until: Moment | null;
  /** The earliest moment of the next write. */
  next_at: Moment | null;
}

/** Small things that are remembered by name: the cursor of the delivery log, the anchor of a shortened chain. Canonical JSON. */
export interface SettingTable {
  name: string;
  value: string;
}

/** Every table of the store but the queue's own. */
export interface Schema {
  delivery: DeliveryTable;
  mark: MarkTable;
  audit: AuditTable;
  kept: KeptTable;
  published: PublishedTable;
  promotion: PromotionTable;
  waiting: WaitingTable;
  needs: NeedsTable;
  allowance: AllowanceTable;
  setting: SettingTable;
}

export type AuditRow = Selectable<AuditTable>;
export type Published = Selectable<PublishedTable>;
export type Promotion = Selectable<PromotionTable>;
export type NewPublished = Insertable<PublishedTable>;
