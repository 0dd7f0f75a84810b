import type { Gate } from "#core/gates/define-gate.ts";
import { toPointer } from "#core/source/positions.ts";
import { type ExtendedPolicy, type Policy, RISKS, type Risk, type RuleLines, type Stage } from "./policy.ts";
import { lineOf, spelledSource } from "./rule-lines.ts";

/** A rule that a gate is judged by, and where it is written. */
export interface RuleOrigin {
  /** What the policy calls it: an option, `severity`, a key of the stage, or a role. */
  readonly rule: string;
  /** Name of the check, where it is one of a list of them. */
  readonly check?: string;
  /** Stage or risk that it is written for; absent for what holds for all of them. */
  readonly asks?: string;
  /** `acme/.github@3f2a1bc:12` for the extended policy, `.github/gatehouse.yml:7` for the own one. */
  readonly from: string;
}

/** What one of the two policies says, and how its lines are told. */
interface Layer {
  readonly policy: Pick<Policy, "stages" | "risk">;
  readonly lines: RuleLines;
  readonly name: string;
}

/** Where a gate is judged: as {@link gatesFor} has it. */
interface Asked {
  readonly stage: Stage;
  readonly risk: Risk;
}

/**
 * Where the rules of a gate are written, the extended policy's first. A gate of which neither says anything works with its
 * defaults, which the first stage asks for. Empty where a policy stands for itself: then there is one file to look at.
 */
export function originsOf(gate: Gate, policy: Policy, { stage, risk }: Asked): RuleOrigin[] {
  const { extends: extended } = policy;
  if (extended === undefined) return [];
  const upTo = policy.stages.slice(0, policy.stages.findIndex(({ name }) => name === stage.name) + 1);
  const layers: readonly Layer[] = [
    { policy: extended.policy, lines: extended.lines.theirs, name: spelledSource(extended) },
    { policy, lines: extended.lines.own, name: policy.path },
  ];
  const written = layers.flatMap((layer) => [
    ...upTo.flatMap(({ name }) => ofStage(gate, name, layer)),
    ...RISKS.slice(0, RISKS.indexOf(risk) + 1).flatMap((tier) => ofGate(gate, ["risk", tier], layer)),
  ]);
  const once = [...new Map(written.map((one) => [JSON.stringify(one), one])).values()];
  if (once.length > 0) return [...once, ...rolesOf(gate, policy, layers)];
  return [{ rule: "defaults", from: firstOf(upTo, extended, policy) }];
}

/** Who fills the roles of the policy, for a gate that counts them. */
function rolesOf(gate: Gate, { roles }: Policy, layers: readonly Layer[]): RuleOrigin[] {
  if (gate.roles === undefined) return [];
  return Object.keys(roles).flatMap((role) => {
    const [definition] = layers.flatMap((layer) => at(layer, ["roles", role], { rule: `role ${role}` }));
    return definition === undefined ? [] : [definition];
  });
}

/** Where the first stage is written: what nobody says is asked there by default. */
function firstOf(upTo: readonly Stage[], extended: ExtendedPolicy, { path }: Policy): string {
  const theirs = extended.policy.stages.find(({ name }) => upTo.some((stage) => stage.name === name));
  const [lines, name] =
    theirs === undefined ? [extended.lines.own, path] : [extended.lines.theirs, spelledSource(extended)];
  return `${name}:${lineOf(lines, ["stages", (theirs ?? upTo[0])?.name ?? ""]) ?? 1}`;
}

function ofStage(gate: Gate, stage: string, layer: Layer): RuleOrigin[] {
  const beside = ["requires", "after"].filter((key) => key in gate.options.shape);
  return [
    ...beside.flatMap((key) => at(layer, ["stages", stage, key], { rule: key, asks: stage })),
    ...ofGate(gate, ["stages", stage], layer),
    ...("windows" in gate.options.shape ? at(layer, ["freezes"], { rule: "freezes" }) : []),
  ];
}

function ofGate(gate: Gate, under: readonly [string, string], layer: Layer): RuleOrigin[] {
  const [kind, asks] = under;
  const { policy } = layer;
  const named =
    kind === "stages" ? policy.stages.find(({ name }) => name === asks)?.gates : policy.risk[asks as Risk];
  const setting = named?.[gate.meta.id];
  const path = [...under, "gates", gate.meta.id];
  if (setting === undefined) return [];
  if (!setting.on) return at(layer, path, { rule: "off", asks });
  const options = Object.entries(setting.options).flatMap(([rule, value]) => {
    if (rule !== "checks" || !Array.isArray(value)) return at(layer, [...path, rule], { rule, asks });
    return value.flatMap((check: unknown, index) =>
      at(layer, [...path, rule, index], { rule, check: String(Object(check).name), asks }),
    );
  });
  const severity = at(layer, [...path, "severity"], { rule: "severity", asks });
  return options.length + severity.length > 0
    ? [...options, ...severity]
    : at(layer, path, { rule: "defaults", asks });
}

/** The rule, if the file writes it. */
function at(
  { lines, name }: Layer,
  path: readonly (string | number)[],
  rule: Omit<RuleOrigin, "from">,
): RuleOrigin[] {
  const line = lines[toPointer(path)];
  return line === undefined ? [] : [{ ...rule, from: `${name}:${line}` }];
}
