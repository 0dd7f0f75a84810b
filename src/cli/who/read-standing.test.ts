import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { githubClient } from "#github/github-client.ts";
import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import { type Forge, startForge } from "../../../test/forge/forge.ts";
import { createTown, type Town } from "../../../test/forge/town.ts";
import { readStanding } from "./read-standing.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

const log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

let forge: Forge;
let town: Town;
beforeEach(async () => {
  forge = await startForge();
  town = await createTown(forge);
});
afterEach(async () => {
  forge.assertClean();
  await town.close();
  await forge.close();
});

/** Posts a green check. */
async function post(token: string, name: string, commit: string): Promise<void> {
  await new Octokit({ auth: token, baseUrl: forge.apiUrl }).rest.checks.create({
    owner: "acme",
    repo: "triage",
    name,
    head_sha: commit,
    conclusion: "success",
    output: { title: "all is well", summary: "Nothing." },
  });
}

const clientOf = (login: string) =>
  githubClient(new Octokit({ auth: forge.tokenOf(login), baseUrl: forge.apiUrl, log }), "acme", "triage");

test.for(["bob", "ada"])(
  "a branch protection rule that names the App is heard as a ruleset is, asked by %s",
  async (login) => {
    // An administrator reads the rule whole, anybody else its checks alone.
    town.triage.grant("bob", "admin");
    const impostor = forge.createApp({ slug: "impostor", permissions: { checks: "write" }, events: [] });
    const pull = await town.openPull("model", { "a.txt": "a\n" });
    const url = "https://api.github.com/";
    const context = "gatehouse: production";
    town.triage.settings.showProtection("main", {
      required_status_checks: {
        url,
        strict: true,
        contexts: [context],
        contexts_url: url,
        checks: [{ context, app_id: town.app.id }],
      },
    });
    await post(impostor.token(impostor.install(town.acme)), context, pull.head);
    const { checks, foreign } = await readStanding(clientOf(login), pull.number);
    expect(checks).toEqual([]);
    expect(foreign.map(({ app }) => app.slug)).toEqual(["impostor"]);
  },
);

test.for([
  ["no rule at all", []],
  ["a rule that anybody satisfies", [null]],
  ["a rule that names GitHub Actions", [GITHUB_ACTIONS]],
  ["rules that name GitHub Actions and the App", [GITHUB_ACTIONS, "the App"]],
] as const)("what a workflow writes is never shown as the App's: %s", async ([, pins]) => {
  const { triage, acme, app } = town;
  const pull = await town.openPull("model", { "a.txt": "a\n" });
  const context = "gatehouse: production";
  for (const pin of pins) {
    const integration = pin === null ? {} : { integration_id: pin === "the App" ? app.id : pin };
    const parameters = {
      strict_required_status_checks_policy: true,
      required_status_checks: [{ context, ...integration }],
    };
    triage.addRuleset({
      branches: ["refs/heads/main"],
      rules: [{ type: "required_status_checks", parameters }],
    });
  }
  await post(triage.actionsToken({ checks: "write" }), context, pull.head);
  const client = clientOf("ada");
  const before = await readStanding(client, pull.number);
  expect(before.checks).toEqual([]);
  expect(before.because).not.toBeNull();
  expect(before.foreign.map((check) => check.app.slug)).toEqual(["github-actions"]);
  await post(app.token(app.install(acme)), context, pull.head);
  const after = await readStanding(client, pull.number);
  expect(after.checks.map((check) => check.app.id)).toEqual([app.id]);
  expect(after.foreign.map((check) => check.app.slug)).toEqual(["github-actions"]);
});
