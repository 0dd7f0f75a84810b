import { describe, expect, test } from "vitest";
import { readEvent } from "./pull-request-event.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";

function pullRequest(changes: Record<string, unknown> = {}) {
  return {
    pull_request: {
      number: 7,
      title: "Hand over",
      draft: true,
      user: { id: 41, login: "ada", type: "User" },
      changed_files: 3,
      base: { ref: "main", sha: SHA },
      head: { ref: "proposal", sha: SHA },
      ...changes,
    },
  };
}

describe("readEvent", () => {
  test.for(["pull_request", "pull_request_target"])("reads %s", (name) => {
    expect(readEvent(name, JSON.stringify(pullRequest()))).toEqual({
      ok: true,
      value: {
        number: 7,
        title: "Hand over",
        draft: true,
        author: { id: 41, login: "ada", kind: "user" },
        base: { ref: "main", sha: SHA },
        head: { ref: "proposal", sha: SHA },
        changedFiles: 3,
        queued: false,
      },
    });
  });

  test("an account that is no person is a bot, and a deleted one is nobody", () => {
    const author = (user: unknown) => {
      const event = readEvent("pull_request", JSON.stringify(pullRequest({ user })));
      return event.ok ? event.value.author : "unreadable";
    };
    expect(author({ id: 1, login: "robot[bot]", type: "Bot" })).toEqual({
      id: 1,
      login: "robot[bot]",
      kind: "bot",
    });
    expect(author({ id: 1, login: "unclear" })).toMatchObject({ kind: "bot" });
    expect(author(null)).toBeNull();
  });

  test("reads a merge group, and the number of its pull request where the branch names one", () => {
    const group = (head_ref: string) =>
      readEvent(
        "merge_group",
        JSON.stringify({
          merge_group: { base_ref: "refs/heads/release/1", base_sha: SHA, head_ref, head_sha: SHA },
        }),
      );
    const ref = `refs/heads/gh-readonly-queue/release/1/pr-104-${SHA}`;
    expect(group(ref)).toMatchObject({
      ok: true,
      value: { number: 104, queued: true, base: { ref: "release/1" } },
    });
    expect(group("refs/heads/other")).toMatchObject({ ok: true, value: { number: 0 } });
  });

  test.for([
    ["no file", null],
    ["not JSON", "{"],
    ["another shape", '{"pull_request":[]}'],
    ["a prototype", '{"__proto__":{"pull_request":{}}}'],
    ["no object ids", JSON.stringify(pullRequest({ head: { ref: "x", sha: "--output=x" } }))],
    ["a short object id", JSON.stringify(pullRequest({ base: { ref: "x", sha: SHA.slice(1) } }))],
  ] as const)("names no commits: %s", ([, text]) => {
    expect(readEvent("pull_request", text)).toMatchObject({
      ok: false,
      problems: [{ id: "event-unreadable" }],
    });
  });

  test.for(["push", "workflow_dispatch", "pull_request_review", ""])("%j is not judged", (name) => {
    expect(readEvent(name, "{}")).toMatchObject({ ok: false, problems: [{ id: "event-not-judged" }] });
  });
});
