import { gates } from "#core/gates/registry.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import type { Complain, Path } from "./complain.ts";
import type { PolicySource } from "./policy-schema.ts";
import { whyNotWaivable } from "./waivable.ts";
import { childOf } from "./written-settings.ts";

type Waiver = PolicySource["waivers"][number];

/** Where gates are asked for checks: a policy's stages and risks, and those that it extends. */
export interface Asked {
  readonly stages: Readonly<Record<string, unknown>>;
  readonly risk: Readonly<Record<string, unknown>>;
}

/** A waiver names a gate that can be waived, a check of its own that exists, and stands once. */
export function checkWaivers(source: PolicySource, asked: Asked, complain: Complain): void {
  const seen = new Set<string>();
  for (const [index, waiver] of source.waivers.entries()) {
    const at = ["waivers", index];
    checkGate(waiver, [...at, "gate"], complain);
    if (waiver.check !== undefined) checkCheck(waiver, asked, [...at, "check"], complain);
    const identity = JSON.stringify([waiver.gate, waiver.check ?? null, waiver.package]);
    if (seen.has(identity)) {
      complain(
        "waiver-twice",
        "What this waiver excuses, an earlier one excuses already.",
        {},
        at,
        "Keep one of the two.",
      );
    }
    seen.add(identity);
  }
}

function checkGate({ gate: id }: Waiver, at: Path, complain: Complain): void {
  const known = gates.filter((gate) => whyNotWaivable(gate) === null).map(({ meta }) => meta.id);
  const gate = gates.find(({ meta }) => meta.id === id);
  const because = gate === undefined ? null : whyNotWaivable(gate);
  if (because !== null) {
    complain(
      "gate-not-waivable",
      "Gate `{gate}` cannot be waived, since {because}.",
      { gate: id, because },
      at,
      "Remove this waiver.",
    );
  }
  if (gate !== undefined) return;
  const nearest = didYouMean(id, known);
  complain(
    "unknown-gate",
    "The waiver names gate `{gate}`, which does not exist; gates that can be waived: {known}.",
    { gate: id, known },
    at,
    nearest === undefined ? "Name one of these." : `Did you mean \`${nearest}\`?`,
  );
}

/** Only some gates have checks with names. */
function checkCheck({ gate, check = "" }: Waiver, asked: Asked, at: Path, complain: Complain): void {
  const named = gates.find(({ meta }) => meta.id === gate);
  if (named === undefined || whyNotWaivable(named) !== null) return;
  if (!("checks" in named.options.shape)) {
    complain(
      "gate-without-checks",
      "Gate `{gate}` has no checks with names, so `{check}` excuses nothing.",
      { gate, check },
      at,
      "Remove `check`: the waiver then excuses the whole gate.",
    );
    return;
  }
  const known = checksOf(asked, gate);
  if (known.includes(check)) return;
  const nearest = didYouMean(check, known);
  complain(
    "unknown-check",
    "The waiver names the check `{check}`, which gate `{gate}` is nowhere asked for; its checks: {known}.",
    { gate, check, known: known.length === 0 ? "none" : known },
    at,
    nearest === undefined
      ? "Name a check of the gate, or remove this waiver."
      : `Did you mean \`${nearest}\`?`,
  );
}

/** Names of the checks of a gate that any stage or risk asks for. */
export function checksOf({ stages, risk }: Asked, gate: string): string[] {
  const asked = [...Object.values(stages), ...Object.values(risk)].flatMap((each) => {
    const checks = childOf(each, "gates", gate, "checks");
    return Array.isArray(checks) ? checks : [];
  });
  const names = asked.map((check) => childOf(check, "name")).filter((name) => typeof name === "string");
  return [...new Set(names)];
}
