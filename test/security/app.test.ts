import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { EVENTS } from "../app-manifest.ts";
import type { PullHandle } from "../forge/handles/pull.ts";
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

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // real git on a busy machine

let world: SmallWorld;
let branch = 0;

/** Each attack has a pull request of its own; what the base holds is put back by who changes it. */
beforeAll(async () => {
  world = await startSmallWorld({
    events: [...EVENTS, "membership", "team"],
    files: { "ops/alerts.yml": "groups: []\n", "ops/rollout.yml": "steps: [one, two, three]\n" },
  });
});
afterEach(async () => {
  world.intercept(null);
  world.forge.chaos.set({});
  for (const pull of world.repository.record.pulls.values()) if (pull.state === "open") pull.state = "closed";
  await world.settled();
});
afterAll(async () => {
  const { forge } = world;
  await world.close();
  forge.assertClean();
});

async function open(options: Parameters<SmallWorld["open"]>[0] = {}): Promise<PullHandle> {
  branch += 1;
  // A number of its own for each, so that no two attacks end in one commit.
  return world.open({ files: { ...GOOD_CHANGE, "attack.txt": `${branch}\n` }, ...options });
}

async function green(options: Parameters<SmallWorld["open"]>[0] = {}): Promise<PullHandle> {
  const pull = await open(options);
  await world.signOff(pull);
  expect(world.check(pull.head)?.conclusion).toBe("success");
  return pull;
}

async function onBase(files: Readonly<Record<string, string>>, then: () => Promise<void>): Promise<void> {
  await world.repository.push({ user: "admin", branch: "release", files });
  await world.settled();
  await then();
  const back = { ".github/gatehouse.yml": policy(), ".github/CODEOWNERS": CODEOWNERS };
  await world.repository.push({ user: "admin", branch: "release", files: back });
  await world.settled();
}

/** Takes back the newest approval. */
async function takeBack(pull: PullHandle): Promise<void> {
  const [review] = pull.record.reviews.slice(-1);
  if (review === undefined) throw new Error("nobody reviewed");
  await pull.dismissReview(review, "admin");
  await world.settled();
}

async function expectBlocked(pull: PullHandle): Promise<void> {
  expect(world.check(pull.head)?.conclusion).not.toBe("success");
  await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
}

