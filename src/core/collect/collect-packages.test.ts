import { describe, expect, test } from "vitest";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type MemoryFiles, MemoryTree } from "../../../test/memory-tree.ts";
import { packageOptions } from "../../../test/package-options.ts";
import { readOwners } from "./collect-ownership.ts";
import { collectPackages } from "./collect-packages.ts";
import { ReadingMemory } from "./reading-memory.ts";

const FOLDER = "handoffs/churn";
const HEAD = 'apiVersion: gatehouse/v1\npackage: { name: churn, version: 3.1.0, owner: "@acme/churn" }\n';

/** The packages of a commit; paths are relative to the folder, except those that begin with a slash. */
async function collect(
  files: MemoryFiles,
  lists: readonly string[] = [],
  cut: readonly string[] = [],
  readings = new ReadingMemory(),
) {
  const named = Object.entries(files).map(([path, file]) => [
    path.startsWith("/") ? path.slice(1) : `${FOLDER}/${path}`,
    file,
  ]);
  const tree = new MemoryTree("head", Object.fromEntries(named), cut);
  return collectPackages(
    tree,
    [FOLDER],
    packageOptions(await readOwners(tree), { checklists: lists, readings }),
  );
}

async function one(
  rest: string,
  more: MemoryFiles = {},
  lists: readonly string[] = [],
): Promise<PackageFacts> {
  const [facts] = await collect({ "handoff.yml": HEAD + rest, ...more }, lists);
  if (facts === undefined) throw new Error("no package was collected");
  return facts;
}

const issuesOf = ({ manifest }: PackageFacts) =>
  manifest.ok ? [] : manifest.issues.map(({ id, where }) => `${id} ${where.path}:${where.line}`);

describe("the manifest", () => {
  test("a folder without any file is no package", async () => {
    expect(await collect({ "/README.md": "#" })).toEqual([]);
  });

  test.for(["handoff.yml", "handoff.yaml"])("%s is read", async (name) => {
    const [facts] = await collect({ [name]: HEAD });
    expect(facts).toMatchObject({
      folder: FOLDER,
      manifestPath: `${FOLDER}/${name}`,
      manifest: { ok: true },
    });
  });

  test.for([
    {
      name: "both are whole",
      files: { "handoff.yml": HEAD, "handoff.yaml": HEAD.replace("3.1.0", "9.9.9") },
    },
    { name: "the first is broken", files: { "handoff.yml": "", "handoff.yaml": HEAD } },
    { name: "the second is a link", files: { "handoff.yml": HEAD, "handoff.yaml": { link: "x" } } },
  ] satisfies { name: string; files: MemoryFiles }[])("of two neither counts: $name", async ({ files }) => {
    const [facts] = await collect(files);
    if (facts === undefined) throw new Error("no package was collected");
    expect(issuesOf(facts)).toEqual([`two-manifests ${FOLDER}/handoff.yaml:1`]);
    expect(facts).toMatchObject({ manifestPath: `${FOLDER}/handoff.yml`, references: [], evidence: [] });
  });

  test.for([
    { name: "no manifest", files: { "doc.md": "#" }, id: "no-manifest" },
    { name: "a link", files: { "handoff.yml": { link: "/etc/passwd" } }, id: "manifest-unreadable" },
    {
      name: "a submodule",
      files: { "handoff.yml": { submodule: "1".repeat(40) } },
      id: "manifest-unreadable",
    },
    { name: "a folder", files: { "handoff.yml/a": "" }, id: "manifest-unreadable" },
    { name: "bytes", files: { "handoff.yml": new Uint8Array([0]) }, id: "manifest-unreadable" },
    { name: "empty", files: { "handoff.yml": "" }, id: "empty" },
  ] satisfies { name: string; files: MemoryFiles; id: string }[])(
    "$name has an issue in its place",
    async ({ files, id }) => {
      const [facts] = await collect(files);
      if (facts === undefined) throw new Error("no package was collected");
      expect(issuesOf(facts)).toEqual([`${id} ${FOLDER}/handoff.yml:1`]);
      expect(facts).toMatchObject({ references: [], evidence: [], drill: null });
      expect(facts.files.length).toBe(Object.keys(files).length);
    },
  );

  test("a listing that was cut proves nothing: the package is not judged by it", async () => {
    for (const files of [{ "handoff.yml": HEAD }, {}]) {
      const [facts] = await collect(files, [], [FOLDER]);
      expect(facts?.manifest).toMatchObject({ ok: false, issues: [{ id: "listing-cut" }] });
    }
  });

  test("sections in Markdown are put in place, and what they name is read", async () => {
    const facts = await one("evidence: docs/evidence.md\nproblem: docs/problem.md\n", {
      "docs/evidence.md": "---\nevidence: [{ path: reports/m.json }]\n---\n# Numbers\n",
      "docs/problem.md": "---\ndoc: docs/problem.md\n---\n",
      "reports/m.json": '{ "auc": 0.8 }',
    });
    expect(facts.evidence).toMatchObject([
      { path: `${FOLDER}/reports/m.json`, reading: { format: "metrics", observations: [{ name: "auc" }] } },
    ]);
    expect(facts.references.map(({ pointer, kind }) => `${pointer} ${kind}`)).toEqual([
      "/problem file",
      "/evidence file",
      "/problem/doc file",
      "/evidence/0/path file",
    ]);
  });

  test("a section whose file is not there is an issue where the manifest names it", async () => {
    expect(issuesOf(await one("problem: docs/none.md\n"))).toEqual([
      `missing-section ${FOLDER}/handoff.yml:3`,
    ]);
  });

  test("its owner is that of the line that decides", async () => {
    expect((await one("", { "/CODEOWNERS": "* @a\n/handoffs/ @b @c\n" })).owners).toEqual({
      line: 2,
      owners: ["@b", "@c"],
    });
    expect((await one("")).owners).toBeNull();
  });
});

