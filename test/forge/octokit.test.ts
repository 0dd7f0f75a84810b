import { createServer } from "node:http";
import { Octokit } from "@octokit/rest";
import { createNodeMiddleware, Probot, ProbotOctokit } from "probot";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge();
  town = await createTown(forge);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

describe("GitHub's own clients", () => {
  const place = { owner: "acme", repo: "triage" };

  test("Octokit pages through files by Link headers and finds GraphQL beside REST", async () => {
    const files = Object.fromEntries(Array.from({ length: 7 }, (_, at) => [`f${at}`, "x"]));
    await town.openPull("m", files);
    const octokit = new Octokit({ auth: forge.tokenOf("ada"), baseUrl: forge.apiUrl });
    const listed = await octokit.paginate(octokit.rest.pulls.listFiles, {
      ...place,
      pull_number: 1,
      per_page: 3,
    });
    expect(listed.map(({ filename }) => filename)).toEqual(Object.keys(files));
    expect(await octokit.graphql("{ viewer { login } }")).toEqual({ viewer: { login: "ada" } });
    forge.assertClean();
  });

  test("a Probot App hears of a pull request, signs in as its installation and publishes a check that lets it merge", async () => {
    const app = forge.createApp({
      slug: "robot",
      webhookSecret: "robot's secret",
      permissions: { checks: "write", pull_requests: "read" },
      events: ["pull_request"],
    });
    const unthrottled = ProbotOctokit.defaults((options: object) => ({
      ...options,
      throttle: { enabled: false },
      retry: { enabled: false },
    }));
    const probot = new Probot({
      appId: app.id,
      privateKey: app.privateKey,
      secret: "robot's secret",
      baseUrl: forge.apiUrl,
      Octokit: unthrottled,
      logLevel: "fatal",
    });
    const middleware = await createNodeMiddleware(
      (robot) => {
        robot.on("pull_request.opened", async (context) => {
          await context.octokit.rest.checks.create(
            context.repo({
              name: "robot",
              head_sha: context.payload.pull_request.head.sha,
              conclusion: "success",
            }),
          );
        });
      },
      { probot, webhooksPath: "/" },
    );
    const server = createServer((request, response) => void middleware(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    app.setWebhookUrl(
      `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/`,
    );
    app.install(town.acme);
    const check = { context: "robot", integration_id: app.id };
    town.triage.addRuleset({
      branches: ["refs/heads/main"],
      rules: [{ type: "required_status_checks", parameters: { required_status_checks: [check] } }],
    });
    const pull = await town.openPull("m", { a: "1" });
    await forge.settled({
      until: () =>
        forge.requests.some(({ method, route }) => method === "POST" && route.endsWith("/check-runs")),
    });
    await expect(pull.merge({ user: "ada" })).resolves.toBeDefined();
    expect(
      forge.requests
        .filter(({ who }) => who.endsWith(":robot"))
        .map(({ method, route }) => `${method} ${route}`),
    ).toEqual([
      "POST /app/installations/{installation_id}/access_tokens",
      "POST /repos/{owner}/{repo}/check-runs",
    ]);
    forge.assertClean();
    server.closeAllConnections();
    server.close();
  });
});
