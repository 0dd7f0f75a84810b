import type { RoleFacts } from "#core/facts/people-facts.ts";
import type { Boundary } from "#core/handoff/required-when.ts";
import type { Waiver } from "#core/model/finding.ts";
import type { Location } from "#core/model/location.ts";
import type { Severity } from "#core/model/verdict.ts";

/** Risk of a package, from the lightest. `Unknown` is treated as `High`. */
export const RISKS = ["Low", "Medium", "High"] as const;
export type Risk = (typeof RISKS)[number];

/** What a policy says about one gate: its options as written (before defaults), or that it is off. */
export type GateSetting =
  | { readonly on: false }
  | { readonly on: true; readonly severity: Severity; readonly options: Readonly<Record<string, unknown>> };

export type GateSettings = Readonly<Record<string, GateSetting>>;

/** A stage: where a merge leads, and what it takes. */
export interface Stage {
  readonly name: string;
  /** Branch names and globs. An exact name wins over a glob. */
  readonly branches: readonly string[];
  readonly requires?: Boundary;
  readonly after?: After;
  readonly gates: GateSettings;
}

/** What must have been merged to an earlier stage before it may be merged to this one. */
export interface After {
  readonly stage: string;
  /** How long ago at least, as written: `24h`. */
  readonly soak?: string;
  /** How long ago at most, as written: `30d`. */
  readonly within?: string;
  /** What must be the same as it was there: the whole package folder, or its model alone. */
  readonly same: "package" | "model";
}

/** Days on which nothing merges: ISO dates in UTC, both included. */
export interface Freeze {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Names of stages; `null`: every stage. */
  readonly stages: readonly string[] | null;
  /** What may merge all the same. */
  readonly except?: "rollback";
  readonly where: Location;
}

/** `.github/gatehouse.yml` as it stands at the base commit, valid as a whole. Plain JSON. */
export interface Policy {
  readonly path: string;
  /** Git object id of the file: which policy judged. */
  readonly digest: string;
  /** Globs of package folders. */
  readonly packages: readonly string[];
  readonly roles: Readonly<Record<string, RoleFacts>>;
  /** In the order of the file; a stage asks for all that the ones before it asked for. */
  readonly stages: readonly Stage[];
  /** What each risk tier adds. */
  readonly risk: Readonly<Partial<Record<Risk, GateSettings>>>;
  /** Reviewed lines that excuse findings; absent: none. */
  readonly waivers?: readonly Waiver[];
  /** Absent: none. */
  readonly freezes?: readonly Freeze[];
  /** ISO date by which the policy itself should be reviewed. */
  readonly reviewBy?: string;
}

/** Where a policy is looked for, in this order; the first that exists counts. */
export const POLICY_PATHS = [".github/gatehouse.yml", ".github/gatehouse.yaml"] as const;
