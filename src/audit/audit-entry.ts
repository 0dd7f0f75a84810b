/** What is told in the log, one kind a thing that happened. `docs/operating.md` lists what each one's data holds. */
export const AUDIT_KINDS = [
  /** A webhook that was accepted: `{ guid, event, action, sender }`. */
  "delivery",
  /** A judgement: `{ stage, outcome, head, base, policy, facts, verdict, contentGreen, waivers }`, the last ones digests of what is kept. */
  "verdict",
  /** A review that counted or did not, when that is new: `{ review, by, role, counted, why, commit }`. */
  "sign-off",
  /** A check that was written: `{ name, head, run, conclusion, because }`. */
  "publication",
  /** A success that was taken back before or without a judgement: `{ name, head, run, because }`. */
  "withdrawal",
  /** A waiver that excused a finding of a published verdict: `{ gate, finding, waiver }`. */
  "waiver-use",
  /** A merge: `{ stage, branch, head, mergedSha, verdict, by }`. */
  "promotion",
  /** A merge without our consent, or of other content than was judged: `{ stage, branch, head, mergedSha, why, by }`. */
  "bypass",
  /** A check of our name by somebody else: `{ name, head, app, conclusion }`. */
  "foreign-check",
  /** Another policy than before judges a branch: `{ branch, before, after }`. */
  "policy-change",
  /** A command of a person, and what came of it: `{ command, by, answer }`. */
  "command",
  /** An answer to a deployment: `{ environment, sha, state, run, why }`. */
  "deployment",
  /** People were told: `{ what, to }`. */
  "reminder",
  /** Work that was given up: `{ task, code }`. */
  "dead-letter",
  /** Something of the log's own: `{ what, … }`, such as data taken away by retention, an import, a start. */
  "log",
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** What is to be told. */
export interface AuditEntry {
  readonly kind: AuditKind;
  readonly installation: number | null;
  /** `owner/name` in lower case. */
  readonly repository: string | null;
  readonly number: number | null;
  /** Plain JSON. No secrets, no payloads. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** A row of the log as it is exported: one line of JSON each. */
export interface SealedEntry {
  /** From 1 on, without gaps. */
  readonly seq: number;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly kind: string;
  readonly installation: number | null;
  readonly repository: string | null;
  readonly number: number | null;
  /** Canonical JSON; `null` once retention took it away. */
  readonly data: string | null;
  /** SHA-256 of `data`, in hex. */
  readonly dataDigest: string;
  /** Hash of the row before; 64 zeros before the first. */
  readonly prev: string;
  /** SHA-256 of everything above but `data`, in hex. */
  readonly hash: string;
}
