import { describe, expect, test } from "vitest";
import type { Policy } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { collectContent } from "./collect-content.ts";
import type { FindTags } from "./collect-releases.ts";
import { isPackage, packageFolders } from "./package-folders.ts";
import { isProtected } from "./protected-paths.ts";

describe("package folders", () => {
  test.for([
    {
      paths: ["handoffs/a/b/c.md", "handoffs/a/x", "README.md"],
      globs: ["handoffs/*"],
      folders: ["handoffs/a"],
    },
    { paths: ["handoffs/b/x", "handoffs/a/x"], globs: ["handoffs/*"], folders: ["handoffs/a", "handoffs/b"] },
    { paths: ["handoffs/README.md"], globs: ["handoffs/*"], folders: [] },
    {
      paths: ["a/handoff/x", "a/b/handoff/y/z"],
      globs: ["**/handoff"],
      folders: ["a/b/handoff", "a/handoff"],
    },
    { paths: ["m/a/in/b/x"], globs: ["m/*", "m/*/in/*"], folders: ["m/a", "m/a/in/b"] },
    { paths: ["handoffs/.hidden/x"], globs: ["handoffs/*"], folders: ["handoffs/.hidden"] },
    { paths: ["Handoffs/a/x"], globs: ["handoffs/*"], folders: [] },
    { paths: [], globs: ["**"], folders: [] },
  ])("$paths by $globs: $folders", ({ paths, globs, folders }) => {
    expect(packageFolders(paths, globs)).toEqual(folders);
  });

  test("a glob is no negation and has no braces", () => {
    expect(isPackage("a", ["!b"])).toBe(false);
    expect(isPackage("a", ["{a,b}"])).toBe(false);
  });
});

test.for([
  [".github/gatehouse.yml", true],
  [".github/gatehouse.yaml", true],
  ["CODEOWNERS", true],
  ["docs/CODEOWNERS", true],
  [".github/CODEOWNERS", true],
  [".github/workflows/ci.yml", true],
  [".github/actions/x/action.yml", true],
  [".github/checklists/ready.md", true],
  [".github/dependabot.yml", false],
  ["src/CODEOWNERS", false],
  ["docs/.github/workflows/ci.yml", false],
] as const)("%s decides how pull requests are judged: %s", ([path, decides]) => {
  expect(isProtected(path)).toBe(decides);
});

function policyOf(gates: string): Policy {
  const text = `version: 1\nstages: { production: { branches: [main], gates: ${gates} } }\n`;
  const reading = readPolicy(text, ".github/gatehouse.yml", "d");
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.value;
}

interface Made {
  readonly head?: MemoryFiles;
  readonly base?: MemoryFiles;
  readonly changed?: readonly string[];
  readonly gates?: string;
  readonly tags?: readonly string[] | null;
  /** What the commit of every tag holds; left out, what the base holds. */
  readonly atTag?: MemoryFiles;
}

async function collect({
  head = {},
  base = {},
  changed = Object.keys(head),
  gates = "{}",
  tags = [],
  atTag = base,
}: Made) {
  const policy = policyOf(gates);
  const [stage] = policy.stages;
  if (stage === undefined) throw new Error("no stage");
  const asked: string[] = [];
  const findTags: FindTags = async (names) => {
    asked.push(...names);
    return tags === null ? null : new Map(tags.map((tag) => [tag, "t"]));
  };
  const source = {
    head: new MemoryTree("h", head),
    base: new MemoryTree("b", base),
    changedPaths: changed,
    owners: { file: null, ownersOf: () => null },
    findTags,
    at: (commit: string) => new MemoryTree(commit, atTag),
    crypto: nodeCrypto,
  };
  const listTags = async (prefixes: readonly string[]) =>
    tags?.filter((tag) => prefixes.some((prefix) => tag.startsWith(prefix))) ?? null;
  return { ...(await collectContent({ ...source, listTags }, policy, stage)), asked };
}

const manifest = (version: string, to?: string) =>
  `apiVersion: gatehouse/v1\npackage: { name: churn, version: ${version}, owner: "@a" }\n${
    to === undefined ? "" : `rollback: { to: ${to} }\n`
  }`;
const PATH = "handoffs/churn/handoff.yml";

describe("baseline", () => {
  test("the same folders as they are at the base; a new package has none, a removed one only that", async () => {
    const other = "handoffs/gone/handoff.yml";
    const { packages, baseline } = await collect({
      head: { [PATH]: manifest("3.1.0"), "handoffs/new/handoff.yml": manifest("1.0.0") },
      base: { [PATH]: manifest("3.0.0"), [other]: manifest("1.0.0"), "handoffs/untouched/handoff.yml": "" },
      changed: [PATH, other, "handoffs/new/handoff.yml"],
    });
    expect(packages.map(({ folder }) => folder)).toEqual(["handoffs/churn", "handoffs/new"]);
    expect(baseline.map(({ folder }) => folder)).toEqual(["handoffs/churn", "handoffs/gone"]);
  });
});

describe("definitions of checklists", () => {
  const gates = "{ checklist: { use: [ready, list, none, linked, broken] } }";

  test("are read at the base, in any ending, and never at the head", async () => {
    const { checklists } = await collect({
      gates,
      base: {
        ".github/checklists/ready.md": "- [ ] From the base\n",
        ".github/checklists/list.yaml": "items: [{ id: a, text: A }]\n",
        ".github/checklists/linked.md": { link: "ready.md" },
        ".github/checklists/broken.yml": "items: 1\n",
      },
      head: { ".github/checklists/none.md": "- [ ] From the head\n" },
    });
    const found = Object.values(checklists).map(({ name, path, definition }) => [
      name,
      path,
      definition?.ok ?? null,
    ]);
    expect(found.sort()).toEqual([
      ["broken", ".github/checklists/broken.yml", false],
      ["linked", ".github/checklists/linked.md", null],
      ["list", ".github/checklists/list.yaml", true],
      ["none", ".github/checklists/none.md", null],
      ["ready", ".github/checklists/ready.md", true],
    ]);
  });
});

