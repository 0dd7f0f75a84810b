import { expect, test } from "vitest";
import { documentOf, packageOf } from "#core/facts/package.fixture.ts";
import type { Section } from "#core/model/details.ts";
import { decisionOf } from "./decision-of.ts";

const section = (title: string, level: number, opening: string, line: number): Section => ({
  title,
  level,
  words: opening.split(" ").length,
  opening,
  source: { pointer: "", line },
});

function record(...sections: readonly Section[]) {
  return packageOf("", {
    documents: [documentOf("docs/7.md", "markdown", { sections }, ["/model/approach"])],
  });
}

test("the record's title and what stands under its decision", () => {
  const one = record(
    section("7. Logistic regression", 1, "Accepted.", 1),
    section("Context", 2, "We need scores.", 3),
    section("Decision Outcome", 2, "Logistic regression, since it can be read.", 9),
  );
  expect(decisionOf(one)).toEqual({
    path: "docs/7.md",
    title: "7. Logistic regression",
    decided: "Logistic regression, since it can be read.",
    line: 9,
  });
});

test("a record without such a heading is told by its first words", () => {
  const one = record(section("Approach", 2, "", 1), section("Reasons", 3, "It is small.", 4));
  expect(decisionOf(one)).toEqual({ path: "docs/7.md", title: "Approach", decided: "It is small.", line: 4 });
});

test("no record, no decision", () => {
  expect(decisionOf(packageOf(""))).toBeUndefined();
  expect(decisionOf(record())).toBeUndefined();
});
