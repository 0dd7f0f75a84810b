import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { githubClient } from "#github/github-client.ts";
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
    await new Octokit({
      auth: impostor.token(impostor.install(town.acme)),
      baseUrl: forge.apiUrl,
    }).rest.checks.create({
      owner: "acme",
      repo: "triage",
      name: context,
      head_sha: pull.head,
      conclusion: "success",
      output: { title: "all is well", summary: "Nothing." },
    });
    const client = githubClient(
      new Octokit({ auth: forge.tokenOf(login), baseUrl: forge.apiUrl, log }),
      "acme",
      "triage",
    );
    const { checks, foreign } = await readStanding(client, pull.number);
    expect(checks).toEqual([]);
    expect(foreign.map(({ app }) => app.slug)).toEqual(["impostor"]);
  },
);
