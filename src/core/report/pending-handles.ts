import type { Verdict } from "#core/model/verdict.ts";

/** Whom blocking gates of people wait for, as the policy spells them, in order and with repeats. A gate that only warns waits for nobody. */
export function pendingHandles(verdict: Pick<Verdict, "gates">): readonly string[] {
  return verdict.gates
    .filter((gate) => gate.kind === "people" && gate.severity === "block")
    .flatMap((gate) => gate.findings)
    .filter((finding) => finding.outcome === "pending")
    .flatMap((finding) => finding.who ?? []);
}
