import { spawnSync } from "node:child_process";
import { join } from "node:path";
import markdownIt from "markdown-it";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stateFiles } from "../../examples/state-files.ts";
import { type DiffOptions, diff } from "../../src/cli/diff/diff.ts";
import { captured } from "./captured-terminal.ts";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

afterAll(removeFolders);

const POLICY = "version: 1\nstages: { engineering: { branches: [main] } }\n";
const MANIFEST = "handoffs/churn/handoff.yml";

/** A package of one metric. */
function churn(version: string, auc: number, folder = "handoffs/churn"): Record<string, string> {
  return {
    [`${folder}/handoff.yml`]: `apiVersion: gatehouse/v1
package: { name: churn, version: ${version}, owner: "@acme/churn" }
problem: { success: [{ metric: auc, op: gte, target: 0.78 }] }
evidence: [{ path: m.json, as: metrics }]
`,
    [`${folder}/m.json`]: `{ "auc": ${auc} }\n`,
  };
}

/** `main` had 1.0.0, which was measured anew before 1.1.0 came; the branch `change` has 2.0.0, in another folder. */
function history(): GitRepository {
  const repository = new GitRepository();
  repository.commit({ ".github/gatehouse.yml": POLICY, ...churn("1.0.0", 0.8) });
  repository.commit({ "handoffs/churn/m.json": '{ "auc": 0.81 }\n' });
  repository.commit(churn("1.1.0", 0.82));
  repository.branch("change");
  git(repository.dir, "mv", "handoffs/churn", "handoffs/churn-next");
  repository.commit(churn("2.0.0", 0.7, "handoffs/churn-next"));
  return repository;
}

const run = (before?: string, after?: string, options: Partial<DiffOptions> = {}) =>
  captured((terminal) => diff(before, after, { repo: dir, ...options }, terminal));

/** What `auc` was and is, and where both were found. */
async function aucOf(before: string, after?: string, options: Partial<DiffOptions> = {}) {
  const { code, out, err } = await run(before, after, { ...options, json: true });
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const told = JSON.parse(out) as {
    before: { version: string; by: { kind: string; name: string } };
    after: { version: string; by: { kind: string; name: string } };
    groups: { kind: string; changes: { name: string; before: string; after: string }[] }[];
  };
  const [auc] = told.groups.flatMap(({ changes }) => changes.filter(({ name }) => name === "auc"));
  return [
    `${told.before.version} ${told.before.by.kind} ${auc?.before ?? "same"}`,
    `${told.after.version} ${told.after.by.kind} ${auc?.after ?? "same"}`,
  ];
}

let dir: string;
let repository: GitRepository;
beforeAll(() => {
  repository = history();
  ({ dir } = repository);
});

describe("where nothing is named", () => {
  test("the only package is compared with the base's", async () => {
    const { code, out, err } = await run(undefined, undefined, { base: "main" });
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe((await run("churn", undefined, { base: "main" })).out);
    expect(out).toMatch(/churn 1\.1\.0 → 2\.0\.0/);
  });

  test("one of several has to be named, and none is said to be none", async () => {
    const two = history();
    const lapse = Object.entries(churn("1.0.0", 0.8, "handoffs/lapse"));
    two.commit(Object.fromEntries(lapse.map(([path, text]) => [path, text.replace("churn", "lapse")])));
    const several = await run(undefined, undefined, { repo: two.dir });
    expect(several.code).toBe(2);
    expect(several.err).toContain("`change` has 2 packages: churn, lapse");
    expect(several.err).toContain("gatehouse diff churn");
    const empty = new GitRepository();
    empty.commit({ "README.md": "# Nothing\n" });
    const none = await run(undefined, undefined, { repo: empty.dir });
    expect(none.code).toBe(2);
    expect(none.err).toContain("has no package whose manifest can be read");
  });
});

