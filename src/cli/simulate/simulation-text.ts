import type { Found } from "#core/cases/judge-found.ts";
import type { Cell } from "#core/model/finding.ts";
import { blocks, type Outcome } from "#core/model/outcome.ts";
import { withoutCommands } from "#core/report/escape-command.ts";
import {
  fillTemplate,
  fillValue,
  fixOf,
  type Said,
  says,
  TERMINAL,
  TITLE,
} from "#core/report/fill-template.ts";
import { headline } from "#core/report/headline.ts";
import type { Paint, Tone } from "#core/report/paint.ts";
import { gravestFirst } from "#core/report/tally.ts";

/** What is, and what would be. */
export interface Simulation {
  readonly before: Found;
  readonly after: Found;
}

/** A gate that would come to something else; `null`: it is not asked for. */
interface Change {
  readonly gate: string;
  readonly before: Outcome | null;
  readonly after: Outcome | null;
}

const TONES: Readonly<Record<Outcome, Tone>> = {
  error: "error",
  fail: "error",
  pending: "waiting",
  waived: "quiet",
  pass: "good",
  skip: "quiet",
};

/** The two verdicts in a line each, then the gates that change and why, what each review comes to, and who is still missing. */
export function simulationText({ before, after }: Simulation, paint: Paint): string {
  const changes = changesBetween(before, after);
  const width = Math.max(0, ...changes.map(({ gate }) => gate.length));
  const lines = [
    lineOf("now ", before, paint),
    lineOf("then", after, paint),
    ...(changes.length === 0 ? ["", "  no gate comes to anything else"] : [""]),
    ...changes.flatMap((change) => changeLines(change, after, width, paint)),
    ...section("reviews", reviewLines(after)),
    ...section("still missing", missing(after)),
    ...section("still blocks", [...unsignable(before, after), ...blockingStill(before, after)]),
  ];
  return withoutCommands(`${lines.join("\n")}\n`);
}

/** Both verdicts in the words of policy cases, and what differs, as JSON. */
export function simulationJson({ before, after }: Simulation): string {
  const told = ({ verdict, signOffs: _, ...plain }: Found) => ({
    ...plain,
    headline: verdict === null ? "" : headline(verdict, TITLE),
  });
  const value = { before: told(before), after: told(after), changes: changesBetween(before, after) };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function changesBetween(before: Found, after: Found): readonly Change[] {
  const names = [...new Set([...Object.keys(before.gates), ...Object.keys(after.gates)])].sort();
  return names.flatMap((gate): Change[] => {
    const [was, is] = [before.gates[gate] ?? null, after.gates[gate] ?? null];
    return was === is ? [] : [{ gate, before: was, after: is }];
  });
}

function lineOf(when: string, { verdict, outcome, stage }: Found, paint: Paint): string {
  const told = verdict === null ? "" : headline(verdict, TERMINAL);
  const head = fillTemplate("{stage}:", { stage: stage ?? "" }, TERMINAL);
  return `${paint("quiet", when)}  ${paint(TONES[outcome], head)} ${told}`;
}

function changeLines({ gate, before, after }: Change, found: Found, width: number, paint: Paint): string[] {
  const shown = (outcome: Outcome | null) =>
    outcome === null ? paint("quiet", "not asked") : paint(TONES[outcome], outcome);
  const head = `  ${gate.padEnd(width)}  ${shown(before)} → ${shown(after)}`;
  const findings = found.verdict?.gates.find((each) => each.gate === gate)?.findings ?? [];
  const open = gravestFirst(findings.filter(({ outcome }) => blocks(outcome)));
  // Who has to sign is said below, for the gate changes or not.
  const told = open.filter(({ outcome }) => outcome !== "pending" || gate !== "sign-offs");
  return [head, ...told.map((finding) => `  ${" ".repeat(width)}  ${says(finding, TERMINAL)}`)];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", title, ...lines.map((line) => `  ${line}`)];
}

/** What each review comes to, as the check's page tells it. */
function reviewLines({ verdict }: Found): readonly string[] {
  const gate = verdict?.gates.find((each) => each.gate === "sign-offs");
  const rows = gate?.tables[0]?.rows ?? [];
  return rows.map(([review = "", by = "", counts = "", why = ""]) => {
    const action = cell(review).replace(/ \d{4}-\d{2}-\d{2} .*$/, "");
    const isCounted = cell(counts) !== "–";
    return `${cell(by)} ${action}: ${isCounted ? `counts for ${cell(counts)}` : "does not count"} – ${cell(why)}`;
  });
}

function cell(value: Cell): string {
  const isSaid = typeof value === "object" && !Array.isArray(value);
  return isSaid ? says(value as Said, TERMINAL) : fillValue(value as string, TERMINAL);
}

/** Who has still to act, in the gates' own sentences. */
function missing({ verdict }: Found): readonly string[] {
  const waiting = (verdict?.gates ?? []).filter(
    ({ kind, severity }) => kind === "people" && severity === "block",
  );
  const pending = waiting.flatMap(({ findings }) => findings.filter(({ outcome }) => outcome === "pending"));
  return pending.map(withFix);
}

/** What a finding says, and what to do about it. */
function withFix(finding: Said): string {
  return [says(finding, TERMINAL), fixOf(finding, TERMINAL) ?? ""].join(" ").trim();
}

/**
 * What keeps sign-offs back before and after other than somebody who has still to sign, such as a team of nobody but the author.
 * It is told here, since `gatehouse check` leaves sign-offs out; where the gate changes, it is told there.
 */
function unsignable(before: Found, after: Found): readonly string[] {
  const gate = after.verdict?.gates.find((each) => each.gate === "sign-offs");
  const isTold = gate === undefined || before.gates["sign-offs"] !== gate.outcome;
  if (isTold || !after.blocks.includes(gate.gate)) return [];
  const found = gate.findings.filter(({ outcome }) => blocks(outcome) && outcome !== "pending");
  return gravestFirst(found).map(withFix);
}

/** Gates that kept it back before, and still do. */
function blockingStill(before: Found, after: Found): readonly string[] {
  const both = after.blocks.filter((gate) => before.blocks.includes(gate) && gate !== "sign-offs");
  if (both.length === 0) return [];
  return [fillTemplate("{both} (`gatehouse check` shows why)", { both }, TERMINAL)];
}
