import { describe, expect, test } from "vitest";
import type { JudgedPackage, NextStage, VersionChange } from "#core/model/verdict.ts";
import { explanations } from "./explained.ts";
import { joinSections } from "./markdown-section.ts";
import { byteLength } from "./text-size.ts";

const page = (packages: readonly JudgedPackage[], next?: NextStage) =>
  joinSections(
    explanations(packages, next, () => null),
    1_000_000,
  );
const HOSTILE = "</summary><img src=x>|[a](javascript:x) `\n\n# @acme/all <!-- ${x} \u202E";

const changed = (folder: string, rows: readonly VersionChange[]): JudgedPackage => ({
  folder,
  name: HOSTILE,
  changes: { since: HOSTILE, groups: [{ kind: "metrics", rows, more: 3 }] },
  decision: { path: "docs/1.md", title: HOSTILE, decided: HOSTILE },
});
const row: VersionChange = { name: HOSTILE, before: HOSTILE, after: null, where: { path: HOSTILE, line: 1 } };

describe("whatever a package says", () => {
  test("is text: it opens, closes, links, mentions and draws nothing", () => {
    const asks: NextStage["asks"] = [
      {
        gate: HOSTILE,
        finding: {
          id: "x",
          outcome: "fail",
          says: "It is {found}.",
          fix: "{found}",
          values: { found: HOSTILE },
        },
      },
    ];
    const told = page([changed("handoffs/a", [row])], { stage: HOSTILE, asks });
    expect(told).not.toMatch(/<img|<!--|\u202E|(?<!\\)\]\(javascript/);
    expect(told).not.toMatch(/^# /m);
    expect(told).not.toMatch(/(?<![\w`])@acme/);
    expect(told.match(/<details>/g)).toHaveLength(2);
    expect(told.match(/<\/summary>/g)).toHaveLength(2);
  });
});

describe("why this model", () => {
  test.for([
    [
      "Logistic regression, not a forest",
      "**Why this model:** Logistic regression, not a forest. It is fast (`a.md:3`)",
    ],
    ["Why this model", "**Why this model:** It is fast (`a.md:3`)"],
    ["why this model?", "**Why this model:** It is fast (`a.md:3`)"],
    ["Why this model is small", "**Why this model:** Why this model is small. It is fast (`a.md:3`)"],
  ] as const)("the heading %s", ([title, told]) => {
    const decision = { path: "a.md", title, decided: "It is fast", line: 3 };
    expect(page([{ folder: "handoffs/a", decision }]).trim()).toBe(told);
  });

  test("a heading that says the same, and nothing below it", () => {
    const decision = { path: "a.md", title: "Why this model", decided: "", line: 3 };
    expect(page([{ folder: "handoffs/a", decision }]).trim()).toBe("**Why this model:** (`a.md:3`)");
  });
});

describe("sizes", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ ...row, name: `${n} ${HOSTILE}` }));

  test("fifty packages that change everything leave room for what is wrong", () => {
    const packages = Array.from({ length: 50 }, (_, n) => changed(`handoffs/${n}`, many(140)));
    const told = page(packages);
    expect(byteLength(told)).toBeLessThan(600_000);
    // Of those without room for rows the counts are told all the same.
    expect(told.match(/143 metrics/g)).toHaveLength(50);
    expect(told).not.toContain("This page is full");
  });

  test("asks of the next stage are counted where they are too many to be told", () => {
    const finding = { id: "x", outcome: "fail" as const, says: "Wrong.", values: {} };
    const asks = Array.from({ length: 3000 }, () => ({ gate: "package", finding }));
    const told = page([], { stage: "production", asks });
    expect(told).toContain("- and 2950 more");
    expect(told).toContain("will also ask for 3000 things");
  });
});
