import { describe, expect, test } from "vitest";
import type { Payload, Self } from "./hint.ts";
import { HEARD_EVENTS, hintOf } from "./hint-of.ts";

const SELF: Self = { appId: 7, slug: "gatehouse" };
const PLACE = {
  installation: { id: 3 },
  repository: { name: "Model", owner: { login: "acme" }, default_branch: "main" },
  sender: { login: "ada", type: "User" },
};
const AT = { installation: 3, owner: "acme", repo: "Model" };
const PULL = { number: 5, head: { sha: "abc" }, base: { sha: "b" }, merged: false };

const heard = (event: string, payload: object, self = SELF) => hintOf(event, { ...PLACE, ...payload }, self);
const subjects = (event: string, payload: object) =>
  (heard(event, payload)?.tasks ?? []).map(({ subject }) => subject);

describe("what an event asks for", () => {
  test("says where, as GitHub spells it", () => {
    expect(heard("pull_request", { action: "opened", pull_request: PULL })).toEqual({
      tasks: [{ ...AT, subject: { kind: "pull-request", number: 5, likelyBase: "b" } }],
      concerns: [{ ...AT, subject: { kind: "head", sha: "abc" } }],
      changes: "always",
    });
  });

  test.for([
    ["pull_request", { action: "labeled", pull_request: PULL }],
    ["label", { action: "created" }],
    ["star", { action: "created" }],
    ["constructor", {}],
    ["repository", { action: "created" }],
    ["organization", { action: "member_added" }],
    ["installation", { action: "deleted" }],
    ["check_run", { action: "created", check_run: { name: "ci", head_sha: "abc", app: { id: 9 } } }],
  ] as const)("%s %o concerns nobody", ([event, payload]) => expect(heard(event, payload)).toBeNull());

  test("is nothing when we did it ourselves, by whatever event", () => {
    const own = { sender: { login: "gatehouse[bot]", type: "Bot" } };
    for (const event of HEARD_EVENTS) expect(heard(event, { ...own, action: "created" }), event).toBeNull();
  });

  test("a person may take our bot's name, and is heard all the same", () => {
    const sender = { login: "gatehouse[bot]", type: "User" };
    expect(heard("team", { sender })?.tasks).toHaveLength(1);
  });

  test.for([
    ["membership", { action: "removed" }, [{ kind: "installation" }]],
    ["team", { action: "edited" }, [{ kind: "installation" }]],
    ["organization", { action: "member_removed" }, [{ kind: "installation" }]],
    ["installation", { action: "unsuspend" }, [{ kind: "installation" }]],
    ["installation_repositories", { action: "added" }, [{ kind: "installation" }]],
    ["member", { action: "edited" }, [{ kind: "repository" }]],
    ["repository", { action: "renamed" }, [{ kind: "repository" }]],
    ["repository_ruleset", { action: "deleted" }, [{ kind: "repository" }]],
    ["branch_protection_rule", { action: "edited" }, [{ kind: "repository" }]],
    [
      "pull_request",
      { action: "closed", pull_request: { ...PULL, merged: true } },
      [
        { kind: "head", sha: "abc" },
        { kind: "pull-request", number: 5 },
        { kind: "merged", number: 5 },
      ],
    ],
    [
      "check_run",
      {
        action: "completed",
        check_run: { name: "Gatehouse: production", head_sha: "abc", app: { id: 9, slug: "ci" } },
      },
      [
        { kind: "foreign-check", sha: "abc", name: "Gatehouse: production", app: "ci" },
        { kind: "checks", sha: "abc" },
      ],
    ],
    [
      "deployment_protection_rule",
      {
        action: "requested",
        environment: "production",
        deployment: { sha: "a".repeat(40) },
        deployment_callback_url: "https://evil.example/repos/x/y/actions/runs/12/deployment_protection_rule",
      },
      [{ kind: "deployment", run: 12, environment: "production", sha: "a".repeat(40) }],
    ],
    [
      "issue_comment",
      {
        action: "created",
        issue: { number: 5, pull_request: {} },
        comment: { id: 8, body: "/gatehouse recheck", user: { login: "ada", type: "User" } },
      },
      [{ kind: "command", number: 5, comment: 8, by: "ada", command: { verb: "recheck" } }],
    ],
  ] as const)("%s %o", ([event, payload, expected]) => expect(subjects(event, payload)).toEqual(expected));

  test.for([
    ["edited", { pull_request: {} }, "User"],
    ["created", {}, "User"],
    ["created", { pull_request: {} }, "Bot"],
  ] as const)("a comment that is %s, on %o, by a %s, commands nothing", ([action, issue, type]) => {
    const comment = { id: 8, body: "/gatehouse recheck", user: { login: "ada", type } };
    expect(heard("issue_comment", { action, issue: { number: 5, ...issue }, comment })).toBeNull();
  });

  test("a policy that changes may be one that others extend, on whatever branch", () => {
    const push = {
      ref: "refs/heads/x",
      deleted: false,
      forced: false,
      commits: [{ modified: [".github/gatehouse.yml"] }],
    };
    expect(heard("push", push)).toMatchObject({ mayChangeExtended: true });
    expect(heard("push", { ...push, commits: [{ modified: ["a.ts"] }] })?.mayChangeExtended).toBeUndefined();
  });

  test("a tag changes what is released, and nothing else", () => {
    const tag = { ref: "refs/tags/churn@1.2.0", deleted: false, forced: false, commits: [] };
    expect(heard("push", tag)).toMatchObject({ changes: ["releases", "targets", "baseline"] });
  });

  test.for([
    ["no installation", { installation: undefined }],
    ["no repository", { repository: undefined }],
    ["an owner without a name", { repository: { name: "x", owner: null } }],
  ] as const)("%s: nowhere to look", ([, payload]: readonly [string, Payload]) =>
    expect(heard("pull_request", { action: "opened", pull_request: PULL, ...payload })).toBeNull(),
  );
});

describe("a payload of another shape than GitHub's", () => {
  test.for([
    ["pull_request", { action: "opened" }, "a part of it is missing"],
    ["pull_request", { action: "opened", pull_request: { ...PULL, number: "5" } }, "its number"],
    ["push", { ref: ["refs/heads/main"], commits: [] }, "a part of it is missing"],
    ["status", { sha: "a".repeat(5000) }, "its sha"],
    ["team", { installation: { id: "3" } }, "its installation"],
  ] as const)("%s %o is refused as unreadable, and not forgotten", ([event, payload, why]) => {
    expect(() => heard(event, payload)).toThrow(expect.objectContaining({ code: "unreadable-event" }));
    expect(() => heard(event, payload)).toThrow(why);
  });
});
