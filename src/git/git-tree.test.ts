import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TEXT_LIMIT } from "#core/model/tree.ts";
import { type MemoryFiles, MemoryTree } from "../../test/memory-tree.ts";
import { ScratchRepository } from "../../test/scratch-repository.ts";
import { GitError } from "./git-error.ts";
import { GitObjects } from "./git-objects.ts";
import { GitTree } from "./git-tree.ts";

const FILES: MemoryFiles = {
  "README.md": "# here\n",
  "run.sh": { executable: "#!/bin/sh\n" },
  link: { link: "README.md" },
  "link-to-folder": { link: "a" },
  "out-of-here": { link: "/etc/passwd" },
  vendor: { submodule: "5".repeat(40) },
  "a/b/c.txt": "c",
  "a/b.txt": "b",
  "a.txt": "beside a folder of the same letters",
  "ab/x": "shares a beginning with a folder",
  "empty.txt": "",
  "bom.yml": "\ufeffkey: 1\r\n",
  "data.bin": new Uint8Array([1, 0, 2]),
  "latin1.txt": new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
  "odd/line\nbreak.txt": "1",
  "odd/ space and 'quotes\".txt": "2",
  "odd/tab\tand \\ backslash": "3",
  "odd/caf\u00e9 \u{1f600}.txt": "4",
  "odd/-r": "5",
  "odd/*": "6",
  ":(glob)a": "7",
  ":/README.md": "8",
  "!a": "9",
  "__proto__/constructor": "10",
};
const BIG = "x".repeat(TEXT_LIMIT + 1);

/** Paths that cannot exist, are not there, or mean something to git's command line. */
const NOWHERE = [
  "",
  "/",
  "/etc/passwd",
  "../README.md",
  "a/../README.md",
  "./README.md",
  "a/./b.txt",
  "a//b.txt",
  "a/",
  "a/b.txt/c",
  "link-to-folder/b.txt",
  "vendor/x",
  "readme.md",
  "a/b",
  "a*",
  "**",
  ":(top)README.md",
  ":(exclude)a",
  ":!a.txt",
  "--help",
  "-r",
  "README.md\0",
  "x".repeat(5000),
];

let repository: ScratchRepository;
let objects: GitObjects;
let tree: GitTree;
let memory: MemoryTree;

beforeAll(() => {
  repository = new ScratchRepository();
  objects = new GitObjects(repository.dir);
  const files = { ...FILES, "big.txt": BIG };
  const commit = repository.commit(files);
  tree = new GitTree(objects, commit);
  memory = new MemoryTree(commit, files);
});
afterAll(() => {
  objects.close();
  repository.remove();
});

const sorted = (map: ReadonlyMap<string, unknown>) => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

describe("contents", () => {
  test.for([
    { path: "README.md", content: { kind: "text", text: "# here\n", size: 7 } },
    { path: "run.sh", content: { kind: "text", text: "#!/bin/sh\n" } },
    { path: "empty.txt", content: { kind: "text", text: "", size: 0 } },
    { path: "bom.yml", content: { kind: "text", text: "\ufeffkey: 1\r\n", size: 11 } },
    { path: "link", content: { kind: "symlink" } },
    { path: "out-of-here", content: { kind: "symlink" } },
    { path: "vendor", content: { kind: "submodule", oid: "5".repeat(40) } },
    { path: "a", content: { kind: "folder" } },
    { path: "data.bin", content: { kind: "binary", size: 3 } },
    { path: "latin1.txt", content: { kind: "binary", size: 4 } },
    { path: "big.txt", content: { kind: "too-large", size: TEXT_LIMIT + 1, limit: TEXT_LIMIT } },
    { path: "odd/line\nbreak.txt", content: { kind: "text", text: "1" } },
    { path: "odd/*", content: { kind: "text", text: "6" } },
    { path: ":(glob)a", content: { kind: "text", text: "7" } },
    { path: ":/README.md", content: { kind: "text", text: "8" } },
  ])("$path is $content.kind", async ({ path, content }) => {
    expect((await tree.read([path])).get(path)).toMatchObject(content);
  });

  test.for(NOWHERE.filter((path) => path !== "a/b"))("%j is absent", async (path) => {
    expect((await tree.read([path])).get(path)).toEqual({ kind: "absent" });
    expect(await tree.entries([path])).toEqual(new Map());
  });

  test("every path that was asked for is answered, each once, the same for a path asked twice", async () => {
    const paths = [...Object.keys(FILES), "none", "README.md", "a"];
    expect([...(await tree.read(paths)).keys()].sort()).toEqual([...new Set(paths)].sort());
  });

  test("a folder and files below it may be asked for together", async () => {
    const contents = await tree.read(["a/b.txt", "a", "a/b", "a/b/c.txt"]);
    expect([...contents].map(([path, { kind }]) => `${path} ${kind}`)).toEqual([
      "a/b.txt text",
      "a folder",
      "a/b folder",
      "a/b/c.txt text",
    ]);
  });

  test("more paths than one command line takes", async () => {
    const many = Array.from({ length: 3000 }, (_, n) => `${"d/".repeat(400)}${n}`);
    const contents = await tree.read([...many, "a.txt"]);
    expect(contents.size).toBe(3001);
    expect(contents.get("a.txt")).toMatchObject({ kind: "text" });
  });
});

