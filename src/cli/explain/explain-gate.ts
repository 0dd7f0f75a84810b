import { optionRows } from "#core/explain/option-rows.ts";
import type { Gate } from "#core/gates/define-gate.ts";
import { gatePage } from "#core/report/gate-page.ts";
import { askedGates } from "./asked-gates.ts";
import type { FindingRow, GateExplanation } from "./explanation.ts";
import type { PolicyAt } from "./policy-at.ts";

/** All that is known of a gate; `at` is `null` where there is no policy to look at. */
export function explainGate(gate: Gate, at: PolicyAt | null): GateExplanation {
  const { meta } = gate;
  const asked = at?.policy.stages.flatMap((stage, index, stages) =>
    askedGates(at, stage, stages[index - 1]).filter((one) => one.gate === meta.id),
  );
  return {
    kind: "gate",
    meta,
    page: gatePage(meta.id),
    options: optionRows(gate),
    findings: findingRows(gate),
    asked: asked ?? null,
  };
}

/** The findings of a gate in the order in which it lists them. */
export function findingRows({ messages }: Gate): readonly FindingRow[] {
  return Object.entries(messages).map(([id, message]) => ({ id, ...message }));
}
