import type { Gate } from "#core/gates/define-gate.ts";
import { gates } from "#core/gates/registry.ts";
import type { Severity } from "#core/model/verdict.ts";
import { BOUNDARIES, type Boundary } from "#core/handoff/required-when.ts";
import { type GateSetting, type Policy, RISKS, type Risk, type Stage } from "./policy.ts";

/** A gate with the options that a pull request is judged by: defaults filled in, stages and risk joined. */
export interface ConfiguredGate {
  readonly gate: Gate;
  readonly severity: Severity;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The gates of a stage for a package of a risk, in the registry's order.
 * Joins, from first to last, the stages up to this one and the risk tiers up to this one: each only adds.
 */
export function gatesFor(policy: Policy, stage: Stage, risk: Risk): ConfiguredGate[] {
  const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage.name) + 1);
  const tiers = RISKS.slice(0, RISKS.indexOf(risk) + 1).map((tier) => policy.risk[tier] ?? {});
  const layers = [...upTo.map((each) => each.gates), ...tiers];
  const boundary = boundaryOf(upTo);
  return gates.flatMap((gate) => {
    const setting = layers.reduce<GateSetting | null>(
      (joined, layer) => join(gate, joined, layer[gate.meta.id]),
      null,
    );
    if (setting !== null && !setting.on) return [];
    const { severity, options } = setting ?? { severity: "block", options: {} };
    return [{ gate, severity, options: gate.options.parse(withBoundary(gate, options, boundary)) }];
  });
}

/** The farthest boundary that the stages up to this one require. */
function boundaryOf(stages: readonly Stage[]): Boundary | undefined {
  const farthest = Math.max(
    -1,
    ...stages.flatMap(({ requires }) => (requires === undefined ? [] : [BOUNDARIES.indexOf(requires)])),
  );
  return BOUNDARIES[farthest];
}

/** A stage's `requires` reaches the gates that have an option of that name. */
function withBoundary(
  gate: Gate,
  options: Readonly<Record<string, unknown>>,
  boundary: Boundary | undefined,
): Readonly<Record<string, unknown>> {
  return boundary !== undefined && "requires" in gate.options.shape
    ? { requires: boundary, ...options }
    : options;
}

function join(gate: Gate, earlier: GateSetting | null, later: GateSetting | undefined): GateSetting | null {
  if (later === undefined) return earlier;
  if (earlier === null || !earlier.on) return later;
  if (!later.on) return earlier;
  return {
    on: true,
    severity: earlier.severity === "block" || later.severity === "block" ? "block" : "warn",
    options: gate.strengthen(earlier.options, later.options),
  };
}
