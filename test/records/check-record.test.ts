import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readOrigin } from "../../src/cli/check/origin-of.ts";
import { git, removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { actionRecord, type ReadmePackage, readmePackage } from "./made-records.ts";
import { JUDGED_AT } from "./run-source.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const NAME = "gatehouse-record-churn-1.0.0.intoto.json";
let churn: ReadmePackage;
let action: string;

beforeAll(async () => {
  churn = withRemote(readmePackage());
  action = (await actionRecord(churn)).text;
});
afterAll(removeFolders);

function withRemote(made: ReadmePackage): ReadmePackage {
  git(made.dir, "remote", "add", "origin", "git@github.com:acme/churn.git");
  return made;
}

/** Runs `gatehouse check` in a clone, at the moment at which the Action's record was made. */
function check(dir: string, ...args: readonly string[]) {
  const all = [main, "check", "--base", "main", "--now", JUDGED_AT.toISOString(), ...args];
  const { status, stderr } = spawnSync(process.execPath, all, {
    cwd: dir,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: temporaryFolder(), GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  return { status, stderr };
}

describe("gatehouse check --record", () => {
  test("writes the bytes that the Action writes of the same commits", () => {
    const folder = join(temporaryFolder(), "made/for/it");
    const { status, stderr } = check(churn.dir, "--record", folder, "--pr", "7");
    expect(stderr).toContain(`recorded without sign-offs, which people give: ${join(folder, NAME)}`);
    expect(status).toBe(0);
    expect(readdirSync(folder)).toEqual([NAME]);
    expect(readFileSync(join(folder, NAME), "utf8")).toBe(action);
  });

  test("names no pull request where none is said", () => {
    const folder = temporaryFolder();
    check(churn.dir, "--head", "HEAD", "--record", folder);
    const text = readFileSync(join(folder, NAME), "utf8");
    expect(text).toBe(action.replace('"pullRequest": 7', '"pullRequest": 0'));
  });

  test("of what blocks, writes that it failed, and ends with 1", () => {
    const failing = withRemote(readmePackage("failing"));
    const folder = temporaryFolder();
    expect(check(failing.dir, "--record", folder).status).toBe(1);
    expect(JSON.parse(readFileSync(join(folder, NAME), "utf8"))).toMatchObject({
      predicate: { verificationResult: "FAILED", verifiedLevels: ["FAILED"] },
    });
  });

  test("says that there is no record where nothing was judged, and ends with 2 where the branch is not gated", () => {
    const folder = temporaryFolder();
    git(churn.dir, "branch", "--force", "elsewhere", "main");
    const ungated = check(churn.dir, "--base", "elsewhere", "--record", folder);
    expect(ungated.stderr).toContain("no stage of the policy names branch `elsewhere`");
    expect(ungated.stderr).toContain("error: no record was written");
    expect(ungated.status).toBe(2);
    expect(check(churn.dir, "--base", "elsewhere").status).toBe(0);
    const unchanged = check(churn.dir, "--head", "main", "--record", folder);
    expect(unchanged.stderr).toContain("no package was judged, so no record was written");
    expect([unchanged.status, readdirSync(folder)]).toEqual([0, []]);
  });

  test("names the record of the run before, where that is what no commit has", () => {
    const { dir } = withRemote(readmePackage());
    expect(check(dir, "--record", "records").status).toBe(0);
    const again = check(dir, "--record", "records");
    expect(again.stderr).toContain(`1 file has changes that no commit has: \`records/${NAME}\``);
    expect(again.status).toBe(2);
    expect(check(dir, "--head", "HEAD", "--record", "records").status).toBe(0);
  });

  test("keeps what is there already, unless it is the same or --force is given", () => {
    const folder = temporaryFolder();
    const path = join(folder, NAME);
    writeFileSync(path, "signed\n");
    const kept = check(churn.dir, "--record", folder);
    expect(kept.stderr).toContain(`1 other file is there already, and nothing was written: ${path}`);
    expect(kept.stderr).toContain("or write over it with --force");
    expect([kept.status, readFileSync(path, "utf8")]).toEqual([2, "signed\n"]);
    expect(check(churn.dir, "--record", folder, "--pr", "7", "--force").status).toBe(0);
    expect(readFileSync(path, "utf8")).toBe(action);
    expect(check(churn.dir, "--record", folder, "--pr", "7").status).toBe(0);
  });

  test("takes a link away and does not write through it", () => {
    const folder = temporaryFolder();
    const outside = join(temporaryFolder(), "outside");
    symlinkSync(outside, join(folder, NAME));
    expect(check(churn.dir, "--record", folder).status).toBe(2);
    expect(check(churn.dir, "--record", folder, "--force").status).toBe(0);
    expect(existsSync(outside)).toBe(false);
    expect(readFileSync(join(folder, NAME), "utf8")).toContain('"_type"');
  });

  test("follows no link of the clone out of it", () => {
    const { dir } = withRemote(readmePackage());
    const outside = temporaryFolder();
    symlinkSync(outside, join(dir, "records"));
    const { status, stderr } = check(dir, "--head", "HEAD", "--record", "records/of/today");
    expect(stderr).toContain("`records/of/today` is a link in the clone that leads out of it");
    expect([status, readdirSync(outside)]).toEqual([2, []]);
  });

  test("follows no link of the clone out of it where the clone is named through a link", () => {
    const { dir } = withRemote(readmePackage());
    const [outside, alias] = [temporaryFolder(), join(temporaryFolder(), "alias")];
    symlinkSync(outside, join(dir, "records"));
    symlinkSync(dir, alias);
    const through = (folder: string) => check(alias, "--head", "HEAD", "--repo", alias, "--record", folder);
    for (const folder of [join(alias, "records"), join(alias, "records/of/today")]) {
      const { status, stderr } = through(folder);
      expect(stderr).toContain(`\`${folder}\` is a link in the clone that leads out of it`);
      expect([status, readdirSync(outside)]).toEqual([2, []]);
    }
    // A link that leads into the clone, and stays there, is no matter.
    expect(through(join(alias, "own/of/today")).status).toBe(0);
    expect(readdirSync(join(dir, "own/of/today"))).toEqual([NAME]);
  });

  test("replaces no folder, not even with --force, and writes nowhere that nobody named", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, NAME));
    const { status, stderr } = check(churn.dir, "--record", folder, "--force");
    expect(stderr).toContain(
      `1 place is taken by what is no file, and nothing was written: ${join(folder, NAME)}`,
    );
    expect([status, readdirSync(folder), readdirSync(join(folder, NAME))]).toEqual([2, [NAME], []]);
    const unnamed = check(churn.dir, "--record", "");
    expect(unnamed.stderr).toContain("no folder is named to write records to");
    expect([unnamed.status, existsSync(join(churn.dir, NAME))]).toEqual([2, false]);
  });

  test("records no files that no commit has", () => {
    const { dir } = withRemote(readmePackage());
    writeFileSync(join(dir, "handoffs/churn/model.onnx"), "trained anew\n");
    const folder = join(temporaryFolder(), "records");
    const dirty = check(dir, "--record", folder);
    expect(dirty.stderr).toContain("a record is of a commit, and 1 file has changes that no commit has");
    expect([dirty.status, existsSync(folder)]).toEqual([2, false]);
    expect(check(dir, "--head", "HEAD", "--record", folder).status).toBe(0);
  });

  test("says where there is nothing to record, or nowhere to write to", () => {
    const broken = readmePackage("broken-policy");
    const nothing = check(broken.dir, "--record", temporaryFolder());
    expect(nothing.stderr).toContain("no package was judged, so no record was written");
    expect(nothing.status).toBe(1);
    const taken = join(temporaryFolder(), "file");
    writeFileSync(taken, "");
    const nowhere = check(churn.dir, "--record", taken);
    expect(nowhere.stderr).toContain(`nothing can be written to \`${taken}\`: EEXIST`);
    expect(nowhere.status).toBe(2);
  });

  test.for([["--record", "x", "--watch"], ["--record", "x", "--pr", "none"], ["--pr", "7"], ["--force"]])(
    "ends with 2 on %j",
    (args) => {
      expect(check(churn.dir, ...args).status).toBe(2);
    },
  );
});

