import { describe, expect, test } from "vitest";
import type { MemoryFiles } from "../memory-tree.ts";
import { blocking, expectBlocked, FOLDER, judgeFiles, MANIFEST } from "./pipeline.ts";

const POLICY = "version: 1\nstages: { production: { branches: [main] } }\n";
const HEAD = 'apiVersion: gatehouse/v1\npackage:\n  name: churn\n  version: 3.1.0\n  owner: "@acme/churn"\n';

/** Paths are relative to the package; a manifest that only says who it is stands beside them. */
function packageOf(files: MemoryFiles): MemoryFiles {
  const whole = { "handoff.yml": HEAD, ...files };
  return Object.fromEntries(Object.entries(whole).map(([path, file]) => [`${FOLDER}/${path}`, file]));
}

const deep = (levels: number) => `${HEAD}x-deep: ${"[".repeat(levels)}${"]".repeat(levels)}\n`;

interface Row {
  readonly name: string;
  readonly manifest: string;
  readonly id: string;
  readonly line: number;
}

const TEXTS: readonly Row[] = [
  { name: "empty", manifest: "", id: "empty", line: 1 },
  { name: "only blanks and comments", manifest: "\n# nothing\n", id: "empty", line: 1 },
  { name: "not YAML", manifest: `${HEAD}problem: { doc: [\n`, id: "not-yaml", line: 6 },
  { name: "prose", manifest: "Dear reviewer, all is well.\n", id: "wrong-type", line: 1 },
  { name: "a list", manifest: "- a\n", id: "wrong-type", line: 1 },
  { name: "two documents", manifest: `${HEAD}---\n${HEAD}`, id: "several-documents", line: 6 },
  { name: "tabs", manifest: `${HEAD}problem:\n\tdoc: a.md\n`, id: "tab-indentation", line: 7 },
  {
    name: "a key twice",
    manifest: `${HEAD}problem: {}\nmodel: {}\nproblem: {}\n`,
    id: "duplicate-key",
    line: 8,
  },
  { name: "an alias", manifest: `${HEAD}x-a: &a [1]\nx-b: *a\n`, id: "alias", line: 6 },
  {
    name: "aliases that grow without bound",
    manifest: `${HEAD}x-a: &a [1,1,1,1,1,1,1,1]\nx-b: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nx-c: [*b,*b,*b,*b,*b,*b,*b,*b]\n`,
    id: "alias",
    line: 8,
  },
  { name: "100 deep", manifest: deep(100), id: "too-deep", line: 6 },
  { name: "100,000 deep", manifest: deep(100_000), id: "too-deep", line: 6 },
  { name: "5 MB", manifest: `${HEAD}# ${"x".repeat(5 * 1024 * 1024 - 200)}\n`, id: "too-large", line: 1 },
  {
    name: "more than 5 MB",
    manifest: `${HEAD}# ${"x".repeat(5 * 1024 * 1024)}\n`,
    id: "manifest-unreadable",
    line: 1,
  },
  {
    name: "__proto__ as a key",
    manifest: `${HEAD}__proto__: { polluted: true }\n`,
    id: "forbidden-key",
    line: 6,
  },
  {
    name: "__proto__ deep inside",
    manifest: `${HEAD}problem:\n  __proto__: { doc: x }\n`,
    id: "forbidden-key",
    line: 7,
  },
  { name: "constructor as a key", manifest: `${HEAD}constructor: {}\n`, id: "forbidden-key", line: 6 },
  { name: "a number where text belongs", manifest: HEAD.replace("3.1.0", "3.1"), id: "wrong-type", line: 4 },
  { name: "text where a list belongs", manifest: `${HEAD}evidence: all of it\n`, id: "wrong-value", line: 6 },
  {
    name: "a mapping where a list belongs",
    manifest: `${HEAD}datasets: { a: 1 }\n`,
    id: "wrong-type",
    line: 6,
  },
  { name: "nothing where a section belongs", manifest: `${HEAD}model:\n`, id: "wrong-type", line: 6 },
  { name: "an unknown key", manifest: `${HEAD}modle: {}\n`, id: "unknown-key", line: 6 },
  { name: "an unknown key inside", manifest: `${HEAD}model:\n  paht: a\n`, id: "unknown-key", line: 7 },
  {
    name: "a key that is missing",
    manifest: HEAD.replace("  name: churn\n", ""),
    id: "missing-key",
    line: 3,
  },
  { name: "a version that is none", manifest: HEAD.replace("3.1.0", "v3"), id: "wrong-value", line: 4 },
  {
    name: "a path with too many ..",
    manifest: `${HEAD}problem: { doc: ../../../x.md }\n`,
    id: "path-leaves-repository",
    line: 6,
  },
  {
    name: "an absolute path",
    manifest: `${HEAD}problem: { doc: /etc/passwd }\n`,
    id: "wrong-value",
    line: 6,
  },
  {
    name: "a path of Windows",
    manifest: `${HEAD}problem: { doc: 'C:\\x.md' }\n`,
    id: "wrong-value",
    line: 6,
  },
  {
    name: "a path into .git",
    manifest: `${HEAD}problem: { doc: ../../.git/config }\n`,
    id: "wrong-value",
    line: 6,
  },
  { name: "a path with a NUL", manifest: `${HEAD}problem: { doc: "a\\0b" }\n`, id: "wrong-value", line: 6 },
  {
    name: "a file that is missing",
    manifest: `${HEAD}problem: { doc: docs/none.md }\n`,
    id: "absent",
    line: 6,
  },
  {
    name: "a section that is missing",
    manifest: `${HEAD}problem: docs/none.md\n`,
    id: "missing-section",
    line: 6,
  },
  {
    name: "provenance that is missing",
    manifest: `${HEAD}model:\n  provenance: [none.sigstore.json]\n`,
    id: "absent",
    line: 7,
  },
  {
    name: "provenance out of the repository",
    manifest: `${HEAD}model:\n  provenance: [../../../x.json]\n`,
    id: "path-leaves-repository",
    line: 7,
  },
  {
    name: "a base model without a name",
    manifest: `${HEAD}model:\n  base:\n    - license: MIT\n`,
    id: "missing-key",
    line: 8,
  },
  {
    name: "a glob with braces among what is ignored",
    manifest: `${HEAD}ignore: ["{${"a,".repeat(60)}}"]\n`,
    id: "wrong-value",
    line: 6,
  },
  {
    name: "somebody to call who is nobody",
    manifest: `${HEAD}rollback:\n  escalation:\n    - to: the team\n`,
    id: "wrong-value",
    line: 8,
  },
  {
    name: "evidence that is missing",
    manifest: `${HEAD}evidence:\n  - path: none.json\n`,
    id: "absent",
    line: 7,
  },
];

