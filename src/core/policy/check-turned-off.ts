import type { Complain } from "./complain.ts";
import type { PolicySource } from "./policy-schema.ts";

/** What `freezes` and `after` say is looked at by gates; where such a gate is off, the words would be empty. */
export function checkTurnedOff({ stages, freezes }: PolicySource, complain: Complain): void {
  const off = new Set<string>();
  for (const [index, [stage, { gates: given, after }]] of Object.entries(stages).entries()) {
    for (const gate of ["freeze", "promotion"]) {
      const value = given?.[gate];
      if (index === 0 && value === "off") off.add(gate);
      else if (value !== undefined && value !== "off") off.delete(gate);
    }
    if (after !== undefined && off.has("promotion")) {
      contradict("after", "promotion", stage, ["stages", stage, "after"], complain);
    }
    if (!off.has("freeze")) continue;
    for (const [at, freeze] of freezes.entries()) {
      if (freeze.stages?.includes(stage) ?? true) {
        contradict("freezes", "freeze", stage, ["freezes", at], complain);
      }
    }
  }
}

function contradict(
  key: string,
  gate: string,
  stage: string,
  at: readonly (string | number)[],
  complain: Complain,
): void {
  complain(
    "gate-is-off",
    "Stage `{stage}` turns off the gate `{gate}`, so nothing would look at what `{key}` says here.",
    { stage, gate, key },
    at,
    "Remove this, or the line that turns the gate off.",
  );
}