describe("a repository is known by the address of its remote", () => {
  const of = (server: string, owner: string, name: string) => ({ server, owner, name });
  test.for([
    ["https://github.com/acme/churn.git", of("https://github.com", "acme", "churn")],
    ["https://ada:secret@github.com/acme/churn", of("https://github.com", "acme", "churn")],
    [
      "https://git.acme.example:8443/ml/teams/churn.git/",
      of("https://git.acme.example:8443", "ml/teams", "churn"),
    ],
    ["git@github.com:acme/churn.git", of("https://github.com", "acme", "churn")],
    ["github.com:/acme/churn", of("https://github.com", "acme", "churn")],
    ["ssh://git@github.com:22/acme/churn.git", of("https://github.com", "acme", "churn")],
    ["/srv/git/acme/churn.git", of("", "", "")],
    ["../acme/churn", of("", "", "")],
    ["file:///srv/acme/churn.git", of("", "", "")],
    ["C:\\git\\acme\\churn", of("", "", "")],
    ["https://github.com/churn", of("", "", "")],
    ["", of("", "", "")],
  ] as const)("%s", ([address, { server, ...expected }]) => {
    expect(readOrigin(address)).toEqual(server === "" ? expected : { server, ...expected });
  });

  test("where it is a folder, the record names none, and still verifies", () => {
    const { dir } = readmePackage();
    git(dir, "remote", "add", "origin", "../acme/churn");
    const folder = temporaryFolder();
    check(dir, "--record", folder);
    const path = join(folder, NAME);
    expect(readFileSync(path, "utf8")).toMatch(/"resourceUri": "git:@[0-9a-f]{40}#handoffs\/churn"/);
    const verified = spawnSync(process.execPath, [main, "verify", path, "--files", dir], {
      encoding: "utf8",
    });
    expect(verified.stdout).toContain("✓ result");
    expect(verified.status).toBe(0);
  });
});

test("a manifest with a section in Markdown is the one that was recorded", () => {
  const { dir } = withRemote(readmePackage());
  const at = (path: string) => join(dir, "handoffs/churn", path);
  const manifest = readFileSync(at("handoff.yml"), "utf8");
  const [, section = ""] = /^problem:\n((?: {2}.+\n)+)/m.exec(manifest) ?? [];
  expect(section).toContain("limitations:");
  writeFileSync(at("problem.md"), `---\n${section.replaceAll(/^ {2}/gm, "")}---\n# Who will leave\n`);
  writeFileSync(at("handoff.yml"), manifest.replace(`problem:\n${section}`, "problem: problem.md\n"));
  git(dir, "add", ".");
  git(dir, "commit", "--quiet", "--message", "Move the problem into a page of its own");
  const folder = temporaryFolder();
  expect(check(dir, "--record", folder).status).toBe(0);
  const text = readFileSync(join(folder, NAME), "utf8");
  expect(text).toContain('"at": "/problem"');
  expect(text).toContain('"at": "/problem/doc"');
  const args = ["verify", join(folder, NAME), "--files", dir, "--policy", join(dir, ".github/gatehouse.yml")];
  const verified = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  expect(verified.stdout).toContain("✓ files");
  expect(verified.stdout).toContain("✓ policy");
  expect(verified.status).toBe(0);
});