describe("where a version is found", () => {
  test("in the newest commit of the history that has it, in whatever folder it stood then", async () => {
    expect(await aucOf("churn@1.0.0", "churn@1.1.0")).toEqual(["1.0.0 history 0.81", "1.1.0 history 0.82"]);
    expect(await aucOf("churn@1.0.0")).toEqual(["1.0.0 history 0.81", "2.0.0 revision 0.7"]);
  });

  test("by its tag before that, unless the tag leads to something else", async () => {
    const tagged = history();
    const first = git(tagged.dir, "rev-list", "--max-parents=0", "HEAD");
    git(tagged.dir, "tag", "churn-v1.0.0", first);
    git(tagged.dir, "tag", "churn@1.1.0", first);
    expect(await aucOf("churn@1.0.0", "churn@1.1.0", { repo: tagged.dir })).toEqual([
      "1.0.0 tag 0.8",
      "1.1.0 history 0.82",
    ]);
  });

  test("as a revision, and at the base where none is named", async () => {
    expect(await aucOf("churn@main")).toEqual(["1.1.0 revision 0.82", "2.0.0 revision 0.7"]);
    expect(await aucOf("churn@main~1", "churn@change")).toEqual([
      "1.0.0 revision 0.81",
      "2.0.0 revision 0.7",
    ]);
    expect(await aucOf("churn")).toEqual(["1.1.0 revision 0.82", "2.0.0 revision 0.7"]);
  });

  test("where the head's own version is named alone, the base's is the other", async () => {
    expect(await aucOf("churn@2.0.0")).toEqual(["1.1.0 revision 0.82", "2.0.0 history 0.7"]);
  });

  test("a package that the base does not have is new, whether or not its version is named", async () => {
    const first = new GitRepository();
    first.commit({ ".github/gatehouse.yml": POLICY });
    first.branch("change");
    first.commit({ ...churn("0.1.0", 0.7899999999999999), "handoffs/churn/notes.md": "1\n" });
    const options = { repo: first.dir };
    const { code, out, err } = await run("churn", undefined, options);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    await expect(out.replace(/, [0-9a-f]{7}\)/, ", commit)")).toMatchFileSnapshot("golden/diff-new.golden");
    expect(await run("churn@0.1.0", undefined, options)).toMatchObject({ code: 0, err: "" });
    const page = (await run("churn@0.1.0", undefined, { ...options, markdown: true })).out;
    const html = markdownIt().render(page);
    expect(html).toMatch(
      /<h3>churn: 0\.1\.0 is new<\/h3>\n<p>At <code>history of change, [0-9a-f]{7}<\/code>\.<\/p>/,
    );
    const json = JSON.parse((await run("churn", undefined, { ...options, json: true })).out);
    expect(json).toMatchObject({ before: null, after: { version: "0.1.0" } });
    // Named, it is a question about what is not there.
    expect((await run("churn@main", undefined, options)).err).toContain("`main` has no package `churn`");
  });

  test("a package of the base that cannot be read is not taken for none", async () => {
    const broken = new GitRepository();
    broken.commit({ ".github/gatehouse.yml": POLICY, [MANIFEST]: "apiVersion: gatehouse/v1\n" });
    broken.branch("change");
    broken.commit(churn("0.1.0", 0.8));
    const { code, err } = await run("churn", undefined, { repo: broken.dir });
    expect(code).toBe(2);
    expect(err).toContain(
      "`main` has no package `churn` that can be read; there is a mistake at handoffs/churn/handoff.yml:1",
    );
  });

  test("a version that only a tag knows is among those that are named", async () => {
    const tagged = history();
    git(tagged.dir, "checkout", "--quiet", "--orphan", "hotfix");
    tagged.commit(churn("1.0.7", 0.8));
    git(tagged.dir, "tag", "churn-v1.0.7");
    git(tagged.dir, "checkout", "--quiet", "change");
    const { err } = await run("churn@1.0", undefined, { repo: tagged.dir });
    expect(err).toContain("versions of `churn` here: 1.0.7, 1.0.0, 1.1.0, 2.0.0");
    expect(err).toContain("did you mean `churn@1.0.7`?");
  });

  test("a repository without a policy, and one without a base, will do", async () => {
    const plain = new GitRepository("trunk");
    plain.commit(churn("1.0.0", 0.8));
    plain.commit(churn("1.1.0", 0.9));
    expect(await aucOf("churn@1.0.0", undefined, { repo: plain.dir })).toEqual([
      "1.0.0 history 0.8",
      "1.1.0 revision 0.9",
    ]);
  });
});

