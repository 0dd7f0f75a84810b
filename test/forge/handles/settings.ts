import type { JsonObject } from "../contract/json.ts";
import { git } from "../git/run.ts";
import { switches } from "../rest/people.ts";
import { legacyPermission } from "../state/access.ts";
import type { BranchProtection, Label, Organization, Repository, Role, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { findAccount, findRepository, instant, takeId, userNamed } from "../state/world.ts";
import { accountView, organizationView, teamView } from "../views/accounts.ts";
import { labelView } from "../views/labels.ts";
import { emit } from "../webhooks/emit.ts";

/** What a branch protection rule says; everything else is off. Only told of, never enforced: rulesets are. */
export interface ProtectionOptions {
  readonly required_status_checks?: readonly string[];
  readonly required_approving_review_count?: number;
  readonly admin_enforced?: boolean;
}

const OFF = [
  "pull_request_reviews",
  "required_status_checks",
  "signature_requirement",
  "linear_history_requirement",
  "lock_branch",
  "allow_force_pushes",
  "allow_deletions",
  "merge_queue",
  "required_deployments",
].map((name) => [`${name}_enforcement_level`, "off"] as const);

/** The settings page of a repository: who changes what there, and the webhooks that tell of it. Whoever is not named is `ghost`. */
export class RepositorySettings {
  readonly #world: World;
  readonly #repository: Repository;

  constructor(world: World, repository: Repository) {
    this.#world = world;
    this.#repository = repository;
  }

  /** Renames the repository. The old name is 404 here, where GitHub redirects. */
  rename(name: string, by?: string): void {
    const from = this.#repository.name;
    if (findRepository(this.#world, this.#repository.owner.login, name) !== undefined)
      throw new Error(`${name} is taken`);
    this.#repository.name = name;
    this.#tell("repository", "renamed", { changes: { repository: { name: { from } } } }, by);
  }

  /** Gives the repository to another account; Apps there hear of it. Teams of the old owner lose it. */
  transfer(to: string, by?: string): void {
    const owner = findAccount(this.#world, to);
    if (owner === undefined) throw new Error(`no account ${to}`);
    const former = this.#repository.owner;
    const from =
      former.type === "Organization"
        ? { organization: this.#oldOwner(former) }
        : { user: accountView(former) };
    this.#repository.owner = owner;
    for (const who of this.#repository.grants.keys())
      if (who.startsWith("@")) this.#repository.grants.delete(who);
    this.#tell("repository", "transferred", { changes: { owner: { from } } }, by);
  }

  /** Makes the repository read-only, or writable again. */
  archive(archived = true, by?: string): void {
    if (this.#repository.archived === archived) return;
    this.#repository.archived = archived;
    this.#tell("repository", archived ? "archived" : "unarchived", {}, by);
  }

  /** Makes another branch the default. */
  async setDefaultBranch(branch: string, by?: string): Promise<void> {
    const from = this.#repository.defaultBranch;
    await git(this.#repository.dir, ["symbolic-ref", "HEAD", `refs/heads/${branch}`]);
    this.#repository.defaultBranch = branch;
    this.#tell("repository", "edited", { changes: { default_branch: { from } } }, by);
  }

  /** Gives a person (`ada`) or a team (`@acme/sre`) a role, or takes it away (`none`), and tells of it (`member`, `team`). */
  setRole(who: string, role: Role, by?: string): void {
    const key = who.toLowerCase();
    const before = this.#repository.grants.get(key) ?? "none";
    if (before === role) return;
    if (role === "none") this.#repository.grants.delete(key);
    else this.#repository.grants.set(key, role);
    if (key.startsWith("@")) this.#tellOfTeam(key, before, role, by);
    else this.#tellOfMember(userNamed(this.#world, who), before, role, by);
  }

  createLabel(
    name: string,
    more: { readonly color?: string; readonly description?: string } = {},
    by?: string,
  ): Label {
    const { color = "ededed", description = null } = more;
    const label: Label = { id: takeId(this.#world), name, color, description };
    this.#repository.labels.set(name.toLowerCase(), label);
    this.#tell("label", "created", { label: this.#label(label) }, by);
    return label;
  }

  /** Renames a label, on every pull request that has it. */
  renameLabel(label: Label, name: string, by?: string): void {
    const from = label.name;
    label.name = name;
    for (const labels of this.#holdersOf(label)) {
      labels.delete(from.toLowerCase());
      labels.set(name.toLowerCase(), label);
    }
    this.#tell("label", "edited", { label: this.#label(label), changes: { name: { from } } }, by);
  }

  /** Deletes a label, from every pull request that has it; only the label's own event tells of that. */
  deleteLabel(label: Label, by?: string): void {
    for (const labels of this.#holdersOf(label)) labels.delete(label.name.toLowerCase());
    this.#tell("label", "deleted", { label: this.#label(label) }, by);
  }

  /** What REST shows of the rule of the older kind that protects a branch; `null` takes it away. No event tells of it. */
  showProtection(branch: string, rule: JsonObject | null): void {
    if (rule === null) this.#repository.classicProtection.delete(branch);
    else this.#repository.classicProtection.set(branch, rule);
  }

  /** What workflows may do that do not say it themselves. */
  setWorkflowDefaults(canWrite: boolean, canApprove: boolean): void {
    this.#repository.workflowDefaults = {
      default_workflow_permissions: canWrite ? "write" : "read",
      can_approve_pull_request_reviews: canApprove,
    };
  }

  /** Protects branches by a rule of the older kind. */
  protect(pattern: string, options: ProtectionOptions = {}, by?: string): BranchProtection {
    const at = instant(this.#world);
    const rule = { id: takeId(this.#world), pattern, options: { ...options }, createdAt: at, updatedAt: at };
    this.#tell("branch_protection_rule", "created", { rule: this.#rule(rule) }, by);
    return rule;
  }

  /** Changes what such a rule says. */
  changeProtection(rule: BranchProtection, options: ProtectionOptions, by?: string): void {
    const from = rule.options["admin_enforced"] ?? false;
    rule.options = { ...rule.options, ...options };
    rule.updatedAt = instant(this.#world);
    const changes = options.admin_enforced === undefined ? {} : { admin_enforced: { from } };
    this.#tell("branch_protection_rule", "edited", { rule: this.#rule(rule), changes }, by);
  }

  /** Takes such a rule away. */
  unprotect(rule: BranchProtection, by?: string): void {
    this.#tell("branch_protection_rule", "deleted", { rule: this.#rule(rule) }, by);
  }

  #tell(event: string, action: string, payload: JsonObject, by = "ghost"): void {
    const sender = userNamed(this.#world, by);
    emit(this.#world, { event, action, repository: this.#repository, sender, payload });
  }

  #tellOfMember(user: User, before: Role, role: Role, by?: string): void {
    const old = { from: legacyPermission(before) };
    const to = legacyPermission(role);
    const member = accountView(user);
    const edits = { old_permission: old, permission: { ...old, to } };
    if (role === "none") this.#tell("member", "removed", { member }, by);
    else if (before !== "none") this.#tell("member", "edited", { member, changes: edits }, by);
    else
      this.#tell("member", "added", { member, changes: { permission: { to }, role_name: { to: role } } }, by);
  }

  #tellOfTeam(key: string, before: Role, role: Role, by?: string): void {
    const owner = this.#repository.owner;
    const team = owner.type === "Organization" ? owner.teams.get(key.slice(key.indexOf("/") + 1)) : undefined;
    if (team === undefined) throw new Error(`no team ${key}`);
    const view = teamView(this.#world, team);
    const { admin, pull, push } = switches(before);
    const changes = { repository: { permissions: { from: { admin, pull, push } } } };
    if (role === "none") this.#tell("team", "removed_from_repository", { team: view }, by);
    else if (before === "none") this.#tell("team", "added_to_repository", { team: view }, by);
    else this.#tell("team", "edited", { team: view, changes }, by);
  }

  #oldOwner(former: Organization): JsonObject {
    const url = `${this.#world.url}/orgs/${former.login}`;
    return { ...organizationView(former), url, avatar_url: `${this.#world.url}/avatars/${former.id}` };
  }

  #label(label: Label): JsonObject {
    return labelView(this.#world, this.#repository, label);
  }

  #rule({ id, pattern, options, createdAt, updatedAt }: BranchProtection): JsonObject {
    return {
      id,
      repository_id: this.#repository.id,
      name: pattern,
      created_at: createdAt,
      updated_at: updatedAt,
      ...Object.fromEntries(OFF),
      required_conversation_resolution_level: "off",
      required_approving_review_count: 0,
      dismiss_stale_reviews_on_push: false,
      require_code_owner_review: false,
      require_last_push_approval: false,
      authorized_dismissal_actors_only: false,
      ignore_approvals_from_contributors: false,
      required_status_checks: [],
      strict_required_status_checks_policy: false,
      admin_enforced: false,
      authorized_actors_only: false,
      authorized_actor_names: [],
      create_protected: false,
      lock_allows_fork_sync: false,
      ...options,
    };
  }

  #holdersOf(label: Label): Map<string, Label>[] {
    const all = [
      this.#repository.labels,
      ...[...this.#repository.pulls.values()].map(({ labels }) => labels),
    ];
    return all.filter((labels) => [...labels.values()].includes(label));
  }
}
