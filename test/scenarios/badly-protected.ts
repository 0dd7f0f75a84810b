import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EVENTS, PERMISSIONS } from "../app-manifest.ts";
import type { Forge } from "../forge/forge.ts";
import type { FileChange } from "../forge/git/author.ts";
import type { AppHandle } from "../forge/handles/app.ts";
import type { OrganizationHandle } from "../forge/handles/organization.ts";
import type { RepositoryHandle } from "../forge/handles/repository.ts";
import type { Ruleset } from "../forge/state/records.ts";
import { CODEOWNERS, populate } from "./small-world.ts";

/** Id of GitHub Actions. */
const ACTIONS = 15368;
const CHECK = "gatehouse: production";

/** Branches with one thing wrong each, as its name says, in the ruleset that binds it. */
export const BRANCHES = [
  "bare",
  "disabled",
  "evaluated-above",
  "from-anybody",
  "from-actions",
  "from-another-app",
  "bypassed",
  "bypassed-above",
  "bypassed-in-pull-requests",
  "loose",
  "unreviewed",
  "last-pusher",
  "foreign",
  "queue",
  "without-policy",
  "broken-policy",
  "other-stage",
  "rel/1",
] as const;

/** Patterns of which anybody could make a branch, each in its own way. */
const MADE = ['"@(rel|prod)/*"', '"by-writers/*"', '"by-green/*"'] as const;

export const GOOD_POLICY = policy('{ operations: { owners: ["@acme/sre"] } }', [
  "release",
  ...BRANCHES.filter((branch) => branch !== "rel/1"),
  ...MADE,
]);
const BAD_POLICY = policy(
  '{ operations: { owners: ["@acme/sre"] }, readers: { owners: ["@acme/readers", "@acme/gone"] } }',
  ["release", "never-made", ...BRANCHES.filter((branch) => branch !== "rel/1"), ...MADE, '"+(v)*"'],
);

function policy(roles: string, production: readonly string[]): string {
  return [
    "version: 1",
    `roles: ${roles}`,
    "stages:",
    "  staging: { branches: [main], gates: { evidence: { severity: warn } } }",
    `  production: { branches: [${production.join(", ")}], gates: { evidence: { severity: warn } } }`,
    "",
  ].join("\n");
}

const BAD_CODEOWNERS = "* @acme/ml\n/docs/ @visitor\n/ops/ @acme/readers\n/x[ @acme/sre\n";

const PIN = "3d3c42e5aac5ba805825da76410c181273ba90b1";
const workflow = (on: string, more: readonly string[], ref: string) =>
  [
    `on: ${on}`,
    ...more,
    "jobs:",
    "  gate:",
    "    runs-on: ubuntu-24.04",
    "    steps:",
    `      - uses: gatehouse/gatehouse@${ref}`,
    "",
  ].join("\n");
const FEW = "permissions: { contents: read }";

const WORKFLOWS: Readonly<Record<string, string>> = {
  "base-rights": workflow("pull_request_target", [FEW], PIN),
  "no-trigger": workflow("push", [FEW], PIN),
  "some-branches": workflow("{ pull_request: { branches: [main] }, merge_group: }", [FEW], PIN),
  "some-paths": workflow("{ pull_request: { paths: [src/**] }, merge_group: }", [FEW], PIN),
  "some-types": workflow("{ pull_request: { types: [opened] }, merge_group: }", [FEW], PIN),
  "no-queue": workflow("pull_request", [FEW], PIN),
  "no-rights-said": workflow("[pull_request, merge_group]", [], PIN),
  "many-rights": workflow("[pull_request, merge_group]", ["permissions: write-all"], PIN),
  "moving-tag": workflow("[pull_request, merge_group]", [FEW], "v1"),
  broken: `${workflow("pull_request", [FEW], PIN)}name: [\n`,
};

const filesOf = (workflows: Readonly<Record<string, string | null>>) =>
  Object.fromEntries(
    Object.entries(workflows).map(([name, text]) => [`.github/workflows/${name}.yml`, text]),
  );

/** Files of the default branch that are in order, and take away what is not. */
export const GOOD_FILES: Readonly<Record<string, FileChange>> = {
  ".github/gatehouse.yml": GOOD_POLICY,
  ".github/CODEOWNERS": CODEOWNERS,
  ...filesOf(Object.fromEntries(Object.keys(WORKFLOWS).map((name) => [name, null]))),
  ...filesOf({ gatehouse: workflow("[pull_request, merge_group]", [FEW], PIN) }),
};

