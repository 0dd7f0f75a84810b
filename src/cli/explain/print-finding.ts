import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import { fixOf, ofMany, says, TERMINAL } from "#core/report/fill-template.ts";
import type { FindingExplanation, FindingRow } from "./explanation.ts";
import { labelled, type Shown, safe, wrapped } from "./layout.ts";

/** Occurrences that are shown. */
const MOST = 20;

/** A finding for a terminal. Places of a template stay as they are written, since nothing fills them here. */
export function printFinding(explanation: FindingExplanation, shown: Shown): readonly string[] {
  const { name, gate, page, message, notWaivable } = explanation;
  const { paint } = shown;
  const why = message?.why ?? gate?.why;
  return [
    paint("strong", safe(name)),
    ...(message === null
      ? wrapped("A mistake in a file, told where it stands.", "  ")
      : wrapped(ofMany(message.says), "  ")),
    "",
    ...(message === null ? [] : meaning(message)),
    ...(why === undefined ? [] : labelled("Why:", ofMany(why))),
    ...(message?.fix === undefined ? [] : labelled("What to do:", ofMany(message.fix))),
    ...waivable(message, notWaivable),
    `  Page: ${page}`,
    "",
    ...occurrences(explanation, shown),
  ];
}

function meaning({ outcome, expected, actual }: FindingRow): readonly string[] {
  return [
    `  Outcome: ${outcome}, which ${blocks(outcome) ? "blocks" : "does not block"}`,
    ...(expected === undefined ? [] : labelled("Expected:", ofMany(expected))),
    ...(actual === undefined ? [] : labelled("Found:", ofMany(actual))),
  ];
}

function waivable(message: FindingRow | null, notWaivable: string | null): readonly string[] {
  if (message !== null && !blocks(message.outcome)) return [];
  if (notWaivable !== null) return labelled("Waiver:", `not possible, since ${notWaivable}`);
  return labelled("Waiver:", "possible, for one version of a package until a day");
}

function occurrences({ occurs }: FindingExplanation, { paint, base, judged }: Shown): readonly string[] {
  if (occurs === null) return [paint("quiet", "Nothing was judged, so it is not known where it occurs.")];
  const { stage, findings } = occurs;
  const where = `in what ${safe(judged)} would bring to ${safe(base)} (stage ${safe(stage)})`;
  if (findings.length === 0) return [`It does not occur ${where}.`];
  const left = findings.length - MOST;
  return [
    paint("strong", `It occurs ${where}`),
    ...findings.slice(0, MOST).flatMap(occurrence),
    ...(left > 0 ? [`  and ${left} more; --json prints them all`] : []),
  ];
}

function occurrence(finding: Finding): readonly string[] {
  const { path, line, column } = finding.where ?? { path: finding.package ?? "the pull request" };
  const place = [path, line, column].filter((part) => part !== undefined).join(":");
  const fix = fixOf(finding, TERMINAL);
  return [
    `  ${safe(place)}`,
    ...wrapped(says(finding, TERMINAL), "    "),
    ...(fix === null ? [] : labelled("→", fix, "    ")),
  ];
}