describe("manifests: the text", () => {
  test.for(TEXTS)("$name: $id at line $line", async ({ manifest, id, line }) => {
    expectBlocked(await judgeFiles(packageOf({ "handoff.yml": manifest }), POLICY), {
      id,
      at: `${MANIFEST}:${line}`,
    });
  });

  test("all mistakes are told at once, in the order of the file", async () => {
    const manifest = `${HEAD.replace("3.1.0", "new")}modle: {}\nproblem: { doc: ../../../x.md }\n`;
    const found = blocking(await judgeFiles(packageOf({ "handoff.yml": manifest }), POLICY));
    expect(found.flatMap(({ where, id }) => (id === "manifest-unreadable" ? [] : [where?.line]))).toEqual([
      4, 6, 7,
    ]);
  });

  test("prototypes stay as they were", async () => {
    await judgeFiles(packageOf({ "handoff.yml": `${HEAD}__proto__: { polluted: true }\n` }), POLICY);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe("manifests: what is no mistake", () => {
  test.for([
    { name: "a byte order mark", manifest: `\ufeff${HEAD}` },
    { name: "CRLF", manifest: HEAD.replaceAll("\n", "\r\n") },
    { name: "keys of one's own", manifest: `${HEAD}x-team: { anything: [1, two] }\n` },
    { name: "a document marker", manifest: `---\n${HEAD}` },
  ])("$name", async ({ manifest }) => {
    const verdict = await judgeFiles(packageOf({ "handoff.yml": manifest }), POLICY);
    expect(blocking(verdict)).toEqual([]);
    expect(verdict).toMatchObject({ outcome: "pass", packages: [{ name: "churn", version: "3.1.0" }] });
  });

  test("with a byte order mark and CRLF, places are those that an editor shows", async () => {
    const manifest = `\ufeff${HEAD}modle: {}\n`.replaceAll("\n", "\r\n");
    expectBlocked(await judgeFiles(packageOf({ "handoff.yml": manifest }), POLICY), {
      id: "unknown-key",
      at: `${MANIFEST}:6`,
    });
  });
});

describe("manifests: what stands in the folder", () => {
  const ON = `${HEAD}problem: { doc: docs/problem.md }\n`;
  test.for([
    {
      name: "no manifest",
      files: { "docs/a.md": "#", "handoff.yml": { link: "x" } },
      id: "manifest-unreadable",
      at: `${MANIFEST}:1`,
    },
    {
      name: "a manifest that is a submodule",
      files: { "handoff.yml": { submodule: "1".repeat(40) } },
      id: "manifest-unreadable",
      at: `${MANIFEST}:1`,
    },
    {
      name: "a manifest that is not text",
      files: { "handoff.yml": new Uint8Array([0xff, 0xfe, 0]) },
      id: "manifest-unreadable",
      at: `${MANIFEST}:1`,
    },
    {
      name: "a path that is a symbolic link",
      files: { "handoff.yml": ON, "docs/problem.md": { link: "/etc/passwd" } },
      id: "symlink",
      at: `${MANIFEST}:6`,
    },
    {
      name: "a path through a symbolic link",
      files: { "handoff.yml": ON, docs: { link: "../../.." } },
      id: "absent",
      at: `${MANIFEST}:6`,
    },
    {
      name: "a path that is a submodule",
      files: { "handoff.yml": ON, "docs/problem.md": { submodule: "1".repeat(40) } },
      id: "submodule",
      at: `${MANIFEST}:6`,
    },
    {
      name: "a path in another case",
      files: { "handoff.yml": ON, "Docs/Problem.md": "#" },
      id: "other-case",
      at: `${MANIFEST}:6`,
    },
    { name: "a stray symbolic link", files: { notes: { link: "/" } }, id: "symlink", at: `${FOLDER}/notes` },
    {
      name: "a stray submodule",
      files: { vendor: { submodule: "1".repeat(40) } },
      id: "submodule",
      at: `${FOLDER}/vendor`,
    },
    {
      name: "two names that only case tells apart",
      files: { "A.md": "1", "a.md": "2" },
      id: "case-collision",
      at: `${FOLDER}/a.md`,
    },
  ] satisfies { name: string; files: MemoryFiles; id: string; at: string }[])(
    "$name: $id",
    async ({ files, id, at }) => {
      expectBlocked(await judgeFiles(packageOf(files), POLICY), { id, at });
    },
  );

  test("a folder without a manifest", async () => {
    const verdict = await judgeFiles({ [`${FOLDER}/docs/a.md`]: "#" }, POLICY);
    expectBlocked(verdict, { id: "no-manifest", at: `${MANIFEST}:1` });
  });

  test.for([{ link: "../model" }, { submodule: "1".repeat(40) }])("a package that is %o", async (file) => {
    expectBlocked(await judgeFiles({ [FOLDER]: file }, POLICY), { id: "package-elsewhere", at: FOLDER });
  });
});
