/** A person, a bot or an organization: whatever GitHub calls an account. */
export interface Account {
  readonly id: number;
  readonly login: string;
  readonly type: "User" | "Bot" | "Organization";
}

/** A person, or the bot user of an App. `token` is a personal access token with every power of its owner. */
export interface User extends Account {
  readonly type: "User" | "Bot";
  readonly name: string;
  readonly email: string;
  readonly token: string;
}

/** A team. `pending` members were invited and have not accepted: they are in no list of members. */
export interface Team {
  readonly id: number;
  readonly org: Organization;
  readonly slug: string;
  name: string;
  readonly createdAt: string;
  privacy: "closed" | "secret";
  parent: Team | null;
  readonly members: Map<string, "member" | "maintainer">;
  readonly pending: Set<string>;
}

/** An organization with its owners, members and teams; logins in lower case, teams by slug. */
export interface Organization extends Account {
  login: string;
  readonly type: "Organization";
  readonly owners: Set<string>;
  readonly members: Set<string>;
  readonly teams: Map<string, Team>;
}

/** Repository roles from the weakest to the strongest. */
export const ROLES = ["none", "read", "triage", "write", "maintain", "admin"] as const;
/** A repository role; `none` is no access. */
export type Role = (typeof ROLES)[number];

/** A submitted review. Its commit never changes; its state does once it is dismissed. */
export interface Review {
  readonly id: number;
  readonly user: User;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
  body: string;
  /** Null once GitHub has lost the commit (it was force-pushed away and collected). */
  commit: string | null;
  readonly submittedAt: string;
  dismissal: {
    readonly by: Account;
    readonly message: string;
    readonly at: string;
    readonly previous: "APPROVED" | "CHANGES_REQUESTED";
  } | null;
}

/** What happened to a pull request, as far as its timeline is asked for. */
export interface TimelineEvent {
  readonly id: number;
  readonly kind:
    | "ReviewRequestedEvent"
    | "ReviewRequestRemovedEvent"
    | "ReviewDismissedEvent"
    | "BaseRefChangedEvent";
  readonly actor: Account;
  readonly at: string;
  readonly reviewer?: User | Team;
  readonly review?: Review;
}

/** What a reaction can be. */
export const REACTIONS = ["+1", "-1", "laugh", "confused", "heart", "hooray", "rocket", "eyes"] as const;

/** A reaction of an account to a comment. */
export interface Reaction {
  readonly id: number;
  readonly user: User;
  readonly content: (typeof REACTIONS)[number];
  readonly createdAt: string;
}

/** A comment on a pull request's conversation. `app` is the App through which it came, if one did. */
export interface IssueComment {
  readonly id: number;
  readonly user: User;
  readonly app: App | null;
  body: string;
  readonly createdAt: string;
  updatedAt: string;
  readonly reactions: Reaction[];
}

/** A label of a repository. */
export interface Label {
  readonly id: number;
  name: string;
  color: string;
  description: string | null;
}

/** A pull request. */
export interface Pull {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: "open" | "closed";
  draft: boolean;
  readonly author: User;
  /** `sha` is the base tip as of the last change of head or base: what REST and webhooks report. */
  base: { ref: string; sha: string };
  head: { repository: Repository | null; readonly ref: string; sha: string; readonly owner: Account };
  merged: boolean;
  mergedAt: string | null;
  mergedBy: User | null;
  mergeCommit: string | null;
  /** Test merge of head into base, or null where they conflict. */
  testMerge: string | null;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly reviews: Review[];
  lastPusher: User;
  readonly requestedUsers: Map<string, User>;
  readonly requestedTeams: Map<string, Team>;
  readonly timeline: TimelineEvent[];
  readonly comments: IssueComment[];
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
}

/** A GitHub App with its key pair and its bot. */
export interface App {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly privateKey: string;
  readonly publicKey: string;
  webhookUrl: string | null;
  webhookSecret: string;
  permissions: Readonly<Record<string, string>>;
  events: readonly string[];
  readonly owner: Account;
  readonly bot: User;
  readonly createdAt: string;
}

