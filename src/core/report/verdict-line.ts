import type { Verdict } from "#core/model/verdict.ts";
import { fillTemplate, type Said, says, TERMINAL } from "./fill-template.ts";
import type { Paint, Tone } from "./paint.ts";
import { openFindings, type PlacedFinding, type Standing, standingOf, tally } from "./tally.ts";

/** The last line of a terminal's output: the verdict, what was found and where, and how long it took in seconds. */
export function verdictLine(verdict: Verdict, elapsed: number | undefined, paint: Paint): string {
  const parts = summaryParts(verdict, openFindings(verdict));
  const green = verdict.outcome === "pass" || verdict.outcome === "waived";
  const [sign, tone]: readonly [string, Tone] = green
    ? ["✓", "good"]
    : verdict.outcome === "pending"
      ? ["…", "waiting"]
      : ["✗", "error"];
  const stage = fillTemplate("{stage}", { stage: verdict.stage }, TERMINAL);
  const time = elapsed === undefined ? "" : `   ${paint("quiet", `${elapsed.toFixed(2)} s`)}`;
  return `${paint(tone, `${sign} ${stage}:`)} ${parts.map((part) => says(part, TERMINAL)).join(", ")}${time}`;
}

function summaryParts(verdict: Verdict, open: readonly PlacedFinding[]): readonly Said[] {
  const of = (...wanted: readonly Standing[]) => open.filter((placed) => wanted.includes(standingOf(placed)));
  const problems = of("error", "fail").filter(
    ({ gate, finding }) => gate === null || finding.outcome === "fail",
  );
  const files = new Set(problems.flatMap(({ finding }) => finding.where?.path ?? [])).size;
  const count = tally(verdict);
  const parts = [
    files === 0
      ? counted(problems.length, "problem", "problems")
      : [...counted(problems.length, "problem in", "problems in"), ...counted(files, "file", "files")],
    counted(count.error.length, "gate could not be judged", "gates could not be judged"),
    counted(of("warns").length, "warning", "warnings"),
    counted(count.pending.length, "gate waits for people", "gates wait for people"),
    counted(count.pass.length, "gate passes", "gates pass"),
    counted(count.waived.length, "gate is waived", "gates are waived"),
  ].flatMap((said) => (said.length === 0 ? [] : [joined(said)]));
  if (count.applied === 0) parts.push({ says: "nothing was judged", values: {} });
  if (verdict.deferred.length === 0) return parts;
  return [
    ...parts,
    { says: "{deferred} to be judged in the pull request", values: { deferred: verdict.deferred } },
  ];
}

function counted(count: number, one: string, many: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
}

function joined(words: readonly string[]): Said {
  return { says: words.join(" "), values: {} };
}
