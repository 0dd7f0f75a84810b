import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ghScript } from "../gh-stand-in.ts";
import { GitRepository, git, removeFolders } from "../scenarios/git-repository.ts";
import { BAD_CHANGE, type SmallWorld, startSmallWorld } from "../scenarios/small-world.ts";
import { cloneLike, walk } from "./shell-walk.ts";

/** GitHub's command line brings a jq of its own; here it is the machine's. */
const hasJq = spawnSync("sh", ["-c", "command -v jq"]).status === 0;

let world: SmallWorld;

beforeAll(async () => {
  world = await startSmallWorld();
  world.acme.addOwner("admin");
});
afterAll(async () => {
  world.forge.assertClean();
  await world.close();
  removeFolders();
});

const asAdmin = () => ({ GITHUB_API_URL: world.forge.apiUrl, GH_TOKEN: world.forge.tokenOf("admin") });

test("somebody asks about a pull request and about a repository, from a clone of it", async () => {
  const pull = await world.open({ files: BAD_CHANGE });
  const clone = new GitRepository();
  clone.commit({ "README.md": "# Churn\n" });
  git(clone.dir, "remote", "add", "origin", "git@github.com:acme/model.git");
  const [explained, examined] = await walk("asker", {
    cwd: clone.dir,
    env: { GITHUB_API_URL: world.forge.apiUrl, GH_TOKEN: world.forge.tokenOf("ada") },
    replace: { "--pr 12": `--pr ${pull.number}`, "acme/churn": "acme/model" },
  });
  expect(explained?.out.match(/✗ gatehouse: production/g)).toHaveLength(2);
  expect(examined?.out.match(/acme\/model: /g)?.length).toBeGreaterThan(1);
});

describe.skipIf(!hasJq)("with GitHub's command line", () => {
  test("an administrator requires the check of one App alone, and sees that it is so", async () => {
    const model = await world.acme.createRepository("model-churn");
    const walked = await walk("administrator", {
      cwd: cloneLike(),
      env: asAdmin(),
      programs: { gh: ghScript() },
      replace: { "OWNER/REPO": "acme/model", "orgs/ORG": "orgs/acme" },
    });
    const [, looked, everywhere, making] = walked;
    expect(JSON.parse(looked?.out ?? "")).toMatchObject({
      required_status_checks: [{ context: "gatehouse: production", integration_id: 123456 }],
    });
    const { id } = JSON.parse(everywhere?.out ?? "") as { id: number };
    const made = JSON.parse(making?.out ?? "") as { id: number; rules: unknown };
    expect(made.rules).toEqual([{ type: "creation" }]);
    expect([...model.record.rulesets.keys()]).toEqual(expect.arrayContaining([id, made.id]));
    expect([...world.repository.record.rulesets.keys()]).not.toContain(id);
  });

  test("a platform engineer requires the workflow everywhere, and asks of each repository whether it is protected", async () => {
    const gates = await world.acme.createRepository("gates", { private: true });
    gates.grant("admin", "admin");
    const walked = await walk("platform", {
      cwd: cloneLike(),
      env: asAdmin(),
      programs: { gh: ghScript() },
      replace: { "churn triage fraud": "model fraud" },
    });
    const [required] = walked.filter(({ name }) => name.startsWith("docs/install-action.md"));
    expect(JSON.parse(required?.out ?? "")).toMatchObject({
      rules: [{ type: "workflows", parameters: { workflows: [{ repository_id: gates.record.id }] } }],
    });
    expect(walked.at(-1)?.out).toContain("acme/fraud: not protected yet\n");
  });
});
