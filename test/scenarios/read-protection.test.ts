import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { githubClient } from "#github/github-client.ts";
import { readBranchProtection } from "#github/protection/read-branch-protection.ts";
import { RulesetReader } from "#github/protection/read-rulesets.ts";
import { readWorkflowDefaults } from "#github/protection/read-settings.ts";
import { readStanding } from "../../src/cli/who/read-standing.ts";
import { standingToJson, standingToTerminal } from "../../src/cli/who/tell-standing.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import { createTown, type Town } from "../forge/town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;
beforeEach(async () => {
  forge = await startForge();
  town = await createTown(forge);
  town.triage.grant("bob", "admin");
});
afterEach(async () => {
  forge.assertClean();
  await town.close();
  await forge.close();
});

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const clientOf = (login: string) =>
  githubClient(
    new Octokit({ auth: forge.tokenOf(login), baseUrl: forge.apiUrl, log: silent }),
    "acme",
    "triage",
  );

describe("a branch protection rule", () => {
  const rule = {
    required_status_checks: {
      url: "https://api.github.com/",
      strict: true,
      contexts: ["gatehouse: production"],
      contexts_url: "https://api.github.com/",
      checks: [{ context: "gatehouse: production", app_id: 7 }],
    },
    enforce_admins: { url: "https://api.github.com/", enabled: false },
    allow_deletions: { enabled: true },
  };

  test("is read whole by an administrator, who it leaves out", async () => {
    town.triage.settings.showProtection("main", rule);
    expect(await readBranchProtection(clientOf("bob"), "main")).toMatchObject({
      exists: true,
      rule: {
        seen: true,
        value: {
          kind: "branch-protection",
          checks: [{ context: "gatehouse: production", appId: 7 }],
          strict: true,
          blocksDeletion: false,
          blocksForcePush: true,
          bypass: { seen: true, value: [{ who: "administrators of the repository", mode: "always" }] },
          whole: true,
        },
      },
    });
  });

  test("shows its checks to others, and is then not taken for seen", async () => {
    town.triage.settings.showProtection("main", rule);
    expect(await readBranchProtection(clientOf("ada"), "main")).toMatchObject({
      rule: { seen: true, value: { checks: [{ appId: 7 }], bypass: { seen: false }, whole: false } },
    });
  });

  test("that requires nothing is not seen by others", async () => {
    town.triage.settings.showProtection("main", { enforce_admins: rule.enforce_admins });
    expect((await readBranchProtection(clientOf("ada"), "main")).rule.seen).toBe(false);
    expect((await readBranchProtection(clientOf("bob"), "main")).rule.seen).toBe(true);
  });

  test("that is not there is known to be absent, unless a ruleset makes the branch look protected", async () => {
    expect((await readBranchProtection(clientOf("ada"), "main")).rule).toEqual({ seen: true, value: null });
    town.triage.addRuleset({ branches: ["refs/heads/main"], rules: [{ type: "deletion" }] });
    expect((await readBranchProtection(clientOf("ada"), "main")).rule.seen).toBe(false);
    expect((await readBranchProtection(clientOf("bob"), "main")).rule).toEqual({ seen: true, value: null });
    expect(await readBranchProtection(clientOf("bob"), "gone")).toMatchObject({ exists: false });
  });
});

test("rulesets are read with who may bypass them, which is hidden from others and never empty then", async () => {
  town.triage.addRuleset({
    branches: ["refs/heads/release/*"],
    name: "release",
    adminsBypass: true,
    rules: [
      { type: "non_fast_forward" },
      { type: "pull_request", parameters: { required_approving_review_count: 2 } },
      { type: "merge_queue", parameters: { grouping_strategy: "HEADGREEN" } },
      {
        type: "required_status_checks",
        parameters: { required_status_checks: [{ context: "gatehouse: production", integration_id: 7 }] },
      },
    ],
  });
  const read = await new RulesetReader(clientOf("bob")).onBranch("release/new");
  expect(read).toMatchObject({
    seen: true,
    value: [
      {
        name: "release",
        above: null,
        checks: [{ context: "gatehouse: production", appId: 7 }],
        strict: false,
        review: { approvals: 2, asksOtherThanPusher: false },
        blocksDeletion: false,
        blocksForcePush: true,
        grouping: "HEADGREEN",
        bypass: { seen: true, value: [{ who: "administrators of the repository", mode: "always" }] },
      },
    ],
  });
  expect(await new RulesetReader(clientOf("ada")).onBranch("release/new")).toMatchObject({
    value: [{ bypass: { seen: false } }],
  });
  expect(await new RulesetReader(clientOf("ada")).onBranch("main")).toEqual({ seen: true, value: [] });
});

test("rulesets that only watch, or do nothing, are found with what they would require", async () => {
  const rules = [
    {
      type: "required_status_checks",
      parameters: { required_status_checks: [{ context: "gatehouse: production" }] },
    },
  ];
  for (const enforcement of ["active", "evaluate", "disabled"] as const)
    town.triage.addRuleset({ branches: ["refs/heads/main"], name: enforcement, enforcement, rules });
  expect(await new RulesetReader(clientOf("ada")).idle()).toMatchObject({
    value: [
      { name: "evaluate", checks: [{ context: "gatehouse: production", appId: null }] },
      { name: "disabled", enforcement: "disabled" },
    ],
  });
});

