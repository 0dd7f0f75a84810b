import type { Verdict } from "#core/model/verdict.ts";
import { fillTemplate, type Said, says, TERMINAL } from "./fill-template.ts";
import type { Paint, Tone } from "./paint.ts";
import { isUnjudged, openFindings, type PlacedFinding, type Standing, standingOf, tally } from "./tally.ts";
import { toldTogether } from "./told-together.ts";

/** The last line of a terminal's output: the verdict, what was found and where, and how long it took in seconds. */
export function verdictLine(verdict: Verdict, elapsed: number | undefined, paint: Paint): string {
  const parts = summaryParts(verdict, openFindings(verdict));
  const [sign, tone] = signOf(verdict);
  const stage = fillTemplate("{stage}", { stage: verdict.stage }, TERMINAL);
  const time = elapsed === undefined ? "" : `   ${paint("quiet", `${elapsed.toFixed(2)} s`)}`;
  return `${paint(tone, `${sign} ${stage}:`)} ${parts.map((part) => says(part, TERMINAL)).join(", ")}${time}`;
}

/** Nothing to judge is no pass; but where what there is to judge is left to the pull request, it is no "no" either. */
function signOf(verdict: Verdict): readonly [string, Tone] {
  const { outcome, deferred } = verdict;
  const isNothing = tally(verdict).applied === 0 && deferred.length > 0;
  if (outcome === "skip" || outcome === "pass" || outcome === "waived") {
    if (isNothing) return ["–", "quiet"];
    return outcome === "skip" ? ["✗", "error"] : ["✓", "good"];
  }
  return outcome === "pending" ? ["…", "waiting"] : ["✗", "error"];
}

/** Counts what is printed above: rows that are errors, of which one may tell of several findings, and the files that they stand under. */
function summaryParts(verdict: Verdict, open: readonly PlacedFinding[]): readonly Said[] {
  const rows = toldTogether(open).map(([first]) => first);
  const of = (...wanted: readonly Standing[]) => rows.filter((placed) => wanted.includes(standingOf(placed)));
  const errors = of("error", "fail");
  const unjudged = new Set(errors.filter(isUnjudged).map(({ gate }) => gate));
  const count = tally(verdict);
  const parts = [
    problems(errors.filter((placed) => !isUnjudged(placed))),
    counted(
      [...unjudged].filter((gate) => gate !== null).length,
      "gate could not be judged",
      "gates could not be judged",
    ),
    counted(count.held.length, "gate is not judged until then", "gates are not judged until then"),
    counted(of("warns").length, "warning", "warnings"),
    counted(count.pending.length, "gate waits for people", "gates wait for people"),
    counted(count.pass.length, "gate passes", "gates pass"),
    counted(count.waived.length, "gate is waived", "gates are waived"),
  ].flatMap((said) => (said.length === 0 ? [] : [joined(said)]));
  if (count.applied === 0)
    parts.push(joined([verdict.deferred.length > 0 ? "nothing to judge" : "nothing was judged"]));
  else if (parts.length === 0) parts.push(joined(["it could not be judged"]));
  if (verdict.deferred.length === 0) return parts;
  return [
    ...parts,
    { says: "{deferred} to be judged in the pull request", values: { deferred: verdict.deferred } },
  ];
}

function problems(placed: readonly PlacedFinding[]): readonly string[] {
  const paths = placed.flatMap(({ finding }) => finding.where?.path ?? []);
  const files = counted(new Set(paths).size, "file", "files");
  const whole = counted(placed.length, "problem", "problems");
  if (files.length === 0) return whole;
  return paths.length === placed.length
    ? [...whole, "in", ...files]
    : [`${whole.join(" ")} (${paths.length} in`, `${files.join(" ")})`];
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function joined(words: readonly string[]): Said {
  return { says: words.join(" "), values: {} };
}
