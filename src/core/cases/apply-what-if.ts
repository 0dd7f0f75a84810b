import type { CheckFacts } from "#core/facts/check-facts.ts";
import type { PromotionsFacts } from "#core/facts/promotion-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import { unknownStage } from "./unknown-stage.ts";
import type { Impossible, WhatIf } from "./what-if.ts";
import { withPackage } from "./with-package.ts";
import { type Peopled, withPeople } from "./with-people.ts";

/** Facts that are otherwise than they were collected. The policy's roles are those of the facts. Pure. */
export function applyWhatIf(facts: KnownFacts, asked: WhatIf, policy: Policy): Peopled {
  const promoted = promotionsOf(facts, asked, policy);
  const { now = facts.now } = asked;
  const changed: KnownFacts = {
    ...facts,
    now,
    roles: policy.roles,
    packages: facts.packages.map((one) => withPackage(one, asked)),
    ...promoted.facts,
    ...(asked.checks === undefined ? {} : { checks: checksOf(facts, asked.checks) }),
  };
  const { facts: peopled, impossible } = withPeople(changed, asked);
  return { facts: peopled, impossible: [...promoted.impossible, ...impossible] };
}

interface Promoted {
  readonly facts: { readonly promotions?: PromotionsFacts };
  readonly impossible: readonly Impossible[];
}

/** Each package as if it had been merged to earlier stages, by a pull request and unchanged since. */
function promotionsOf(facts: KnownFacts, { promoted }: WhatIf, policy: Policy): Promoted {
  if (promoted === undefined) return { facts: {}, impossible: [] };
  const names = policy.stages.map(({ name }) => name);
  const impossible = Object.keys(promoted).flatMap((name): Impossible[] =>
    names.includes(name) ? [] : [{ at: ["promoted", name], part: "key", because: unknownStage(name, names) }],
  );
  const merges = policy.stages.flatMap((stage) => {
    const at = promoted[stage.name];
    const branch = stage.branches[0]?.replaceAll("*", "made-up");
    return at === undefined || branch === undefined ? [] : [{ stage: stage.name, branch, at }];
  });
  const found = facts.packages.flatMap(({ folder }) =>
    merges.map((merge) => ({
      package: folder,
      ...merge,
      commit: facts.pullRequest.mergeBase,
      pullRequest: 1,
      samePackage: true,
      sameModel: true,
    })),
  );
  const branches = [...(facts.promotions?.branches ?? []), ...merges.map(({ branch }) => branch)];
  const others = (facts.promotions?.found ?? []).filter(
    (one) => !merges.some(({ stage }) => stage === one.stage),
  );
  const promotions = { found: [...others, ...found], branches: [...new Set(branches)] };
  return { facts: { promotions }, impossible };
}

function checksOf(facts: KnownFacts, told: NonNullable<WhatIf["checks"]>): readonly CheckFacts[] {
  const others = (facts.checks ?? []).filter(({ name }) => !Object.hasOwn(told, name));
  const made = Object.entries(told).map(([name, check]): CheckFacts => {
    const { conclusion, app } =
      typeof check === "string" ? { conclusion: check, app: "github-actions" } : check;
    return { name, kind: "check-run", app: app ?? "github-actions", status: "completed", conclusion };
  });
  return [...others, ...made];
}