describe("files with changes that no commit has", () => {
  const NOTE = "3 files have changes that no commit has, and commits are what is compared";

  /** A branch of `main` on which nothing is committed yet. */
  function dirty(): GitRepository {
    const edited = history();
    git(edited.dir, "checkout", "--quiet", "-b", "next", "main");
    edited.write(MANIFEST, churn("1.2.0", 0.9)[MANIFEST] ?? "");
    edited.write("handoffs/churn/m.json", '{ "auc": 0.9 }\n');
    edited.write("handoffs/churn/new.md", "new\n");
    return edited;
  }

  test("are told where the branch is read, and nobody is sent to another version", async () => {
    const { dir: repo } = dirty();
    const { code, out, err } = await run(undefined, undefined, { repo });
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining("Nothing changed.") });
    expect(err).toContain(NOTE);
    expect(err).not.toContain("name another version");
    expect((await run("churn@1.0.0", undefined, { repo })).err).toContain(NOTE);
  });

  test("are told of a package that is in no commit at all", async () => {
    const first = new GitRepository();
    first.commit({ ".github/gatehouse.yml": POLICY });
    for (const [path, text] of Object.entries(churn("1.0.0", 0.9))) first.write(path, text);
    for (const named of [undefined, "churn", "churn@1.0.0"]) {
      const { code, err } = await run(named, undefined, { repo: first.dir });
      expect(code).toBe(2);
      expect(err).toContain("2 files have changes that no commit has");
    }
  });

  test("are none of a commit that is named, nor of versions that are behind", async () => {
    const { dir: repo } = dirty();
    expect((await run(undefined, undefined, { repo, head: "HEAD" })).err).not.toContain("no commit has");
    expect((await run("churn@1.0.0", "churn@change", { repo })).err).not.toContain("no commit has");
  });
});

describe("what is asked wrongly is answered with what is there", () => {
  test.for<[before: string, after: string | undefined, says: string, fix: string]>([
    ["churn@9.9.9", undefined, "versions of `churn` here: 2.0.0, 1.1.0, 1.0.0", "git fetch --tags"],
    ["churn@1.0.1", undefined, "`churn@1.0.1` is no version", "did you mean `churn@1.0.0`?"],
    [
      "churn@v1.0.1",
      undefined,
      "versions of `churn` here: 1.0.0, 1.1.0, 2.0.0",
      "did you mean `churn@1.0.0`?",
    ],
    ["churn@1.1", undefined, "versions of `churn` here: 1.1.0, 1.0.0, 2.0.0", "did you mean `churn@1.1.0`?"],
    ["churn@2", undefined, "versions of `churn` here: 2.0.0, 1.1.0, 1.0.0", "did you mean `churn@2.0.0`?"],
    ["churn@nowhere", undefined, "is no version, branch or commit of this clone", "git fetch --tags"],
    ["chrun", undefined, "`change` has no package `chrun`", "did you mean `churn`?"],
    ["chrun@1.0.0", undefined, "`change` has no package `chrun`", "did you mean `churn`?"],
    ["churn", "chrun@change", "`change` has no package `chrun`", "did you mean `churn`?"],
    ["@1.0.0", undefined, "`@1.0.0` names no package", "churn@3.0.0"],
    ["main..change", undefined, "`main..change` is a range of commits", "churn@main churn@change"],
    ["main...", undefined, "`main...` is a range of commits", "churn@main churn@HEAD"],
    ["main", "HEAD", "`main` and `HEAD` are branches or commits", "such as `churn@main churn@HEAD`"],
    ["main", undefined, "`main` is a branch or commit", "such as `churn@main`"],
    ["main", "churn@change", "`main` is a branch or commit", "such as `churn@main`"],
    ["handoffs/churn-next/", undefined, "has no package `handoffs/churn-next/`", "did you mean `churn`?"],
    ["--upload-pack=x@y", undefined, "`change` has no package `--upload-pack=x`", ""],
    ["churn@main\nHEAD", undefined, "names no package", ""],
    ["churn@--output=x", undefined, "is no version, branch or commit of this clone", ""],
  ])("%s %s", async ([before, after, says, fix]) => {
    const { code, out, err } = await run(before, after);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(says);
    expect(err).toContain(fix);
  });

  test("branches are taken for such where the base has no package yet", async () => {
    const first = new GitRepository();
    first.commit({ ".github/gatehouse.yml": POLICY });
    first.branch("change");
    first.commit(churn("0.1.0", 0.7));
    const { err } = await run("main", "HEAD", { repo: first.dir });
    expect(err).toContain("such as `churn@main churn@HEAD`");
    // A package is one, whatever branches are called.
    git(first.dir, "branch", "churn");
    const { code, out } = await run("churn", undefined, { repo: first.dir });
    expect([code, out]).toEqual([0, expect.stringContaining("churn 0.1.0 is new")]);
  });

  test("a shallow clone is told to be one", async () => {
    const shallow = repository.clone(git(dir, "rev-parse", "change"), 1);
    const { code, err } = await run("churn@1.0.0", undefined, { repo: shallow });
    expect(code).toBe(2);
    expect(err).toContain("git fetch --unshallow --tags");
  });

  test("a manifest that cannot be read is told with its place", async () => {
    const broken = history();
    broken.commit({ "handoffs/churn-next/handoff.yml": `${churn("2.0.0", 1)[MANIFEST] ?? ""}nonsense: 1\n` });
    const { code, err } = await run("churn@main", "churn@change", { repo: broken.dir });
    expect(code).toBe(2);
    expect(err).toContain("handoffs/churn-next/handoff.yml:5:1: Unknown key `nonsense`");
  });

  test("a folder that is no clone", async () => {
    const { code, err } = await run("churn", undefined, { repo: temporaryFolder() });
    expect(code).toBe(2);
    expect(err).toContain("is not inside a git repository");
  });
});

