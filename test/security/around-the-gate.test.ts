import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { BYPASS_MARKER } from "#core/report/bypass-comment.ts";
import { EVENTS } from "../app-manifest.ts";
import type { FileChange } from "../forge/git/author.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
import type { Rule } from "../forge/state/records.ts";
import {
  BAD_CHANGE,
  CODEOWNERS,
  GOOD_CHANGE,
  MANIFEST,
  METRICS,
  manifest,
  metrics,
  policy,
  type SmallWorld,
  startSmallWorld,
} from "../scenarios/small-world.ts";

// Attacks that leave the judging alone and go around it: another writer's word, an administrator, time, an absent App.

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

const POLICY = ".github/gatehouse.yml";
const CHECKLIST = `${MANIFEST.split("/").slice(0, 2).join("/")}/checklists/release.md`;

type Files = Readonly<Record<string, FileChange>>;

let world: SmallWorld;
let at = 0;

beforeAll(async () => {
  world = await startSmallWorld({ events: [...EVENTS, "membership", "team"] });
});
beforeEach(async () => {
  at += 1;
  // What the test before left on the base is gone: each attack begins with version 1.0.0 and the plain policy.
  await onBase({
    [POLICY]: policy(),
    ".github/CODEOWNERS": CODEOWNERS,
    [MANIFEST]: manifest(),
    [METRICS]: metrics(0.9),
  });
});
afterEach(async () => {
  world.forge.chaos.set({});
  for (const pull of world.repository.record.pulls.values()) if (pull.state === "open") pull.state = "closed";
  await world.settled();
});
afterAll(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

async function onBase(files: Files): Promise<void> {
  await world.repository.push({ user: "admin", branch: "release", files });
  await world.settled();
}

/** A pull request to the release branch. A file of its own for each, so that no two attacks end in one commit. */
async function open(files: Files = GOOD_CHANGE): Promise<PullHandle> {
  return world.open({ base: "release", files: { ...files, "attack.txt": `around ${at}\n` } });
}

const conclusion = (pull: PullHandle) => world.check(pull.head)?.conclusion;

async function expectBlocked(pull: PullHandle): Promise<void> {
  expect(conclusion(pull)).not.toBe("success");
  await expectUnmergeable(pull);
}

async function expectUnmergeable(pull: PullHandle): Promise<void> {
  await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
}

/** All words of the check, without the marks that keep them from being Markdown. */
function wordsOf(pull: PullHandle): string {
  const { title, summary, text } = world.check(pull.head)?.output ?? {};
  return [title, summary, text].join("\n").replaceAll("\\", "");
}

function asAction(path: string, body: object): Promise<Response> {
  const token = world.repository.actionsToken({ checks: "write", statuses: "write", contents: "read" });
  return fetch(`${world.forge.apiUrl}/repos/acme/model/${path}`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

describe("another's word", () => {
  test("S5 a run of our check's name that another App leaves unfinished is not taken for ours", async () => {
    const pull = await open();
    const other = world.forge.createApp({ slug: "squatter", permissions: { checks: "write" }, events: [] });
    const answer = await fetch(`${world.forge.apiUrl}/repos/acme/model/check-runs`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${other.token(other.install(world.acme))}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ name: "gatehouse: production", head_sha: pull.head, status: "in_progress" }),
    });
    expect(answer.status).toBe(201);
    await world.settled();
    await world.signOff(pull);
    expect(conclusion(pull)).toBe("success");
  });

  test("S6 a job and a status of our check's name, both green, do not let it merge", async () => {
    const pull = await open(BAD_CHANGE);
    const name = "gatehouse: production";
    const job = await asAction("check-runs", { name, head_sha: pull.head, conclusion: "success" });
    expect(job.status).toBe(201);
    const status = await asAction(`statuses/${pull.head}`, { context: name, state: "success" });
    expect(status.status).toBe(201);
    await world.settled();
    expect(conclusion(pull)).toBe("failure");
    await expectUnmergeable(pull);
    await pull.edit({ title: "Look again" });
    await world.settled();
    await expectBlocked(pull);
  });
});

