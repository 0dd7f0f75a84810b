import type { Gate } from "#core/gates/define-gate.ts";
import { gates } from "#core/gates/registry.ts";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import type { Waiver } from "#core/model/finding.ts";
import type { Issue } from "#core/model/statement.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { checksOf } from "./check-waivers.ts";
import { compareChecks } from "./compare-checks.ts";
import type { Complain, Path } from "./complain.ts";
import { complainInto } from "./cross-check.ts";
import type { PolicyFile } from "./parse-policy.ts";
import {
  type ExtendedPolicy,
  type GateSetting,
  type Policy,
  RISKS,
  type Risk,
  type Stage,
} from "./policy.ts";
import type { PolicySource } from "./policy-schema.ts";
import { canonical, spelled } from "./rule-change.ts";
import { theirPlace } from "./rule-lines.ts";
import { extendedSetting, settingFor } from "./setting-for.ts";

/** A policy that extends another one. */
type Extending = Policy & { readonly extends: ExtendedPolicy };

const SAYS =
  "`{rule}` is {own} here, which asks for less than {theirs} of the policy that this one extends ({from}).";
const FIX = "Remove this line, or ask for more than that policy does.";

/** Lines of a policy that ask for less than the one that it extends, and so do nothing: what they say, and what counts. */
export function weakerLines(file: PolicyFile, policy: Extending, theirs: PolicySource): Issue[] {
  const issues: Issue[] = [];
  const complain = complainInto(issues, file.document, file.path);
  for (const [index, { name }] of policy.stages.entries()) {
    const stage = policy.stages[index];
    if (stage === undefined || !Object.hasOwn(file.source.stages, name)) continue;
    const upTo = policy.stages.slice(0, index + 1);
    tellStage(file.source.stages[name], upTo, policy, complain);
    for (const gate of gates) tellOfStage(gate, stage, upTo, policy, complain);
  }
  for (const tier of RISKS) for (const gate of gates) tellOfRisk(gate, tier, policy, complain);
  tellIdle(file.source, policy, complain);
  tellWaivers(file.source, theirs, policy, complain);
  return issues;
}

/** What stands under a stage beside its gates. */
function tellStage(
  own: PolicySource["stages"][string] | undefined,
  upTo: readonly Stage[],
  { extends: extended }: Extending,
  complain: Complain,
): void {
  const name = upTo.at(-1)?.name ?? "";
  const reached = extended.policy.stages.filter((each) => upTo.some((stage) => stage.name === each.name));
  const asking = reached.findLast(({ requires }) => requires !== undefined);
  const rank = Math.max(-1, ...reached.map(({ requires }) => (requires ? BOUNDARIES.indexOf(requires) : -1)));
  if (own?.requires !== undefined && BOUNDARIES.indexOf(own.requires) < rank) {
    complain(
      "weaker-than-extended",
      SAYS,
      {
        rule: "requires",
        own: own.requires,
        theirs: BOUNDARIES[rank] ?? "",
        from: theirPlace(extended, ["stages", asking?.name ?? name, "requires"]),
      },
      ["stages", name, "requires"],
      FIX,
    );
  }
  const after = extended.policy.stages.find((stage) => stage.name === name)?.after;
  if (own?.after === undefined || after === undefined) return;
  const less = {
    soak: length(own.after.soak, 0) < length(after.soak, 0),
    within: length(own.after.within, Infinity) > length(after.within, Infinity),
    same: own.after.same === "model" && after.same === "package",
  };
  for (const [key, isLess] of Object.entries(less)) {
    const written = own.after[key as keyof typeof less];
    // What is not written is taken over.
    if (!isLess || written === undefined) continue;
    const theirs = after[key as keyof typeof less];
    const from = theirPlace(extended, ["stages", name, "after", key]);
    const values = { rule: key, own: written, theirs: theirs ?? "nothing", from };
    complain("weaker-than-extended", SAYS, values, ["stages", name, "after", key], FIX);
  }
}

function length(text: string | undefined, none: number): number {
  const parsed = text === undefined ? null : parseDuration(text);
  return parsed?.ok === true ? parsed.value : none;
}

