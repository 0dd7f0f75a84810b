import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Forge, startForge } from "../forge/forge.ts";
import { GitRepository, removeFolders, temporaryFolder } from "./git-repository.ts";
import { gatehouse, ids, shellOf, told } from "./run-doctor.ts";
import { CODEOWNERS, policy, populate } from "./small-world.ts";

const EXTENDING = "version: 1\nextends: acme/policies\n";

let forge: Forge;
beforeEach(async () => {
  forge = await startForge();
});
afterEach(async () => {
  forge.assertClean();
  await forge.close();
});
afterAll(removeFolders);

/** `acme/model`, whose policy extends the one of a private repository that administrators alone see. */
async function extending(theirs = policy()) {
  const { acme } = await populate(forge, { policy: EXTENDING });
  const policies = await acme.createRepository("policies");
  policies.grant("admin", "admin");
  await policies.push({
    user: "admin",
    branch: "main",
    from: null,
    files: { ".github/gatehouse.yml": theirs },
  });
}

/** A file with the policy that is extended. */
function theirCopy(): string {
  const file = join(temporaryFolder(), "theirs.yml");
  writeFileSync(file, policy());
  return file;
}

describe("a policy that extends another one", () => {
  test("is looked at by who may read the other one", async () => {
    await extending();
    const looked = await gatehouse(shellOf(forge, "admin"), "doctor", "acme/model", "--json");
    expect(ids(looked, "grave")).toEqual(["main: not-required", "release: not-required"]);
    expect(ids(looked, "fine")).toContain("main: policy-in-order");
  });

  test("is not seen by who may not, and is not called broken", async () => {
    await extending();
    const looked = await gatehouse(shellOf(forge, "ada"), "doctor", "acme/model");
    expect(looked).toMatchObject({ status: 0, stderr: "" });
    expect(looked.stdout).toContain(
      "? main: which branches the policy `.github/gatehouse.yml` gates was not seen, and none was looked at: `acme/policies`, on whose policy this one stands, is not there, or Gatehouse cannot see it.",
    );
    expect(looked.stdout).toContain(
      "    → name a copy of the policy that it extends: --organisation-policy FILE\n",
    );
    expect(looked.stdout).not.toContain("not valid");
    expect(looked.stdout).toMatch(/\n\? acme\/model: /);
  });

  test("is looked at through a copy by who may not", async () => {
    await extending();
    const file = theirCopy();
    const looked = await gatehouse(
      shellOf(forge, "ada"),
      "doctor",
      "acme/model",
      "--organisation-policy",
      file,
      "--json",
    );
    expect(looked.stderr).toBe("");
    expect(ids(looked, "fine")).toContain("main: policy-in-order");
    expect(told(looked).map(({ id }) => id)).not.toContain("policy-unseen");
  });

  test("is broken where the other one is wrong, for everybody who sees it", async () => {
    await extending("version: 1\nstages: 7\n");
    const looked = await gatehouse(shellOf(forge, "admin"), "doctor", "acme/model", "--json");
    expect(ids(looked, "grave")).toEqual(["main: broken-policy"]);
  });
});

describe("offline", () => {
  const clone = () => {
    const repository = new GitRepository();
    repository.commit({ ".github/gatehouse.yml": EXTENDING, ".github/CODEOWNERS": CODEOWNERS });
    return repository;
  };

  test("a policy of which no copy is named is not seen, in the words of gatehouse check", async () => {
    const { dir } = clone();
    const looked = await gatehouse(shellOf(forge), "doctor", "--offline", "--repo", dir);
    expect(looked).toMatchObject({ status: 0, stderr: "" });
    const words = "The policy of `acme/policies`, on which this one stands, is not in this clone.";
    expect(looked.stdout).toContain(
      `? HEAD: which branches the policy \`.github/gatehouse.yml\` gates was not seen, and none was looked at: ${words}  .github/gatehouse.yml:2:10\n`,
    );
    const checked = await gatehouse(shellOf(forge), "check", "--base", "HEAD", "--repo", dir);
    expect(checked.stdout).toContain(words);
    const told = await gatehouse(shellOf(forge), "doctor", "--offline", "--repo", dir, "--json");
    expect(JSON.parse(told.stdout)).toMatchObject({ online: false, protected: null });
  });

  test("a copy that is named stands for it", async () => {
    const { dir } = clone();
    const file = theirCopy();
    const looked = await gatehouse(
      shellOf(forge),
      "doctor",
      "--offline",
      "--repo",
      dir,
      "--organisation-policy",
      file,
    );
    expect(looked.stdout).toContain(
      "✓ HEAD: the policy `.github/gatehouse.yml` is valid; stages: staging (main), production (release)\n",
    );
  });

  test("a copy that is not there is the user's mistake, not the policy's", async () => {
    const { dir } = clone();
    const looked = await gatehouse(
      shellOf(forge),
      "doctor",
      "--offline",
      "--repo",
      dir,
      "--organisation-policy",
      "no-such.yml",
    );
    expect(looked).toMatchObject({ status: 2, stdout: "" });
    expect(looked.stderr).toContain("there is no file `no-such.yml` that can be read");
  });
});
