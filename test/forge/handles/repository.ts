import type { JsonObject } from "../contract/json.ts";
import type { NewDeployment } from "../deployments/request.ts";
import { requestDeployment } from "../deployments/request.ts";
import type { FileChange } from "../git/author.ts";
import { createLaptop, writeDraft } from "../git/author.ts";
import { git } from "../git/run.ts";
import { openPull } from "../pulls/open.ts";
import { refChanged } from "../pulls/pushed.ts";
import { tipOf } from "../pulls/refresh.ts";
import { advance, dequeue, enqueue } from "../queue/queue.ts";
import { addRuleset, changeRuleset, removeRuleset } from "../rest/rulesets.ts";
import { ADMIN_ROLE } from "../rules/bypass.ts";
import { withDefaults } from "../rules/defaults.ts";
import { refComplaints } from "../rules/ref-complaints.ts";
import { createRepository } from "../state/create-repository.ts";
import type { Deployment, QueueEntry, Repository, Role, Rule, Ruleset } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName, locked, userNamed } from "../state/world.ts";
import { emit } from "../webhooks/emit.ts";
import { actionsToken } from "./actions.ts";
import { PullHandle } from "./pull.ts";
import { RepositorySettings } from "./settings.ts";

/** A commit to push, by a person, to a branch. */
export interface Push {
  readonly user: string;
  readonly branch: string;
  /** By path: text or bytes, `{ mode, content }`, or null to delete. Empty for an empty commit. */
  readonly files?: Readonly<Record<string, FileChange>>;
  readonly message?: string;
  /** Where a new branch starts (branch or sha); the branch itself where it exists. `null` makes a root commit. */
  readonly from?: string | null;
  /** Second parent: makes a merge commit with the first one's content and `files`. */
  readonly merges?: string;
  /** Moves the branch even where that loses commits: with `from`, a rewritten history. */
  readonly force?: boolean;
  /** Written by somebody else than who pushes. */
  readonly author?: { readonly name: string; readonly email: string };
  readonly committer?: { readonly name: string; readonly email: string };
}

/** A repository as a test holds it. */
export class RepositoryHandle {
  readonly record: Repository;
  /** What people change on the settings page, with its webhooks. */
  readonly settings: RepositorySettings;
  readonly #world: World;
  #laptop: Promise<string> | undefined;

  constructor(world: World, record: Repository) {
    this.#world = world;
    this.record = record;
    this.settings = new RepositorySettings(world, record);
  }

  get fullName(): string {
    return fullName(this.record);
  }

  get dir(): string {
    return this.record.dir;
  }

  /** Address for git: `http://127.0.0.1:port/owner/name.git`; the user name and token go before the host. */
  get gitUrl(): string {
    return `${this.#world.url}/${this.fullName}.git`;
  }

  /** Gives a person (`ada`) or a team (`@acme/sre`) a role; `none` takes it away. Nobody is told: `settings.setRole` tells. */
  grant(who: string, role: Role): void {
    if (role === "none") this.record.grants.delete(who.toLowerCase());
    else this.record.grants.set(who.toLowerCase(), role);
  }