/** `acme/model`, with everything wrong that somebody can do wrong, and who may mend it: `admin`, who owns the organisation. */
export interface BadlyProtected {
  readonly acme: OrganizationHandle;
  readonly repository: RepositoryHandle;
  readonly app: AppHandle;
  /** The ruleset that binds a branch from the beginning. */
  rulesetOf(branch: string): Ruleset;
  /** Does something while no ruleset binds anybody, as an administrator would who opens a branch to mend it. */
  unlocked(work: () => Promise<void>): Promise<void>;
}

/** Sets everything up wrongly. */
export async function badlyProtected(forge: Forge): Promise<BadlyProtected> {
  forge.createUser("visitor");
  const { acme, repository } = await populate(forge, {
    policy: BAD_POLICY,
    codeowners: BAD_CODEOWNERS,
    files: filesOf(WORKFLOWS),
  });
  acme.addOwner("admin");
  acme.addMember("visitor");
  acme.createTeam("readers", { members: ["erin"] });
  repository.grant("@acme/readers", "read");
  repository.settings.setWorkflowDefaults(true, true);
  for (const branch of BRANCHES) await repository.push({ user: "admin", branch, from: "main" });
  await spoilPolicies(repository);
  const { members: _, ...permissions } = PERMISSIONS;
  const app = forge.createApp({
    slug: "gatehouse",
    webhookSecret: "a secret",
    permissions,
    events: EVENTS.filter((event) => event !== "push"),
  });
  await mergeWithout(repository);
  await addRulesets(forge, repository, app.id);
  await judge(forge, repository, app.token(app.install(acme)));
  return {
    acme,
    repository,
    app,
    rulesetOf(branch) {
      const found = [...repository.record.rulesets.values()].find(({ include }) =>
        include.includes(`refs/heads/${branch}`),
      );
      if (found === undefined) throw new Error(`no ruleset of ${branch}`);
      return found;
    },
    async unlocked(work) {
      const closed = [...repository.record.rulesets.values()].filter(
        ({ enforcement }) => enforcement === "active",
      );
      for (const each of closed) each.enforcement = "disabled";
      await work();
      for (const each of closed) each.enforcement = "active";
    },
  };
}

async function spoilPolicies(repository: RepositoryHandle): Promise<void> {
  const path = ".github/gatehouse.yml";
  const spoil = (branch: string, text: string | null) =>
    repository.push({ user: "admin", branch, files: { [path]: text } });
  await spoil("without-policy", null);
  await spoil("broken-policy", "version: 1\nstages: [\n");
  await spoil(
    "other-stage",
    policy("{}", ["release"]).replace("branches: [main]", "branches: [other-stage]"),
  );
  await repository.push({ user: "admin", branch: "rel/1", files: { ".github/CODEOWNERS": "* @acme/ml\n" } });
}

/** What the documentation has people import, for a branch, with what is wrong with it. */
function ruleset(branch: string, appId: number, wrong: Wrong): Record<string, unknown> {
  const text = readFileSync(join(import.meta.dirname, "../../docs/rulesets/production.json"), "utf8");
  const published = JSON.parse(text) as { rules: { type: string; parameters?: Record<string, unknown> }[] };
  const check = { context: CHECK, integration_id: appId };
  const parameters: Record<string, Record<string, unknown>> = {
    pull_request: wrong.reviews ?? {},
    required_status_checks: {
      required_status_checks: wrong.checks ?? [check],
      ...(wrong.judgesNew === true ? { do_not_enforce_on_create: false } : {}),
    },
  };
  const rules = published.rules
    .filter(({ type }) => wrong.only === undefined || wrong.only === type)
    .map(({ type, parameters: own }) =>
      own === undefined ? { type } : { type, parameters: { ...own, ...parameters[type] } },
    );
  return {
    ...published,
    name: branch,
    conditions: {
      ref_name: { include: [`refs/heads/${branch}`], exclude: [] },
      ...(wrong.above === true ? { repository_name: { include: ["model"], exclude: [] } } : {}),
    },
    rules: [...rules, ...(wrong.more ?? [])],
    enforcement: wrong.enforcement ?? "active",
    bypass_actors: wrong.bypass ?? [],
  };
}

interface Wrong {
  readonly only?: string;
  readonly checks?: readonly unknown[];
  readonly reviews?: Readonly<Record<string, unknown>>;
  readonly more?: readonly unknown[];
  readonly enforcement?: string;
  readonly bypass?: readonly unknown[];
  readonly above?: true;
  readonly judgesNew?: true;
}

