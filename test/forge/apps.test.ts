import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { appJwt, createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

const repo = "/repos/acme/triage";

describe("an App", () => {
  test("proves itself by JWT and mints tokens as long as GitHub's, narrower if it wishes", async () => {
    const token = appJwt(town.app);
    expect((await town.rest("GET", "/app", { token })).body).toMatchObject({ id: town.app.id, slug: "gate" });
    const path = `/app/installations/${town.installation.id}/access_tokens`;
    const minted = await town.rest("POST", path, {
      token,
      body: { permissions: { checks: "read" }, repositories: ["triage"] },
    });
    expect(minted).toMatchObject({
      status: 201,
      body: { permissions: { checks: "read" }, repositories: [{ name: "triage" }] },
    });
    expect(minted.body).toMatchObject({ token: expect.stringMatching(/^ghs_.{516}$/) });
    expect(
      (await town.rest("POST", path, { token, body: { permissions: { administration: "write" } } })).status,
    ).toBe(422);
    expect((await town.rest("GET", "/app/installations", { token })).body).toMatchObject([
      { id: town.installation.id, account: { login: "acme" } },
    ]);
    expect((await town.rest("GET", `${repo}/installation`, { token })).body).toMatchObject({
      id: town.installation.id,
    });
    forge.assertClean();
  });

  test.each([
    ["an expired JWT", () => appJwt(town.app, -60)],
    ["one that is good for too long", () => appJwt(town.app, 3600)],
    [
      "another key's",
      () =>
        appJwt({
          id: town.app.id,
          privateKey: forge.createApp({ slug: "x", permissions: {}, events: [] }).privateKey,
        }),
    ],
    ["no token at all", () => "nonsense"],
  ])("is refused with %s", async (_, token) => {
    expect((await town.rest("GET", "/app", { token: token() })).status).toBe(401);
  });

  test("is told which permission it lacks", async () => {
    const token = town.app.token(town.installation, { metadata: "read", checks: "read" });
    const pull = await town.openPull("m", { a: "1" });
    const refused = await town.rest("POST", `${repo}/check-runs`, {
      token,
      body: { name: "gate", head_sha: pull.head },
    });
    expect(refused.status).toBe(403);
    expect(refused.headers.get("x-accepted-github-permissions")).toBe("checks=write");
    expect((await town.rest("GET", `${repo}/commits/${pull.head}/check-runs`, { token })).status).toBe(200);
  });

  test("cannot see a repository that its installation does not cover", async () => {
    const other = await town.acme.createRepository("other");
    const narrow = town.app.install(town.acme, { repositories: [town.triage] });
    const token = town.app.token(narrow);
    expect((await town.rest("GET", repo, { token })).status).toBe(200);
    expect((await town.rest("GET", `/repos/${other.fullName}`, { token })).status).toBe(404);
  });

  test("does not see secret teams without Members, nor does a stranger see any", async () => {
    town.acme.createTeam("hidden", { members: ["ada"], privacy: "secret" });
    const path = "/orgs/acme/teams/hidden";
    expect((await town.rest("GET", path)).status).toBe(200);
    expect(
      (await town.rest("GET", path, { token: town.app.token(town.installation, { metadata: "read" }) }))
        .status,
    ).toBe(403);
    expect((await town.rest("GET", path, { token: forge.tokenOf("dana") })).status).toBe(404);
    expect((await town.rest("GET", "/orgs/acme/teams/sre", { token: forge.tokenOf("bob") })).status).toBe(
      404,
    );
  });

  test("loses its tokens with its installation, and hears of both", async () => {
    const token = town.app.token(town.installation);
    town.app.uninstall(town.installation);
    await forge.settled();
    expect((await town.rest("GET", repo, { token })).status).toBe(401);
    expect(town.heard().filter((event) => event.startsWith("installation"))).toEqual([
      "installation.created",
      "installation.deleted",
    ]);
    forge.assertClean();
  });

  test("hears of people joining and leaving teams", async () => {
    town.acme.addToTeam("sre", "bob");
    town.acme.removeFromTeam("sre", "bob");
    town.acme.deleteTeam("sre");
    await forge.settled();
    expect(town.heard().filter((event) => /^(membership|team)\./.test(event))).toEqual([
      "membership.added",
      "membership.removed",
      "team.deleted",
    ]);
    forge.assertClean();
  });
});

describe("a person's role", () => {
  test("comes by grant, by team, by parent team and by owning the organization", async () => {
    town.acme.createTeam("ml", { members: [] });
    town.acme.createTeam("ml-ops", { members: ["bob"], parent: "ml" });
    town.triage.grant("@acme/ml", "maintain");
    const role = async (login: string) =>
      (await town.rest("GET", `${repo}/collaborators/${login}/permission`)).body;
    expect(await role("bob")).toMatchObject({ permission: "write", role_name: "maintain" });
    forge.createUser("olga");
    expect(await role("olga")).toMatchObject({ permission: "none" });
    town.acme.addOwner("olga");
    expect(await role("olga")).toMatchObject({ permission: "admin" });
    const parent = { headers: { accept: "application/vnd.github.v3.repository+json" } };
    expect((await town.rest("GET", `/orgs/acme/teams/ml-ops${repo}`, parent)).body).toMatchObject({
      role_name: "maintain",
    });
    expect((await town.rest("GET", `/orgs/acme/teams/ml-ops${repo}`)).status).toBe(204);
    forge.assertClean();
  });

  test("a pending member is pending, and no member", async () => {
    town.acme.createTeam("ml", { pending: ["bob"] });
    expect((await town.rest("GET", "/orgs/acme/teams/ml/memberships/bob")).body).toMatchObject({
      state: "pending",
    });
    expect((await town.rest("GET", "/orgs/acme/teams/ml/members")).body).toEqual([]);
  });
});

describe("a workflow's token", () => {
  test("acts as GitHub Actions, with what the workflow names; for a fork it only reads", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const body = { name: "gate", head_sha: pull.head, conclusion: "success" };
    const own = town.triage.actionsToken({ checks: "write" });
    const made = await town.rest("POST", `${repo}/check-runs`, { token: own, body });
    expect(made).toMatchObject({ status: 201, body: { app: { id: 15368, slug: "github-actions" } } });
    const fork = town.triage.actionsToken({ checks: "write" }, true);
    expect((await town.rest("POST", `${repo}/check-runs`, { token: fork, body })).status).toBe(403);
    forge.assertClean();
  });
});