describe("targets of rollback plans", () => {
  const plan = (to: string) => ({ [PATH]: manifest("3.1.0", to) });
  const spelled = (version: string) => [
    `churn@${version}`,
    `churn@v${version}`,
    `churn-v${version}`,
    `churn-${version}`,
  ];
  // The package's own version is looked for, too: it may have been released already.
  const own = spelled("3.1.0");
  const both = [...spelled("2.0.0"), ...own];

  test.for([
    {
      name: "the base holds it, so no tag is asked for but the package's own",
      to: "churn@3.0.0",
      tags: null,
      is: "base",
      asked: own,
    },
    { name: "a tag of that name", to: "churn@2.0.0", tags: ["churn@2.0.0"], is: "tag", asked: both },
    { name: "a tag as GTO writes it", to: "churn@2.0.0", tags: ["churn@v2.0.0"], is: "tag", asked: both },
    { name: "a tag with a hyphen", to: "churn@2.0.0", tags: ["churn-v2.0.0"], is: "tag", asked: both },
    { name: "no tag", to: "churn@2.0.0", tags: ["churn@2.0.0-rc.1"], is: "absent", asked: both },
    { name: "tags that cannot be known", to: "churn@2.0.0", tags: null, is: "unknown", asked: both },
  ])("$name: $is", async ({ to, tags, is, asked }) => {
    const base = { [PATH]: manifest("3.0.0") };
    const found = await collect({ head: plan(to), base, tags, atTag: { [PATH]: manifest("2.0.0") } });
    expect(found.targets).toEqual({ [to]: is });
    expect(found.asked).toEqual(asked);
  });

  test.for([
    ["a page and no package", { "README.md": "# Churn\n" }, null],
    ["another version", { [PATH]: manifest("1.9.0") }, "churn@1.9.0"],
    ["another package", { [PATH]: manifest("2.0.0").replace("churn", "lapse") }, "lapse@2.0.0"],
    ["a manifest that cannot be read", { [PATH]: "nonsense: 1\n" }, null],
  ] as const)("a tag whose commit holds %s", async ([, atTag, holds]) => {
    const { targets } = await collect({ head: plan("churn@2.0.0"), tags: ["churn@2.0.0"], atTag });
    expect(targets).toEqual({ "churn@2.0.0": { tag: "churn@2.0.0", holds } });
  });

  test("a version that stood in another folder when it was tagged", async () => {
    const atTag = { "handoffs/old/handoff.yml": manifest("2.0.0"), [PATH]: manifest("1.0.0") };
    const { targets } = await collect({ head: plan("churn@2.0.0"), tags: ["churn@2.0.0"], atTag });
    expect(targets).toEqual({ "churn@2.0.0": "tag" });
  });

  test.for([
    ["nothing", {}, [], { "churn@none": "absent" }],
    [
      "another package",
      { "handoffs/lapse/handoff.yml": manifest("1.0.0").replace("churn", "lapse") },
      [],
      { "churn@none": "absent" },
    ],
    ["a version in the same folder", { [PATH]: manifest("3.0.0") }, ["churn@3.0.0"], {}],
    ["a version in another folder", { "handoffs/old/handoff.yml": manifest("2.0.0") }, ["churn@2.0.0"], {}],
  ] as const)("a plan that names none, where the base holds %s", async ([, base, found, looked]) => {
    const { releases, targets } = await collect({ head: plan("none"), base });
    expect(Object.keys(releases)).toEqual(found);
    expect(targets).toEqual(looked);
  });

  test("a plan that names none, where a version stands at a tag alone", async () => {
    const tagged = { head: plan("none"), tags: ["churn@2.0.0"], atTag: { [PATH]: manifest("2.0.0") } };
    const { targets } = await collect(tagged);
    expect(targets).toEqual({ "churn@none": { tag: "churn@2.0.0", holds: "churn@2.0.0" } });
    expect((await collect({ ...tagged, tags: null })).targets).toEqual({ "churn@none": "unknown" });
    expect((await collect({ ...tagged, atTag: { "README.md": "# Churn\n" } })).targets).toEqual({
      "churn@none": "absent",
    });
  });
});

describe("what cannot be judged is said, never judged in part", () => {
  test("more packages than anybody can review", async () => {
    const many = Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`handoffs/p${n}/handoff.yml`, ""]));
    expect((await collect({ head: many })).incomplete).toMatchObject([
      { id: "too-many-packages", values: { count: 51, most: 50 }, fix: expect.any(String) },
    ]);
    const fewer = Object.fromEntries(Object.entries(many).slice(1));
    expect((await collect({ head: fewer })).incomplete).toEqual([]);
  });

  test.for([
    { file: { link: "../elsewhere" }, kind: "symbolic link" },
    { file: { submodule: "1".repeat(40) }, kind: "submodule" },
  ])("a $kind where a package would be", async ({ file, kind }) => {
    const { incomplete, packages } = await collect({ head: { "handoffs/churn": file } });
    expect(packages).toEqual([]);
    expect(incomplete).toMatchObject([
      {
        id: "package-elsewhere",
        values: { path: "handoffs/churn", kind },
        where: { path: "handoffs/churn" },
      },
    ]);
  });

  test("a plain file beside packages is nothing of the kind", async () => {
    expect((await collect({ head: { "handoffs/README.md": "#" } })).incomplete).toEqual([]);
  });
});
