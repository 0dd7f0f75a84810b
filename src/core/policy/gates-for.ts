import type { Gate } from "#core/gates/define-gate.ts";
import { gates } from "#core/gates/registry.ts";
import type { Severity } from "#core/model/verdict.ts";
import { isIdle, withImplied } from "./implied-options.ts";
import type { Policy, Risk, Stage } from "./policy.ts";
import { type AskedAt, settingFor } from "./setting-for.ts";

/** A gate with the options that a pull request is judged by: defaults filled in, stages and risk joined. */
export interface ConfiguredGate {
  readonly gate: Gate;
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The gates of a stage for a package of a risk, in the registry's order, each with all that {@link settingFor} joins.
 * A gate that is asked for nothing at all is left out.
 */
export function gatesFor(policy: Policy, stage: Stage, risk: Risk): ConfiguredGate[] {
  const upTo = stagesUpTo(policy, stage);
  return gates.flatMap((gate) => configured(gate, policy, { upTo, risk }) ?? []);
}

/** The one of {@link gatesFor} with this id, without the work for all the others; `undefined` where it is not among them. */
export function gateFor(id: string, policy: Policy, stage: Stage, risk: Risk): ConfiguredGate | undefined {
  const gate = gates.find(({ meta }) => meta.id === id);
  return gate && configured(gate, policy, { upTo: stagesUpTo(policy, stage), risk });
}

function stagesUpTo({ stages }: Policy, { name: last }: Stage): readonly Stage[] {
  return stages.slice(0, stages.findIndex(({ name }) => name === last) + 1);
}

function configured(gate: Gate, policy: Policy, at: AskedAt): ConfiguredGate | undefined {
  const setting = settingFor(gate, policy, at);
  if (!setting.on) return undefined;
  const options = gate.options.parse(withImplied(gate, setting.options, { policy, upTo: at.upTo }));
  return isIdle(gate, options) ? undefined : { gate, severity: setting.severity, options };
}
