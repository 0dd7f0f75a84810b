import type { Gate } from "#core/gates/define-gate.ts";
import { gates } from "#core/gates/registry.ts";
import type { Severity } from "#core/model/verdict.ts";
import { isIdle, withImplied } from "./implied-options.ts";
import { type GateSetting, type Policy, RISKS, type Risk, type Stage } from "./policy.ts";

/** A gate with the options that a pull request is judged by: defaults filled in, stages and risk joined. */
export interface ConfiguredGate {
  readonly gate: Gate;
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the first stage asks of a gate that it does not name. */
const UNNAMED: GateSetting = { on: true, severity: "block", options: {} };

/**
 * The gates of a stage for a package of a risk, in the registry's order.
 * Joins, from first to last, the stages up to this one and the risk tiers up to this one: each only adds, to what an
 * earlier one asks for by a default, too. A gate that is asked for nothing at all is left out.
 */
export function gatesFor(policy: Policy, stage: Stage, risk: Risk): ConfiguredGate[] {
  const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage.name) + 1);
  const tiers = RISKS.slice(0, RISKS.indexOf(risk) + 1).map((tier) => policy.risk[tier] ?? {});
  const [first, ...later] = [...upTo.map((each) => each.gates), ...tiers];
  return gates.flatMap((gate) => {
    const { id } = gate.meta;
    const setting = later.reduce((joined, layer) => join(gate, joined, layer[id]), first?.[id] ?? UNNAMED);
    if (!setting.on) return [];
    const options = gate.options.parse(withImplied(gate, setting.options, { policy, upTo }));
    return isIdle(gate, options) ? [] : [{ gate, severity: setting.severity, options }];
  });
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
