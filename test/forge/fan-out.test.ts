import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

const EVENTS = [
  "repository",
  "label",
  "pull_request",
  "branch_protection_rule",
  "team",
  "member",
  "organization",
];

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
  town.app.record.events = EVENTS;
});
afterEach(async () => {
  await town.close();
  await forge.close();
});

const repo = "/repos/acme/triage";

/** What was heard of a family, in order. */
async function heard(family: RegExp): Promise<string[]> {
  await forge.settled();
  forge.assertClean();
  // Deliveries run side by side: what was sent is in order, what arrives need not be.
  const sent = forge.deliveries.map(({ event, action }) => `${event}.${action}`);
  expect(
    town
      .heard()
      .filter((one) => family.test(one))
      .sort(),
  ).toEqual(sent.filter((one) => family.test(one)).sort());
  return sent.filter((one) => family.test(one));
}

describe("a repository", () => {
  test("is renamed, gets another default branch, is archived and back again, and deleted", async () => {
    await town.triage.push({ user: "ada", branch: "trunk", from: "main" });
    town.triage.settings.rename("router", "ada");
    expect((await town.rest("GET", repo)).status).toBe(404);
    await town.triage.settings.setDefaultBranch("trunk", "ada");
    expect((await town.rest("GET", "/repos/acme/router")).body).toMatchObject({ default_branch: "trunk" });
    town.triage.settings.archive();
    expect((await town.rest("GET", "/repos/acme/router")).body).toMatchObject({ archived: true });
    const body = { name: "gate", head_sha: await town.triage.tip("main") };
    expect((await town.rest("POST", "/repos/acme/router/check-runs", { body })).status).toBe(403);
    await expect(town.triage.push({ user: "ada", branch: "main" })).rejects.toThrow("403");
    town.triage.settings.archive(false);
    town.triage.delete("ada");
    expect(await heard(/^repository\./)).toEqual(
      ["renamed", "edited", "archived", "unarchived", "deleted"].map((action) => `repository.${action}`),
    );
    expect(town.payloads("repository", "renamed")[0]).toMatchObject({
      changes: { repository: { name: { from: "triage" } } },
      repository: { full_name: "acme/router" },
    });
  });

  test("is given away: the App hears of it where it is installed there", async () => {
    const other = forge.createOrganization("umbrella");
    town.app.install(other);
    town.triage.settings.transfer("umbrella", "ada");
    expect(await heard(/^repository\./)).toEqual(["repository.transferred"]);
    expect(town.payloads("repository", "transferred")[0]).toMatchObject({
      changes: { owner: { from: { organization: { login: "acme" } } } },
      repository: { full_name: "umbrella/triage" },
    });
    expect((await town.rest("GET", repo)).status).toBe(404);
  });

  test("has labels, and pull requests wear them", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const label = town.triage.settings.createLabel("risk: high", { color: "ff0000" });
    await pull.addLabel("Risk: High", "ada");
    town.triage.settings.renameLabel(label, "risk: critical");
    expect((await town.rest("GET", `${repo}/pulls/1`)).body).toMatchObject({
      labels: [{ name: "risk: critical" }],
    });
    await town.rest("POST", `${repo}/issues/1/labels`, { body: { labels: ["fresh"] } });
    expect((await town.rest("GET", `${repo}/issues/1/labels`)).body).toHaveLength(2);
    await town.rest("DELETE", `${repo}/issues/1/labels/fresh`);
    await pull.removeLabel("risk: critical");
    town.triage.settings.deleteLabel(label);
    expect(await heard(/label/)).toEqual([
      "label.created",
      "pull_request.labeled",
      "label.edited",
      "pull_request.labeled",
      "pull_request.unlabeled",
      "pull_request.unlabeled",
      "label.deleted",
    ]);
    expect(
      await town.graphql(
        '{ repository(owner: "acme", name: "triage") { pullRequest(number: 1) { labels(first: 5) { nodes { name } } } } }',
      ),
    ).toMatchObject({
      data: { repository: { pullRequest: { labels: { nodes: [] } } } },
    });
  });

  test("has branch protection rules of the older kind", async () => {
    const rule = town.triage.settings.protect("main", { required_status_checks: ["gate"] });
    town.triage.settings.changeProtection(rule, { admin_enforced: true });
    town.triage.settings.unprotect(rule);
    expect(await heard(/^branch_protection_rule/)).toEqual(
      ["created", "edited", "deleted"].map((action) => `branch_protection_rule.${action}`),
    );
    expect(town.payloads("branch_protection_rule", "edited")[0]).toMatchObject({
      rule: { name: "main", required_status_checks: ["gate"], admin_enforced: true },
      changes: { admin_enforced: { from: false } },
    });
  });

  test("is opened and closed to people and teams", async () => {
    const { settings } = town.triage;
    for (const role of ["read", "maintain", "none"] as const) settings.setRole("bob", role, "ada");
    town.acme.createTeam("ml", { members: ["bob"] });
    for (const role of ["read", "write", "none"] as const) settings.setRole("@acme/ml", role);
    expect(await heard(/^(member|team)\./)).toEqual([
      "member.added",
      "member.edited",
      "member.removed",
      "team.added_to_repository",
      "team.edited",
      "team.removed_from_repository",
    ]);
    expect(town.payloads("member", "edited")[0]).toMatchObject({
      member: { login: "bob" },
      changes: { permission: { from: "read", to: "write" } },
    });
  });
});

