import type { Issue } from "#core/model/statement.ts";
import type { Complain } from "./complain.ts";
import { checkNames, checkOffOfRisks, complainInto } from "./cross-check.ts";
import { environmentsOf } from "./environments-of.ts";
import { mergeOrder } from "./merge-stages.ts";
import type { PolicyFile } from "./parse-policy.ts";
import type { ExtendedPolicy } from "./policy.ts";
import type { PolicySource } from "./policy-schema.ts";
import { canonical } from "./rule-change.ts";
import { theirPlace } from "./rule-lines.ts";
import { stageOf } from "./stage-of.ts";

type Stages = PolicySource["stages"];

/**
 * What two policies cannot both say: a branch or an environment of another stage, stages in another order, a role of the same
 * name, another stage to come after. And all that is checked of any policy, with the names that are taken over.
 */
export function checkExtension(file: PolicyFile, theirs: PolicySource, extended: ExtendedPolicy): Issue[] {
  const issues: Issue[] = [];
  const { source, document, path } = file;
  const complain = complainInto(issues, document, path);
  checkOrder(source, theirs, extended, complain);
  checkStages(source, theirs, extended, complain);
  checkRolesKept(source, extended, complain);
  checkBranchesKept(source, extended, complain);
  checkAfterKept(source, extended, complain);
  const asked = {
    stages: { ...prefixed("theirs", theirs.stages), ...prefixed("own", source.stages) },
    risk: { ...prefixed("theirs", theirs.risk), ...prefixed("own", source.risk) },
  };
  checkNames(together(source, theirs), asked, complain);
  checkOffOfRisks(source, complain);
  return issues;
}

function prefixed(whose: string, record: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [`${whose}/${key}`, value]));
}

/** The own file with the names that it takes over, so that it is checked like any other; places stay those of the file. */
function together(own: PolicySource, theirs: PolicySource): PolicySource {
  const names = mergeOrder(Object.keys(theirs.stages), Object.keys(own.stages));
  const stages: Stages = Object.fromEntries(
    names.map((name): [string, Stages[string]] => {
      const here = Object.hasOwn(own.stages, name) ? own.stages[name] : undefined;
      const there = Object.hasOwn(theirs.stages, name) ? theirs.stages[name] : undefined;
      const { after, gates, branches = [] } = here ?? {};
      return [name, { branches, after, gates, environments: environmentsTogether(name, here, there) }];
    }),
  );
  return { ...own, stages, roles: { ...theirs.roles, ...own.roles } };
}

/** Own ones first, so that each stands where the own file has it. */
function environmentsTogether(
  name: string,
  own: Stages[string] | undefined,
  theirs: Stages[string] | undefined,
): string[] | undefined {
  if (own?.environments === undefined || theirs === undefined)
    return own?.environments ?? theirs?.environments;
  const known = environmentsOf({ name, ...withEnvironments(theirs.environments) });
  const repeated = new Set(own.environments.map((one) => one.toLowerCase()));
  return [...own.environments, ...known.filter((one) => !repeated.has(one.toLowerCase()))];
}

function withEnvironments(environments: readonly string[] | undefined) {
  return environments === undefined ? {} : { environments };
}

function checkOrder(
  own: PolicySource,
  theirs: PolicySource,
  extended: ExtendedPolicy,
  complain: Complain,
): void {
  const order = Object.keys(theirs.stages);
  let last = -1;
  for (const stage of Object.keys(own.stages)) {
    const at = order.indexOf(stage);
    if (at === -1) continue;
    if (at < last) {
      complain(
        "stage-out-of-order",
        "Stage `{stage}` stands before `{other}` in the policy that this one extends ({from}), and behind it here.",
        { stage, other: order[last] ?? "", order, from: theirPlace(extended, ["stages", stage]) },
        ["stages", stage],
        "Write the stages in the order of that policy: {order}.",
      );
    }
    last = Math.max(last, at);
  }
}

/** A stage of one's own says which branches it has. */
function checkStages(
  own: PolicySource,
  theirs: PolicySource,
  extended: ExtendedPolicy,
  complain: Complain,
): void {
  for (const [stage, { branches }] of Object.entries(own.stages)) {
    if (branches.length > 0 || Object.hasOwn(theirs.stages, stage)) continue;
    complain(
      "stage-without-branches",
      "Stage `{stage}` has no branches, and the policy that this one extends has no such stage; it has {known}.",
      { stage, known: extended.policy.stages.map(({ name }) => name) },
      ["stages", stage],
      "Add `branches`, or name a stage of that policy.",
    );
  }
}

function checkRolesKept(own: PolicySource, extended: ExtendedPolicy, complain: Complain): void {
  for (const [role, { owners, covers }] of Object.entries(own.roles)) {
    const theirs = Object.hasOwn(extended.policy.roles, role) ? extended.policy.roles[role] : undefined;
    if (theirs === undefined || canonical(theirs) === canonical({ owners, covers: covers ?? null })) continue;
    complain(
      "role-of-extended",
      "Who fills role `{role}` is said by the policy that this one extends ({from}): {owners}.",
      { role, from: theirPlace(extended, ["roles", role]), owners: theirs.owners },
      ["roles", role],
      "Give the role here a name of its own, and have `sign-offs` ask for both.",
    );
  }
}

function checkBranchesKept(own: PolicySource, extended: ExtendedPolicy, complain: Complain): void {
  for (const [stage, { branches }] of Object.entries(own.stages)) {
    for (const [index, branch] of branches.entries()) {
      const choice = stageOf(extended.policy, branch);
      if (choice.kind !== "stage" || choice.stage.name === stage) continue;
      complain(
        "branch-of-extended",
        "Branch `{branch}` belongs to stage `{other}` by the policy that this one extends ({from}), so it cannot be one of stage `{stage}`.",
        {
          branch,
          stage,
          other: choice.stage.name,
          from: theirPlace(extended, ["stages", choice.stage.name, "branches"]),
        },
        ["stages", stage, "branches", index],
        "Remove the branch here.",
      );
    }
  }
}

function checkAfterKept(own: PolicySource, extended: ExtendedPolicy, complain: Complain): void {
  for (const { name, after } of extended.policy.stages) {
    const here = Object.hasOwn(own.stages, name) ? own.stages[name]?.after : undefined;
    if (after === undefined || here === undefined || here.stage === after.stage) continue;
    complain(
      "after-of-extended",
      "Stage `{stage}` comes after `{after}` by the policy that this one extends ({from}), and cannot come after `{other}` instead.",
      {
        stage: name,
        after: after.stage,
        other: here.stage,
        from: theirPlace(extended, ["stages", name, "after"]),
      },
      ["stages", name, "after", "stage"],
      "Name `{after}` here, or remove `after`.",
    );
  }
}
