import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Forge } from "./forge.ts";
import { startForge } from "./forge.ts";
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
  await town.close();
  await forge.close();
});

const MAIN = ["refs/heads/main"];

function requireCheck(integrationId?: number, parameters: object = {}) {
  const check = {
    context: "gate",
    ...(integrationId === undefined ? {} : { integration_id: integrationId }),
  };
  const rule = {
    strict_required_status_checks_policy: false,
    required_status_checks: [check],
    ...parameters,
  };
  return { type: "required_status_checks", parameters: rule };
}

const approval = (count: number, more: object = {}) => ({
  type: "pull_request",
  parameters: {
    required_approving_review_count: count,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
    ...more,
  },
});

describe("reviews", () => {
  test("approvals count from people with write access; the newest opinion of each speaks", async () => {
    town.triage.addRuleset({ branches: MAIN, rules: [approval(1)] });
    town.triage.grant("bob", "read");
    const pull = await town.openPull("m", { a: "1" });
    await pull.review({ user: "bob", state: "APPROVE" });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({
      message: expect.stringContaining("At least 1 approving review"),
    });
    const approved = await pull.review({ user: "dana", state: "APPROVE" });
    await pull.review({ user: "dana", state: "COMMENT", body: "by the way" });
    await pull.dismissReview(approved, "ada");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
    await pull.review({ user: "erin", state: "REQUEST_CHANGES" });
    await pull.review({ user: "erin", state: "APPROVE" });
    await expect(pull.merge({ user: "ada" })).resolves.toBeDefined();
    await forge.settled();
    const states = town
      .payloads("pull_request_review", "submitted")
      .map((event) => JSON.stringify(event["review"]));
    expect(states[0]).toContain('"state":"approved"');
    expect(town.payloads("pull_request_review", "dismissed")).toHaveLength(1);
    forge.assertClean();
  });

  test("a dismissed newest review brings no older one back", async () => {
    town.triage.addRuleset({ branches: MAIN, rules: [approval(1)] });
    const pull = await town.openPull("m", { a: "1" });
    await pull.review({ user: "dana", state: "APPROVE" });
    const second = await pull.review({ user: "dana", state: "REQUEST_CHANGES" });
    await pull.dismissReview(second, "ada");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });

  test("with the last-push rule, whoever pushed last cannot be the only approver", async () => {
    town.triage.addRuleset({ branches: MAIN, rules: [approval(1, { require_last_push_approval: true })] });
    const pull = await town.openPull("m", { a: "1" });
    await pull.push({ user: "dana", files: { a: "2" } });
    await pull.review({ user: "dana", state: "APPROVE" });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({
      message: expect.stringContaining("last pusher"),
    });
    await pull.review({ user: "erin", state: "APPROVE" });
    await expect(pull.merge({ user: "ada" })).resolves.toBeDefined();
  });

  test("editing a review's text is told with what it was", async () => {
    const pull = await town.openPull("m", { a: "1" });
    const review = await pull.review({ user: "dana", state: "COMMENT", body: "before" });
    await pull.editReview(review, "after");
    await forge.settled();
    expect(town.payloads("pull_request_review", "edited")[0]).toMatchObject({
      changes: { body: { from: "before" } },
      review: { body: "after" },
    });
    forge.assertClean();
  });

  test("authors cannot approve their own pull request", async () => {
    const pull = await town.openPull("m", { a: "1" });
    await expect(pull.review({ user: "ada", state: "APPROVE" })).rejects.toThrow("your own pull request");
  });

  test("with the stale rule a push dismisses approvals; a base update that changes no diff does not", async () => {
    town.triage.addRuleset({ branches: MAIN, rules: [approval(0, { dismiss_stale_reviews_on_push: true })] });
    const pull = await town.openPull("m", { a: "1" });
    const review = await pull.review({ user: "dana", state: "APPROVE" });
    await pull.push({ files: {}, message: "Nothing" });
    expect(review.state).toBe("APPROVED");
    await pull.push({ files: { a: "2" } });
    expect(review.state).toBe("DISMISSED");
  });

  test("requests reach people and teams with access, never the author", async () => {
    await town.openPull("m", { a: "1" });
    const path = "/repos/acme/triage/pulls/1/requested_reviewers";
    const asked = await town.rest("POST", path, { body: { reviewers: ["dana"], team_reviewers: ["sre"] } });
    expect(asked).toMatchObject({
      status: 201,
      body: { requested_reviewers: [{ login: "dana" }], requested_teams: [{ slug: "sre" }] },
    });
    expect((await town.rest("POST", path, { body: { reviewers: ["ada"] } })).status).toBe(422);
    expect((await town.rest("POST", path, { body: { reviewers: ["bob"] } })).status).toBe(422);
    const left = await town.rest("DELETE", path, {
      body: { reviewers: ["dana"], team_reviewers: ["sre"] },
    });
    expect(left).toMatchObject({ status: 200, body: { requested_reviewers: [], requested_teams: [] } });
    await forge.settled();
    expect(town.payloads("pull_request", "review_requested")).toHaveLength(2);
    expect(town.payloads("pull_request", "review_request_removed")).toHaveLength(2);
    forge.assertClean();
  });

  test.for(["APPROVE", "REQUEST_CHANGES", "COMMENT"] as const)(
    "a review (%s) answers the request of each team of the reviewer, untold, and no other's",
    async (state) => {
      town.acme.createTeam("operations", {});
      town.acme.createTeam("night", { parent: "operations", members: ["erin"] });
      town.acme.createTeam("ml", { members: ["ada"] });
      for (const team of ["operations", "ml"]) town.triage.grant(`@acme/${team}`, "write");
      const pull = await town.openPull("m", { a: "1" });
      const path = "/repos/acme/triage/pulls/1/requested_reviewers";
      const body = { reviewers: ["dana"], team_reviewers: ["sre", "operations", "ml"] };
      await town.rest("POST", path, { body });
      await pull.review({ user: "erin", state });
      expect((await town.rest("GET", path)).body).toMatchObject({
        users: [{ login: "dana" }],
        teams: [{ slug: "ml" }],
      });
      await pull.review({ user: "ada", state: "COMMENT" });
      expect((await town.rest("GET", path)).body).toMatchObject({ teams: [{ slug: "ml" }] });
      // Asked once more, the team stands there again.
      await town.rest("POST", path, { body: { team_reviewers: ["sre"] } });
      expect((await town.rest("GET", path)).body).toMatchObject({ teams: [{ slug: "ml" }, { slug: "sre" }] });
      await forge.settled();
      expect(town.payloads("pull_request", "review_request_removed")).toEqual([]);
      forge.assertClean();
    },
  );
});

