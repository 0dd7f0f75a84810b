import { describe, expect, test } from "vitest";
import type { Issue } from "#core/model/statement.ts";
import { compileCodeowners } from "./match-codeowners.ts";
import { parseCodeowners } from "./parse-codeowners.ts";
import cases from "./patterns.json" with { type: "json" };

function places(issues: readonly Issue[]): unknown[] {
  return issues.map(({ where, id }) => [where.line, where.column, id]);
}

describe("a pattern", () => {
  test.each(cases.patterns)("$pattern: $about", ({ pattern, owns, leaves }) => {
    const codeowners = parseCodeowners(`${pattern} @owner\n`, "CODEOWNERS");
    const matcher = compileCodeowners(codeowners);
    const owned = [...owns, ...leaves].filter((path) => matcher.ruleFor(path) !== null);
    expect(codeowners.issues).toEqual([]);
    expect(owned).toEqual(owns);
  });
});

describe("a file", () => {
  test.each(cases.files)("$about", ({ file, expect: expected, issues, warnings }) => {
    const codeowners = parseCodeowners(file, "CODEOWNERS");
    const matcher = compileCodeowners(codeowners);
    const decided = expected.map(({ path }) => {
      const rule = matcher.ruleFor(path);
      return { path, line: rule?.line ?? null, owners: rule?.owners.map((owner) => owner.handle) ?? [] };
    });
    expect(decided).toEqual(expected);
    expect(places(codeowners.issues)).toEqual(issues);
    expect(places(codeowners.warnings)).toEqual(warnings);
  });
});
