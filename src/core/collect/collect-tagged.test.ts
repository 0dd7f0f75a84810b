import { describe, expect, test } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { collectTagged } from "./collect-tagged.ts";

const PATH = "handoffs/churn/handoff.yml";
const manifest = (version: string, rest = "", name = "churn") =>
  `apiVersion: gatehouse/v1\npackage: { name: ${name}, version: ${version}, owner: "@a"${rest} }\n`;
const FIRST = "rollback: { to: none }\n";
const first = (version = "1.0.0", rest = "") =>
  packageOf("", { text: manifest(version, rest) + FIRST, folder: "handoffs/churn" });

/** Looks for earlier versions of a package in a repository of tags, each with what its commit holds. */
async function look(
  one: ReturnType<typeof packageOf>,
  tags: Readonly<Record<string, MemoryFiles>> | null,
  known: readonly string[] = [],
) {
  const asked: string[] = [];
  const found = await collectTagged([one], known, {
    listTags: async (prefixes) => {
      asked.push(...prefixes);
      if (tags === null) return null;
      return Object.keys(tags).filter((tag) => prefixes.some((prefix) => tag.startsWith(prefix)));
    },
    findTags: async (names) => new Map(names.map((name) => [name, name])),
    at: (commit) => new MemoryTree(commit, tags?.[commit] ?? {}),
    globs: ["handoffs/*"],
  });
  return { found, asked };
}

describe("a plan that says that no version came before", () => {
  const held = (version: string): MemoryFiles => ({ [PATH]: manifest(version) });
  test.for<[name: string, tags: Readonly<Record<string, MemoryFiles>> | null, found: unknown]>([
    ["no tag", {}, "absent"],
    ["tags that cannot be known", null, "unknown"],
    ["a version", { "churn@0.9.0": held("0.9.0") }, { tag: "churn@0.9.0", holds: "churn@0.9.0" }],
    ["a tag with a v", { "churn@v0.9.0": held("0.9.0") }, { tag: "churn@v0.9.0", holds: "churn@0.9.0" }],
    ["a tag with a hyphen", { "churn-v0.9.0": held("0.9.0") }, { tag: "churn-v0.9.0", holds: "churn@0.9.0" }],
    [
      "a tag with a hyphen alone",
      { "churn-0.9.0": held("0.9.0") },
      { tag: "churn-0.9.0", holds: "churn@0.9.0" },
    ],
    ["a later version", { "churn@2.0.0": held("2.0.0") }, { tag: "churn@2.0.0", holds: "churn@2.0.0" }],
    [
      "one in another folder",
      { "churn@0.9.0": { "handoffs/old/handoff.yml": manifest("0.9.0") } },
      { tag: "churn@0.9.0", holds: "churn@0.9.0" },
    ],
    ["its own version", { "churn@1.0.0": held("1.0.0") }, "absent"],
    ["what was tried out of its own version", { "churn@1.0.0-rc.1": held("1.0.0-rc.1") }, "absent"],
    [
      "what was tried out of another one",
      { "churn@0.9.0-rc.1": held("0.9.0-rc.1") },
      { tag: "churn@0.9.0-rc.1", holds: "churn@0.9.0-rc.1" },
    ],
    ["a page and no package", { "churn@0.9.0": { "README.md": "# Churn\n" } }, "absent"],
    ["another version than the tag says", { "churn@0.9.0": held("1.0.0") }, "absent"],
    ["a manifest that cannot be read", { "churn@0.9.0": { [PATH]: "x: 1\n" } }, "absent"],
    ["another package", { "churn-large@0.9.0": { [PATH]: manifest("0.9.0", "", "churn-large") } }, "absent"],
    ["a name that is no version", { "churn@latest": held("0.9.0"), "churn-large": held("0.9.0") }, "absent"],
    [
      "the newest that holds one",
      { "churn@0.10.0": {}, "churn@0.9.0": held("0.9.0"), "churn@0.8.0": held("0.8.0") },
      { tag: "churn@0.9.0", holds: "churn@0.9.0" },
    ],
  ])("%s", async ([, tags, found]) => {
    expect((await look(first(), tags)).found).toEqual({ "churn@none": found });
  });

  test("more tags than are looked into are not all known, unless one of the newest settles it", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 51 }, (_, n): [string, MemoryFiles] => [`churn@0.${n}.0`, {}]),
    );
    expect((await look(first(), many)).found).toEqual({ "churn@none": "unknown" });
    const { "churn@0.0.0": _, ...fewer } = many;
    expect((await look(first(), fewer)).found).toEqual({ "churn@none": "absent" });
    const settled = { ...many, "churn@0.50.0": held("0.50.0") };
    expect((await look(first(), settled)).found).toMatchObject({ "churn@none": { tag: "churn@0.50.0" } });
  });

  test("what the base holds, or the manifest says, needs no tag", async () => {
    const settled = { found: {}, asked: [] };
    expect(await look(first(), null, ["churn@0.9.0"])).toEqual(settled);
    expect(await look(first("1.0.0", ", previous: 0.9.0"), null)).toEqual(settled);
    const open = { found: { "churn@none": "unknown" }, asked: ["churn@", "churn-"] };
    expect(await look(first(), null, ["churn@1.0.0", "churn-large@0.9.0"])).toEqual(open);
  });

  test("a plan that goes back to a version, and a manifest that cannot be read, look for none", async () => {
    const back = packageOf("", { text: `${manifest("1.0.0")}rollback: { to: churn@0.9.0 }\n` });
    for (const one of [back, packageOf("", { text: manifest("1.0.0") }), packageOf("", { text: "x: 1\n" })])
      expect(await look(one, null)).toEqual({ found: {}, asked: [] });
  });
});

test("where nobody can list tags, they are unknown", async () => {
  const source = {
    findTags: async () => new Map(),
    at: () => new MemoryTree("x", {}),
    globs: ["handoffs/*"],
  };
  expect(await collectTagged([first()], [], source)).toEqual({ "churn@none": "unknown" });
});