describe("references", () => {
  const at = async (path: string, more: MemoryFiles = {}) => {
    const { references } = await one(`code: { path: "${path}" }\n`, more);
    const [{ path: found, kind, similar, size } = { path: "none" }] = references;
    return [found, kind, ...(similar === undefined ? [] : [similar]), ...(size === null ? [] : [size])];
  };

  test.for([
    { name: "a file", path: "a.py", files: { "a.py": "12" }, is: [`${FOLDER}/a.py`, "file", 2] },
    { name: "a folder", path: "src/", files: { "src/x/y": "" }, is: [`${FOLDER}/src`, "folder"] },
    { name: "the package itself", path: ".", files: {}, is: [FOLDER, "folder"] },
    {
      name: "a file elsewhere",
      path: "../../src/a.py",
      files: { "/src/a.py": "" },
      is: ["src/a.py", "file"],
    },
    { name: "a folder elsewhere", path: "../../src", files: { "/src/a.py": "" }, is: ["src", "folder"] },
    { name: "the repository's root", path: "../..", files: {}, is: ["", "folder"] },
    { name: "a link", path: "l", files: { l: { link: "x" } }, is: [`${FOLDER}/l`, "symlink", 1] },
    {
      name: "something behind a link",
      path: "l/a",
      files: { l: { link: "/etc" } },
      is: [`${FOLDER}/l/a`, "absent"],
    },
    {
      name: "a submodule",
      path: "s",
      files: { s: { submodule: "1".repeat(40) } },
      is: [`${FOLDER}/s`, "submodule"],
    },
    { name: "nothing", path: "none", files: {}, is: [`${FOLDER}/none`, "absent"] },
    { name: "nothing elsewhere", path: "../../none", files: {}, is: ["none", "absent"] },
    {
      name: "another case",
      path: "SRC/a.py",
      files: { "src/A.py": "" },
      is: [`${FOLDER}/SRC/a.py`, "absent", `${FOLDER}/src/A.py`],
    },
    {
      name: "a folder in another case",
      path: "SRC",
      files: { "src/a.py": "" },
      is: [`${FOLDER}/SRC`, "absent", `${FOLDER}/src`],
    },
    {
      name: "a name that every object has",
      path: "constructor",
      files: {},
      is: [`${FOLDER}/constructor`, "absent"],
    },
    {
      name: "a package whose name begins alike",
      path: "../churn-2/a",
      files: { "/handoffs/churn-2/a": "" },
      is: ["handoffs/churn-2/a", "file"],
    },
  ] satisfies { name: string; path: string; files: MemoryFiles; is: unknown[] }[])(
    "$name",
    async ({ path, files, is }) => {
      expect(await at(path, files)).toEqual(is);
    },
  );
});

