import type { Statement } from "#core/model/statement.ts";
import type { CheckFacts } from "./check-facts.ts";
import type { ChecklistDefinitionFacts } from "./checklist-facts.ts";
import type { PackageFacts } from "./package-facts.ts";
import type {
  CommitFacts,
  OwnerFacts,
  OwnershipFacts,
  PersonFacts,
  ReviewFacts,
  RoleFacts,
  SnapshotFacts,
} from "./people-facts.ts";
import type { PromotionsFacts } from "./promotion-facts.ts";
import type { ProposalFacts } from "./proposal-facts.ts";
import type { ChangesFacts, PullRequestFacts, RepositoryFacts } from "./pull-request-facts.ts";

/**
 * Everything a gate may know about one pull request at one commit, already fetched.
 * Plain readonly JSON: it can be printed, stored as a golden file, replayed and simulated.
 */
export interface Facts {
  /** The clock: ISO 8601 instant in UTC. Nothing else in a judgement knows the time. */
  readonly now: string;
  readonly repository: RepositoryFacts;
  readonly pullRequest: PullRequestFacts;
  readonly changes: ChangesFacts;
  /** Packages that the pull request touches, as they are at the head commit. */
  readonly packages: readonly PackageFacts[];
  /** The same folders at the base commit; a new package has no counterpart. */
  readonly baseline: readonly PackageFacts[];
  /** Checklist definitions at the base commit, by name. */
  readonly checklists: Readonly<Record<string, ChecklistDefinitionFacts>>;
  /**
   * Whether the versions that rollback plans name exist, by `name@version`. For a plan that says that none came before, under `name@none`:
   * a tag that holds another version, if one was looked for; the base is told by `releases`.
   */
  readonly targets: Readonly<Record<string, TargetFacts>>;
  /**
   * Packages as they were when they were released, by `name@version`: rollback targets and `previous` versions that were found. For
   * a plan that says that none came before, also every package of that name at the base.
   */
  readonly releases: Readonly<Record<string, PackageFacts>>;
  /** What the pull request does to the rules themselves. */
  readonly proposal: ProposalFacts;
  /** Where the packages stood on branches of earlier stages. Known to the App alone. */
  readonly promotions: PromotionsFacts;
  /** Checks of other tools on the head commit. Known to the App alone. */
  readonly checks: readonly CheckFacts[];
  /** Roles of the policy, by name. */
  readonly roles: Readonly<Record<string, RoleFacts>>;
  readonly ownership: OwnershipFacts;
  /** Who stands behind a handle, by its lower-case spelling (`@acme/sre`). */
  readonly owners: Readonly<Record<string, OwnerFacts>>;
  /** Every account that some fact names, by numeric id. */
  readonly people: Readonly<Record<string, PersonFacts>>;
  readonly reviews: readonly ReviewFacts[];
  readonly commits: readonly CommitFacts[];
  /** What the changed paths were at the head and at each reviewed commit, by commit id. */
  readonly snapshots: Readonly<Record<string, SnapshotFacts>>;
  /** Reasons why these facts are not the whole truth. Any entry makes the verdict an error: incomplete facts fail closed. */
  readonly incomplete: readonly Statement[];
}

export type FactKey = keyof Facts;

/** Where the version that a rollback goes to was found. `unknown`: tags could not be read here. */
export type TargetFacts = "base" | "tag" | "absent" | "unknown" | OtherTarget;

/** A tag, and what its commit holds: another version than the tag is named like, or under `name@none` the version that came before. */
export interface OtherTarget {
  /** The tag's name. */
  readonly tag: string;
  /** What stands there in the package's folder, as `name@version`; `null` for nothing, or for a manifest that cannot be read. */
  readonly holds: string | null;
}
