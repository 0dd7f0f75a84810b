import type { Finding } from "#core/model/finding.ts";
import type { Location } from "#core/model/location.ts";
import { blocks, byGravity, gravest, type Outcome } from "#core/model/outcome.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";
import { type Causes, causesOf } from "./causes.ts";
import type { Said } from "./fill-template.ts";

/**
 * A gate as a reader meets it: `warns` is one that found something but keeps nothing back, `held` one that can only be
 * judged once what another gate found is mended.
 */
export type Standing = Outcome | "held" | "warns";

const ORDER: readonly Standing[] = ["error", "fail", "held", "pending", "warns", "waived", "pass", "skip"];

/** What a gate, or a finding of it, means for the merge. */
export function standing(gate: Pick<GateResult, "severity">, outcome: Outcome): Standing {
  return gate.severity === "warn" && blocks(outcome) ? "warns" : outcome;
}

/** What a gate means for the merge, where findings that only follow from another gate's count as that. */
export function standingOfGate(gate: GateResult, causes: Causes): Standing {
  const own = gate.findings.filter((finding) => !causes.has(finding));
  const warned = own.some((finding) => finding.severity === "warn" && blocks(finding.outcome));
  if (warned && !blocks(gate.outcome)) return "warns";
  if (own.length === gate.findings.length) return standing(gate, gate.outcome);
  const rest = gravest(own.flatMap(({ outcome, severity }) => (severity === "warn" ? [] : [outcome])));
  if (blocks(rest)) return standing(gate, rest);
  return gate.severity === "warn" ? "warns" : "held";
}

/** The gates of a verdict by what they mean for the merge, each list in the verdict's order. */
export type Tally = Readonly<Record<Standing, readonly GateResult[]>> & {
  /** Gates that apply: every one that is not skipped. */
  readonly applied: number;
};

/** Counts a verdict's gates. */
export function tally(verdict: Verdict): Tally {
  const causes = causesOf(verdict);
  const of = (wanted: Standing) => verdict.gates.filter((gate) => standingOfGate(gate, causes) === wanted);
  const skip = of("skip");
  return {
    error: of("error"),
    fail: of("fail"),
    held: of("held"),
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
  const causes = causesOf(verdict);
  const place = (gate: GateResult) => ORDER.indexOf(standingOfGate(gate, causes));
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
  /** Gates that could not look because of it. */
  readonly holds?: readonly string[];
}

/** That other gates could not look because of a finding; `null` where none was kept from it. */
export function heldBy({ holds = [] }: PlacedFinding): Said | null {
  if (holds.length === 0) return null;
  return { says: "Not judged until this is mended: {holds}.", values: { holds } };
}

/** What a finding means for the merge; a notice counts as a blocking gate's. */
export function standingOf({ gate, finding }: PlacedFinding): Standing {
  if (finding.severity === "warn" && blocks(finding.outcome)) return "warns";
  return gate === null ? finding.outcome : standing(gate, finding.outcome);
}

/** What could not be looked at and has no place in a file: nobody's mistake there. */
export function isUnjudged({ finding }: PlacedFinding): boolean {
  return finding.where === undefined && finding.outcome === "error";
}

/** `gate/id`, the name that waivers and tests use; a notice's gate is called `verdict`. */
export function nameOf({ gate, finding }: PlacedFinding): string {
  return `${gate?.gate ?? "verdict"}/${finding.id}`;
}

/**
 * Every open finding, the gravest first, and every notice, whatever it comes to: a judgement says one only to be read.
 * What only follows from another finding is left out; that one names the gates that it holds back.
 */
export function openFindings(verdict: Verdict): readonly PlacedFinding[] {
  const causes = causesOf(verdict);
  const held = new Map<Finding, string[]>();
  const all: PlacedFinding[] = verdict.notices.map((finding) => ({ gate: null, finding }));
  for (const gate of verdict.gates) {
    for (const finding of gate.findings) {
      const cause = causes.get(finding);
      if (cause === undefined) all.push({ gate, finding });
      else held.set(cause, [...new Set([...(held.get(cause) ?? []), gate.gate])]);
    }
  }
  return all
    .filter(({ gate, finding }) => gate === null || isOpen(finding))
    .map((placed) => {
      const holds = held.get(placed.finding);
      return holds === undefined ? placed : { ...placed, holds };
    })
    .toSorted((a, b) => ORDER.indexOf(standingOf(a)) - ORDER.indexOf(standingOf(b)));
}

/** Who can act on the findings that block, each once, in order of appearance. */
export function whoCanAct(findings: readonly Finding[]): readonly string[] {
  const open = findings.filter(({ outcome, severity }) => severity !== "warn" && blocks(outcome));
  return [...new Set(open.flatMap((finding) => finding.who ?? []))];
}

/** `path:line`, as editors and terminals understand it. */
export function placeOf(where: Location): string {
  return where.line === undefined ? where.path : `${where.path}:${where.line}`;
}
