import { expect, test } from "vitest";
import { quoteIssue } from "./quote-issue.ts";

const where = { path: "a" };

test("fills both sentences as plain text, and a value that looks like a place stays one", () => {
  const values = { name: "{found}", found: 1, people: ["a", "b"] };
  const issue = { id: "x", says: "`{name}` is {found}{other}.", fix: "Ask {people}.", values, where };
  expect(quoteIssue(issue)).toEqual({ problem: "{found} is 1{other}.", remedy: "Ask a, b." });
});

test("names of inherited properties are no values, and a missing remedy has a general one", () => {
  const quoted = quoteIssue({ id: "x", says: "{constructor}", values: {}, where });
  expect(quoted).toEqual({ problem: "{constructor}", remedy: "Mend the file at this place." });
});
