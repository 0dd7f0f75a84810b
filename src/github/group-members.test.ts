import { expect, test } from "vitest";
import type { GithubClient } from "./github-client.ts";
import { groupMembers } from "./group-members.ts";

const sha = (letter: string) => letter.repeat(40);
const [TIP, FIRST, SECOND] = [sha("a"), sha("b"), sha("c")];

/** A queue of two on `main`: pull request 3 ahead of 4. The first one's branch may be gone already. */
function queue(strategy: string | null, gone = false): GithubClient & { asked: string[] } {
  const asked: string[] = [];
  const entries = [
    { name: `pr-3-${TIP}`, target: { oid: FIRST } },
    { name: `pr-4-${FIRST}`, target: { oid: SECOND } },
    { name: `pr-9-${SECOND}`, target: { oid: sha("e") } },
  ].slice(gone ? 1 : 0);
  const pulls = [
    { number: 3, headRefOid: sha("1") },
    { number: 5, headRefOid: sha("5") },
  ];
  const repository = {
    ref: { target: { oid: TIP } },
    refs: { totalCount: entries.length, nodes: entries },
    pullRequests: { nodes: pulls },
  };
  return {
    owner: "acme",
    repo: "churn",
    count: { reads: 0, writes: 0 },
    asked,
    graphql: async () => ({ q0: repository }),
    request: async (route) => {
      asked.push(route);
      const rule = { type: "merge_queue", parameters: { grouping_strategy: strategy } };
      const data = route.includes("/rules/")
        ? strategy === null
          ? []
          : [rule]
        : { commits: [sha("1"), FIRST, sha("2"), SECOND].map((commit) => ({ sha: commit })) };
      return { status: 200, headers: {}, data };
    },
  };
}

/** The second entry's group, built on the first's. */
const GROUP = {
  headSha: SECOND,
  headRef: `gh-readonly-queue/main/pr-4-${FIRST}`,
  baseSha: FIRST,
  baseRef: "main",
};

test("where each answers for its own, a group has one", async () => {
  expect(await groupMembers(queue("ALLGREEN"), GROUP)).toEqual([4]);
});

test.for([
  ["HEADGREEN", false],
  ["HEADGREEN", true],
  [null, false],
] as const)("with %s all that are ahead are merged along (branch gone: %s)", async ([strategy, gone]) => {
  expect(await groupMembers(queue(strategy, gone), GROUP)).toEqual([3, 4]);
});

test("the first of a queue asks nobody what is ahead", async () => {
  const client = queue("HEADGREEN");
  const first = {
    ...GROUP,
    headSha: FIRST,
    headRef: `gh-readonly-queue/main/pr-3-${TIP}`,
    baseSha: TIP,
  };
  expect(await groupMembers(client, first)).toEqual([3]);
  expect(client.asked).toEqual([]);
});

test("a branch that no queue made is refused", async () => {
  await expect(
    groupMembers(queue("ALLGREEN"), { ...GROUP, headRef: "gh-readonly-queue/x" }),
  ).rejects.toMatchObject({ code: "unexpected" });
});
