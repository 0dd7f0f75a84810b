import type { Facts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";

/** Commits of the pull request in tests: forty times the same digit. */
export const HEAD = "a".repeat(40);
export const BASE = "b".repeat(40);

const pullRequest: PullRequestFacts = {
  number: 7,
  title: "Hand churn over",
  author: null,
  draft: false,
  base: { ref: "release", sha: BASE },
  head: { ref: "topic", sha: HEAD },
  mergeBase: BASE,
};

type Needed = Pick<Facts, "packages" | "baseline" | "releases" | "pullRequest" | "now">;

/** What the gate needs, with no package in it. */
export const FACTS: Needed = {
  packages: [],
  baseline: [],
  releases: {},
  pullRequest,
  now: "2026-11-21T00:00:00Z",
};

/** Facts of one package, with what it was at the base and as it was released. */
export function factsOf(
  head: PackageFacts,
  { base, releases = {} }: { base?: PackageFacts; releases?: Facts["releases"] } = {},
): Needed {
  return { ...FACTS, packages: [head], baseline: base === undefined ? [] : [base], releases };
}
