import type { Gate } from "#core/gates/define-gate.ts";
import { BOUNDARIES, type Boundary } from "#core/handoff/required-when.ts";
import type { After, Policy, Stage } from "./policy.ts";

type Options = Readonly<Record<string, unknown>>;

/** A policy and its stages up to the one that is judged. */
interface Bar {
  readonly policy: Policy;
  readonly upTo: readonly Stage[];
}

/** What keys of the policy other than a gate's own come to, for every gate that has an option of that name. */
const IMPLIED: Readonly<Record<string, (bar: Bar) => unknown>> = {
  requires: ({ upTo }) => boundaryOf(upTo),
  windows: windowsOf,
  after: afterOf,
};

/** Options that only other keys of the policy say, and no gate's setting. */
export const STAGE_KEYS: ReadonlySet<string> = new Set(["windows", "after"]);

/** A gate's options with what follows from the stage's other keys; never weaker than either. */
export function withImplied(gate: Gate, options: Options, bar: Bar): Options {
  return Object.entries(IMPLIED).reduce<Options>((joined, [key, imply]) => {
    if (!(key in gate.options.shape)) return joined;
    const value = imply(bar);
    return value === undefined ? joined : gate.strengthen({ [key]: value }, joined);
  }, options);
}

/** Whether a gate with these options has nothing to look at, whatever a pull request holds. */
export function isIdle(gate: Pick<Gate, "idleWithout">, options: Options): boolean {
  const list = gate.idleWithout === undefined ? undefined : options[gate.idleWithout];
  return Array.isArray(list) && list.length === 0;
}

/** The farthest boundary that the stages up to this one require. */
function boundaryOf(stages: readonly Stage[]): Boundary | undefined {
  const farthest = Math.max(
    -1,
    ...stages.flatMap(({ requires }) => (requires === undefined ? [] : [BOUNDARIES.indexOf(requires)])),
  );
  return BOUNDARIES[farthest];
}

/** The freezes of the stage itself: a stage is frozen when a freeze names it, not when it names an earlier one. */
function windowsOf({ policy, upTo }: Bar): unknown {
  const stage = upTo.at(-1)?.name;
  const windows = (policy.freezes ?? [])
    .filter(({ stages }) => stages === null || (stage !== undefined && stages.includes(stage)))
    .map(({ name, from, to, except }) => ({ name, from, to, ...(except === undefined ? {} : { except }) }));
  return windows.length === 0 ? undefined : windows;
}

/**
 * What the stage and the ones before it have to come after, with the branches of the stage that is meant. How fresh a merge
 * has to be (`within`) holds for the step that says so: it would run out for every later one.
 */
function afterOf({ policy, upTo }: Bar): unknown {
  const own = upTo.at(-1);
  const conditions = upTo.flatMap((stage) => {
    if (stage.after === undefined) return [];
    const { within, ...lasting } = stage.after;
    const condition: After = stage === own || within === undefined ? stage.after : lasting;
    const branches = policy.stages.find(({ name }) => name === condition.stage)?.branches ?? [];
    return branches.length === 0 ? [] : [{ ...condition, branches }];
  });
  return conditions.length === 0 ? undefined : conditions;
}
