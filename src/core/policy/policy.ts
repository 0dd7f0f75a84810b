import type { RoleFacts } from "#core/facts/people-facts.ts";
import type { Boundary } from "#core/handoff/required-when.ts";
import type { Waiver } from "#core/model/finding.ts";
import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
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
  /** Deployment environments that this stage answers for; absent: the one of its own name. */
  readonly environments?: readonly string[];
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

/** When people who are waited for are told so, in a comment. Lengths of time as written: `24h`. */
export interface Reminders {
  /** How long they were waited for before the first reminder. */
  readonly after: string;
  /** How long between two of them. */
  readonly every: string;
  /** How many there are in one wait. */
  readonly atMost: number;
  readonly escalate?: {
    /** How long was waited, from the beginning. */
    readonly after: string;
    /** Whom it is told: `@user` or `@org/team`. */
    readonly to: readonly string[];
  };
}

/** The policy of another repository, on top of which a policy stands: an organisation's, which it may only tighten. */
export interface ExtendedPolicy {
  /** `owner/name`. */
  readonly repository: string;
  /** Branch or tag that is named; absent: the default branch. */
  readonly ref?: string;
  /** Commit that was read; `null` where a copy of the file was handed over. */
  readonly commit: string | null;
  /** What it asks for by itself. Its waivers excuse nothing elsewhere. */
  readonly policy: Policy;
  /** Lines of the values in each of the two files, by RFC 6901 pointer: where each rule stands. */
  readonly lines: { readonly theirs: RuleLines; readonly own: RuleLines };
  /** Lines of the extending policy that ask for less than the extended one does, and so do nothing. */
  readonly weaker: readonly Issue[];
}

export type RuleLines = Readonly<Record<string, number>>;

/**
 * `.github/gatehouse.yml` as it stands at the base commit, valid as a whole. Plain JSON.
 *
 * Where it extends another one, `packages`, `roles`, `freezes` and the stages with their branches, `requires` and `after` are
 * those of both; `gates` and `risk` hold what this file adds, and {@link gatesFor} joins them with what stands below.
 */
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
  /** `sticky`: the verdict stands in one comment of the pull request, too. Absent: it does not. */
  readonly comment?: "sticky";
  /** Absent: nobody is reminded. */
  readonly reminders?: Reminders;
  /** ISO date by which the policy itself should be reviewed. */
  readonly reviewBy?: string;
  /** Gates whose findings a policy that extends this one may waive; absent: none. */
  readonly waivable?: readonly string[];
  /** Absent: the policy stands for itself. */
  readonly extends?: ExtendedPolicy;
}

/** Where a policy is looked for, in this order; the first that exists counts. */
export const POLICY_PATHS = [".github/gatehouse.yml", ".github/gatehouse.yaml"] as const;

/** A policy that extends another one. */
export type ExtendingPolicy = Policy & { readonly extends: ExtendedPolicy };
