import { expect, test } from "vitest";
import { packageOf } from "#core/facts/package.fixture.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { collectReleases } from "./collect-releases.ts";

const text = (name: string, version: string, rest = "") =>
  `apiVersion: gatehouse/v1\npackage: { name: ${name}, version: ${version}, owner: "@a"${rest} }\n`;
const made = (name: string, version: string, rest = "", more = "", folder = "handoffs/churn") =>
  packageOf("", { text: text(name, version, rest) + more, folder });

/** Looks versions up in a repository of tags, each with the package that its commit holds in the folder. */
async function released(
  head: readonly PackageFacts[],
  base: readonly PackageFacts[],
  tagged: Readonly<Record<string, PackageFacts | null>> | null,
) {
  const read: [string, string][] = [];
  const { targets, releases } = await collectReleases(
    head,
    base,
    async (names) =>
      tagged === null
        ? null
        : new Map(
            names.flatMap((name) => (Object.hasOwn(tagged, name) ? [[name, `c:${name}`] as const] : [])),
          ),
    async (commit, folder) => {
      read.push([commit, folder]);
      return tagged?.[commit.slice(2)] ?? null;
    },
  );
  const found = Object.fromEntries(Object.entries(releases).map(([id, { folder }]) => [id, folder]));
  return { targets, found, read };
}

test("the previous version is read from its tag, in the folder where the package is now", async () => {
  const head = made("churn", "3.1.0", ", previous: 3.0.0");
  expect(await released([head], [], { "churn@3.0.0": made("churn", "3.0.0") })).toEqual({
    targets: {},
    found: { "churn@3.0.0": "handoffs/churn" },
    read: [["c:churn@3.0.0", "handoffs/churn"]],
  });
});

test("a tag whose tree holds another version, or nothing that can be read, proves nothing about the version", async () => {
  const head = made("churn", "3.1.0", "", "rollback: { to: churn@3.0.0 }\n");
  for (const [there, holds] of [
    [made("churn", "2.9.0"), "churn@2.9.0"],
    [packageOf("", { text: "nonsense: 1\n" }), null],
    [null, null],
  ] as const) {
    const { found, targets } = await released([head], [], { "churn@3.0.0": there });
    expect(found).toEqual({});
    expect(targets).toEqual({ "churn@3.0.0": { tag: "churn@3.0.0", holds } });
  }
});

test("a version counts at any of its tags that holds it, whatever another one holds", async () => {
  const head = made("churn", "3.1.0", "", "rollback: { to: churn@3.0.0 }\n");
  const there = { "churn@3.0.0": null, "churn-v3.0.0": made("churn", "3.0.0") };
  const { found, targets } = await released([head], [], there);
  expect(targets).toEqual({ "churn@3.0.0": "tag" });
  expect(found).toEqual({ "churn@3.0.0": "handoffs/churn" });
});

test("a version that was released already is found by its own tag", async () => {
  const { found } = await released([made("churn", "3.1.0")], [], { "churn-v3.1.0": made("churn", "3.1.0") });
  expect(found).toEqual({ "churn@3.1.0": "handoffs/churn" });
});

test("the base comes before tags, which are not asked for what stands there", async () => {
  const head = made("churn", "3.1.0", ", previous: 3.0.0", "rollback: { path: undo.sh }\n");
  const { found, targets, read } = await released([head], [made("churn", "3.0.0")], null);
  expect(found).toEqual({ "churn@3.0.0": "handoffs/churn" });
  expect(targets).toEqual({ "churn@3.0.0": "base" });
  expect(read).toEqual([]);
});

test("where tags cannot be known, nothing is said to be absent", async () => {
  const head = made("churn", "3.1.0", "", "rollback: { to: churn@1.0.0 }\n");
  expect(await released([head], [], null)).toMatchObject({
    targets: { "churn@1.0.0": "unknown" },
    found: {},
  });
});

test("what a bound leaves out is unknown, not absent, and targets of rollbacks come first", async () => {
  const head = Array.from({ length: 155 }, (_, n) =>
    made(`p${n}`, "2.0.0", ", previous: 1.0.0", `rollback: { to: p${n}@1.0.0 }\n`, `handoffs/p${n}`),
  );
  const { targets } = await released(head, [], {});
  const states = Object.values(targets);
  expect(states.filter((state) => state === "absent")).toHaveLength(150);
  expect(states.filter((state) => state === "unknown")).toHaveLength(5);
});

test("a package that cannot be read names no version", async () => {
  expect(await released([packageOf("", { text: "x: 1\n" })], [], {})).toEqual({
    targets: {},
    found: {},
    read: [],
  });
});
