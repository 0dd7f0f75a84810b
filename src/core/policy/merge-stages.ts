import { BOUNDARIES, type Boundary } from "#core/handoff/required-when.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { environmentsOf } from "./environments-of.ts";
import type { After, Stage } from "./policy.ts";

/**
 * Names of the stages of two policies in their order. Those of the extended one keep theirs; a further stage stands right
 * before the one of them that the extending policy names next, and otherwise last, where most is asked.
 */
export function mergeOrder(theirs: readonly string[], own: readonly string[]): string[] {
  const order = [...theirs];
  for (const [index, name] of own.entries()) {
    if (order.includes(name)) continue;
    const next = own.slice(index + 1).find((later) => theirs.includes(later));
    order.splice(next === undefined ? order.length : order.indexOf(next), 0, name);
  }
  return order;
}

/** A stage that both policies have: branches and environments of both, and of what is asked the stricter. Gates are the own ones. */
export function mergeStage(theirs: Stage, own: Stage | undefined): Stage {
  const { requires: _, after: __, environments: ___, ...rest } = theirs;
  const requires = fartherOf(theirs.requires, own?.requires);
  const after = mergeAfter(theirs.after, own?.after);
  const environments = mergeEnvironments(theirs, own);
  return {
    ...rest,
    branches: [...new Set([...theirs.branches, ...(own?.branches ?? [])])],
    ...(requires === undefined ? {} : { requires }),
    ...(after === undefined ? {} : { after }),
    ...(environments === undefined ? {} : { environments }),
    gates: own?.gates ?? {},
  };
}

function mergeEnvironments(theirs: Stage, own: Stage | undefined): readonly string[] | undefined {
  if (own?.environments === undefined) return theirs.environments;
  return [...new Set([...own.environments, ...environmentsOf(theirs)])];
}

/** The boundary that asks for more. */
function fartherOf(a: Boundary | undefined, b: Boundary | undefined): Boundary | undefined {
  const index = Math.max(...[a, b].map((one) => (one === undefined ? -1 : BOUNDARIES.indexOf(one))));
  return BOUNDARIES[index];
}

/** Both conditions, which must name the same stage: the longer wait, the shorter time, and the whole package before its model. */
function mergeAfter(theirs: After | undefined, own: After | undefined): After | undefined {
  if (theirs === undefined || own === undefined) return theirs ?? own;
  const soak = chosen(theirs.soak, own.soak, (a, b) => b > a);
  const within = chosen(theirs.within, own.within, (a, b) => b < a);
  return {
    stage: theirs.stage,
    ...(soak === undefined ? {} : { soak }),
    ...(within === undefined ? {} : { within }),
    same: [theirs.same, own.same].includes("package") ? "package" : "model",
  };
}

/** The second length of time where it is the stricter one or the only one, and else the first. */
function chosen(
  first: string | undefined,
  second: string | undefined,
  isStricter: (first: number, second: number) => boolean,
): string | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const [a, b] = [parseDuration(first), parseDuration(second)];
  return a.ok && b.ok && isStricter(a.value, b.value) ? second : first;
}