describe("how it is shown", () => {
  let example: GitRepository;
  beforeAll(() => {
    example = new GitRepository();
    example.commit(stateFiles("released"));
    example.branch("proposal");
    git(example.dir, "rm", "-r", "--quiet", ".");
    example.commit(stateFiles("tick-proved"));
  });

  const golden = (text: string) => text.replaceAll(/, [0-9a-f]{7}(?=[ )`])/g, ", commit");

  test("in the terminal", async () => {
    const { out } = await run("triage", undefined, { repo: example.dir });
    await expect(golden(out)).toMatchFileSnapshot("golden/diff-terminal.golden");
  });

  test("in Markdown, as tables that GitHub reads", async () => {
    const { out } = await run("triage", undefined, { repo: example.dir, markdown: true });
    const html = markdownIt({ html: true }).render(out);
    expect(html.match(/<table>/g)).toHaveLength(7);
    expect(html).toContain("<td>−0.056075, worse</td>");
    const small = await run("churn@1.0.0", "churn@change", { markdown: true });
    await expect(golden(small.out)).toMatchFileSnapshot("golden/diff-markdown.md");
  });

  test("the same twice is nothing, which is no mistake", async () => {
    const { code, out, err } = await run("churn@main", "churn@main");
    expect(code).toBe(0);
    expect(err).toContain("note: both sides are `churn` 1.1.0 of one commit\n  → name another version");
    expect(out).toMatch(/^churn 1\.1\.0 → 1\.1\.0 .*\n\nNothing changed\.\n$/);
  });

  test("as the command, from another folder", () => {
    const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
    const args = [main, "diff", "churn@1.0.0", "--repo", dir];
    const env = { PATH: process.env["PATH"], HOME: dir, GIT_CONFIG_GLOBAL: "/dev/null" };
    const { status, stdout } = spawnSync(process.execPath, args, {
      cwd: temporaryFolder(),
      encoding: "utf8",
      env,
    });
    expect(status).toBe(0);
    expect(stdout).toContain("~ auc  0.81 → 0.7  −0.11, worse");
    const both = spawnSync(process.execPath, [...args, "--json", "--markdown"], { encoding: "utf8", env });
    expect(both.status).toBe(2);
  });
});
