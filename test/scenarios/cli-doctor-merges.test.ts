import { afterAll, expect, test } from "vitest";
import { EVENTS, PERMISSIONS } from "../app-manifest.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { FileChange } from "../forge/git/author.ts";
import type { RepositoryHandle } from "../forge/handles/repository.ts";
import type { MergeMethod } from "../forge/pulls/merge.ts";
import { removeFolders } from "./git-repository.ts";
import { gatehouse, shellOf, told } from "./run-doctor.ts";
import { CODEOWNERS, policy } from "./small-world.ts";

afterAll(removeFolders);

/** A repository without a policy, as everybody begins. */
async function beginning(forge: Forge): Promise<RepositoryHandle> {
  for (const login of ["ada", "admin"]) forge.createUser(login);
  const acme = forge.createOrganization("acme");
  const repository = await acme.createRepository("model", { private: false });
  acme.createTeam("ml", { members: ["ada"] });
  repository.grant("@acme/ml", "write");
  repository.grant("admin", "admin");
  await repository.push({
    user: "admin",
    branch: "main",
    from: null,
    files: { "README.md": "# Model\n", ".github/CODEOWNERS": CODEOWNERS },
  });
  return repository;
}

/** Merges a pull request to `main` of as many commits as there are changes. */
async function merge(
  repository: RepositoryHandle,
  head: string,
  method: MergeMethod,
  changes: readonly Readonly<Record<string, FileChange>>[],
): Promise<number> {
  for (const [at, files] of changes.entries())
    await repository.push({ user: "ada", branch: head, ...(at === 0 ? { from: "main" } : {}), files });
  const pull = await repository.openPullRequest({ author: "ada", head, base: "main" });
  await pull.merge({ user: "ada", method });
  return pull.number;
}

test.for<MergeMethod>(["merge", "squash", "rebase"])(
  "the pull request that brings the policy by a %s could have no check, and the next one could",
  async (method) => {
    const forge = await startForge();
    const repository = await beginning(forge);
    const app = forge.createApp({
      slug: "gatehouse",
      webhookSecret: "a secret",
      permissions: PERMISSIONS,
      events: EVENTS,
    });
    const shell = shellOf(forge, "admin");
    const doctor = async () =>
      told(await gatehouse(shell, "doctor", "acme/model", "--app", `${app.id}`, "--json"));
    const merges = async () => (await doctor()).filter(({ message }) => message.includes("merged"));

    // The last commit does not touch the policy: a rebase leaves one on main that lacks the check, and has the policy before it.
    const policyCommit = { ".github/gatehouse.yml": policy() };
    await merge(repository, "gates", method, [policyCommit, { "a.txt": "a\n" }, { "b.txt": "b\n" }]);
    expect(await merges()).toEqual([]);

    const number = await merge(repository, "hasty", method, [{ "c.txt": "c\n" }, { "d.txt": "d\n" }]);
    expect(await merges()).toMatchObject([
      {
        id: "merged-without",
        gravity: "weak",
        about: "main",
        message: `pull request #${number} was merged to \`main\` without a green \`gatehouse: staging\``,
        link: `${forge.url}/acme/model/pull/${number}`,
      },
    ]);
    forge.assertClean();
    await forge.close();
  },
);