describe("an organization", () => {
  test("admits, expels, is renamed, and changes its teams", async () => {
    const role = async () => (await town.rest("GET", `${repo}/collaborators/dana/permission`)).body;
    expect(await role()).toMatchObject({ permission: "write" });
    town.acme.admit("bob", "ada");
    town.acme.expel("dana", "ada");
    expect(await role()).toMatchObject({ permission: "none" });
    town.acme.editTeam("sre", { name: "Reliability", privacy: "secret" });
    town.acme.rename("apex", "ada");
    expect((await town.rest("GET", "/repos/apex/triage/collaborators/erin/permission")).body).toMatchObject({
      permission: "write",
    });
    expect(await heard(/^(organization|team)\./)).toEqual([
      "organization.member_added",
      "organization.member_removed",
      "team.edited",
      "organization.renamed",
    ]);
    expect(town.payloads("organization", "renamed")[0]).toMatchObject({
      changes: { login: { from: "acme" } },
      organization: { login: "apex" },
    });
    expect(town.payloads("team", "edited")[0]).toMatchObject({ changes: { name: { from: "sre" } } });
  });
});

describe("an installation", () => {
  test("that is suspended hears and may do nothing, and may again later", async () => {
    town.app.suspend(town.installation);
    await town.openPull("m", { a: "1" });
    expect((await town.rest("GET", repo)).status).toBe(403);
    town.app.unsuspend(town.installation);
    expect((await town.rest("GET", repo)).status).toBe(200);
    town.app.acceptPermissions(town.installation, { checks: "write", deployments: "write" });
    expect(await heard(/^(installation|pull_request)\./)).toEqual([
      "installation.created",
      "installation.suspend",
      "installation.unsuspend",
      "installation.new_permissions_accepted",
    ]);
  });

  test("on some repositories gets more and fewer", async () => {
    const other = await town.acme.createRepository("other");
    const some = town.app.install(town.acme, { repositories: [town.triage] });
    const token = town.app.token(some);
    town.app.addRepositories(some, [other]);
    expect((await town.rest("GET", "/repos/acme/other", { token })).status).toBe(200);
    town.app.removeRepositories(some, [other]);
    expect((await town.rest("GET", "/repos/acme/other", { token })).status).toBe(404);
    expect(await heard(/^installation_repositories\./)).toEqual([
      "installation_repositories.added",
      "installation_repositories.removed",
    ]);
  });
});
