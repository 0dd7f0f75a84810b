import type { Finding } from "#core/model/finding.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";

/** Findings that only follow from another one, each with the finding that is to be mended first. */
export type Causes = ReadonlyMap<Finding, Finding>;

/**
 * Finds what follows from what: a gate that could not look at something (`error`) at the very place where another gate
 * found it wrong (`fail`, and blocks) says nothing new. A manifest that is not valid keeps several gates from looking,
 * and its author has one mistake to mend. Only places with line and column count: others stand for a whole file.
 */
export function causesOf({ gates }: Pick<Verdict, "gates">): Causes {
  const wrong = new Map<string, { readonly gate: GateResult; readonly finding: Finding }>();
  for (const gate of gates) {
    for (const finding of gate.severity === "block" ? gate.findings : []) {
      const place = finding.outcome === "fail" ? exactPlace(finding) : null;
      if (place !== null && !wrong.has(place)) wrong.set(place, { gate, finding });
    }
  }
  const causes = new Map<Finding, Finding>();
  for (const gate of gates) {
    for (const finding of gate.findings) {
      const place = finding.outcome === "error" ? exactPlace(finding) : null;
      const cause = place === null ? undefined : wrong.get(place);
      if (cause !== undefined && cause.gate !== gate) causes.set(finding, cause.finding);
    }
  }
  return causes;
}

function exactPlace({ where }: Finding): string | null {
  if (where?.line === undefined || where.column === undefined) return null;
  return `${where.line}:${where.column}:${where.path}`;
}
