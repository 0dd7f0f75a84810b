import type { RuleSource } from "#github/protection/rule-source.ts";
import { seen } from "#github/protection/seen.ts";
import type { BranchContext, BranchSight } from "./look-at-branch.ts";

/** Id of the App in these examples. */
export const APP = 4711;

/** A ruleset that leaves nothing open. */
export function ruleset(over: Partial<RuleSource> = {}): RuleSource {
  return {
    kind: "ruleset",
    id: 7,
    name: "release",
    above: null,
    refs: { include: ["~ALL"], exclude: [] },
    checks: [{ context: "gatehouse: production", appId: APP }],
    strict: true,
    review: { approvals: 1, dismissesStale: false, asksOwners: false, asksOtherThanPusher: true },
    blocksDeletion: true,
    blocksForcePush: true,
    restrictsCreation: false,
    checksNewBranches: false,
    grouping: null,
    workflows: [],
    bypass: seen([]),
    whole: true,
    ...over,
  };
}

/** The branch `release` of stage production, with these rulesets and no rule of the older kind. */
export function branch(rulesets: readonly RuleSource[], over: Partial<BranchSight> = {}): BranchSight {
  return {
    branch: "release",
    stage: "production",
    sampleOf: null,
    isAlone: true,
    exists: true,
    rulesets: seen(rulesets),
    protection: seen(null),
    ...over,
  };
}

export const CONTEXT: BranchContext = {
  owner: "acme",
  name: "model",
  url: "https://github.com/acme/model",
  appId: APP,
  defaultBranch: "main",
  appSlug: "gatehouse-for-acme",
  ownNames: [],
  idle: seen([]),
};
