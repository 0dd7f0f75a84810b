import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
import { git } from "./git/run.ts";
import type { Town } from "./town.ts";
import { createTown } from "./town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

let forge: Forge;
let town: Town;

beforeEach(async () => {
  forge = await startForge({ now: () => new Date("2026-11-20T10:00:00Z") });
  town = await createTown(forge);
});
afterEach(async () => {
  forge.assertClean();
  await town.close();
  await forge.close();
});

const RELEASES = ["refs/heads/release/**"];
const repo = "/repos/acme/triage";

const checks = (more: object = {}) => ({
  type: "required_status_checks",
  parameters: {
    strict_required_status_checks_policy: false,
    required_status_checks: [{ context: "gate", integration_id: town.app.id }],
    ...more,
  },
});

/** Makes a branch of `main` in each way that there is, and says how it went. */
async function make(login: string, branch: string): Promise<readonly [push: string, api: string]> {
  const sha = await town.triage.tip("main");
  const push = await town.triage.pushCommit(login, branch, sha).then(
    () => "made",
    (error: Error) => /^remote: - (.+)$/m.exec(error.message)?.[1]?.trim() ?? error.message,
  );
  const token = forge.tokenOf(login);
  const body = { ref: `refs/heads/${branch}-by-api`, sha };
  const api = await town.rest("POST", `${repo}/git/refs`, { token, body });
  return [push, api.status === 201 ? "made" : String((api.body as { message?: string }).message).trim()];
}

const RESTRICTED = "Cannot create ref due to creations being restricted.";
const VIOLATION = `Repository rule violations found\n\n${RESTRICTED}`;

describe("a new branch", () => {
  test("is made by whoever may push, past the rule that wants pull requests and past checks that spare new branches", async () => {
    town.triage.addRuleset({
      branches: RELEASES,
      rules: [{ type: "pull_request" }, checks({ do_not_enforce_on_create: true })],
    });
    expect(await make("ada", "release/1")).toEqual(["made", "made"]);
    await expect(town.triage.push({ user: "ada", branch: "release/1", files: { a: "1" } })).rejects.toThrow(
      "Changes must be made through a pull request.",
    );
  });

  test("needs the checks that do not spare it, on the very commit", async () => {
    town.triage.addRuleset({ branches: RELEASES, rules: [checks()] });
    const expected = 'Required status check "gate" is expected.';
    expect(await make("ada", "release/1")).toEqual([
      expected,
      `Repository rule violations found\n\n${expected}`,
    ]);
    const body = { name: "gate", head_sha: await town.triage.tip("main"), conclusion: "success" };
    await town.rest("POST", `${repo}/check-runs`, { body });
    expect(await make("ada", "release/1")).toEqual(["made", "made"]);
  });

  test("is made by nobody where creations are restricted and no one is left out", async () => {
    town.triage.addRuleset({ branches: RELEASES, rules: [{ type: "creation" }] });
    town.triage.grant("ada", "admin");
    expect(await make("ada", "release/1")).toEqual([RESTRICTED, VIOLATION]);
    expect(await make("ada", "other")).toEqual(["made", "made"]);
    await town.triage.push({ user: "ada", branch: "main", files: { a: "1" } });
  });

  test.for(["RepositoryRole", "Team", "User"] as const)(
    "is made by whom the rule leaves out (%s), and still falls under every other ruleset",
    async (kind) => {
      const sre = town.acme.account.teams.get("sre");
      const { body: dana } = await town.rest("GET", "/users/dana");
      const ids = { RepositoryRole: 5, Team: sre?.id, User: (dana as { id: number }).id };
      const ruleset = town.triage.addRuleset({ branches: RELEASES, rules: [{ type: "creation" }] });
      const actor = { actor_type: kind, actor_id: ids[kind], bypass_mode: "always" };
      town.triage.changeRuleset(ruleset, { bypass_actors: [actor] });
      if (kind === "RepositoryRole") town.triage.grant("dana", "admin");
      expect(await make("ada", "release/1")).toEqual([RESTRICTED, VIOLATION]);
      expect(await make("dana", "release/1")).toEqual(["made", "made"]);
      town.triage.addRuleset({ branches: RELEASES, rules: [checks()] });
      expect((await make("dana", "release/2"))[0]).toContain("Required status check");
    },
  );

  test("is no way to move one that is there, nor to make what is no branch", async () => {
    const sha = await town.triage.tip("main");
    const made = (ref: string, commit = sha) =>
      town.rest("POST", `${repo}/git/refs`, {
        token: forge.tokenOf("ada"),
        body: { ref, sha: commit },
      });
    expect(await made("refs/heads/main")).toMatchObject({
      status: 422,
      body: { message: "Reference already exists" },
    });
    expect(await made("main")).toMatchObject({
      status: 422,
      body: { message: "Reference name is not valid" },
    });
    expect(await made("refs/pull/1/head")).toMatchObject({ status: 422 });
    expect(await made("refs/heads/x", "0".repeat(40))).toMatchObject({
      status: 422,
      body: { message: "Object does not exist" },
    });
    town.triage.grant("bob", "read");
    expect(await make("bob", "x")).toEqual([
      expect.stringContaining("403"),
      "Must have push access to repository.",
    ]);
  });
});

