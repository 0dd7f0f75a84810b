import type { Finding } from "#core/model/finding.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import type { KnownFacts } from "./known-facts.ts";

/**
 * What has to be said about the judgement itself: incomplete facts, nothing applied, no package touched and why,
 * a policy whose review is due. What only informs comes to `skip` or `pass`, and so never decides.
 */
export function noticesOf(
  policy: Policy,
  stage: Stage,
  facts: KnownFacts,
  anythingApplied: boolean,
): Finding[] {
  const notices: Finding[] = facts.incomplete.map((statement) => ({ ...statement, outcome: "error" }));
  if (!anythingApplied) {
    notices.push({
      id: "nothing-applied",
      outcome: "error",
      says: "no gate of stage `{stage}` had anything to look at, and a gated branch is never passed by silence",
      fix: "touch a package ({packages}), or give the stage a gate that applies to every pull request, such as sign-offs",
      values: { stage: stage.name, packages: policy.packages },
    });
  }
  notices.push(...untouched(policy, facts), ...manifestsElsewhere(policy, facts));
  if (policy.reviewBy !== undefined && facts.now.slice(0, 10) > policy.reviewBy) {
    notices.push({
      id: "policy-review-overdue",
      outcome: "pass",
      says: "the policy itself was to be reviewed by {date}; it still judges",
      fix: "review `{path}` and move `review_by`",
      values: { date: policy.reviewBy, path: policy.path },
      where: { path: policy.path },
    });
  }
  notices.push(...ofExtended(policy, facts.now.slice(0, 10)));
  return notices;
}

/** Lines that the extended policy has overtaken, and its own review. Both inform: what it asks counts in any case. */
function ofExtended({ extends: extended }: Policy, today: string): Finding[] {
  if (extended === undefined) return [];
  const weaker = extended.weaker.map((issue): Finding => ({ ...issue, outcome: "pass" }));
  const { reviewBy } = extended.policy;
  if (reviewBy === undefined || today <= reviewBy) return weaker;
  return [
    ...weaker,
    {
      id: "extended-policy-review-overdue",
      outcome: "pass",
      says: "the policy of `{repository}`, on which this one stands, was to be reviewed by {date}; it still judges",
      fix: "review it there, and move `review_by`",
      values: { date: reviewBy, repository: extended.repository },
    },
  ];
}

/** That no package is touched, and what would be one: otherwise a green verdict seems to have looked at something. */
function untouched({ packages }: Policy, facts: KnownFacts): Finding[] {
  if (facts.packages.length > 0 || facts.baseline.length > 0 || packages.length === 0) return [];
  return [
    {
      id: "no-package",
      outcome: "skip",
      says: "this change touches no package; packages are the folders `{packages}`",
      values: { packages },
    },
  ];
}

const MANIFEST = /(?:^|\/)handoff\.ya?ml$/;
/** Most manifests that one sentence lists. */
const MOST_MANIFESTS = 5;

/** Manifests in the change that lie in no package: most likely somebody takes their folder for one. */
function manifestsElsewhere({ packages, path }: Policy, facts: KnownFacts): Finding[] {
  const judged = facts.packages.map(({ folder }) => `${folder}/`);
  const stray = (facts.changes?.paths ?? [])
    .filter((changed) => changed.after !== null && MANIFEST.test(changed.path))
    .map((changed) => changed.path)
    .filter((manifest) => !judged.some((folder) => manifest.startsWith(folder)));
  const [first] = stray;
  if (first === undefined) return [];
  return [
    {
      id: "manifest-elsewhere",
      outcome: "skip",
      says: "`{manifests}` is in no package, so it is not judged; packages are the folders `{packages}`",
      fix: "move its folder to where packages are, or have that place added to `packages` in `{policy}`",
      values: { manifests: stray.slice(0, MOST_MANIFESTS), packages, policy: path },
      where: { path: first },
    },
  ];
}
