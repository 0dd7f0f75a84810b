import { spawnSync } from "node:child_process";
import { createWriteStream, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { afterAll, expect, onTestFinished, test, vi } from "vitest";
import { writeJudgement } from "#audit/judgement-record.ts";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { createAuditLog } from "../../app/audit/create-audit-log.ts";
import type { Store } from "../../app/store/store.ts";
import { exportAudit } from "../../app/transfer/export-log.ts";
import { auditVerify } from "../../src/cli/audit/audit-verify.ts";
import { record } from "../../src/cli/verify/record.ts";
import { appJudgement, readmePackage } from "../records/made-records.ts";
import { JUDGED_AT, runSource } from "../records/run-source.ts";
import { runVerify } from "../records/run-verify.ts";
import { openTestStore } from "../store/open-test-store.ts";
import { captured } from "./captured-terminal.ts";
import { git, removeFolders, temporaryFolder } from "./git-repository.ts";
import { GOOD_CHANGE, PACKAGE, type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000 }); // real git on a busy machine
afterAll(removeFolders);

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");

/** The log of a store, as an operator exports it. */
async function exported(store: Store): Promise<string> {
  const path = join(temporaryFolder(), "audit.jsonl");
  const file = createWriteStream(path);
  await exportAudit(store, file, { program: "0.1.0", now: JUDGED_AT });
  await finished(file.end());
  return path;
}

/** `gatehouse record`, where the environment says nothing of a GitHub. */
const recorded = (id: string, from: string) => captured((terminal) => record(id, { from }, terminal, {}));

test("a record from the App's log names the GitHub that the App asked", async () => {
  const world = await startSmallWorld();
  onTestFinished(async () => {
    await world.close();
    world.forge.assertClean();
  });
  const pull = await world.open();
  const { code, out, err } = await recorded(`acme/model#${pull.number}`, await exported(world.store));
  expect(code, err).toBe(0);
  const site = world.config.apiUrl.replace("/api/v3", "");
  expect(site).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect(JSON.parse(out)).toMatchObject({
    predicate: {
      resourceUri: `git+${site}/acme/model@${pull.head}#handoffs/churn`,
      policy: { uri: expect.stringMatching(`^git\\+${site}/acme/model@`) },
    },
  });
});

/** What the check of a commit says of the record; `undefined` where it says nothing. */
function told(world: SmallWorld, sha: string, stage: string): string | undefined {
  const { summary = "" } = world.check(sha, stage)?.output ?? {};
  return summary?.split("\n").find((line) => line.startsWith("**Record:**"));
}

test("the page of a green check names the record that the log then gives, and the command that writes it", async () => {
  const world = await startSmallWorld();
  onTestFinished(async () => {
    await world.close();
    world.forge.assertClean();
  });
  const pull = await world.open({ base: "release" });
  expect(told(world, pull.head, "production")).toBeUndefined();
  await world.signOff(pull);
  const line = told(world, pull.head, "production") ?? "";
  const [, id = ""] = /`gatehouse record (\S+) --from audit\.jsonl`/.exec(line) ?? [];
  const { code, out, err } = await recorded(id, await exported(world.store));
  expect(code, err).toBe(0);
  const { contents } = extensionOf(JSON.parse(out) as PackageRecord);
  expect(line).toContain(
    `churn 1\\.1\\.0 with ${contents.count} files, digest \`${contents.gitDigest.slice(0, 12)}\``,
  );
  expect(line).toContain(`at \`${pull.head.slice(0, 7)}\` against policy \`${policyIn(out)}\``);
  const path = join(temporaryFolder(), "record.json");
  writeFileSync(path, out);
  const verified = await runVerify(path);
  expect(verified.out).toContain(
    `${contents.count} files, digest ${contents.gitDigest.slice(0, 12)} of their`,
  );
  expect(verified.status).toBe(0);
});

