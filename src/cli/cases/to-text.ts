import { withoutCommands } from "#core/report/escape-command.ts";
import { fillTemplate, fixOf, PLAIN, says, TERMINAL } from "#core/report/fill-template.ts";
import type { Paint } from "#core/report/paint.ts";
import type { FileResults } from "./file-results.ts";
import type { CaseResult } from "./run-case.ts";

/** How many cases ran, and how many came to something else than expected or to nothing. */
export interface Count {
  readonly cases: number;
  readonly failed: number;
  readonly unjudged: number;
}

/** Counts the results of all files. */
export function countOf(all: readonly FileResults[]): Count {
  const results = all.flatMap((file) => file.results);
  return {
    cases: results.length,
    failed: results.filter(({ differences }) => differences.length > 0).length,
    unjudged: results.filter(({ issues }) => issues.length > 0).length,
  };
}

/** A case that failed, with each field in which it did, and where that stands; nothing for any other. */
export function resultText({ one, differences }: CaseResult, paint: Paint): string {
  const [first] = differences;
  if (first === undefined) return "";
  const { path } = one.where;
  const lines = differences.map(({ at, expected, actual, where }) => {
    const values = { path, line: where.line ?? 1, field: at.join("."), expected, actual };
    const place = paint("quiet", fillTemplate("{path}:{line}", values, TERMINAL));
    const told = fillTemplate("{field}: expected {expected}, found {actual}", values, TERMINAL);
    return `  ${place}  ${told}`;
  });
  const title = `${paint("error", "✗")} ${paint("strong", fillTemplate("{name}", { name: one.name }, TERMINAL))}`;
  return withoutCommands(`${[title, ...lines].join("\n")}\n\n`);
}

/** The last line: how many cases there are, and how many failed. `elapsed` in seconds. */
export function summaryText({ cases, failed, unjudged }: Count, elapsed: number, paint: Paint): string {
  const wrong = failed + unjudged;
  const sign = wrong === 0 ? paint("good", "✓") : paint("error", "✗");
  const values = { cases, passed: cases - wrong, failed, unjudged };
  const parts = [
    "{cases} [case|cases]",
    ...(wrong === 0 ? ["all as expected"] : ["{passed} as expected"]),
    ...(failed === 0 ? [] : ["{failed} not"]),
    ...(unjudged === 0 ? [] : ["{unjudged} could not be judged"]),
  ];
  const time = paint("quiet", `${elapsed.toFixed(2)} s`);
  return `${sign} ${fillTemplate(parts.join(", "), values, TERMINAL)}   ${time}\n`;
}

/** The results as JSON: by file and case, with what was found, or the mistakes for which it could not be judged. */
export function caseResultsJson(all: readonly FileResults[]): string {
  const files = all.map(({ path, results }) => ({
    path,
    cases: results.map(({ one, differences, issues, found }) => ({
      name: one.name,
      line: one.where.line ?? 1,
      result: issues.length > 0 ? "unjudged" : differences.length > 0 ? "failed" : "passed",
      differences: differences.map(({ at, expected, actual, where }) => ({
        field: at.join("."),
        expected,
        actual,
        line: where.line ?? 1,
      })),
      mistakes: issues.map((issue) => ({
        id: issue.id,
        message: says(issue, PLAIN),
        advice: fixOf(issue, PLAIN),
        line: issue.where.line ?? 1,
      })),
      ...(found === null ? {} : { found: plainFound(found) }),
    })),
  }));
  return `${JSON.stringify({ ...countOf(all), files }, null, 2)}\n`;
}

function plainFound({ verdict: _, signOffs: __, ...plain }: NonNullable<CaseResult["found"]>) {
  return plain;
}
