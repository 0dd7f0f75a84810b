import type { Facts } from "#core/facts/facts.ts";
import type { Account } from "#core/facts/pull-request-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import type { PullRequestState } from "#github/read-pull-request.ts";

/** Everybody whom the model knows. */
const NAMES = ["ada", "dana", "kim"];

/** The policy that a text is. Throws where it is none. */
export function policyOf(text: string): Policy {
  const read = readPolicy(text, ".github/gatehouse.yml", sha(text));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return read.value;
}

/** The facts of a pull request that hands one file over. `contentGreenAt`: since when its content is green. */
export function factsOf(
  state: PullRequestState,
  policy: Policy,
  now: string,
  contentGreenAt: string | null,
): Facts {
  const { head } = state.facts;
  const path = "handoffs/churn/handoff.yml";
  const commits = [...new Set([head.sha, ...state.reviews.flatMap(({ commit }) => commit ?? [])])];
  const entry = (commit: string) => ({ mode: "100644", oid: sha(`file of ${commit}`), size: 1 });
  return {
    now,
    repository: { owner: "acme", name: "churn" },
    pullRequest: { ...state.facts, mergeBase: state.facts.base.sha },
    changes: { paths: [{ path, before: null, after: entry(head.sha) }] },
    packages: [],
    baseline: [],
    checklists: {},
    targets: {},
    releases: {},
    proposal: { paths: [], issues: [], loosened: [], tightened: [] },
    promotions: { found: [], branches: [] },
    checks: [],
    roles: policy.roles,
    ownership: { path: null, loaded: true, issues: [], headIssues: [], base: { [path]: null }, head: {} },
    owners: Object.fromEntries(
      NAMES.map((name) => [
        `@${name}`,
        { handle: `@${name}`, kind: "user", status: "resolved", members: [account(name).id] },
      ]),
    ),
    people: Object.fromEntries(
      NAMES.map((name) => [account(name).id, { ...account(name), permission: "write" }]),
    ),
    reviews: state.reviews,
    commits: [
      {
        sha: head.sha,
        parents: 1,
        contributions: [{ part: "author", account: account("ada"), email: "ada@acme.example" }],
        touchesChanges: true,
      },
    ],
    snapshots: Object.fromEntries(
      commits.map((commit) => [
        commit,
        { commit, readable: true, changed: [path], entries: { [path]: entry(commit) }, contentGreenAt },
      ]),
    ),
    incomplete: [],
  };
}

/** Who has this name. */
export function account(login: string): Account {
  return { id: NAMES.indexOf(login) + 101, login, kind: "user" };
}

/** An object id of a few words. */
export function sha(words: string): string {
  let hash = 2166136261;
  for (const letter of words) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16777619) >>> 0;
  return hash.toString(16).padStart(8, "0").repeat(5);
}