describe("evidence", () => {
  const read = async (
    files: MemoryFiles,
    rest = "evidence:\n  - { path: r.json, suite: unit, environment: ci, about: [model] }\n",
  ) => (await one(rest, files)).evidence;

  test("what stands beside the path is kept", async () => {
    expect(await read({ "r.json": '{ "auc": 1 }' })).toMatchObject([
      {
        pointer: "/evidence/0",
        suite: "unit",
        environment: "ci",
        about: ["model"],
        reading: { problems: [] },
      },
    ]);
  });

  test.for([
    { name: "absent", files: {}, id: "evidence-absent", line: 4 },
    { name: "a link", files: { "r.json": { link: "m" } }, id: "evidence-not-a-file", line: 4 },
    {
      name: "a submodule",
      files: { "r.json": { submodule: "1".repeat(40) } },
      id: "evidence-not-a-file",
      line: 4,
    },
    { name: "a folder", files: { "r.json/a": "" }, id: "evidence-not-a-file", line: 4 },
    { name: "bytes", files: { "r.json": new Uint8Array([0xff]) }, id: "evidence-binary", line: 4 },
    {
      name: "too large",
      files: { "r.json": new Uint8Array(5 * 1024 * 1024 + 1) },
      id: "evidence-too-large",
      line: 4,
    },
    {
      name: "a pointer of Git LFS",
      files: { "r.json": "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n" },
      id: "lfs-pointer",
      line: 1,
    },
    { name: "empty", files: { "r.json": "" }, id: "empty", line: 1 },
  ] satisfies { name: string; files: MemoryFiles; id: string; line: number }[])(
    "$name is a problem, never an observation",
    async ({ files, id, line }) => {
      const [facts] = await read(files);
      expect(facts?.reading.observations).toEqual([]);
      expect(facts?.reading.problems).toMatchObject([{ id, where: { line }, fix: expect.any(String) }]);
    },
  );

  test("content elsewhere is not read", async () => {
    const uri = `evidence: [{ path: { uri: "s3://b/k", digest: { sha256: "${"0".repeat(64)}" } } }]\n`;
    expect(await read({}, uri)).toEqual([]);
  });
});

describe("checklists and the drill", () => {
  test("copies are found by the names that are asked for, in every ending", async () => {
    const copies: MemoryFiles = {
      "checklists/ready.md": "- [x] Done\n",
      "checklists/ready.yaml": "items: []\n",
      "checklists/other.md": "- [ ] Not asked for\n",
      "checklists/link.md": { link: "ready.md" },
    };
    const { checklists } = await one("", copies, ["ready", "link", "none"]);
    expect(checklists.map(({ name, path }) => [name, path])).toEqual([
      ["ready", `${FOLDER}/checklists/ready.md`],
      ["ready", `${FOLDER}/checklists/ready.yaml`],
    ]);
  });

  test.for([
    { name: "none is named", rest: "", files: {}, drill: null },
    { name: "its record is absent", rest: "rollback: { drill: d.md }\n", files: {}, drill: null },
    {
      name: "its record is a link",
      rest: "rollback: { drill: d.md }\n",
      files: { "d.md": { link: "x" } },
      drill: null,
    },
    {
      name: "its record cannot be read",
      rest: "rollback: { drill: d.md }\n",
      files: { "d.md": "# no facts\n" },
      drill: { ok: false },
    },
    {
      name: "its record is whole",
      rest: "rollback: { drill: d.md }\n",
      files: { "d.md": "---\ndate: 2026-10-02\ntarget: churn@3.0.0\nduration: 7m\noutcome: passed\n---\n" },
      drill: { ok: true, value: { target: "churn@3.0.0" } },
    },
  ] satisfies { name: string; rest: string; files: MemoryFiles; drill: object | null }[])(
    "$name",
    async ({ rest, files, drill }) => {
      const { drill: found } = await one(rest, files);
      if (drill === null) expect(found).toBeNull();
      else expect(found).toMatchObject(drill);
    },
  );
});

test("lines of CODEOWNERS that do not count are known with the word that is no owner", async () => {
  const tree = new MemoryTree("head", { CODEOWNERS: "* @a\n/x bob @c\n", [`${FOLDER}/a`]: "" });
  const [found] = await collectPackages(tree, [FOLDER], packageOptions(await readOwners(tree)));
  expect(found?.codeowners).toEqual({ path: "CODEOWNERS", skipped: [{ line: 2, found: "bob" }] });
});

test("files that were read before are not read again, evidence and documents alike", async () => {
  const files = {
    "handoff.yml": `${HEAD}code: { params: params.yaml }\nevidence: [{ path: m.json, as: metrics }]\n`,
    "params.yaml": "depth: 3\n",
    "m.json": '{ "auc": 0.8 }',
  };
  const readings = new ReadingMemory();
  const [[first], [again]] = [await collect(files, [], [], readings), await collect(files, [], [], readings)];
  expect([first?.evidence.length, first?.documents.length]).toEqual([1, 1]);
  expect(again?.evidence[0]?.reading).toBe(first?.evidence[0]?.reading);
  expect(again?.documents[0]?.reading).toBe(first?.documents[0]?.reading);
});
