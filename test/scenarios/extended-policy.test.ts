import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { judge } from "#core/judge/judge.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { fillTemplate, PLAIN } from "#core/report/fill-template.ts";
import { type Collected, collectFacts } from "#github/collect-facts.ts";
import { ContentMemory } from "#github/content-memory.ts";
import { githubClient } from "#github/github-client.ts";
import { type Forge, startForge } from "../forge/forge.ts";
import type { OrganizationHandle } from "../forge/handles/organization.ts";
import type { RepositoryHandle } from "../forge/handles/repository.ts";
import { createTown, type Town } from "../forge/town.ts";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 }); // real git on a busy machine

const PATH = ".github/gatehouse.yml";
const theirs = (roles: number) => `version: 1
roles: { security: { owners: ["@acme/sre"] } }
stages:
  production:
    branches: [main]
    gates: { sign-offs: { roles: { security: ${roles} } } }
`;
const OWN = "version: 1\nextends: acme/policies\n";

let forge: Forge;
let town: Town;
let acme: OrganizationHandle;
let policies: RepositoryHandle;
const memory = new ContentMemory();

beforeEach(async () => {
  forge = await startForge();
  town = await createTown(forge);
  acme = town.acme;
  policies = await acme.createRepository("policies", { private: true });
  policies.grant("ada", "write");
  await policies.push({ user: "ada", branch: "main", from: null, files: { [PATH]: theirs(1) } });
  await town.triage.push({ user: "ada", branch: "main", files: { [PATH]: OWN } });
});
afterEach(async () => {
  forge.assertClean();
  await town.close();
  await forge.close();
});

/** Opens a pull request, which stays open. */
async function open(files: Readonly<Record<string, string>> = { "notes.md": "1" }): Promise<number> {
  await town.triage.push({ user: "ada", branch: "change", from: "main", files });
  const pull = await town.triage.openPullRequest({ author: "ada", head: "change", base: "main" });
  return pull.record.number;
}

function collect(number: number, more: { policyOwners?: readonly string[] } = {}): Promise<Collected> {
  const octokit = new Octokit({ auth: town.app.token(town.installation), baseUrl: forge.apiUrl });
  const client = githubClient(octokit, "acme", "triage");
  return collectFacts({ client, number, appId: 1, now: "2026-11-20T10:00:00Z", memory, ...more });
}

/** What comes of it, as the App has it. */
async function verdictOf(number: number): Promise<Verdict> {
  const collected = await collect(number);
  if (collected.kind !== "judgeable") throw new Error(collected.kind);
  const { subject } = collected;
  if (subject.kind === "refused") return subject.verdict;
  return judge(subject.policy, subject.stage, subject.facts, { missingFacts: "error" });
}

function sentences(verdict: Verdict): string[] {
  return verdict.notices.map(({ says, values }) => fillTemplate(says, values, PLAIN));
}

test("the organisation's policy judges, at the commit of its default branch, which is named", async () => {
  const number = await open();
  const verdict = await verdictOf(number);
  expect(verdict).toMatchObject({
    stage: "production",
    policy: {
      path: PATH,
      extends: { repository: "acme/policies", commit: await policies.tip("main"), path: PATH },
    },
  });
  const signOffs = verdict.gates.find(({ gate }) => gate === "sign-offs");
  const tip = (await policies.tip("main")).slice(0, 7);
  const from = signOffs?.tables.find(({ title }) => title === "where its rules stand")?.rows;
  expect(from).toContainEqual(["roles", "production", `acme/policies@${tip}:6`]);
  const [waiting] = (signOffs?.findings ?? []).filter(({ outcome }) => outcome !== "pass");
  expect(waiting?.why).toContain("Asked for in `{askedIn}`.");
  expect(waiting?.values["askedIn"]).toContain(`acme/policies@${tip}:6`);
});

test("what is pushed there counts from the next look on, though commits are remembered", async () => {
  const number = await open();
  const before = await verdictOf(number);
  await policies.push({ user: "ada", branch: "main", files: { [PATH]: theirs(2) } });
  const after = await verdictOf(number);
  expect(after.policy.digest).toBe(before.policy.digest);
  expect(after.policy.extends?.commit).toBe(await policies.tip("main"));
  expect(after.policy.extends?.digest).not.toBe(before.policy.extends?.digest);
});

