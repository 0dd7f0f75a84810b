import type { OptionRow } from "#core/explain/option-rows.ts";
import type { GateMeta, Message } from "#core/gates/define-gate.ts";
import type { Finding, Waiver } from "#core/model/finding.ts";
import type { Severity } from "#core/model/verdict.ts";
import type { After, Freeze, Risk, Stage } from "#core/policy/policy.ts";

/** A rule that the policy gives a gate, and where it stands. */
export interface AskedRule {
  readonly option: string;
  /** As it is judged by; of a list, what is new. */
  readonly value: unknown;
  /** `.github/gatehouse.yml:12`, or `acme/.github@3f2a1bc:7` for the policy that is extended. */
  readonly from: readonly string[];
}

/** What the policy asks of a gate at one stage. */
export interface AskedGate {
  readonly gate: string;
  readonly stage: string;
  /** `null`: it is asked of graver risks alone. */
  readonly severity: Severity | null;
  readonly rules: readonly AskedRule[];
  /** What graver risks add to it. */
  readonly risks: readonly { readonly risk: Risk; readonly rules: readonly AskedRule[] }[];
}

/** A finding that a gate may come to, as it is written, with its places unfilled. */
export type FindingRow = Message & { readonly id: string };

/** A gate: what it asks, what it may find, and what this repository's policy makes of it. */
export interface GateExplanation {
  readonly kind: "gate";
  readonly meta: GateMeta;
  readonly page: string;
  readonly options: readonly OptionRow[];
  readonly findings: readonly FindingRow[];
  /** By stage, each with what it adds to the one before it; `null` where no policy is at hand. */
  readonly asked: readonly AskedGate[] | null;
}

/** A finding: what it means, and where it occurs. */
export interface FindingExplanation {
  readonly kind: "finding";
  readonly name: string;
  /** `null`: it is about the judgement as a whole. */
  readonly gate: Pick<GateMeta, "id" | "title" | "why"> | null;
  readonly page: string;
  /** `null`: a mistake in a file, whose sentence stands with the reader that found it. */
  readonly message: FindingRow | null;
  /** Why no waiver excuses findings of the gate; `null` where one may. */
  readonly notWaivable: string | null;
  /** Where it occurs between base and head; `null` where nothing could be judged. */
  readonly occurs: { readonly stage: string; readonly findings: readonly Finding[] } | null;
}

/** A stage: where a merge leads, and all that it takes. */
export interface StageExplanation {
  readonly kind: "stage";
  readonly stage: Omit<Stage, "gates" | "after">;
  readonly from: readonly string[];
  /** Stages before it, whose rules hold here, too. */
  readonly before: readonly Pick<Stage, "name" | "branches">[];
  readonly requires: string | null;
  readonly after: readonly After[];
  readonly gates: readonly AskedGate[];
  /** Gates that the stage leaves out, by id. */
  readonly off: readonly string[];
  readonly roles: readonly RoleRow[];
  /** Those that hold or are still to come. */
  readonly freezes: readonly Freeze[];
  /** Those that have not ended. */
  readonly waivers: readonly Waiver[];
}

/** A role that counts at a stage. */
export interface RoleRow {
  readonly role: string;
  /** How many have to approve. */
  readonly count: number;
  /** Risk from which on; `null`: any. */
  readonly risk: Risk | null;
  readonly owners: readonly string[];
}

/** What `gatehouse explain` may say. */
export type Explanation = GateExplanation | FindingExplanation | StageExplanation;
