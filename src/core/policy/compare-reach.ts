import { environmentsOf } from "./environments-of.ts";
import type { Policy } from "./policy.ts";
import { missingFrom, type RuleChange } from "./rule-change.ts";
import { stageOf } from "./stage-of.ts";

/** What the policy looks at, at all: folders of packages, stages and their branches, and its own review. */
export function compareReach(before: Policy, after: Policy): RuleChange[] {
  return [
    ...comparePackages(before.packages, after.packages),
    ...compareStages(before, after),
    ...after.stages.flatMap(({ name }) => compareBranches(name, before, after)),
    ...compareEnvironments(before, after),
    ...compareReview(before.reviewBy, after.reviewBy),
  ];
}

function comparePackages(before: readonly string[], after: readonly string[]): RuleChange[] {
  const less = missingFrom(after, before).map(
    (glob): RuleChange => ({
      direction: "loosened",
      id: "packages-removed",
      says: "Folders `{glob}` are no packages any more, so nothing in them is judged.",
      values: { glob },
    }),
  );
  const more = missingFrom(before, after).map(
    (glob): RuleChange => ({
      direction: "tightened",
      id: "packages-added",
      says: "Folders `{glob}` are packages now.",
      values: { glob },
    }),
  );
  return [...less, ...more];
}

function compareStages(before: Policy, after: Policy): RuleChange[] {
  const [old, now] = [before.stages.map(({ name }) => name), after.stages.map(({ name }) => name)];
  const gone = before.stages
    .filter(({ name }) => !now.includes(name))
    .map(
      ({ name, branches }): RuleChange => ({
        direction: "loosened",
        id: "stage-removed",
        says: "Stage `{stage}` is removed; its branches were {branches}.",
        values: { stage: name, branches },
      }),
    );
  const added = missingFrom(old, now).map(
    (stage): RuleChange => ({
      direction: "tightened",
      id: "stage-added",
      says: "Stage `{stage}` is new.",
      values: { stage },
    }),
  );
  return [...gone, ...added];
}

function compareBranches(stage: string, before: Policy, after: Policy): RuleChange[] {
  const branchesOf = (policy: Policy) => policy.stages.find(({ name }) => name === stage)?.branches ?? [];
  const removed = missingFrom(branchesOf(after), branchesOf(before)).map(
    (branch): RuleChange =>
      movedBranch(branch, { from: stage, to: stageNamed(after, branch) }) ?? {
        direction: "loosened",
        id: "branch-removed",
        says: "Branch `{branch}` belongs to stage `{stage}` no more.",
        values: { branch, stage },
      },
  );
  const added = missingFrom(branchesOf(before), branchesOf(after)).map(
    (branch): RuleChange =>
      movedBranch(branch, { from: stageNamed(before, branch), to: stage }) ?? {
        direction: "tightened",
        id: "branch-added",
        says: "Branch `{branch}` belongs to stage `{stage}` now.",
        values: { branch, stage },
      },
  );
  return [...removed, ...added];
}

/** Of stages that stay; those of a stage that is new or removed are told with it. */
function compareEnvironments(before: Policy, after: Policy): RuleChange[] {
  return after.stages.flatMap((stage): RuleChange[] => {
    const old = before.stages.find(({ name }) => name === stage.name);
    if (old === undefined) return [];
    const [had, has] = [environmentsOf(old), environmentsOf(stage)];
    const gone = missingFrom(has, had).map(
      (environment): RuleChange => ({
        direction: "loosened",
        id: "environment-removed",
        says: "Stage `{stage}` does not answer for deployments to `{environment}` any more.",
        values: { stage: stage.name, environment },
      }),
    );
    const added = missingFrom(had, has).map(
      (environment): RuleChange => ({
        direction: "tightened",
        id: "environment-added",
        says: "Stage `{stage}` answers for deployments to `{environment}` now.",
        values: { stage: stage.name, environment },
      }),
    );
    return [...gone, ...added];
  });
}

function stageNamed(policy: Policy, branch: string): string | null {
  const choice = stageOf(policy, branch);
  return choice.kind === "stage" ? choice.stage.name : null;
}

/** A branch that is named exactly leaves the stage whose glob it matched, and goes back there when it is not. */
function movedBranch(
  branch: string,
  { from, to }: { readonly from: string | null; readonly to: string | null },
): RuleChange | null {
  if (from === null || to === null || from === to) return null;
  return {
    direction: "both",
    id: "branch-moved",
    says: "Branch `{branch}` belongs to stage `{stage}` now; it was one of stage `{other}`.",
    values: { branch, stage: to, other: from },
  };
}

function compareReview(before: string | undefined, after: string | undefined): RuleChange[] {
  if (before === after) return [];
  const later = after === undefined || (before !== undefined && after > before);
  return [
    {
      direction: later ? "loosened" : "tightened",
      id: "review-moved",
      says: "The policy itself is to be reviewed by {after}; it was to be by {before}.",
      values: { before: before ?? "no day", after: after ?? "no day" },
    },
  ];
}
