import type { CaseResult } from "./run-case.ts";

/** The results of one file of cases. */
export interface FileResults {
  readonly path: string;
  readonly results: readonly CaseResult[];
}
