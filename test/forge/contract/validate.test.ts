import { describe, expect, test } from "vitest";
import { checkRequest, completeResponse, completeWebhook } from "./validate.ts";

const URL = "http://127.0.0.1:1";
const TEAM = {
  id: 1,
  slug: "sre",
  name: "SRE",
  description: null,
  permission: "pull",
  type: "organization",
  parent: null,
};

describe("requests", () => {
  test("a key or parameter that GitHub does not know is a violation", () => {
    const route = "POST /repos/{owner}/{repo}/check-runs";
    expect(checkRequest(route, [], { name: "gate", head_sha: "abc" })).toEqual([]);
    expect(checkRequest(route, [], { head_sha: "abc" })).toHaveLength(1);
    expect(checkRequest("GET /repos/{owner}/{repo}/pulls", ["state", "per_page"], undefined)).toEqual([]);
    expect(checkRequest("GET /repos/{owner}/{repo}/pulls", ["statuses"], undefined)[0]?.message).toContain(
      "statuses",
    );
    expect(checkRequest("PATCH /repos/{owner}/{repo}/rulesets/{ruleset_id}", [], {})).toHaveLength(1);
    expect(
      checkRequest("PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}", [], { enforcment: "active" })[0]
        ?.message,
    ).toContain("enforcment");
  });
});

describe("responses", () => {
  const route = "GET /repos/{owner}/{repo}/teams";

  test("furniture is filled in, and what says something never is", () => {
    const { body, violations } = completeResponse(route, 200, [TEAM], URL);
    expect(violations).toEqual([]);
    expect(body).toMatchObject([
      { slug: "sre", node_id: expect.any(String), html_url: expect.stringContaining(URL) },
    ]);
    const { slug: _, ...nameless } = TEAM;
    expect(completeResponse(route, 200, [nameless], URL).violations[0]?.message).toContain("slug");
  });

  test("a planted wrong type is a violation", () => {
    expect(completeResponse(route, 200, [{ ...TEAM, id: "one" }], URL).violations).toHaveLength(1);
  });

  test("an undocumented status is a violation", () => {
    expect(completeResponse(route, 201, [TEAM], URL).violations).toHaveLength(1);
  });
});

describe("webhooks", () => {
  const user = { login: "ada", id: 1, type: "User", site_admin: false };

  test("an unknown event and a payload without its subject are violations", () => {
    expect(completeWebhook("pull_request", "exploded", {}, URL).violations).toHaveLength(1);
    const { violations } = completeWebhook(
      "pull_request",
      "opened",
      { action: "opened", number: 1, sender: user },
      URL,
    );
    expect(violations[0]?.message).toContain("pull_request");
  });
});
