import type { Diagnosis } from "./diagnosis.ts";

/** What the doctor looked at, and what it found. */
export interface Examination {
  /** `owner/name`, or the folder that was looked at without a network. */
  readonly subject: string;
  /** Whether GitHub was asked. */
  readonly online: boolean;
  readonly diagnoses: readonly Diagnosis[];
}