describe("bytes", () => {
  test.for([
    ["README.md", Buffer.from("# here\n")],
    ["run.sh", Buffer.from("#!/bin/sh\n")],
    ["empty.txt", Buffer.alloc(0)],
    ["data.bin", Buffer.from([1, 0, 2])],
    ["latin1.txt", Buffer.from([0x63, 0x61, 0x66, 0xe9])],
    ["big.txt", Buffer.from(BIG)],
  ] as const)("of %s are those of the file", async ([path, bytes]) => {
    expect(Buffer.compare((await tree.bytes(path)) ?? Buffer.from("nothing"), bytes)).toBe(0);
  });

  test.for(["link", "out-of-here", "vendor", "a", "none", ...NOWHERE])("%j has none", async (path) => {
    expect(await tree.bytes(path)).toBeNull();
  });
});

describe("listings", () => {
  test("a folder has what is below it at any depth, and not what only begins alike", async () => {
    const listing = (await tree.list(["a"])).get("a");
    expect(listing?.complete).toBe(true);
    expect(listing?.files).toMatchObject([
      { path: "a/b.txt", mode: "100644", size: 1 },
      { path: "a/b/c.txt", mode: "100644", size: 1 },
    ]);
  });

  test("folders inside each other are both listed", async () => {
    const listings = await tree.list(["a", "a/b", "none", "a.txt", "vendor", "link-to-folder"]);
    const paths = [...listings].map(([folder, { files }]) => [folder, files.map(({ path }) => path)]);
    expect(paths).toEqual([
      ["a", ["a/b.txt", "a/b/c.txt"]],
      ["a/b", ["a/b/c.txt"]],
      ["none", []],
      ["a.txt", []],
      ["vendor", []],
      ["link-to-folder", []],
    ]);
  });

  test.for(NOWHERE.filter((path) => path !== "" && path !== "a/b"))("%j lists nothing", async (folder) => {
    expect((await tree.list([folder])).get(folder)).toEqual({ files: [], complete: true });
  });
});

describe("a clone and a plain object give the same answers", () => {
  const asked = [...Object.keys(FILES), "big.txt", "a", "a/b", "odd", "__proto__", ...NOWHERE];

  test("for every path of this commit, and many that are not there", async () => {
    expect(sorted(await tree.entries(asked))).toEqual(sorted(await memory.entries(asked)));
    expect(sorted(await tree.read(asked))).toEqual(sorted(await memory.read(asked)));
    const folders = ["", "a", "a/b", "odd", "vendor", "link", "none", "__proto__"];
    expect(sorted(await tree.list(folders))).toEqual(sorted(await memory.list(folders)));
  });

  const name = fc.oneof(
    fc.constantFrom("a", "b", "a.txt", "A", "-", "*", ":(top)", "\u00e9", "e\u0301", " ", "\n", '"'),
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 4 }),
  );
  const file = fc.oneof(
    fc.string({ maxLength: 5 }),
    fc.uint8Array({ maxLength: 5 }),
    fc.constant({ link: "a" }),
    fc.constant({ executable: "x" }),
    fc.constant({ submodule: "7".repeat(40) }),
  );
  const files = fc
    .array(fc.tuple(fc.array(name, { minLength: 1, maxLength: 3 }), file), { maxLength: 8 })
    .map((rows) => inGit(rows.map(([names, content]) => [names.join("/"), content] as const)));

  test("for commits of any names", async () => {
    await fc.assert(
      fc.asyncProperty(files, fc.array(fc.array(name, { maxLength: 3 })), async (made, others) => {
        const commit = repository.commit(made);
        const [git, plain] = [new GitTree(objects, commit), new MemoryTree(commit, made)];
        const paths = [...Object.keys(made), ...others.map((names) => names.join("/"))];
        const folders = [...new Set(["", ...paths.map((path) => path.split("/").slice(0, -1).join("/"))])];
        expect(sorted(await git.entries(paths))).toEqual(sorted(await plain.entries(paths)));
        expect(sorted(await git.read(paths))).toEqual(sorted(await plain.read(paths)));
        expect(sorted(await git.list(folders))).toEqual(sorted(await plain.list(folders)));
        for (const path of Object.keys(made)) expect(await git.bytes(path)).toEqual(await plain.bytes(path));
      }),
      { seed: 20261120, numRuns: 15 },
    );
  });
});

/** Leaves out what git refuses to hold: odd segments, and a file where another one needs a folder. */
function inGit(rows: readonly (readonly [string, MemoryFiles[string]])[]): MemoryFiles {
  const kept = new Map<string, MemoryFiles[string]>();
  for (const [path, content] of rows) {
    const segments = path.split("/");
    const odd = segments.some((each) => /^(|\.|\.\.|\.git.*|git~.*)$/i.test(each)) || path.includes("\0");
    const clash = [...kept.keys()].some(
      (other) => other === path || other.startsWith(`${path}/`) || path.startsWith(`${other}/`),
    );
    if (!odd && !clash && path.isWellFormed()) kept.set(path, content);
  }
  return Object.fromEntries(kept);
}

describe("our own failures are errors, never absence", () => {
  test.for(["entries", "read", "list"] as const)(
    "%s of a commit that the clone does not hold",
    async (method) => {
      const nothing = new GitTree(objects, "0".repeat(39).concat("1"));
      await expect(nothing[method](["a"])).rejects.toThrow(GitError);
    },
  );
});
