import type { Gate } from "#core/gates/define-gate.ts";
import { type GateSetting, type GateSettings, type Policy, RISKS, type Risk, type Stage } from "./policy.ts";

/** What the first stage asks of a gate that it does not name. */
const UNNAMED: GateSetting = { on: true, severity: "block", options: {} };

/** Where a gate is asked: the stages up to the one that is judged, and a risk; `null`: what is asked whatever the risk. */
export interface AskedAt {
  readonly upTo: readonly Stage[];
  readonly risk: Risk | null;
}

/**
 * What a policy asks of a gate. The stages up to this one and the risk tiers up to this one each only add, to what an earlier
 * one asks for by a default, too. A policy that extends another adds to all that the other asks for, so that whatever it
 * says, it comes to no less.
 */
export function settingFor(gate: Gate, policy: Policy, { upTo, risk }: AskedAt): GateSetting {
  const theirs = policy.extends === undefined ? undefined : extendedSetting(gate, policy, { upTo, risk });
  const [first, ...later] = [...upTo.map((stage) => stage.gates), ...tiersOf(policy, risk)];
  const own = first?.[gate.meta.id];
  const start = theirs === undefined ? (own ?? UNNAMED) : join(gate, theirs, own);
  return later.reduce((joined, layer) => join(gate, joined, layer[gate.meta.id]), start);
}

/** What the extended policy asks; `undefined` where it has no stage yet, and no tier of its names the gate. */
export function extendedSetting(
  gate: Gate,
  { extends: extended }: Policy,
  { upTo, risk }: AskedAt,
): GateSetting | undefined {
  if (extended === undefined) return undefined;
  const { id } = gate.meta;
  const names = new Set(upTo.map(({ name }) => name));
  const [first, ...later] = extended.policy.stages.filter(({ name }) => names.has(name));
  const start = first === undefined ? undefined : (first.gates[id] ?? UNNAMED);
  const layers = [...later.map((stage) => stage.gates), ...tiersOf(extended.policy, risk)];
  return layers.reduce(
    (joined, layer) => (joined === undefined ? layer[id] : join(gate, joined, layer[id])),
    start,
  );
}

function tiersOf(policy: Policy, risk: Risk | null): GateSettings[] {
  if (risk === null) return [];
  return RISKS.slice(0, RISKS.indexOf(risk) + 1).map((tier) => policy.risk[tier] ?? {});
}

/** What both settings ask for. Defaults of the earlier one are asked for as much as what it writes. */
function join(gate: Gate, earlier: GateSetting, later: GateSetting | undefined): GateSetting {
  if (later === undefined) return earlier;
  if (!earlier.on) return later;
  if (!later.on) return earlier;
  return {
    on: true,
    severity: earlier.severity === "block" || later.severity === "block" ? "block" : "warn",
    options: gate.strengthen(gate.options.parse(earlier.options), later.options),
  };
}