function tellOfStage(
  gate: Gate,
  stage: Stage,
  upTo: readonly Stage[],
  policy: Extending,
  complain: Complain,
): void {
  const { id } = gate.meta;
  const own = stage.gates[id];
  if (own === undefined) return;
  const at = ["stages", stage.name, "gates", id];
  const theirs = extendedSetting(gate, policy, { upTo, risk: null });
  if (!own.on) {
    const before = upTo.length === 1 && theirs === undefined ? null : askedBefore(gate, policy, upTo);
    if (before?.on === true) {
      const asker =
        theirs?.on === true
          ? theirPlace(policy.extends, writtenAt(policy, upTo, id))
          : "an earlier stage here";
      complain(
        "cannot-turn-off-extended",
        "Gate `{gate}` is asked for already ({from}), and what stands here can only add to that.",
        { gate: id, from: asker },
        at,
        "Remove this line.",
      );
    }
    return;
  }
  if (theirs?.on === true)
    tellSetting(gate, { own, theirs, at, from: writtenAt(policy, upTo, id) }, policy, complain);
}

/** What is asked of a gate before the last stage says anything itself. */
function askedBefore(gate: Gate, policy: Extending, upTo: readonly Stage[]): GateSetting | null {
  const silent = upTo.map((stage, index) => (index === upTo.length - 1 ? { ...stage, gates: {} } : stage));
  if (upTo.length === 1 && extendedSetting(gate, policy, { upTo, risk: null }) === undefined) return null;
  return settingFor(gate, policy, { upTo: silent, risk: null });
}

/** Where the extended policy says what counts of a gate: the last of its stages that names it. */
function writtenAt({ extends: { policy } }: Extending, upTo: readonly Stage[], id: string): Path {
  const reached = policy.stages.filter((each) => upTo.some(({ name }) => name === each.name));
  const naming = reached.findLast(({ gates: named }) => named[id] !== undefined);
  return ["stages", (naming ?? reached.at(-1))?.name ?? "", "gates", id];
}

/** A tier holds at every stage, so it is weaker only if it is so at the first: there, least is asked. */
function tellOfRisk(gate: Gate, tier: Risk, policy: Extending, complain: Complain): void {
  const own = policy.risk[tier]?.[gate.meta.id];
  if (own === undefined || !own.on) return;
  const asked = policy.stages.map((_, index) => {
    const upTo = policy.stages.slice(0, index + 1);
    return { upTo, theirs: extendedSetting(gate, policy, { upTo, risk: tier }) };
  });
  const least = asked.find(({ theirs }) => theirs === undefined || theirs.on);
  if (least?.theirs?.on !== true) return;
  const naming = RISKS.slice(0, RISKS.indexOf(tier) + 1).findLast(
    (each) => policy.extends.policy.risk[each]?.[gate.meta.id] !== undefined,
  );
  const from: Path =
    naming === undefined
      ? writtenAt(policy, least.upTo, gate.meta.id)
      : ["risk", naming, "gates", gate.meta.id];
  const at = ["risk", tier, "gates", gate.meta.id];
  tellSetting(gate, { own, theirs: least.theirs, at, from }, policy, complain);
}

type On = Extract<GateSetting, { on: true }>;

interface Compared {
  readonly own: On;
  readonly theirs: On;
  readonly at: Path;
  readonly from: Path;
}

function tellSetting(
  gate: Gate,
  { own, theirs, at, from }: Compared,
  policy: Extending,
  complain: Complain,
): void {
  const tell = (key: string, values: { own: string; theirs: string }) =>
    complain(
      "weaker-than-extended",
      SAYS,
      { rule: key, ...values, from: theirPlace(policy.extends, [...from, key]) },
      [...at, key],
      FIX,
    );
  if (own.severity === "warn" && theirs.severity === "block")
    tell("severity", { own: "warn", theirs: "block" });
  const asked = gate.options.parse(theirs.options);
  const adding = gate.strengthen(asked, own.options);
  const added = gate.strengthen(gate.options.parse(own.options), asked);
  for (const [key, written] of Object.entries(own.options)) {
    if (key === "checks" && isWeakerCheck(asked[key], written)) {
      tell(key, { own: spelled(namesOf(written)), theirs: spelled(namesOf(asked[key])) });
    } else if (!isKept(written, adding[key]) && !isKept(written, added[key])) {
      tell(key, { own: spelled(written), theirs: spelled(asked[key]) });
    }
  }
}