  /** Commit at the tip of a branch; rejects where there is none. */
  async tip(branch: string): Promise<string> {
    const tip = await tipOf(this.#world, this.record, branch);
    if (tip === null) throw new Error(`no branch ${branch}`);
    return tip;
  }

  /** Makes a commit and pushes it over HTTP with the person's own token. Gives its sha; rejects with git's words where GitHub refuses. */
  async push(push: Push): Promise<string> {
    const user = userNamed(this.#world, push.user);
    this.#laptop ??= createLaptop(this.#world.root, this.record.dir);
    const laptop = await this.#laptop;
    const start = push.from === undefined ? push.branch : push.from;
    const parent = start === null ? null : await this.#commitOf(start);
    const sha = await writeDraft(laptop, {
      files: push.files ?? {},
      message: push.message ?? "Change",
      author: push.author ?? user,
      at: this.#world.now(),
      parents: [
        ...(parent === null ? [] : [parent]),
        ...(push.merges === undefined ? [] : [await this.#existing(push.merges)]),
      ],
      ...(push.committer === undefined ? {} : { committer: push.committer }),
    });
    await this.pushCommit(push.user, push.branch, sha, push.force ?? false);
    return sha;
  }

  /** Pushes a commit that the server or this repository's laptop has already: to reset a branch, or to make one. */
  async pushCommit(login: string, branch: string, sha: string, force = false): Promise<void> {
    const user = userNamed(this.#world, login);
    this.#laptop ??= createLaptop(this.#world.root, this.record.dir);
    const target = new URL(this.gitUrl);
    target.username = user.login;
    target.password = user.token;
    await git(await this.#laptop, [
      "push",
      "--quiet",
      ...(force ? ["--force"] : []),
      target.href,
      `${sha}:refs/heads/${branch}`,
    ]);
  }

  /** Deletes a branch, as the button on the web does; rejects where a rule forbids it. */
  async deleteBranch(branch: string, login: string): Promise<void> {
    const user = userNamed(this.#world, login);
    const move = { ref: `refs/heads/${branch}`, before: await this.tip(branch), after: null };
    const [complaint] = refComplaints(this.record, move, user);
    if (complaint !== undefined) throw new Error(complaint);
    await locked(this.#world, this.record, () =>
      refChanged(this.#world, this.record, `refs/heads/${branch}`, null, user),
    );
  }

  /** Opens a pull request of a branch, or of `login:branch` of a fork. */
  async openPullRequest(asked: {
    readonly author: string;
    readonly head: string;
    readonly base: string;
    readonly title?: string;
    readonly body?: string | null;
    readonly draft?: boolean;
  }): Promise<PullHandle> {
    const author = userNamed(this.#world, asked.author);
    const pull = await locked(this.#world, this.record, () => {
      return openPull(this.#world, this.record, { ...asked, author, title: asked.title ?? asked.head });
    });
    return new PullHandle(this.#world, this, pull);
  }

  /** `GITHUB_TOKEN` of a workflow run here; `fromFork` for a run on behalf of a fork's pull request, which can only read. */
  actionsToken(permissions?: Readonly<Record<string, string>>, fromFork = false): string {
    return actionsToken(this.#world, this.record, permissions, fromFork);
  }

  /** Copies the repository to a person's account with all its branches. */
  async fork(login: string): Promise<RepositoryHandle> {
    const owner = userNamed(this.#world, login);
    const fork = await createRepository(this.#world, owner, this.record.name, { parent: this.record });
    return new RepositoryHandle(this.#world, fork);
  }

  /** Deletes the repository and tells of it. Pull requests from it live on, without a head repository; their commits stay in the base. */
  delete(by = "ghost"): void {
    const sender = userNamed(this.#world, by);
    emit(this.#world, {
      event: "repository",
      action: "deleted",
      repository: this.record,
      sender,
      payload: {},
    });
    this.record.deleted = true;
    for (const base of this.#world.repositories.values()) {
      for (const pull of base.pulls.values())
        if (pull.head.repository === this.record) pull.head.repository = null;
    }
  }

  /** A workflow run wants to deploy a commit: Apps that guard environments are asked. Their answers show in the result. */
  requestDeployment(asked: Omit<NewDeployment, "by"> & { readonly by?: string }): Promise<Deployment> {
    const by = userNamed(this.#world, asked.by ?? "ghost");
    return requestDeployment(this.#world, this.record, { ...asked, by });
  }

  /** Adds a ruleset, in force at once. */
  addRuleset(options: {
    readonly branches: readonly string[];
    readonly rules: readonly Rule[];
    readonly name?: string;
    readonly exclude?: readonly string[];
    readonly enforcement?: Ruleset["enforcement"];
    /** Administrators may do without it: with `bypass` when they merge, and always when they push. */
    readonly adminsBypass?: boolean;
    readonly by?: string;
  }): Ruleset {
    const conditions = { ref_name: { include: options.branches, exclude: options.exclude ?? [] } };
    const body: JsonObject = {
      name: options.name ?? "rules",
      target: "branch",
      enforcement: options.enforcement ?? "active",
      conditions,
      rules: options.rules.map(withDefaults),
      bypass_actors:
        options.adminsBypass === true
          ? [{ actor_id: ADMIN_ROLE, actor_type: "RepositoryRole", bypass_mode: "always" }]
          : [],
    };
    return addRuleset(this.#world, this.record, body, userNamed(this.#world, options.by ?? "ghost"));
  }

  /** Changes a ruleset by the body of GitHub's update endpoint. */
  changeRuleset(ruleset: Ruleset, body: JsonObject, by = "ghost"): void {
    changeRuleset(this.#world, this.record, ruleset, body, userNamed(this.#world, by));
  }

  /** Removes a ruleset. */
  removeRuleset(ruleset: Ruleset, by = "ghost"): void {
    removeRuleset(this.#world, this.record, ruleset, userNamed(this.#world, by));
  }

  /** Puts a pull request into the merge queue of its base. */
  enqueue(pull: PullHandle, login: string): Promise<QueueEntry> {
    const user = userNamed(this.#world, login);
    return locked(this.#world, this.record, () => enqueue(this.#world, this.record, pull.record, user));
  }

  /** Takes a pull request out of the merge queue. */
  dequeue(pull: PullHandle): Promise<void> {
    return locked(this.#world, this.record, () => dequeue(this.#world, this.record, pull.record));
  }

  /** The queue has waited long enough for `min_entries_to_merge`: what is ready merges in a smaller group. */
  endQueueWait(): Promise<void> {
    return locked(this.#world, this.record, () => advance(this.#world, this.record, true));
  }

  async #commitOf(name: string): Promise<string | null> {
    return /^[0-9a-f]{40}$/.test(name) ? name : tipOf(this.#world, this.record, name);
  }

  async #existing(name: string): Promise<string> {
    const sha = await this.#commitOf(name);
    if (sha === null) throw new Error(`no commit ${name}`);
    return sha;
  }
}
