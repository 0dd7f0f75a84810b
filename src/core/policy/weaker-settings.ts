import type { Gate } from "#core/gates/define-gate.ts";
import { compareChecks } from "./compare-checks.ts";
import type { Complain, Path } from "./complain.ts";
import { type ExtendingPolicy, type GateSetting, RISKS, type Risk, type Stage } from "./policy.ts";
import { canonical, spelled } from "./rule-change.ts";
import { theirPlace } from "./rule-lines.ts";
import { extendedSetting, settingFor } from "./setting-for.ts";

/** What is written, what the extended policy asks for instead, and where that stands. */
interface Weaker {
  readonly rule: string;
  readonly own: string;
  readonly theirs: string;
  readonly from: string;
}

/** Notes a line that asks for less than the extended policy, and so does nothing. */
export function complainWeaker(complain: Complain, values: Weaker, at: Path): void {
  complain(
    "weaker-than-extended",
    "`{rule}` is {own} here, which asks for less than {theirs} of the policy that this one extends ({from}).",
    { ...values },
    at,
    "Remove this line, or ask for more than that policy does.",
  );
}

/** What a stage says of a gate that asks for less than the extended policy, or turns off what is asked for already. */
export function tellOfStage(
  gate: Gate,
  stage: Stage,
  upTo: readonly Stage[],
  policy: ExtendingPolicy,
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
function askedBefore(gate: Gate, policy: ExtendingPolicy, upTo: readonly Stage[]): GateSetting | null {
  const silent = upTo.map((stage, index) => (index === upTo.length - 1 ? { ...stage, gates: {} } : stage));
  if (upTo.length === 1 && extendedSetting(gate, policy, { upTo, risk: null }) === undefined) return null;
  return settingFor(gate, policy, { upTo: silent, risk: null });
}

/** Where the extended policy says what counts of a gate: the last of its stages that names it. */
function writtenAt({ extends: { policy } }: ExtendingPolicy, upTo: readonly Stage[], id: string): Path {
  const reached = policy.stages.filter((each) => upTo.some(({ name }) => name === each.name));
  const naming = reached.findLast(({ gates: named }) => named[id] !== undefined);
  return ["stages", (naming ?? reached.at(-1))?.name ?? "", "gates", id];
}

/** What a tier says of a gate. It holds at every stage, so it is weaker only if it is so at the first: there, least is asked. */
export function tellOfRisk(gate: Gate, tier: Risk, policy: ExtendingPolicy, complain: Complain): void {
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
  policy: ExtendingPolicy,
  complain: Complain,
): void {
  const tell = (key: string, values: { own: string; theirs: string }) =>
    complainWeaker(complain, { rule: key, ...values, from: theirPlace(policy.extends, [...from, key]) }, [
      ...at,
      key,
    ]);
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
