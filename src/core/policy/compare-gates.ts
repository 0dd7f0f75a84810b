import type { Gate } from "#core/gates/define-gate.ts";
import { compareChecks } from "./compare-checks.ts";
import { type ConfiguredGate, gatesFor } from "./gates-for.ts";
import { STAGE_KEYS } from "./implied-options.ts";
import { type Policy, RISKS, type Risk } from "./policy.ts";
import { canonical, type RuleChange, spelled } from "./rule-change.ts";

/**
 * What the gates come to in each stage that both policies have, for each risk. Compared is what is asked in the end, so
 * neither a default written out nor a rule moved to an earlier stage is a difference.
 */
export function compareGates(before: Policy, after: Policy): RuleChange[] {
  const found = new Map<string, { readonly change: RuleChange; readonly places: Map<string, Risk[]> }>();
  for (const stage of before.stages) {
    const now = after.stages.find(({ name }) => name === stage.name);
    if (now === undefined) continue;
    for (const risk of RISKS) {
      for (const change of compareConfigured(gatesFor(before, stage, risk), gatesFor(after, now, risk))) {
        const key = JSON.stringify(change);
        const entry = found.get(key) ?? { change, places: new Map<string, Risk[]>() };
        entry.places.set(stage.name, [...(entry.places.get(stage.name) ?? []), risk]);
        found.set(key, entry);
      }
    }
  }
  return [...found.values()].map(({ change, places }) => ({
    ...change,
    values: { ...change.values, stages: [...places].map(placeOf) },
  }));
}

/** A stage, and the risks where it is not the same for all. */
function placeOf([stage, risks]: readonly [string, readonly Risk[]]): string {
  return risks.length === RISKS.length ? stage : `${stage} (risk ${risks.join(", ")})`;
}

function compareConfigured(
  before: readonly ConfiguredGate[],
  after: readonly ConfiguredGate[],
): RuleChange[] {
  const ids = [...new Set([...before, ...after].map(({ gate }) => gate.meta.id))];
  return ids.flatMap((id): RuleChange[] => {
    const old = before.find(({ gate }) => gate.meta.id === id);
    const now = after.find(({ gate }) => gate.meta.id === id);
    if (old !== undefined && now !== undefined) {
      return [...compareSeverity(old, now), ...compareOptions(old, now)];
    }
    // Freezes and what a stage comes after are told by what they are.
    const gate = old ?? now;
    if (gate === undefined || Object.keys(gate.gate.options.shape).some((key) => STAGE_KEYS.has(key)))
      return [];
    return old === undefined
      ? [
          {
            direction: "tightened",
            id: "gate-added",
            says: "Gate `{gate}` is asked now, in {stages}.",
            values: { gate: id },
          },
        ]
      : [
          {
            direction: "loosened",
            id: "gate-removed",
            says: "Gate `{gate}` is not asked any more, in {stages}.",
            values: { gate: id },
          },
        ];
  });
}

function compareSeverity(before: ConfiguredGate, after: ConfiguredGate): RuleChange[] {
  if (before.severity === after.severity) return [];
  const values = { gate: before.gate.meta.id };
  return after.severity === "warn"
    ? [
        {
          direction: "loosened",
          id: "gate-warns",
          says: "Gate `{gate}` only warns now, in {stages}.",
          values,
        },
      ]
    : [{ direction: "tightened", id: "gate-blocks", says: "Gate `{gate}` blocks now, in {stages}.", values }];
}

function compareOptions(
  { gate, options: before }: ConfiguredGate,
  { options: after }: ConfiguredGate,
): RuleChange[] {
  const joined = joinedOptions(gate, before, after);
  return Object.keys(gate.options.shape).flatMap((option): RuleChange[] => {
    const [old, now] = [before[option], after[option]];
    if (STAGE_KEYS.has(option) || canonical(old) === canonical(now)) return [];
    if (option === "checks") return compareChecks(old, now);
    const most = joined === null ? undefined : canonical(joined[option]);
    const direction = most === canonical(now) ? "tightened" : most === canonical(old) ? "loosened" : "both";
    return [
      changedOption(direction, { gate: gate.meta.id, option, before: spelled(old), after: spelled(now) }),
    ];
  });
}

function changedOption(direction: RuleChange["direction"], values: RuleChange["values"]): RuleChange {
  const says = {
    loosened: "Gate `{gate}` asks for less in {stages}: its `{option}` was `{before}` and is `{after}`.",
    tightened: "Gate `{gate}` asks for more in {stages}: its `{option}` was `{before}` and is `{after}`.",
    both: "Gate `{gate}` asks for something else in {stages}: its `{option}` was `{before}` and is `{after}`.",
  };
  return {
    direction,
    id: `option-${direction === "both" ? "changed" : direction}`,
    says: says[direction],
    values,
  };
}

type Options = ConfiguredGate["options"];

/** What asks for both: the gate itself knows which of two values is the stronger. `null` where nothing can ask for both. */
function joinedOptions(gate: Gate, before: Options, after: Options): Options | null {
  const joined = gate.options.safeParse(gate.strengthen(before, after));
  return joined.success ? joined.data : null;
}