/** Whether what was written is still asked once both are joined; lists and records may have grown. */
function isKept(written: unknown, joined: unknown): boolean {
  if (Array.isArray(written)) {
    const known = new Set(Array.isArray(joined) ? joined.map(canonical) : []);
    return written.every((each) => known.has(canonical(each)));
  }
  if (typeof written !== "object" || written === null) return canonical(written) === canonical(joined);
  if (typeof joined !== "object" || joined === null) return false;
  return Object.entries(written).every(([key, each]) => isKept(each, Reflect.get(joined, key)));
}

/** Whether a check of both has a lower bar in the second list. Both are asked, so it would be nothing but a false promise. */
function isWeakerCheck(theirs: unknown, own: unknown): boolean {
  const [asked, written] = [theirs, own].map(
    (list) => (Array.isArray(list) ? list : []) as readonly unknown[],
  );
  return (written ?? []).some((check) =>
    (asked ?? []).some((other) =>
      compareChecks([other], [check]).some(
        ({ direction, id }) => direction === "loosened" && id !== "check-removed",
      ),
    ),
  );
}

function namesOf(checks: unknown): string[] {
  const list: readonly unknown[] = Array.isArray(checks) ? checks : [];
  return list.map((check) => spelled(Object(check).name));
}

/** What `freezes` and `after` say is looked at by gates, which the extended policy may have turned off. */
function tellIdle(own: PolicySource, policy: Extending, complain: Complain): void {
  const isOff = (id: string, index: number) => {
    const gate = gates.find(({ meta }) => meta.id === id);
    const upTo = policy.stages.slice(0, index + 1);
    return gate !== undefined && !settingFor(gate, policy, { upTo, risk: null }).on;
  };
  for (const [index, { name }] of policy.stages.entries()) {
    const idle = (key: string, gate: string, at: Path) =>
      complain(
        "gate-is-off",
        "Stage `{stage}` turns off the gate `{gate}`, so nothing would look at what `{key}` says here.",
        { stage: name, gate, key },
        at,
        "Turn `{gate}` on in the stage, or remove this.",
      );
    const after = Object.hasOwn(own.stages, name) ? own.stages[name]?.after : undefined;
    if (after !== undefined && isOff("promotion", index))
      idle("after", "promotion", ["stages", name, "after"]);
    for (const [at, { stages }] of own.freezes.entries()) {
      if ((stages?.includes(name) ?? true) && isOff("freeze", index))
        idle("freezes", "freeze", ["freezes", at]);
    }
  }
}

/**
 * Whether a policy's waiver counts beside the policy that it extends: where that one lists the gate as `waivable`, and where
 * what is excused is asked for by the own policy alone.
 */
export function excusable(
  { gate: id, check }: Pick<Waiver, "gate"> & { readonly check?: string | undefined },
  policy: Extending,
  theirs: PolicySource,
): boolean {
  if (theirs.waivable.includes(id)) return true;
  const gate = gates.find(({ meta }) => meta.id === id);
  const asked = policy.stages.some((_, index) => {
    const at = { upTo: policy.stages.slice(0, index + 1), risk: "High" } as const;
    return gate !== undefined && extendedSetting(gate, policy, at)?.on === true;
  });
  return !asked || (check !== undefined && !checksOf(theirs, id).includes(check));
}

function tellWaivers(own: PolicySource, theirs: PolicySource, policy: Extending, complain: Complain): void {
  for (const [index, waiver] of own.waivers.entries()) {
    if (excusable(waiver, policy, theirs)) continue;
    const { gate, package: one } = waiver;
    complain(
      "waiver-of-extended",
      "The waiver of gate `{gate}` for `{package}` excuses nothing, since the policy that this one extends asks for it and lists under `waivable` {waivable} ({from}).",
      {
        gate,
        package: one,
        waivable: theirs.waivable.length === 0 ? "nothing" : theirs.waivable,
        from: theirPlace(policy.extends, ["waivable"]),
      },
      ["waivers", index],
      "Remove the waiver, or have `{gate}` listed under `waivable` in that policy.",
    );
  }
}