test("a branch may be named, and it counts instead of the default one", async () => {
  await policies.push({ user: "ada", branch: "next", from: "main", files: { [PATH]: theirs(2) } });
  await town.triage.push({
    user: "ada",
    branch: "main",
    files: { [PATH]: OWN.replace("policies", "policies@next") },
  });
  expect((await verdictOf(await open())).policy.extends?.commit).toBe(await policies.tip("next"));
});

test("a pull request that asks for less is refused with the line that counts, and one that adds is told", async () => {
  const less = "stages: { production: { gates: { sign-offs: { code-owners: off } } } }\n";
  const number = await open({ [PATH]: OWN + less });
  const change = async () =>
    (await verdictOf(number)).gates.find(({ gate }) => gate === "policy-change")?.findings ?? [];
  const tip = (await policies.tip("main")).slice(0, 7);
  expect(JSON.stringify(await change())).toContain(`acme/policies@${tip}:6`);
  expect(await change()).toContainEqual(
    expect.objectContaining({ id: "broken", outcome: "fail", where: expect.objectContaining({ line: 3 }) }),
  );
  const more = "stages: { production: { gates: { sign-offs: { distinct: true } } } }\n";
  await town.triage.push({ user: "ada", branch: "change", files: { [PATH]: OWN + more } });
  expect((await change()).map(({ id }) => id)).toContain("tightened");
});

test("to extend no more is told, and all that it takes away", async () => {
  const alone = "version: 1\nstages: { production: { branches: [main] } }\n";
  const verdict = await verdictOf(await open({ [PATH]: alone }));
  const change = verdict.gates.find(({ gate }) => gate === "policy-change");
  const told = JSON.stringify(change?.findings);
  expect(change?.findings.map(({ id }) => id)).toContain("loosened");
  expect(told).toContain("is not extended any more");
  expect(told).toContain("security");
});

test.for([
  ["of another account", "extends: zeta/policies", "belongs to another account"],
  ["that is not there", "extends: acme/absent", "cannot see it"],
  ["at a branch that is not there", "extends: acme/policies@absent", "no such branch or tag"],
  ["without a policy", "extends: acme/empty", "there is nothing"],
  ["with a mistake", "extends: acme/broken", "acme/broken@"],
  ["that extends another", "extends: acme/chained", "there is one level"],
] as const)("a policy %s lets nothing through", async ([, line, says]) => {
  const files = {
    empty: { "README.md": "1" },
    broken: { [PATH]: "version: 1\nstages: 3\n" },
    chained: { [PATH]: OWN },
  };
  for (const [name, content] of Object.entries(files)) {
    const other = await acme.createRepository(name);
    other.grant("ada", "write");
    await other.push({ user: "ada", branch: "main", from: null, files: content });
  }
  await town.triage.push({ user: "ada", branch: "main", files: { [PATH]: `version: 1\n${line}\n` } });
  const verdict = await verdictOf(await open());
  expect(verdict).toMatchObject({ outcome: "error", stage: "policy" });
  expect(sentences(verdict).join("\n")).toContain(says);
  expect(verdict.notices.some(({ where }) => where?.line === 2)).toBe(true);
});

test("a repository that the App is not installed on is not seen, and that is said with what to do", async () => {
  town.app.uninstall(town.installation);
  town = { ...town, installation: town.app.install(acme, { repositories: [town.triage] }) };
  const verdict = await verdictOf(await open());
  expect(verdict.outcome).toBe("error");
  expect(JSON.stringify(verdict.notices)).toContain("install the App on it, too");
});

test("an account that is allowed may be another one", async () => {
  const other = forge.createOrganization("zeta");
  const shared = await other.createRepository("policies", { private: false });
  forge.createUser("zoe");
  shared.grant("zoe", "write");
  await shared.push({
    user: "zoe",
    branch: "main",
    from: null,
    files: { [PATH]: theirs(1).replace("acme", "zeta") },
  });
  await town.triage.push({
    user: "ada",
    branch: "main",
    files: { [PATH]: "version: 1\nextends: Zeta/policies\n" },
  });
  const number = await open();
  expect((await verdictOf(number)).outcome).toBe("error");
  const allowed = await collect(number, { policyOwners: ["zeta"] });
  expect(allowed).toMatchObject({ kind: "judgeable", subject: { kind: "facts" } });
});
