import { spawn } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fakeGh } from "./fake-gh.ts";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";
import { BAD_CHANGE, type SmallWorld, startSmallWorld } from "./small-world.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program beside the forge, which lives in this process. */
function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: env["HOME"],
      env: { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", ...env },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

interface Told {
  readonly id: string;
  readonly gravity: string;
  readonly about: string;
  readonly message: string;
  readonly command?: string;
}

const told = (ended: Ended): Told[] => (JSON.parse(ended.stdout) as { diagnoses: Told[] }).diagnoses;
const ids = (ended: Ended, gravity: string) =>
  told(ended).flatMap((each) => (each.gravity === gravity ? [`${each.about}: ${each.id}`] : []));

let world: SmallWorld;
let home: string;
let path: string;

beforeAll(async () => {
  world = await startSmallWorld();
  world.acme.addOwner("admin");
  home = temporaryFolder();
  path = `${fakeGh()}:${process.env["PATH"]}`;
});
afterAll(async () => {
  world.forge.assertClean();
  await world.close();
  removeFolders();
});

/** The command in somebody's name, with the forge for GitHub. */
function gatehouse(login: string, ...args: readonly string[]): Promise<Ended> {
  return run(process.execPath, [main, ...args], {
    HOME: home,
    PATH: path,
    GITHUB_API_URL: world.forge.apiUrl,
    GH_TOKEN: world.forge.tokenOf(login),
  });
}

describe("gatehouse doctor", () => {
  test("what it finds is mended by the commands that it prints, and then it finds nothing grave", async () => {
    const [ruleset] = [...world.repository.record.rulesets.values()];
    if (ruleset === undefined) throw new Error("no ruleset");
    world.repository.changeRuleset(ruleset, {
      bypass_actors: [{ actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" }],
    });
    world.repository.settings.setWorkflowDefaults(true, true);
    world.repository.grant("@acme/sre", "read");
    await world.open();
    const before = await gatehouse("admin", "doctor", "acme/model", "--json");
    expect(before.stderr).toBe("");
    expect(before.status).toBe(1);
    expect(ids(before, "grave")).toEqual([
      "main: not-required",
      "release: may-bypass",
      "release: may-delete",
      "release: may-force-push",
    ]);
    expect(ids(before, "weak")).toEqual([
      "release: not-strict",
      "release: no-pull-request",
      ".github/CODEOWNERS: codeowners-error",
      ".github/CODEOWNERS: codeowners-error",
      ".github/gatehouse.yml: role-without-owner",
      "Actions: default-token-writes",
      "Actions: actions-may-approve",
    ]);
    expect(ids(before, "unseen")).toEqual([]);
    const env = {
      HOME: home,
      PATH: path,
      GITHUB_API_URL: world.forge.apiUrl,
      GH_TOKEN: world.forge.tokenOf("admin"),
    };
    for (const command of new Set(told(before).flatMap((each) => each.command ?? []))) {
      expect(await run("sh", ["-c", command], env), command).toMatchObject({ status: 0, stderr: "" });
    }
    const after = await gatehouse("admin", "doctor", "acme/model", "--json");
    expect(after.status).toBe(0);
    expect(told(after).filter(({ gravity }) => gravity !== "fine")).toEqual([]);
  });

  test("what a token may not see is said to be not seen, and nothing of it to be in order", async () => {
    const seen = await gatehouse("ada", "doctor", "acme/model");
    expect(seen.status).toBe(0);
    expect(seen.stdout).toContain(
      "? Actions: What workflows may do by default was not seen, because GitHub says that it is not there, or does not show it to this token\n",
    );
    expect(seen.stdout).toMatch(
      /\? release: Who may bypass the required check was not seen, because GitHub shows it only to/,
    );
    expect(seen.stdout).not.toContain("nobody may bypass");
    expect(seen.stdout).not.toContain("workflows read by default");
    expect(seen.stdout).not.toContain(world.forge.tokenOf("ada"));
  });

  test("where nobody can be asked, it says what would help", async () => {
    const gone = await gatehouse("ada", "doctor", "acme/no-such");
    expect(gone).toMatchObject({ status: 2, stdout: "" });
    expect(gone.stderr).toContain("GitHub has no repository `acme/no-such`");
    const env = { HOME: home, PATH: path };
    const bare = await run(process.execPath, [main, "doctor"], env);
    expect(bare.status).toBe(2);
    expect(bare.stderr).toContain("is no clone with a remote `origin`");
    const tokenless = await run(process.execPath, [main, "doctor", "acme/model"], env);
    expect(tokenless.status).toBe(2);
    expect(tokenless.stderr).toContain("`gh auth login`");
    expect(tokenless.stderr).toContain("--offline");
    const wrong = await run(process.execPath, [main, "doctor", "acme/model"], {
      ...env,
      GITHUB_API_URL: world.forge.apiUrl,
      FAKE_GH_TOKEN: "gho_nobodys",
    });
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("GitHub does not take the token (HTTP 401)");
    expect(wrong.stderr).not.toContain("gho_nobodys");
  });

  test("--offline looks at the files of a clone, and says what it did not see", async () => {
    const clone = new GitRepository();
    clone.commit({ "README.md": "# Nothing\n" });
    const env = { HOME: home, PATH: path };
    const looked = await run(process.execPath, [main, "doctor", "--offline", "--repo", clone.dir], env);
    expect(looked.status).toBe(1);
    expect(looked.stdout).toContain("✗ HEAD: there is no policy at `.github/gatehouse.yml`\n");
    expect(looked.stdout).toContain("was not seen, because --offline asks nobody\n");
    git(clone.dir, "remote", "add", "origin", "git@github.com:acme/model.git");
    const online = await gatehouse("ada", "doctor", "--repo", clone.dir);
    expect(online.stdout).toMatch(/ acme\/model: /);
  });
});

describe("gatehouse explain --pr", () => {
  test("says what the check says: what blocks, who can act and what to do", async () => {
    const pull = await world.open({ files: BAD_CHANGE });
    const said = await gatehouse("ada", "explain", "--pr", `${pull.number}`, "--repository", "acme/model");
    expect(said).toMatchObject({ status: 0, stderr: "" });
    expect(said.stdout).toMatch(/^#\d+ change-\d+ → release\n✗ gatehouse: production: 1 of 5 gates blocks/);
    expect(said.stdout).toContain("  ✗ evidence  who: @acme/ml\n");
    expect(said.stdout).toContain("  … sign-offs  who: @acme/ml, @acme/sre\n");
    const one = await gatehouse(
      "ada",
      "explain",
      "lineage",
      "--pr",
      `${pull.number}`,
      "--repository",
      "acme/model",
      "--json",
    );
    expect(JSON.parse(one.stdout)).toMatchObject({
      pullRequest: pull.number,
      checks: [{ name: "gatehouse: production", gates: [{ gate: "lineage", mark: "○ not asked" }] }],
    });
  });
});
