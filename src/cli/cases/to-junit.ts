import { xml } from "#core/report/escape-xml.ts";
import { fixOf, PLAIN, says } from "#core/report/fill-template.ts";
import type { FileResults } from "./file-results.ts";
import type { CaseResult } from "./run-case.ts";

/** The results as JUnit XML: a suite a file, a failure for each case that did not come out, an error for each that could not be judged. */
export function toJunit(all: readonly FileResults[]): string {
  const suites = all.map(({ path, results }) => {
    const failures = results.filter(({ differences }) => differences.length > 0).length;
    const errors = results.filter(({ issues }) => issues.length > 0).length;
    const counts = `tests="${results.length}" failures="${failures}" errors="${errors}" skipped="0"`;
    const cases = results.map((result) => caseOf(path, result));
    return [`  <testsuite name=${quoted(path)} ${counts}>`, ...cases, "  </testsuite>"].join("\n");
  });
  return `${['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>", ...suites, "</testsuites>"].join("\n")}\n`;
}

function caseOf(path: string, { one, differences, issues }: CaseResult): string {
  const head = `    <testcase classname=${quoted(path)} name=${quoted(one.name)} file=${quoted(path)} line="${one.where.line ?? 1}"`;
  const told = [
    ...differences.map(({ at, expected, actual, where }) => {
      const text = `${path}:${where.line ?? 1} ${at.join(".")}: expected ${expected}, found ${actual}`;
      return `      <failure message=${quoted(text)}/>`;
    }),
    ...issues.map((issue) => {
      const advice = fixOf(issue, PLAIN);
      const said = [says(issue, PLAIN), ...(advice === null ? [] : [advice])].join(" ");
      const text = `${path}:${issue.where.line ?? 1} ${said}`;
      return `      <error message=${quoted(text)}/>`;
    }),
  ];
  return told.length === 0 ? `${head}/>` : [`${head}>`, ...told, "    </testcase>"].join("\n");
}

function quoted(text: string): string {
  return `"${xml(text)}"`;
}
