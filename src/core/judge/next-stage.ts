import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import type { GateResult, NextStage } from "#core/model/verdict.ts";

/**
 * What the gates of the stage after this one find that this stage's gates do not: what has still to be done before the package
 * can move on. Gates of people are left out, since nobody can sign there yet, and so is what this stage asks, too.
 */
export function nextStage(
  stage: string,
  now: readonly GateResult[],
  ahead: readonly GateResult[],
): NextStage {
  const known = new Set(now.flatMap((gate) => gate.findings.map((finding) => keyOf(gate, finding))));
  const asks = ahead
    .filter(({ kind, severity }) => kind === "content" && severity === "block")
    .flatMap((gate) =>
      gate.findings
        .filter((finding) => blocks(finding.outcome) && finding.severity !== "warn")
        .filter((finding) => !known.has(keyOf(gate, finding)))
        .map((finding) => ({ gate: gate.gate, finding })),
    );
  return { stage, asks };
}

function keyOf({ gate }: GateResult, { id, package: folder, check, where, values }: Finding): string {
  return JSON.stringify([gate, id, folder, check, where, values]);
}