const bypass = (mode: string) => [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: mode }];

async function addRulesets(forge: Forge, repository: RepositoryHandle, appId: number): Promise<void> {
  const own = { context: CHECK, integration_id: appId };
  const wrong: Readonly<Record<string, Wrong>> = {
    disabled: { enforcement: "disabled" },
    "evaluated-above": { enforcement: "evaluate", above: true },
    "from-anybody": { checks: [{ context: CHECK }] },
    "from-actions": { checks: [{ context: CHECK, integration_id: ACTIONS }] },
    "from-another-app": { checks: [{ context: CHECK, integration_id: appId + 1000 }] },
    bypassed: { bypass: bypass("always") },
    "bypassed-above": { bypass: bypass("always"), above: true },
    "bypassed-in-pull-requests": { bypass: bypass("pull_request") },
    loose: { only: "none", more: [] },
    unreviewed: { reviews: { required_approving_review_count: 0, dismiss_stale_reviews_on_push: true } },
    "last-pusher": { reviews: { require_last_push_approval: false } },
    foreign: { checks: [own, { context: "gatehouse: prod", integration_id: appId }] },
    queue: { more: [{ type: "merge_queue", parameters: QUEUE }] },
    "without-policy": {},
    "broken-policy": {},
    "other-stage": {},
    release: {},
    "by-writers/*": {},
    "by-green/*": { judgesNew: true },
  };
  for (const [branch, what] of Object.entries(wrong)) {
    const body = ruleset(branch, appId, what);
    // All that it has is the check, on any base.
    if (branch === "loose")
      body["rules"] = [
        { type: "required_status_checks", parameters: { ...LOOSE, required_status_checks: [own] } },
      ];
    const place = what.above === true ? "/orgs/acme/rulesets" : `/repos/${repository.fullName}/rulesets`;
    await rest(forge, "POST", place, body);
  }
  await rest(forge, "POST", `/repos/${repository.fullName}/rulesets`, MADE_BY_WRITERS);
}

/** Whoever writes may make a branch, which is no restriction. */
const MADE_BY_WRITERS = {
  name: "makers",
  target: "branch",
  enforcement: "active",
  conditions: { ref_name: { include: ["refs/heads/by-writers/*"], exclude: [] } },
  rules: [{ type: "creation" }],
  bypass_actors: [{ actor_id: 4, actor_type: "RepositoryRole", bypass_mode: "always" }],
};

const LOOSE = { strict_required_status_checks_policy: false };
const QUEUE = {
  check_response_timeout_minutes: 60,
  grouping_strategy: "HEADGREEN",
  max_entries_to_build: 5,
  max_entries_to_merge: 5,
  merge_method: "MERGE",
  min_entries_to_merge: 1,
  min_entries_to_merge_wait_minutes: 5,
};

/** Asks the forge as the administrator; throws where it refuses. */
export async function rest(forge: Forge, method: string, path: string, body: unknown): Promise<void> {
  const headers = { authorization: `Bearer ${forge.tokenOf("admin")}`, "content-type": "application/json" };
  const sent = await fetch(`${forge.apiUrl}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!sent.ok) throw new Error(`${method} ${path}: ${sent.status} ${await sent.text()}`);
}

/** A pull request that nobody judged is merged where no rule asks for that. */
async function mergeWithout(repository: RepositoryHandle): Promise<void> {
  await repository.push({ user: "ada", branch: "hasty", from: "bare", files: { "a.txt": "a\n" } });
  const pull = await repository.openPullRequest({ author: "ada", head: "hasty", base: "bare" });
  await pull.merge({ user: "ada" });
}

/** The App judges a pull request, and a workflow writes under the same name. */
async function judge(forge: Forge, repository: RepositoryHandle, token: string): Promise<void> {
  await repository.push({ user: "ada", branch: "change", from: "release", files: { "b.txt": "b\n" } });
  const pull = await repository.openPullRequest({ author: "ada", head: "change", base: "release" });
  for (const each of [token, repository.actionsToken({ checks: "write" })]) {
    const sent = await fetch(`${forge.apiUrl}/repos/${repository.fullName}/check-runs`, {
      method: "POST",
      headers: { authorization: `Bearer ${each}`, "content-type": "application/json" },
      body: JSON.stringify({ name: CHECK, head_sha: pull.head, conclusion: "success" }),
    });
    if (!sent.ok) throw new Error(`a check: ${sent.status} ${await sent.text()}`);
  }
}
