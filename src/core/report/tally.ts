import type { Finding } from "#core/model/finding.ts";
import type { Location } from "#core/model/location.ts";
import { blocks, byGravity, type Outcome } from "#core/model/outcome.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";

/** A gate as a reader meets it: `warns` is one that found something but keeps nothing back. */
export type Standing = Outcome | "warns";

const ORDER: readonly Standing[] = ["error", "fail", "pending", "warns", "waived", "pass", "skip"];

/** What a gate, or a finding of it, means for the merge. */
export function standing(gate: Pick<GateResult, "severity">, outcome: Outcome): Standing {
  return gate.severity === "warn" && blocks(outcome) ? "warns" : outcome;
}

/** The gates of a verdict by what they mean for the merge, each list in the verdict's order. */
export type Tally = Readonly<Record<Standing, readonly GateResult[]>> & {
  /** Gates that apply: every one that is not skipped. */
  readonly applied: number;
};

/** Counts a verdict's gates. */
export function tally(verdict: Verdict): Tally {
  const of = (wanted: Standing) => verdict.gates.filter((gate) => standing(gate, gate.outcome) === wanted);
  const skip = of("skip");
  return {
    error: of("error"),
    fail: of("fail"),
    pending: of("pending"),
    warns: of("warns"),
    waived: of("waived"),
    pass: of("pass"),
    skip,
    applied: verdict.gates.length - skip.length,
  };
}

/** Gates as they are listed: the gravest first, the policy's order among equals. */
export function gatesInOrder(verdict: Verdict): readonly GateResult[] {
  const place = (gate: GateResult) => ORDER.indexOf(standing(gate, gate.outcome));
  return verdict.gates.toSorted((a, b) => place(a) - place(b));
}

/** Findings the gravest first, in the gate's order among equals. */
export function gravestFirst(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((a, b) => byGravity(a.outcome, b.outcome));
}

/** Whether a finding (or gate) asks for something or excuses something; the others only say what was looked at. */
export function isOpen({ outcome }: Pick<Finding, "outcome">): boolean {
  return outcome !== "pass" && outcome !== "skip";
}

/** A finding with the gate that made it; a notice of the judgement itself has none. */
export interface PlacedFinding {
  readonly gate: GateResult | null;
  readonly finding: Finding;
}

/** What a finding means for the merge; a notice counts as a blocking gate's. */
export function standingOf({ gate, finding }: PlacedFinding): Standing {
  return gate === null ? finding.outcome : standing(gate, finding.outcome);
}

/** `gate/id`, the name that waivers and tests use; a notice's gate is called `verdict`. */
export function nameOf({ gate, finding }: PlacedFinding): string {
  return `${gate?.gate ?? "verdict"}/${finding.id}`;
}

/** Every open finding, the gravest first, and every notice, whatever it comes to: a judgement says one only to be read. */
export function openFindings(verdict: Verdict): readonly PlacedFinding[] {
  const all: PlacedFinding[] = verdict.notices.map((finding) => ({ gate: null, finding }));
  for (const gate of verdict.gates) for (const finding of gate.findings) all.push({ gate, finding });
  return all
    .filter(({ gate, finding }) => gate === null || isOpen(finding))
    .toSorted((a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)));
}

/** Who can act on the findings that block, each once, in order of appearance. */
export function whoCanAct(findings: readonly Finding[]): readonly string[] {
  const open = findings.filter((finding) => blocks(finding.outcome));
  return [...new Set(open.flatMap((finding) => finding.who ?? []))];
}

/** `path:line`, as editors and terminals understand it. */
export function placeOf(where: Location): string {
  return where.line === undefined ? where.path : `${where.path}:${where.line}`;
}
