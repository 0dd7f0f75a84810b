import { expect, test } from "vitest";
import { pushSubjects } from "./push.ts";

const A = "a".repeat(40);
const B = "b".repeat(40);

/** As much of a push as is read of it. */
function push(ref: string, over: object = {}) {
  const payload = {
    ref,
    deleted: false,
    forced: false,
    commits: [],
    before: "0".repeat(40),
    after: B,
    sender: { login: "erin" },
    repository: { default_branch: "main" },
    ...over,
  };
  return pushSubjects(payload as unknown as Parameters<typeof pushSubjects>[0]);
}

const touching = (path: string) => ({ commits: [{ added: [], modified: [path], removed: [] }] });

test.for([
  ["a branch", push("refs/heads/release/1"), [{ kind: "branch", ref: "release/1" }]],
  ["the default branch", push("refs/heads/main", touching("src/a.ts")), [{ kind: "branch", ref: "main" }]],
  ["its policy", push("refs/heads/main", touching(".github/gatehouse.yml")), [{ kind: "repository" }]],
  [
    "another branch's policy",
    push("refs/heads/x", touching(".github/gatehouse.yml")),
    [{ kind: "branch", ref: "x" }],
  ],
  ["a forced push", push("refs/heads/main", { forced: true }), [{ kind: "repository" }]],
  [
    "more commits than are listed",
    push("refs/heads/main", { commits: Array.from({ length: 2048 }, () => ({})) }),
    [{ kind: "repository" }],
  ],
  ["a tag", push("refs/tags/v1"), [{ kind: "repository" }]],
  [
    "a branch that was there before",
    push("refs/heads/x", { before: A }),
    [
      { kind: "branch", ref: "x" },
      { kind: "pushed", ref: "x", before: A, after: B, by: "erin" },
    ],
  ],
  [
    "a forced push to a branch",
    push("refs/heads/x", { before: A, forced: true }),
    [
      { kind: "branch", ref: "x" },
      { kind: "pushed", ref: "x", before: A, after: B, by: "erin", how: "forced" },
    ],
  ],
  ["something that is no commit", push("refs/heads/x", { before: "../x" }), [{ kind: "branch", ref: "x" }]],
  ["a deleted branch", push("refs/heads/x", { deleted: true }), []],
  ["a branch of a merge queue", push("refs/heads/gh-readonly-queue/main/pr-1-abc"), []],
] as const)("%s", ([, subjects, expected]) => expect(subjects).toEqual(expected));
