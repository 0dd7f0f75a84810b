import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GitRepository, git, removeFolders } from "./git-repository.ts";
import { gatehouse as command, type Ended, ids, run, shellOf, told } from "./run-doctor.ts";
import { BAD_CHANGE, type SmallWorld, startSmallWorld } from "./small-world.ts";

let world: SmallWorld;
let shells: Map<string, Record<string, string>>;
let nobody: Record<string, string>;

beforeAll(async () => {
  world = await startSmallWorld();
  world.acme.addOwner("admin");
  shells = new Map(["admin", "ada"].map((login) => [login, shellOf(world.forge, login)]));
  const { GITHUB_API_URL: _, ...bare } = shellOf(world.forge);
  nobody = bare;
});
afterAll(async () => {
  world.forge.assertClean();
  await world.close();
  removeFolders();
});

/** The command in somebody's name, with the forge for GitHub. */
const gatehouse = (login: string, ...args: readonly string[]): Promise<Ended> =>
  command(shells.get(login) ?? {}, ...args);

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
    for (const mend of new Set(told(before).flatMap((each) => each.command ?? []))) {
      expect(await run("sh", ["-c", mend], shells.get("admin") ?? {}), mend).toMatchObject({
        status: 0,
        stderr: "",
      });
    }
    const after = await gatehouse("admin", "doctor", "acme/model", "--json");
    expect(after.status).toBe(0);
    expect(told(after).filter(({ gravity }) => gravity !== "fine")).toEqual([]);
    const { stdout } = await gatehouse("admin", "doctor", "acme/model");
    const steady = stdout.replaceAll(`(${world.record.id})`, "(APP)");
    await expect(steady).toMatchFileSnapshot("golden/doctor-in-order.golden");
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
    const bare = await command(nobody, "doctor");
    expect(bare.status).toBe(2);
    expect(bare.stderr).toContain("is no clone with a remote `origin`");
    const tokenless = await command(nobody, "doctor", "acme/model");
    expect(tokenless.status).toBe(2);
    expect(tokenless.stderr).toContain("`gh auth login`");
    expect(tokenless.stderr).toContain("--offline");
    const other = { ...nobody, GITHUB_API_URL: world.forge.apiUrl, STORED_GH_TOKEN: "gho_nobodys" };
    const wrong = await command(other, "doctor", "acme/model");
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("GitHub does not take the token (HTTP 401)");
    expect(wrong.stderr).not.toContain("gho_nobodys");
  });

  test("--offline looks at the files of a clone, and says what it did not see", async () => {
    const clone = new GitRepository();
    clone.commit({ "README.md": "# Nothing\n" });
    const looked = await command(nobody, "doctor", "--offline", "--repo", clone.dir);
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
