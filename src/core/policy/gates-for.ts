import type { Gate } from "#core/gates/define-gate.ts";
import { gates } from "#core/gates/registry.ts";
import type { Severity } from "#core/model/verdict.ts";
import { isIdle, withImplied } from "./implied-options.ts";
import type { Policy, Risk, Stage } from "./policy.ts";
import { settingFor } from "./setting-for.ts";

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
  const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage.name) + 1);
  return gates.flatMap((gate) => {
    const setting = settingFor(gate, policy, { upTo, risk });
    if (!setting.on) return [];
    const options = gate.options.parse(withImplied(gate, setting.options, { policy, upTo }));
    return isIdle(gate, options) ? [] : [{ gate, severity: setting.severity, options }];
  });
}