/** An App on an account, with the permissions that were granted there. */
export interface Installation {
  readonly id: number;
  readonly app: App;
  readonly account: Organization | User;
  readonly createdAt: string;
  permissions: Readonly<Record<string, string>>;
  /** Null: every repository of the account. */
  repositories: Set<number> | null;
  suspended: { readonly by: Account; readonly at: string } | null;
}

/** The checks of one App on one commit. */
export interface CheckSuite {
  readonly id: number;
  readonly app: App;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly before: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** An annotation in REST's own shape. */
export interface CheckAnnotation {
  readonly [key: string]: unknown;
}

/** A button on a check run. */
export interface CheckAction {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

/** One check of a suite. */
export interface CheckRun {
  readonly id: number;
  readonly suite: CheckSuite;
  name: string;
  status: "queued" | "in_progress" | "completed";
  conclusion: string | null;
  externalId: string;
  detailsUrl: string | null;
  startedAt: string;
  completedAt: string | null;
  output: { title: string | null; summary: string | null; text: string | null };
  readonly annotations: CheckAnnotation[];
  actions: readonly CheckAction[];
}

/** What an account says of a commit under a name; of one name the newest counts. */
export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: "error" | "failure" | "pending" | "success";
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: Account;
  readonly createdAt: string;
}

/** A rule of a ruleset, as GitHub imports it. */
export interface Rule {
  readonly type: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
}

/** Rules for the branches that `include` names and `exclude` does not. */
export interface Ruleset {
  readonly id: number;
  /** Whose it is, where it lies over several repositories; `null`: the repository's own. */
  readonly organization: Organization | null;
  name: string;
  target: string;
  enforcement: "active" | "disabled" | "evaluate";
  include: readonly string[];
  exclude: readonly string[];
  rules: readonly Rule[];
  /** Who may do without it, as GitHub's API writes it. */
  bypassActors: readonly unknown[];
  readonly createdAt: string;
  updatedAt: string;
}

/** A job of a workflow run that waits for leave to deploy. `waiting` are the Apps that have not decided. */
export interface Deployment {
  readonly id: number;
  readonly run: number;
  readonly environment: string;
  readonly sha: string;
  readonly ref: string;
  readonly createdAt: string;
  readonly waiting: Set<App>;
  /** In the order in which they came; `state` is null for a mere report. */
  readonly comments: {
    readonly app: App;
    readonly state: "approved" | "rejected" | null;
    readonly text: string;
  }[];
  state: "waiting" | "approved" | "rejected";
}

/** A branch protection rule, as its webhooks show it: `options` are fields of GitHub's own. */
export interface BranchProtection {
  readonly id: number;
  readonly pattern: string;
  options: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  updatedAt: string;
}

/** One place in a merge queue: the temporary branch on which the required checks must report. */
export interface QueueEntry {
  readonly pull: Pull;
  readonly by: User;
  readonly branch: string;
  readonly base: string;
  readonly head: string;
}

/** A repository: the bare one on disk at `dir`, and what GitHub knows beside git. `grants` is keyed by login or `@org/team`, in lower case. */
export interface Repository {
  readonly id: number;
  owner: Organization | User;
  name: string;
  readonly private: boolean;
  defaultBranch: string;
  readonly parent: Repository | null;
  readonly dir: string;
  readonly createdAt: string;
  readonly grants: Map<string, Role>;
  readonly pulls: Map<number, Pull>;
  readonly suites: CheckSuite[];
  readonly runs: CheckRun[];
  readonly statuses: CommitStatus[];
  readonly rulesets: Map<number, Ruleset>;
  /** Branch protection rules of the older kind, by branch, as REST shows them. Only shown, never enforced: rulesets are. */
  readonly classicProtection: Map<string, Readonly<Record<string, unknown>>>;
  /** What workflows may do that do not say it themselves. */
  workflowDefaults: {
    readonly default_workflow_permissions: "read" | "write";
    readonly can_approve_pull_request_reviews: boolean;
  };
  readonly queue: QueueEntry[];
  /** By name in lower case. */
  readonly labels: Map<string, Label>;
  readonly deployments: Deployment[];
  archived: boolean;
  deleted: boolean;
}
