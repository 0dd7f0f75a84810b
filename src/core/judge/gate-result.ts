import type { Evaluation } from "#core/gates/define-gate.ts";
import type { Finding } from "#core/model/finding.ts";
import { gravest } from "#core/model/outcome.ts";
import type { GateResult } from "#core/model/verdict.ts";
import type { ConfiguredGate } from "#core/policy/gates-for.ts";
import { byWeight, countedOutcome } from "./counted-outcome.ts";

/** What a gate came to: its findings in the order of their weight, and the gravest of those that count. */
export function gateResult({ gate, severity }: ConfiguredGate, evaluation: Evaluation): GateResult {
  const { findings, tables = [], graphs } = evaluation;
  return {
    gate: gate.meta.id,
    title: gate.meta.title,
    severity,
    ...summed(findings),
    kind: gate.meta.kind,
    tables,
    ...(graphs === undefined ? {} : { graphs }),
  };
}

/** The same gate with other findings. */
export function withFindings(result: GateResult, findings: readonly Finding[]): GateResult {
  return { ...result, ...summed(findings) };
}

function summed(findings: readonly Finding[]): Pick<GateResult, "outcome" | "findings"> {
  return { outcome: gravest(findings.map(countedOutcome)), findings: findings.toSorted(byWeight) };
}
