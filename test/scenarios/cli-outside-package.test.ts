import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { GitRepository, git, removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const MODEL = "mlruns/0/run-1/artifacts/model";

const POLICY = "version: 1\nstages: { engineering: { branches: [main] } }\n";
const MANIFEST = `apiVersion: gatehouse/v1
package: { name: churn, version: 1.0.0, license: MIT, owner: "@acme/churn" }
model: { path: ../../${MODEL} }
`;

const home = temporaryFolder();
afterAll(removeFolders);

/** What `gatehouse check` says of the branch that is checked out. */
function check(repository: GitRepository, ...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, [main, "check", ...args], {
    cwd: repository.dir,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: home, TMPDIR: home, GIT_CONFIG_GLOBAL: "/dev/null" },
  });
  return { status, stdout };
}

/** How long it took differs from run to run. */
function timeless(text: string): string {
  return text.replace(/ {3}\d+\.\d\d s\n/, "\n");
}

/** A repository whose base has the package, with the model where MLflow puts it; on a branch from there. */
function repositoryOf(manifest = MANIFEST): GitRepository {
  const repository = new GitRepository();
  repository.commit({
    ".github/gatehouse.yml": POLICY,
    "handoffs/churn/handoff.yml": manifest,
    [`${MODEL}/MLmodel`]: "flavors: {}\n",
    [`${MODEL}/model.pkl`]: "first",
  });
  repository.branch("proposal");
  return repository;
}

describe("the model of a version, elsewhere in the repository", () => {
  test("another one is another version, although nothing in the package changes", async () => {
    const repository = repositoryOf();
    repository.commit({ [`${MODEL}/model.pkl`]: "second" });
    const blocked = check(repository);
    expect(blocked.status).toBe(1);
    await expect(timeless(blocked.stdout)).toMatchFileSnapshot("golden/check-other-model-outside.golden");
    repository.commit({ "handoffs/churn/handoff.yml": MANIFEST.replace("1.0.0", "1.1.0") });
    expect(check(repository).status).toBe(0);
  });

  test("a link or a submodule in its folder is not what is handed over", async () => {
    const repository = repositoryOf(MANIFEST.replace("1.0.0", "0.9.0"));
    const { dir } = repository;
    const head = git(dir, "rev-parse", "HEAD");
    repository.write(`${MODEL}/model.pkl`, null);
    symlinkSync("/etc/passwd", join(dir, MODEL, "model.pkl"));
    repository.write("handoffs/churn/handoff.yml", MANIFEST);
    git(dir, "add", "--all");
    git(dir, "update-index", "--add", "--cacheinfo", `160000,${head},${MODEL}/weights`);
    git(dir, "commit", "--quiet", "--message", "link");
    const blocked = check(repository, "--head", "HEAD");
    expect(blocked.status).toBe(1);
    await expect(timeless(blocked.stdout)).toMatchFileSnapshot("golden/check-link-outside.golden");
  });

  test("the same one in the folder of another run is the same version", () => {
    const repository = repositoryOf();
    git(repository.dir, "mv", "mlruns/0/run-1", "mlruns/0/run-2");
    repository.commit({ "handoffs/churn/handoff.yml": MANIFEST.replace("run-1", "run-2") });
    expect(check(repository).status).toBe(0);
  });
});
