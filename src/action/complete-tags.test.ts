import { expect, test } from "vitest";
import { completeTags } from "./complete-tags.ts";

const CASES: readonly {
  readonly what: string;
  readonly local: readonly string[] | null;
  readonly hasTags: boolean;
  readonly onGithub: readonly string[] | null;
  readonly gives: readonly string[] | null;
}[] = [
  {
    what: "its own, where it has some",
    local: ["a@1"],
    hasTags: true,
    onGithub: ["a@1", "a@2"],
    gives: ["a@1"],
  },
  { what: "none, where it has others", local: [], hasTags: true, onGithub: ["a@1"], gives: [] },
  { what: "none, where GitHub has none", local: [], hasTags: false, onGithub: [], gives: [] },
  { what: "unknown, where only GitHub has some", local: [], hasTags: false, onGithub: ["a@1"], gives: null },
  { what: "unknown, where GitHub cannot say", local: [], hasTags: false, onGithub: null, gives: null },
  { what: "unknown in a shallow clone", local: null, hasTags: false, onGithub: [], gives: null },
];

test.each(CASES)("a clone's tags are $what", async ({ local, hasTags, onGithub, gives }) => {
  let asked = 0;
  const list = completeTags(
    { listTags: async () => local, hasTags: async () => hasTags },
    async (prefixes) => {
      asked++;
      expect(prefixes).toEqual(["a@"]);
      return onGithub;
    },
  );
  expect(await list(["a@"])).toEqual(gives);
  expect(asked).toBe(local !== null && !hasTags ? 1 : 0);
});
