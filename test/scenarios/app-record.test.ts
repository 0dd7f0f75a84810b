import { createWriteStream, writeFileSync } from "node:fs";
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
import { JUDGED_AT } from "../records/run-source.ts";
import { runVerify } from "../records/run-verify.ts";
import { openTestStore } from "../store/open-test-store.ts";
import { captured } from "./captured-terminal.ts";
import { removeFolders, temporaryFolder } from "./git-repository.ts";
import { type SmallWorld, startSmallWorld } from "./small-world.ts";

vi.setConfig({ testTimeout: 60_000 }); // real git on a busy machine
afterAll(removeFolders);

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
    `churn 1\\.1\\.0 with ${contents.count} files, digest \`${contents.digest.slice(0, 12)}\``,
  );
  expect(line).toContain(`at \`${pull.head.slice(0, 7)}\` against policy \`${policyIn(out)}\``);
  const path = join(temporaryFolder(), "record.json");
  writeFileSync(path, out);
  const verified = await runVerify(path);
  expect(verified.out).toContain(`${contents.count} files, digest ${contents.digest.slice(0, 12)}, with all`);
  expect(verified.status).toBe(0);
});

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