describe("rules", () => {
  const body = {
    name: "release",
    target: "branch",
    enforcement: "active",
    conditions: { ref_name: { include: ["refs/heads/release/**"], exclude: [] } },
    rules: [requireCheck(7)],
  };

  test("a ruleset comes by the API as GitHub imports it, and is told of", async () => {
    town.triage.grant("ada", "admin");
    const token = forge.tokenOf("ada");
    const made = await town.rest("POST", "/repos/acme/triage/rulesets", { token, body });
    expect(made.status).toBe(201);
    const rules = await town.rest("GET", "/repos/acme/triage/rules/branches/release/2026/11");
    expect(rules.body).toMatchObject([
      {
        type: "required_status_checks",
        parameters: { required_status_checks: [{ context: "gate", integration_id: 7 }] },
      },
    ]);
    expect((await town.rest("GET", "/repos/acme/triage/rules/branches/main")).body).toEqual([]);
    const id = [...town.triage.record.rulesets.keys()][0] ?? 0;
    await town.rest("PUT", `/repos/acme/triage/rulesets/${id}`, { token, body: { enforcement: "disabled" } });
    expect((await town.rest("GET", "/repos/acme/triage/rules/branches/release/1")).body).toEqual([]);
    await town.rest("DELETE", `/repos/acme/triage/rulesets/${id}`, { token });
    await forge.settled();
    expect(town.heard().filter((event) => event.startsWith("repository_ruleset"))).toEqual([
      "repository_ruleset.created",
      "repository_ruleset.edited",
      "repository_ruleset.deleted",
    ]);
    forge.assertClean();
  });

  test("a branch that wants pull requests refuses a direct push, with GitHub's code", async () => {
    town.triage.addRuleset({ branches: MAIN, rules: [approval(0)] });
    await expect(town.triage.push({ user: "ada", branch: "main", files: { a: "1" } })).rejects.toThrow(
      "GH013",
    );
  });
});
