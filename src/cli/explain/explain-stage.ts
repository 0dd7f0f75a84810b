import { gates } from "#core/gates/registry.ts";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Stage } from "#core/policy/policy.ts";
import { theirPlace } from "#core/policy/rule-lines.ts";
import { askedGates } from "./asked-gates.ts";
import type { RoleRow, StageExplanation } from "./explanation.ts";
import type { PolicyAt } from "./policy-at.ts";

/** All that it takes to reach a stage, on a day in UTC (`2026-11-20`). */
export function explainStage(stage: Stage, at: PolicyAt, today: string): StageExplanation {
  const { policy } = at;
  const { gates: _, after: __, ...plain } = stage;
  const upTo = policy.stages.slice(0, policy.stages.indexOf(stage) + 1);
  const asked = askedGates(at, stage);
  return {
    kind: "stage",
    stage: plain,
    from: placesOf(stage, at),
    before: upTo.slice(0, -1).map(({ name, branches }) => ({ name, branches })),
    requires: requiredBy(upTo),
    after: upTo.flatMap((each) => (each.after === undefined ? [] : [afterAt(each, stage)])),
    gates: asked,
    off: gates.map(({ meta }) => meta.id).filter((id) => !asked.some(({ gate }) => gate === id)),
    roles: roleRows(policy, stage),
    freezes: (policy.freezes ?? []).filter(
      ({ stages, to }) => to >= today && (stages === null || stages.includes(stage.name)),
    ),
    waivers: (policy.waivers ?? []).filter(({ expires }) => expires >= today),
  };
}

function placesOf({ name }: Stage, { policy, lines }: PolicyAt): readonly string[] {
  const own = lines[`/stages/${name}`];
  const { extends: extended } = policy;
  const theirs = extended?.policy.stages.some((stage) => stage.name === name) ?? false;
  return [
    ...(extended !== undefined && theirs ? [theirPlace(extended, ["stages", name])] : []),
    ...(own === undefined ? [] : [`${policy.path}:${own}`]),
  ];
}

/** The farthest of what the stages require, each of which includes the ones before it. */
function requiredBy(stages: readonly Stage[]): string | null {
  const asked = new Set(stages.flatMap(({ requires }) => requires ?? []));
  return BOUNDARIES.findLast((boundary) => asked.has(boundary)) ?? null;
}

/** How fresh a merge has to be holds for the stage that says so alone; the rest holds for later ones, too. */
function afterAt(said: Stage, stage: Stage) {
  const { within, ...lasting } = said.after ?? { stage: "", same: "package" as const };
  return said === stage && within !== undefined ? { ...lasting, within } : lasting;
}

/** Who has to approve, from the lightest risk: a graver one has a row where it asks for more. */
function roleRows(policy: Policy, stage: Stage): readonly RoleRow[] {
  const known = new Map<string, number>();
  return RISKS.flatMap((risk, index) =>
    gatesFor(policy, stage, risk).flatMap(({ gate, options }) =>
      (gate.roles?.(options) ?? []).flatMap(({ role, path }): RoleRow[] => {
        const count = countAt(options, path);
        if (count <= (known.get(role) ?? 0)) return [];
        known.set(role, count);
        const owners = policy.roles[role]?.owners ?? [];
        return [{ role, count, risk: index === 0 ? null : risk, owners }];
      }),
    ),
  );
}

/** The number at a path of the options; 1 where a gate names a role without one. */
function countAt(options: unknown, path: readonly (string | number)[]): number {
  const value = path.reduce<unknown>(
    (here, key) => (typeof here === "object" && here !== null ? Reflect.get(here, key) : undefined),
    options,
  );
  return typeof value === "number" ? value : 1;
}
