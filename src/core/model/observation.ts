import type { Details } from "./details.ts";
import type { Source } from "./source.ts";
import type { Issue } from "./statement.ts";

/**
 * One fact that a tool wrote, in the same shape whatever the tool.
 * A number is finite or it is not an observation: NaN, infinities and numbers written as text become `problems`.
 */
export interface Observation {
  /** Dotted name as a policy's `read` spells it after the colon: `failures`, `test_auc`, `http_req_duration.p(95)`. */
  readonly name: string;
  readonly value: number | string | boolean;
  /** UCUM-like symbol: `ms`, `s`, `By`, `1/s`, `%`; absent for a bare number. */
  readonly unit?: string;
  /** Which part of the data it holds for: `{ AgeGroup: "31-40" }`. */
  readonly slice?: Readonly<Record<string, string>>;
  readonly dataset?: string;
  /** How many samples, cases or results it was computed from. */
  readonly samples?: number;
  /** The tool's own opinion, where it has one. */
  readonly passed?: boolean;
  /** ISO 8601 instant at which the tool measured it. */
  readonly at?: string;
  readonly source: Source;
}

/** One evidence file as a reader saw it. */
export interface EvidenceReading {
  /** Repository-relative path. */
  readonly path: string;
  /** Format that read it: the id of its folder under `evidence/`. */
  readonly format: string;
  /** Git object id of the file: what exactly was read. */
  readonly digest: string;
  readonly producer?: { readonly tool: string; readonly version?: string };
  readonly observations: readonly Observation[];
  /** What it says besides numbers. A file with details and without observations has been read, too. */
  readonly details?: Details;
  /** What could not be read, and where. A problem about the whole file leaves no observations and no details. */
  readonly problems: readonly Issue[];
}
