import { expect, test } from "vitest";
import { FolderStates } from "./folder-states.ts";
import { parseCodeowners } from "./parse-codeowners.ts";
import { PatternTree } from "./pattern-tree.ts";

const { rules } = parseCodeowners("*.md @a\n/a/ @b\n**/x/ @c\n/a/b/*/d/ @d\n", "CODEOWNERS");
const { root } = new PatternTree(rules);

test("the same folder has the same state, and folders that cannot be told apart share one", () => {
  const states = new FolderStates(root);
  expect(states.of("q/r")).toBe(states.of("q/r"));
  expect(states.of("q/r")).toBe(states.of("s"));
  expect(states.of("a/x").under).toBe(2);
});

test("forgetting changes no answer", () => {
  const forgetful = new FolderStates(root, 0);
  const remembering = new FolderStates(root);
  const folders = ["a", "a/b/c/d", "x", "q/x/r", "a", "a/b", "q", "a/b/c/d"];
  const seen = (states: FolderStates): number[] => folders.map((folder) => states.of(folder).under);
  expect(seen(forgetful)).toEqual(seen(remembering));
  expect(seen(forgetful)).toEqual([1, 3, 2, 2, 1, 1, -1, 3]);
  expect(forgetful.of("q")).not.toBe(remembering.of("q"));
});

test("what is forgotten is computed again", () => {
  const states = new FolderStates(root, 0);
  const before = states.of("a");
  states.of("b");
  expect(states.of("a")).not.toBe(before);
  expect(states.of("a").under).toBe(before.under);
});

test("nothing is followed below a folder whose rule overrules all others", () => {
  const { rules: late } = parseCodeowners("*.md @a\n**/x/ @c\n/a/ @b\n", "CODEOWNERS");
  const states = new FolderStates(new PatternTree(late).root);
  expect(states.of("a").nodes).toEqual([]);
  expect(states.of("a/x/y")).toBe(states.of("a"));
});
