import * as z from "zod";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy } from "#core/policy/policy.ts";
import { AuditError } from "./audit-error.ts";
import { serverAddress } from "./server-address.ts";

/** What one pull request was judged by. */
export type JudgedRecord =
  | {
      readonly number: number;
      readonly kind: "facts";
      readonly policy: Policy;
      /** Name of the policy's stage. */
      readonly stage: string;
      readonly facts: KnownFacts;
      readonly options: { readonly missingFacts: "defer" | "error" };
    }
  /** Nothing was judged: the verdict says why, and is all there is to keep. */
  | { readonly number: number; readonly kind: "refused"; readonly verdict: Verdict };

/** What is kept of a judgement, to judge it again: of each pull request that shares the commit and its check, by number. */
export interface JudgementRecord {
  readonly format: typeof RECORD_FORMAT;
  /** Version of Gatehouse that judged. */
  readonly program: string;
  /** Address of the GitHub that holds the repository, without a slash at the end. Absent where it was written before this was kept. */
  readonly server?: string;
  /** `shared`: the gravest is shown. `queue`: a merge queue's commit, whose content is the first and whose people are in the others. */
  readonly joined: "shared" | "queue";
  readonly judged: readonly JudgedRecord[];
  /** Of a queue's commit: pull requests whose rules are changed by what is merged ahead. Absent: none. */
  readonly otherRules?: readonly number[];
}

export const RECORD_FORMAT = "gatehouse/judgement/v1";

const schema = z.looseObject({
  format: z.literal(RECORD_FORMAT),
  program: z.string(),
  server: z
    .string()
    .refine((text) => serverAddress(text) === text)
    .optional(),
  joined: z.enum(["shared", "queue"]),
  judged: z
    .array(
      z.union([
        z.looseObject({
          number: z.int(),
          kind: z.literal("facts"),
          policy: z.looseObject({}),
          stage: z.string(),
          facts: z.looseObject({}),
        }),
        z.looseObject({ number: z.int(), kind: z.literal("refused"), verdict: z.looseObject({}) }),
      ]),
    )
    .min(1),
  otherRules: z.array(z.int()).optional(),
});

/** The record as it is kept. Keys stay in the order in which they were judged, since a gate may go through them in it. */
export function writeJudgement(record: Omit<JudgementRecord, "format">): string {
  return JSON.stringify({ format: RECORD_FORMAT, ...record });
}

/** Reads a record that was kept. Throws an {@link AuditError} (`unreadable`) when it is none. */
export function readJudgement(content: string): JudgementRecord {
  try {
    const value: unknown = JSON.parse(content);
    // Only whether it is a record is asked here; what is inside was written by us, under a digest that was verified. zod would reorder keys.
    schema.parse(value);
    return value as JudgementRecord;
  } catch (cause) {
    throw new AuditError("unreadable", "what was kept of the judgement is no record of one", { cause });
  }
}
