import { expect, test } from "vitest";
import { contributorsOf, isProvable } from "./contributors.ts";
import { account, sha, wrote } from "./scene.fixture.ts";

const author = { author: account("ada") };

test("a person is named with the first of their commits by id, whatever the order (PB sortCommits)", () => {
  const commits = [wrote("dana", "c2"), wrote("dana", "c1")];
  expect(contributorsOf(author, commits).wrote.get(account("dana").id)).toBe(sha("c1"));
  expect(contributorsOf(author, commits.toReversed())).toEqual(contributorsOf(author, commits));
});

test("who opened the pull request is a contributor without any commit", () => {
  expect([...contributorsOf(author, []).wrote]).toEqual([[account("ada").id, null]]);
});

test("a commit by one and committed by another makes both contributors (PB ignoreCommitsMixedAuthorCommitter)", () => {
  const commit = wrote("dana");
  const committer = { part: "committer" as const, account: account("lee"), email: "lee@mail.example" };
  const { wrote: ids } = contributorsOf(author, [
    { ...commit, contributions: [...commit.contributions, committer] },
  ]);
  expect([...ids.keys()].sort()).toEqual([account("ada").id, account("dana").id, account("lee").id]);
});

test.for([
  ["nobody@Mail.Example", "mail.example"],
  ["a@b@host.example ", "host.example"],
  ["no-address", null],
  ["x@", null],
  ["x@<script>", null],
  [`x@${"a".repeat(101)}`, null],
] as const)("of the address %s no more than the domain is kept", ([email, domain]) => {
  const commit = { ...wrote(null), contributions: [{ part: "co-author" as const, account: null, email }] };
  const contributors = contributorsOf(author, [commit]);
  expect(contributors.unattributed).toEqual([{ sha: sha("c1"), part: "co-author", domain }]);
  expect(isProvable(contributors)).toBe(false);
});

test("a commit that does not touch the changed set is nobody's concern", () => {
  const commit = wrote(null, "merge", { touchesChanges: false, parents: 2 });
  expect(isProvable(contributorsOf(author, [commit]))).toBe(true);
});