describe("an administrator", () => {
  test("S27 words excuse nothing, whoever says them and wherever", async () => {
    const pull = await open(BAD_CHANGE);
    await world.signOff(pull);
    await pull.edit(
      { title: "[gatehouse bypass] hotfix", body: "/gatehouse waive evidence it is urgent" },
      "admin",
    );
    pull.comment({ user: "admin", body: "/gatehouse waive evidence it is urgent, the boss said so" });
    pull.comment({ user: "admin", body: "/gatehouse bypass" });
    await world.settled();
    await expectBlocked(pull);
  });

  test("S27 who merges past the check is in the log, and its owners are told", async () => {
    const [ruleset] = world.repository.record.rulesets.values();
    if (ruleset === undefined) throw new Error("the branch is not protected");
    const pull = await open(BAD_CHANGE);
    const actor = { actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" };
    world.repository.changeRuleset(ruleset, { bypass_actors: [actor] });
    const sha = await pull.merge({ user: "admin", bypass: true });
    world.repository.changeRuleset(ruleset, { bypass_actors: [] });
    await world.settled();
    const rows = await world.store.db
      .selectFrom("audit")
      .select("data")
      .where("kind", "=", "bypass")
      .where("number", "=", pull.number)
      .execute();
    expect(rows.map(({ data }) => JSON.parse(data ?? "null"))).toEqual([
      expect.objectContaining({ by: "admin", mergedSha: sha, why: "the check was red" }),
    ]);
    const told = pull.record.comments.filter(({ app }) => app?.id === world.record.id);
    const bypasses = told.filter(({ body }) => body.startsWith(BYPASS_MARKER));
    expect(bypasses).toHaveLength(1);
    expect(bypasses[0]?.body).toContain("@acme/sre");
  });
});

describe("a branch that nobody has made", () => {
  test("S41 is made by administrators alone, whatever rules somebody else would have it begin with", async () => {
    const { repository } = world;
    const published = JSON.parse(
      readFileSync(join(import.meta.dirname, "../../docs/rulesets/creation.json"), "utf8"),
    ) as Published;
    // Here, a branch `release` is there, beside which git has no `release/production`.
    const branches = published.conditions.ref_name.include.map((ref) => ref.replace("/release/", "/prod/"));
    const ruleset = repository.addRuleset({ branches, rules: published.rules });
    repository.changeRuleset(ruleset, { bypass_actors: published.bypass_actors });
    const ungated = { [POLICY]: "version: 1\n", ".github/CODEOWNERS": "* @acme/ml\n" };
    const make = (user: string) =>
      repository.push({ user, branch: "prod/production", from: "main", files: ungated });
    await expect(make("ada")).rejects.toThrow("Cannot create ref due to creations being restricted.");
    await expect(repository.tip("prod/production")).rejects.toThrow("no branch");
    await make("admin");
    repository.removeRuleset(ruleset);
  });
});

interface Published {
  readonly conditions: { readonly ref_name: { readonly include: readonly string[] } };
  readonly rules: readonly Rule[];
  readonly bypass_actors: readonly object[];
}

describe("an exception", () => {
  const asked = "{ name: AUC holds, read: 'metrics:test.auc', op: gte, threshold: 0.8 }";
  const reason = "Only a few samples of the new region are there";

  /** The policy, with a waiver for what {@link BAD_CHANGE} brings. */
  function withWaiver(end: string): string {
    const waiver = `gate: evidence, check: AUC holds, package: churn@1.1.0, authority: "@acme/sre", reason: ${reason}`;
    const stricter = policy().replace(
      "      sign-offs:",
      `      evidence: { checks: [${asked}] }\n      sign-offs:`,
    );
    return `${stricter}waivers:\n  - { ${waiver}${end} }\n`;
  }

  test("S28 a waiver without an end is a broken policy, and nothing is excused", async () => {
    await onBase({ [POLICY]: withWaiver("") });
    const pull = await open(BAD_CHANGE);
    await world.signOff(pull);
    await expectBlocked(pull);
    expect(world.check(pull.head, "policy")?.conclusion).toBe("failure");
  });

  test("S28 a waiver that ended excuses nothing, even where it did the day before", async () => {
    await onBase({ [POLICY]: withWaiver(", expires: 2026-11-20") });
    const pull = await open(BAD_CHANGE);
    await world.signOff(pull);
    expect(conclusion(pull)).toBe("success");
    // Nothing happens but that the day passes. The forge's clock is ahead of Octokit's, which keeps tokens for an hour: it gets new ones.
    world.advance(15 * 60 * 60);
    await world.app.exchange(world.config);
    await world.settled();
    await expectBlocked(pull);
    expect(wordsOf(pull)).toContain("waiver");
  });
});

describe("a checklist", () => {
  const item = "- [ ] Alerts were tested <!-- id: alerts -->";
  const other = "- [x] Data is deleted <!-- id: retention -->";
  const ticked = item.replace("[ ]", "[x]");

  test.for([
    ["removed", other],
    ["ticked within a fence", `${other}\n\n\`\`\`\n${ticked}\n\`\`\``],
    ["ticked within a comment", `${other}\n\n<!--\n${ticked.replace(/ <!--.*/, "")}\n-->`],
    ["ticked in other words", `${other}\n${ticked.replace("tested", "looked at")}`],
    ["without its tick", `${other}\n${item}`],
  ] as const)("S35 an item that is %s is not confirmed", async ([, copy]) => {
    await onBase({
      [POLICY]: policy().replace("      sign-offs:", "      checklist: { use: [release] }\n      sign-offs:"),
      ".github/checklists/release.md": `# Release\n\n${item}\n- [ ] Data is deleted <!-- id: retention -->\n`,
    });
    const pull = await open({ ...GOOD_CHANGE, [CHECKLIST]: `# Release\n\n${copy}\n` });
    await world.signOff(pull);
    await expectBlocked(pull);
    expect(wordsOf(pull)).toContain("Alerts were tested");
    // The same, whole, is green: nothing else held it back.
    await pull.push({ files: { [CHECKLIST]: `# Release\n\n${other}\n${ticked}\n` } });
    await world.signOff(pull);
    expect(conclusion(pull)).toBe("success");
  });
});

describe("what strangers learn", () => {
  test("S32 the App serves no page of any repository, and an address says nothing of what exists", async () => {
    const pull = await open();
    const { url, webhookUrl } = world.app;
    const paths = ["/", "/probot", "/probot/setup", "/details", "/metrics", "/acme/model", "/acme/none"];
    paths.push(
      `/acme/model/pull/${pull.number}`,
      "/healthz/../acme/model",
      "/%2e%2e/etc/passwd",
      "/?repo=acme/model",
    );
    const seen = await Promise.all(
      paths.map(async (path) => {
        const answer = await fetch(`${url}${path}`);
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(new Set(seen)).toEqual(new Set(["404 not found\n"]));
    const read = await fetch(webhookUrl);
    expect([read.status, await read.text()]).toEqual([405, "method not allowed\n"]);
    expect(await (await fetch(`${url}/healthz`)).text()).toBe("ok\n");
    expect(await (await fetch(`${url}/readyz`)).text()).toBe("ready\n");
    // Who follows the check's link is asked for leave by GitHub itself.
    const details = world.check(pull.head)?.detailsUrl ?? null;
    if (details !== null) expect(new URL(details).host).not.toBe(new URL(url).host);
  });

  test("S32 who is in a secret team is not told by the check", async () => {
    world.acme.createTeam("inner-circle", { members: ["mallory"], privacy: "secret" });
    world.repository.grant("@acme/inner-circle", "write");
    await onBase({ ".github/CODEOWNERS": "* @acme/inner-circle\n" });
    const pull = await open();
    await expectBlocked(pull);
    expect(wordsOf(pull)).toContain("inner-circle");
    expect(wordsOf(pull)).not.toContain("mallory");
  });
});

describe("an absent App", () => {
  test("S31 suspended, it judges nothing and nothing new merges; let in again, it judges what came meanwhile", async () => {
    const pull = await open();
    await world.signOff(pull);
    world.record.suspend(world.installation);
    await world.settled();
    await pull.push({ files: { [METRICS]: metrics(0.4) } });
    await world.settled();
    expect(world.check(pull.head)).toBeUndefined();
    await expectUnmergeable(pull);
    world.record.unsuspend(world.installation);
    await world.settled();
    expect(conclusion(pull)).toBe("failure");
    await expectUnmergeable(pull);
  });

  test("S31 uninstalled, nothing new merges; installed again, it judges what came meanwhile", async () => {
    const pull = await open();
    await world.signOff(pull);
    world.record.uninstall(world.installation);
    await world.settled();
    await pull.push({ files: { [METRICS]: metrics(0.4) } });
    await world.settled();
    expect(world.check(pull.head)).toBeUndefined();
    await expectUnmergeable(pull);
    world.record.install(world.acme);
    await world.settled();
    expect(conclusion(pull)).toBe("failure");
    await expectUnmergeable(pull);
  });
});