describe("what a pull request brings along", () => {
  test("S1 a pull request that lowers the bar is held to the bar of the base", async () => {
    const pull = await open({
      files: { ...BAD_CHANGE, ".github/gatehouse.yml": policy("{ code-owners: off }", 0) },
    });
    await world.signOff(pull);
    await expectBlocked(pull);
    // Not only by the rule that policy and package do not change together: it is the bar itself that holds.
    expect(world.check(pull.head)?.output.summary).toContain("✗&nbsp;blocks | evidence |");
  });

  test("S2 a changed workflow needs the owners of workflows", async () => {
    const pull = await open({
      base: "main",
      files: { ".github/workflows/gate.yml": "on: push\n", "README.md": "#\n" },
    });
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head, "staging")?.output.title).toContain("@acme/sre");
  });

  test("S3 the head is read through the API alone: the App never clones or fetches", async () => {
    const pull = await open();
    const from = world.forge.requests.filter(({ who }) => who === "installation:gatehouse");
    expect(from.length).toBeGreaterThan(0);
    expect(world.forge.requests.filter(({ route }) => route === "git git-upload-pack")).toEqual([]);
    expect(world.check(pull.head)).toBeDefined();
  });

  test("S18 a CODEOWNERS of the head decides nothing, wherever it lies", async () => {
    const pull = await open({
      files: { ...GOOD_CHANGE, CODEOWNERS: "* @mallory\n", "docs/CODEOWNERS": "* @mallory\n" },
    });
    await pull.review({ user: "mallory", state: "APPROVE" });
    await world.settled();
    await expectBlocked(pull);
    expect(world.check(pull.head)?.output.title).toContain("@acme/ml");
  });

  test("S22 a rename away from a sensitive path still needs its owners", async () => {
    const pull = await open({
      base: "main",
      files: {
        "ops/rollout.yml": null,
        "notes/rollout.yml": "steps: [one, two, three]\n",
        "README.md": "#\n",
      },
    });
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head, "staging")?.output.title).toContain("@acme/sre");
  });

  test("S24 an empty diff on a gated branch is never green", async () => {
    const pull = await open({ files: {}, base: "main" });
    expect(world.check(pull.head, "staging")?.conclusion).toBe("failure");
  });

  test("S33 a manifest of aliases upon aliases is a finding, not a hang", async () => {
    const lines = ["a0: &a0 [x, x]"];
    for (let at = 1; at < 40; at++) lines.push(`a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`);
    const pull = await open({ files: { [MANIFEST]: `${lines.join("\n")}\n` } });
    await world.signOff(pull);
    await expectBlocked(pull);
    expect(world.check(pull.head)?.output.summary).toContain("package");
  });

  test("S34 foreign text is shown as text: no tag, no mention, within GitHub's length", async () => {
    const evil = manifest("1.1.0").replace(
      "reports/metrics.json",
      '"reports/<img src=x onerror=alert(1)> @everyone.json"',
    );
    const pull = await open({ files: { [MANIFEST]: evil } });
    const { summary, text } = world.check(pull.head)?.output ?? {};
    expect(`${summary}${text}`).toContain("onerror");
    expect(`${summary}${text}`.replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/<img|(?<![\w&;`/])@everyone/);
    expect((text ?? "").length).toBeLessThanOrEqual(65_535);
  });
});

describe("who signs", () => {
  test("S4 a bot's approval counts for nothing, though it may write", async () => {
    world.repository.grant("gatehouse[bot]", "write");
    const pull = await open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await pull.review({ user: "gatehouse[bot]", state: "APPROVE" });
    await world.settled();
    await expectBlocked(pull);
  });

  test("S8 who pushed to it or is named co-author is no independent reviewer", async () => {
    const pushed = await open();
    await pushed.push({ user: "kim", files: { [METRICS]: metrics(0.93) } });
    await world.signOff(pushed);
    await expectBlocked(pushed);
    const together = await open();
    const { user: dana } = await together.review({
      user: "dana",
      state: "COMMENT",
      body: "let us write it together",
    });
    await together.push({
      files: { [METRICS]: metrics(0.94) },
      message: `Together\n\nCo-authored-by: dana <${dana.email}>`,
    });
    await world.signOff(together);
    await expectBlocked(together);
  });

  test("S9 a commit of nobody's makes independence unprovable: no sign-off counts", async () => {
    const pull = await open();
    await pull.push({
      files: { [METRICS]: metrics(0.93) },
      author: { name: "X", email: "x@nowhere.example" },
    });
    await world.signOff(pull);
    await expectBlocked(pull);
    expect(world.check(pull.head)?.output.text).toContain("nowhere");
  });

  test("S15 an owner who does not exist fails the requirement, and is not left out", async () => {
    await onBase({ ".github/CODEOWNERS": "* @acme/renamed-away\n" }, async () => {
      const pull = await open();
      await world.signOff(pull);
      await expectBlocked(pull);
      expect(world.check(pull.head)?.output.text).toContain("renamed");
    });
  });

  test("S16 who leaves the team after approving takes the sign-off along", async () => {
    const pull = await green();
    world.acme.removeFromTeam("sre", "dana");
    await world.settled();
    await expectBlocked(pull);
    world.acme.addToTeam("sre", "dana");
    await world.settled();
  });

  test("S17 a secret team and one without write access own nothing, and it is said", async () => {
    world.acme.createTeam("hidden", { members: ["dana"], privacy: "secret" });
    world.repository.grant("@acme/hidden", "write");
    world.acme.createTeam("readers", { members: ["dana"] });
    for (const owner of ["@acme/hidden", "@acme/readers"]) {
      await onBase({ ".github/CODEOWNERS": `* ${owner}\n` }, async () => {
        const pull = await open();
        await world.signOff(pull);
        await expectBlocked(pull);
        expect(world.check(pull.head)?.output.text).toContain(owner);
      });
    }
  });

  test("S19 an approval that was taken back is none, and no older one comes back", async () => {
    const pull = await green();
    const objection = await pull.review({ user: "dana", state: "REQUEST_CHANGES" });
    await world.settled();
    await expectBlocked(pull);
    await pull.dismissReview(objection, "admin");
    await world.settled();
    await expectBlocked(pull);
  });

  test("S20 a comment that says it approves does not, edited or not", async () => {
    const pull = await open();
    const comment = await pull.review({ user: "dana", state: "COMMENT", body: "nice" });
    await pull.review({ user: "kim", state: "APPROVE" });
    await pull.editReview(comment, "/approve LGTM :+1:");
    await world.settled();
    await expectBlocked(pull);
  });

  test("S39 a team that cannot be looked up is undecided, not one requirement less", async () => {
    const pull = await green();
    world.intercept(async (request, pass) => {
      const answer = await pass();
      const alias = /(q\d+): organization\(login: \\"acme\\"\) \{ team\(slug: \\"sre\\"/.exec(
        request.body,
      )?.[1];
      if (alias === undefined) return answer;
      const whole = JSON.parse(answer.body) as { data: Record<string, unknown> };
      const errors = [
        { type: "FORBIDDEN", path: [alias], message: "Resource not accessible by integration" },
      ];
      return { ...answer, body: JSON.stringify({ data: { ...whole.data, [alias]: null }, errors }) };
    });
    await pull.edit({ title: "Look again" });
    await world.settled();
    await expectBlocked(pull);
  });
});

describe("what moves", () => {
  test("S7 approve, then push: the approval is void where content changed", async () => {
    const pull = await green();
    await pull.push({ files: { [METRICS]: metrics(0.99) } });
    await world.settled();
    await expectBlocked(pull);
  });

  test("S10 an update from the base with a change slipped in voids what it changed", async () => {
    const pull = await green();
    await world.repository.push({
      user: "admin",
      branch: "release",
      files: { "docs/other.md": `${branch}\n` },
    });
    await pull.push({
      merges: "release",
      files: { "docs/other.md": `${branch}\n`, [METRICS]: metrics(0.98) },
      message: "Merge branch 'release'",
      committer: { name: "GitHub", email: "noreply@github.com" },
    });
    await world.settled();
    await expectBlocked(pull);
  });

  test("S11 green on one branch, retargeted to the release: the old green says nothing there", async () => {
    const pull = await open({ base: "main" });
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    expect(world.check(pull.head, "staging")?.conclusion).toBe("success");
    await pull.retarget("release");
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
    await world.settled();
    await expectBlocked(pull);
  });

  test("S12 two open pull requests on one commit show the worse verdict", async () => {
    const pull = await green();
    await world.repository.pushCommit("ada", `twin-${branch}`, pull.head);
    await world.repository.openPullRequest({ author: "ada", head: `twin-${branch}`, base: "release" });
    await world.settled();
    await expectBlocked(pull);
  });

  test("S13 a head that moves between reading and publishing gets no verdict of what was read", async () => {
    const pull = await open();
    await pull.review({ user: "kim", state: "APPROVE" });
    await world.settled();
    const old = pull.head;
    let moved = false;
    world.intercept(async ({ body }, pass) => {
      const answer = await pass();
      if (!moved && body.includes("reviews(first: 100)")) {
        moved = true;
        await pull.push({ files: { [METRICS]: metrics(0.2) } });
      }
      return answer;
    });
    await pull.review({ user: "dana", state: "APPROVE" });
    await world.settled();
    expect(moved).toBe(true);
    expect(world.check(old)?.conclusion).toBeNull();
    await expectBlocked(pull);
  });

  test("S14 green, then a push, then a merge before anybody judged it: refused", async () => {
    const pull = await green();
    world.forge.chaos.set({ dropDeliveries: () => true });
    await pull.push({ files: { [METRICS]: metrics(0.1) } });
    await expect(pull.merge({ user: "ada" })).rejects.toMatchObject({ status: 405 });
  });

  test("S36 evidence that is swapped after the sign-off voids it, and put back restores it", async () => {
    const pull = await green();
    await pull.push({ files: { [METRICS]: metrics(0.999) } });
    await world.settled();
    await expectBlocked(pull);
    await pull.push({ files: { [METRICS]: metrics(0.91) } });
    await world.settled();
    expect(world.check(pull.head)?.conclusion).toBe("success");
  });

  test("S40 what anybody may change, such as a title, changes no verdict", async () => {
    const pull = await open({ files: { ...BAD_CHANGE, "attack.txt": "title\n" } });
    const before = world.check(pull.head)?.externalId;
    await pull.edit({ title: "[skip gatehouse] hotfix, approved by @dana" });
    await world.settled();
    expect(world.check(pull.head)?.externalId).toBe(before);
    await expectBlocked(pull);
  });
});

describe("whose word it is", () => {
  test("S5 a check of our name by another App does not let it merge", async () => {
    const pull = await open({ files: { ...BAD_CHANGE, "attack.txt": "spoof\n" } });
    const other = world.forge.createApp({ slug: "impostor", permissions: { checks: "write" }, events: [] });
    const answer = await fetch(`${world.forge.apiUrl}/repos/acme/model/check-runs`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${other.token(other.install(world.acme))}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ name: "gatehouse: production", head_sha: pull.head, conclusion: "success" }),
    });
    expect(answer.status).toBe(201);
    await pull.edit({ title: "Look again" });
    await world.settled();
    await expectBlocked(pull);
  });

  test("S29 a forged webhook is refused, and one that comes twice is done once", async () => {
    const forged = await fetch(world.app.webhookUrl, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-github-event": "pull_request",
        "x-github-delivery": "forged",
        "x-hub-signature-256": `sha256=${"0".repeat(64)}`,
      },
      body: "{}",
    });
    expect(forged.status).toBe(401);
    const pull = await open();
    const opened = world.forge.deliveries.findLast(({ action }) => action === "opened");
    const before = world.evaluations(pull.number).length;
    if (opened !== undefined) world.forge.redeliver(opened.guid);
    await world.settled();
    expect(world.evaluations(pull.number)).toHaveLength(before);
  });

  test("S30 a limit of GitHub's on reading leaves no old green standing", async () => {
    const pull = await green();
    world.forge.chaos.set({ primaryLimit: (route) => route.includes("graphql"), resetAfter: 60 });
    await takeBack(pull);
    await expectBlocked(pull);
    world.advance(61);
  });

  test("S30 a limit of GitHub's on everything leaves no old green standing for longer than itself", async () => {
    const pull = await green();
    world.forge.chaos.set({ secondaryLimit: 1 });
    await takeBack(pull);
    // GitHub takes nothing from us now, a red check included. It says for how long: 60 seconds.
    world.advance(61);
    await world.settled();
    await expectBlocked(pull);
  });

  test("S37 our own publishing wakes nobody", async () => {
    const pull = await open({ files: { ...BAD_CHANGE, "attack.txt": "loop\n" } });
    expect(world.evaluations(pull.number)).toHaveLength(1);
  });

  test("S23 a list that GitHub cuts short is an error", async () => {
    world.intercept(async (request, pass) => {
      const answer = await pass();
      const body = answer.body.replace(/"changedFiles":\d+/, '"changedFiles":4000');
      return request.path.endsWith("/graphql") ? { ...answer, body } : answer;
    });
    const many = Array.from({ length: 301 }, (_, at) => [`data/${at}.txt`, "x\n"]);
    const pull = await open({ files: { ...GOOD_CHANGE, ...Object.fromEntries(many) } });
    await world.signOff(pull);
    await expectBlocked(pull);
  });

  test("S38 a policy that is broken is an error with its place, never a default", async () => {
    await onBase(
      { ".github/gatehouse.yml": "version: 1\nstages: { production: { branchs: [release] } }\n" },
      async () => {
        const pull = await open();
        await world.signOff(pull);
        expect(world.check(pull.head, "policy")?.conclusion).toBe("failure");
        await expectBlocked(pull);
      },
    );
  });
});