test("the App, the Action and a clone give the files of one commit one digest, whatever else each knows of them", async () => {
  const world = await startSmallWorld();
  onTestFinished(async () => {
    await world.close();
    world.forge.assertClean();
  });
  // Of these bytes nobody but a clone takes a SHA-256.
  const files = { ...GOOD_CHANGE, [`${PACKAGE}/weights.bin`]: Buffer.from([0, 255, 7]) };
  const pull = await world.open({ base: "main", files });
  await world.signOff(pull);
  const { head } = pull;
  const workspace = join(temporaryFolder(), "clone");
  git(tmpdir(), "clone", "--quiet", world.repository.dir, workspace);
  git(workspace, "checkout", "--quiet", head);
  const base = git(workspace, "rev-parse", "origin/main");
  const run = await runSource({ workspace, base, head });
  const onPages = [told(world, head, "staging"), run.summary].map(digestTold);
  const logged = await recorded("acme/model#1", await exported(world.store));
  const folder = temporaryFolder();
  const checked = spawnSync(
    process.execPath,
    [main, "check", "--base", "origin/main", "--head", head, "--record", folder],
    { cwd: workspace, encoding: "utf8", env: { PATH: process.env["PATH"], HOME: folder } },
  );
  expect(checked.status, checked.stderr).toBe(0);
  const [app, action, clone] = [
    logged.out,
    readFileSync(JSON.parse(run.outputs["record"] ?? "[]")[0], "utf8"),
    readFileSync(join(folder, "gatehouse-record-churn-1.1.0.intoto.json"), "utf8"),
  ].map((text) => JSON.parse(text) as PackageRecord);
  expect(withoutSha256(app)).toEqual([`${PACKAGE}/weights.bin`]);
  expect(withoutSha256(action)).toEqual([]);
  const contents = [app, action, clone].map((each) => each && extensionOf(each).contents);
  expect(new Set(contents.map((each) => each?.digest)).size).toBe(2);
  const [{ count, gitDigest } = { count: 0, gitDigest: "" }] = contents;
  for (const each of contents) expect(each).toMatchObject({ count, gitDigest });
  const short = `${count} files, digest ${gitDigest.slice(0, 12)}`;
  expect(onPages).toEqual([short, short]);
  for (const each of [app, action, clone]) {
    const path = join(folder, "record.json");
    writeFileSync(path, JSON.stringify(each));
    expect((await runVerify(path)).out).toContain(`✓ package    ${short} of`);
  }
});

/** Count and digest of a package's files, as a page tells them. */
function digestTold(page: string | undefined): string {
  const [, files = "", digest = ""] = /with (\d+) files, digest `([0-9a-f]+)` of/.exec(page ?? "") ?? [];
  return `${files} files, digest ${digest}`;
}

function withoutSha256(record: PackageRecord | undefined): readonly string[] {
  return record?.subject.filter(({ digest }) => !("sha256" in digest)).map(({ name }) => name) ?? [];
}

/** The first digits of the policy's blob, as a page shows them. */
function policyIn(record: string): string | undefined {
  return (JSON.parse(record) as PackageRecord).predicate.policy.digest["gitBlob"]?.slice(0, 7);
}

test("a log that an earlier version began, and this one went on with, is one chain", async () => {
  const store = await openTestStore();
  onTestFinished(() => store.remove());
  const { judged, verdict } = await appJudgement(readmePackage());
  const log = createAuditLog(store, () => JUDGED_AT);
  const tell = (where: { readonly server?: string }) =>
    store.transaction(async (trx) => {
      const kept = writeJudgement({ program: "0.1.0", ...where, joined: "shared", judged: [judged] });
      const data = {
        facts: await log.keep(trx, kept),
        verdict: await log.keep(trx, JSON.stringify(verdict)),
      };
      const place = { installation: 1, repository: "acme/churn", number: 7 };
      await log.append(trx, [{ kind: "verdict", ...place, data }], JUDGED_AT);
    });
  await tell({});
  const { hash } = await store.db.selectFrom("audit").select("hash").executeTakeFirstOrThrow();
  await tell({ server: "https://git.acme.example" });
  const path = await exported(store);
  const verified = await captured((terminal) => auditVerify(path, { noted: `1:${hash}` }, terminal));
  expect(verified).toMatchObject({ code: 0, err: "" });
  expect(verified.out).toContain("2 rows, 1 to 2, one chain; 3 kept contents are what their digests say");
  const [before, since] = [await recorded("1", path), await recorded("2", path)];
  expect(before).toMatchObject({ code: 2, out: "" });
  expect(before.err).toContain("the log does not say on which GitHub row 1 was judged");
  expect(since.code, since.err).toBe(0);
  expect(since.out).toContain("git+https://git.acme.example/acme/churn@");
});