test.for([
  ["a spent budget", { primaryLimit: 1 }, "this token has asked as much as GitHub allows for now"],
  ["trouble of GitHub's", { status5xx: 1 }, "GitHub did not answer"],
  ["a broken connection", { timeout: 1 }, "GitHub did not answer"],
] as const)("%s is no answer", async ([, chaos, says]) => {
  forge.chaos.set(chaos);
  const read = await readWorkflowDefaults(clientOf("bob"));
  expect(read).toMatchObject({ seen: false, because: { says } });
  expect(await readWorkflowDefaults(clientOf("bob"))).toMatchObject({ seen: true });
});

test("a workflow's green check of our name is not what a pull request stands on", async () => {
  const impostor = forge.createApp({ slug: "impostor", permissions: { checks: "write" }, events: [] });
  const pull = await town.openPull("model", { "a.txt": "a\n" });
  const post = (token: string, conclusion: "success" | "failure", title: string) =>
    new Octokit({ auth: token, baseUrl: forge.apiUrl }).rest.checks.create({
      owner: "acme",
      repo: "triage",
      name: "gatehouse: production",
      head_sha: pull.head,
      conclusion,
      output: { title, summary: "**Nothing\\.**" },
    });
  await post(impostor.token(impostor.install(town.acme)), "success", "all is well");
  await post(town.app.token(town.installation), "failure", "1 of 5 gates blocks");
  town.triage.addRuleset({
    branches: ["refs/heads/main"],
    rules: [
      {
        type: "required_status_checks",
        parameters: {
          required_status_checks: [{ context: "gatehouse: production", integration_id: town.app.id }],
        },
      },
    ],
  });
  const standing = await readStanding(clientOf("ada"), pull.number);
  const shown = standingToTerminal(standing, undefined, (_tone, text) => text);
  expect(shown).toContain("✗ gatehouse: production: 1 of 5 gates blocks\n  Nothing.\n");
  expect(shown).toContain("note: gatehouse: production was posted by impostor, whose word does not count\n");
  expect(shown).not.toContain("all is well");
  expect(JSON.parse(standingToJson(standing, undefined))).toMatchObject({
    checks: [{ app: "gate", conclusion: "failure" }],
    ignored: [{ app: "impostor" }],
  });
});

test("a pull request without a check is told why", async () => {
  const pull = await town.openPull("model", { "a.txt": "a\n" });
  const because = async () => (await readStanding(clientOf("ada"), pull.number)).because?.id;
  expect(await because()).toBe("no-policy");
  const policy = (branch: string) =>
    `version: 1\nstages: { production: { branches: [${branch}], gates: { evidence: { severity: warn } } } }\n`;
  const set = (text: string) =>
    town.triage.push({ user: "ada", branch: "main", files: { ".github/gatehouse.yml": text } });
  await set(policy("release"));
  expect(await because()).toBe("not-gated");
  await set("version: 1\nstages: [\n");
  expect(await because()).toBe("broken-policy");
  await set(policy("main"));
  expect(await because()).toBe("no-check");
  await pull.close("ada");
  expect(await because()).toBe("not-open");
});

describe("a ruleset of the organisation", () => {
  const body = {
    name: "everywhere",
    target: "branch",
    enforcement: "active",
    conditions: {
      ref_name: { include: ["refs/heads/main"], exclude: [] },
      repository_name: { include: ["tri*"], exclude: [] },
    },
    rules: [{ type: "deletion" }],
    bypass_actors: [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" }],
  };
  const add = (over: Readonly<Record<string, unknown>> = {}) =>
    town.rest("POST", "/orgs/acme/rulesets", { token: forge.tokenOf("carol"), body: { ...body, ...over } });

  beforeEach(() => {
    forge.createUser("carol");
    town.acme.addOwner("carol");
  });

  test("is read there by who may change it there, with who may bypass it", async () => {
    expect((await add()).status).toBe(201);
    expect(await new RulesetReader(clientOf("carol")).onBranch("main")).toMatchObject({
      value: [
        {
          name: "everywhere",
          above: { kind: "organisation", name: "acme", readable: true },
          bypass: { seen: true, value: [{ who: "administrators of the repository" }] },
        },
      ],
    });
  });

  test("is told apart for an administrator of the repository alone, who may not change it", async () => {
    await add();
    expect(await new RulesetReader(clientOf("bob")).onBranch("main")).toMatchObject({
      value: [{ name: "everywhere", above: { readable: false }, bypass: { seen: false } }],
    });
  });

  test("that binds nobody is found as the repository's own are", async () => {
    await add({ enforcement: "evaluate" });
    expect(await new RulesetReader(clientOf("carol")).idle()).toMatchObject({
      value: [{ name: "everywhere", enforcement: "evaluate", above: { name: "acme", readable: true } }],
    });
    expect(await new RulesetReader(clientOf("carol")).onBranch("main")).toEqual({ seen: true, value: [] });
  });
});