test("a branch that may not be deleted is deleted neither by a push, nor by the API, nor by the button", async () => {
  await town.triage.push({ user: "ada", branch: "release/1", from: "main" });
  town.triage.addRuleset({ branches: RELEASES, rules: [{ type: "deletion" }] });
  const url = town.triage.gitUrl.replace("http://", `http://ada:${forge.tokenOf("ada")}@`);
  await expect(git(town.triage.dir, ["push", url, ":refs/heads/release/1"])).rejects.toThrow(
    "Cannot delete this branch",
  );
  const token = forge.tokenOf("ada");
  const answer = await town.rest("DELETE", `${repo}/git/refs/heads/release/1`, { token });
  expect(answer).toMatchObject({ status: 422 });
  await expect(town.triage.deleteBranch("release/1", "ada")).rejects.toThrow("Cannot delete this branch");
  await town.triage.push({ user: "ada", branch: "other", from: "main" });
  expect((await town.rest("DELETE", `${repo}/git/refs/heads/other`, { token })).status).toBe(204);
  expect((await town.rest("GET", `${repo}/git/ref/heads/other`)).status).toBe(404);
});

describe("the published rulesets", () => {
  const root = join(import.meta.dirname, "../..");
  const published = (file: string): Record<string, unknown> =>
    JSON.parse(
      readFileSync(join(root, "docs/rulesets", file), "utf8").replace(
        '"integration_id": 0',
        `"integration_id": ${town.app.id}`,
      ),
    ) as Record<string, unknown>;

  test.for([
    ["of a repository", `${repo}/rulesets`, ["production.json", "creation.json"]],
    [
      "of an organisation",
      "/orgs/acme/rulesets",
      ["organisation/production.json", "organisation/creation.json"],
    ],
  ] as const)(
    "%s let administrators alone make the release branch, before and after",
    async ([, place, files]) => {
      forge.createUser("carol");
      town.acme.addOwner("carol");
      for (const file of files) {
        const body = published(file);
        const conditions = body["conditions"] as Record<string, unknown>;
        if ("repository_name" in conditions)
          conditions["repository_name"] = { include: ["triage"], exclude: [] };
        const made = await town.rest("POST", place, { token: forge.tokenOf("carol"), body });
        expect(made.status).toBe(201);
      }
      const branch = "release/production";
      const sha = await town.triage.push({
        user: "ada",
        branch: "own-rules",
        from: "main",
        files: { a: "1" },
      });
      await expect(town.triage.pushCommit("ada", branch, sha)).rejects.toThrow(RESTRICTED);
      const asked = { token: forge.tokenOf("ada"), body: { ref: `refs/heads/${branch}`, sha } };
      expect(await town.rest("POST", `${repo}/git/refs`, asked)).toMatchObject({ status: 422 });
      await town.triage.pushCommit("carol", branch, await town.triage.tip("main"));
      // Whom the one ruleset leaves out is bound by the other one all the same.
      await expect(town.triage.pushCommit("carol", branch, sha, true)).rejects.toThrow("pull request");
      await expect(town.triage.deleteBranch(branch, "carol")).rejects.toThrow("Cannot delete this branch");
    },
  );
});
