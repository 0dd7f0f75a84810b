import { isDeepStrictEqual } from "node:util";
import type { Gate } from "#core/gates/define-gate.ts";
import { type ConfiguredGate, gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS, type Risk, type Stage } from "#core/policy/policy.ts";
import { originsOf, type RuleOrigin } from "#core/policy/rule-origins.ts";
import type { AskedGate, AskedRule } from "./explanation.ts";
import type { PolicyAt } from "./policy-at.ts";

type Options = Readonly<Record<string, unknown>>;

/** Rules that a policy writes elsewhere than among a gate's options. */
const WRITTEN_AS: Readonly<Record<string, string>> = { windows: "freezes" };

/**
 * What a stage asks of its gates, in the registry's order: each with the rules that differ from its defaults, or from what
 * the stage `earlier` asks already.
 */
export function askedGates(at: PolicyAt, stage: Stage, earlier?: Stage): readonly AskedGate[] {
  const tiers = RISKS.map((risk) => ({ risk, configured: gatesFor(at.policy, stage, risk) }));
  const known = earlier === undefined ? [] : gatesFor(at.policy, earlier, "Low");
  const all = tiers.at(-1)?.configured ?? [];
  return all.map(({ gate }) => {
    const settings = tiers.map(({ risk, configured }) => ({
      risk,
      one: configured.find((each) => each.gate === gate),
    }));
    const before = known.find((each) => each.gate === gate)?.options ?? presetsOf(gate);
    return askedGate(gate, settings, before, { at, stage, isMore: earlier !== undefined });
  });
}

interface Setting {
  readonly risk: Risk;
  /** Absent: not asked of this risk. */
  readonly one: ConfiguredGate | undefined;
}

interface Where {
  readonly at: PolicyAt;
  readonly stage: Stage;
  /** Whether only what the stage adds is told, and so where it adds it. */
  readonly isMore: boolean;
}

function askedGate(
  gate: Gate,
  [lightest, ...graver]: readonly Setting[],
  known: Options,
  where: Where,
): AskedGate {
  const base = lightest?.one;
  let before = base?.options ?? known;
  const risks = graver.flatMap(({ risk, one }) => {
    const added = one === undefined ? [] : rulesOf(gate, one.options, before, { ...where, risk });
    before = one?.options ?? before;
    return added.length === 0 ? [] : [{ risk, rules: added }];
  });
  const rules = base === undefined ? [] : rulesOf(gate, base.options, known, { ...where, risk: "Low" });
  return { gate: gate.meta.id, stage: where.stage.name, severity: base?.severity ?? null, rules, risks };
}

/** Options that differ from what was known before; of a list, what it has more. */
function rulesOf(
  gate: Gate,
  options: Options,
  before: Options,
  { at, stage, isMore, risk }: Where & { readonly risk: Risk },
): readonly AskedRule[] {
  const origins = originsIn(gate, at, { stage, risk });
  const ofTier = risk === "Low" ? origins : origins.filter(({ asks }) => asks === risk);
  const isOwn = ({ asks }: RuleOrigin) => risk !== "Low" || asks === undefined || asks === stage.name;
  return Object.entries(options).flatMap(([option, value]) => {
    if (isDeepStrictEqual(value, before[option])) return [];
    const rule = WRITTEN_AS[option] ?? option;
    const added = beyond(value, before[option]);
    const found = ofTier.filter((origin) => origin.rule === rule && isOf(added, origin));
    const own = found.filter(isOwn);
    const from = (isMore && own.length > 0 ? own : found).map((origin) => origin.from);
    return [{ option, value: added, from: [...new Set(from)] }];
  });
}

/** Of a list the entries, of a mapping the keys that are new or differ. */
function beyond(value: unknown, before: unknown): unknown {
  if (Array.isArray(value)) {
    const known: readonly unknown[] = Array.isArray(before) ? before : [];
    return value.filter((entry: unknown) => !known.some((each) => isDeepStrictEqual(each, entry)));
  }
  if (!isMapping(value) || !isMapping(before)) return value;
  return Object.fromEntries(
    Object.entries(value).filter(([key, each]) => !isDeepStrictEqual(each, before[key])),
  );
}

function isMapping(value: unknown): value is Options {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a place is that of a value: of a check among others, only its own. */
function isOf(value: unknown, { check }: RuleOrigin): boolean {
  if (check === undefined || !Array.isArray(value)) return true;
  return value.some((entry: unknown) => Object(entry).name === check);
}

function presetsOf(gate: Gate): Options {
  const parsed = gate.options.safeParse({});
  return parsed.success ? parsed.data : {};
}

/** Where the rules of a gate stand. A policy by itself is told as one that adds to another one which says nothing. */
function originsIn(
  gate: Gate,
  { policy, lines }: PolicyAt,
  asked: { readonly stage: Stage; readonly risk: Risk },
): readonly RuleOrigin[] {
  if (policy.extends !== undefined) return originsOf(gate, policy, asked);
  const silent: Policy = { ...policy, roles: {}, stages: [], risk: {} };
  const beneath = {
    repository: "",
    commit: null,
    policy: silent,
    lines: { theirs: {}, own: lines },
    weaker: [],
  };
  return originsOf(gate, { ...policy, extends: beneath }, asked);
}
