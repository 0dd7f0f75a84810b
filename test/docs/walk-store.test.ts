import { spawnSync } from "node:child_process";
import { createWriteStream, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ownVersion } from "../../app/config/own-version.ts";
import { exportAll } from "../../app/transfer/export-all.ts";
import { appJudgement, exportOf, readmePackage } from "../records/made-records.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { startSmallWorld } from "../scenarios/small-world.ts";
import { SERVER } from "../store/engines.ts";
import { dropScratch, makeScratch } from "../store/scratch-database.ts";
import { cloneLike, walk } from "./shell-walk.ts";

// Where there is no PostgreSQL, each of some twenty commands starts a database of its own.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const root = join(import.meta.dirname, "../..");

/** A file with everything that the App's store holds after a pull request was judged and signed, and the row of its last verdict. */
let everything: string;
let row: string;
const scratch: string[] = [];

beforeAll(async () => {
  const world = await startSmallWorld();
  const pull = await world.open();
  await pull.review({ user: "kim", state: "APPROVE" });
  await pull.review({ user: "dana", state: "APPROVE" });
  await world.settled();
  everything = join(temporaryFolder(), "everything.jsonl");
  const file = createWriteStream(everything);
  await exportAll(world.store, file, { now: new Date(), program: ownVersion() });
  await finished(file.end());
  const { store } = world;
  const verdicts = await store.db.selectFrom("audit").select("seq").where("kind", "=", "verdict").execute();
  row = `${Math.max(...verdicts.map(({ seq }) => seq))}`;
  await world.close();
});
afterAll(async () => {
  for (const url of scratch) await dropScratch(url);
  removeFolders();
});

/** An empty store, as a setting of the App: a database of the server, or a folder where there is none. */
async function emptyStore(): Promise<string> {
  const server = process.env[SERVER];
  if (server === undefined) return `DATA_FOLDER=${join(temporaryFolder(), "data")}`;
  const url = await makeScratch(server);
  scratch.push(url);
  return `DATABASE_URL=${url}`;
}

/** The setting of a store that holds everything. */
async function filledStore(): Promise<string> {
  const setting = await emptyStore();
  const [name = "", ...value] = setting.split("=");
  const args = [join(root, "app/main.ts"), "data", "import", everything];
  const env = { PATH: process.env["PATH"], [name]: value.join("=") };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", env });
  expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
  return setting;
}

const lines = (file: string) => readFileSync(file, "utf8").trim().split("\n");

test("an operator moves the store, goes back with its tables, retries, and proves a verdict", async () => {
  const cwd = cloneLike();
  const walked = await walk("operator", {
    cwd,
    replace: {
      "DATABASE_URL=postgresql://gatehouse:PASSWORD@db.example.com/gatehouse?sslmode=verify-full":
        await filledStore(),
      "DATABASE_URL=postgresql://…": await emptyStore(),
      "NAME --yes": "001-tables --yes",
      "4711": row,
    },
  });
  const [, moved, tables, dead, log, replayed] = walked.map(({ out }) => out);
  expect(JSON.parse(moved ?? "")).toMatchObject({ audit: expect.any(Number), kept: expect.any(Number) });
  expect(tables).toContain("the tables are as they were after 001-tables\n");
  expect(dead).toContain('{"retried":0}\n');
  expect(log).toContain(", one chain; ");
  expect(JSON.parse(replayed ?? "")).toMatchObject({ row: Number(row), same: true });
  expect(lines(join(cwd, "gatehouse.jsonl")).length).toBeGreaterThan(10);
});

test("who releases gets the record of a verdict out of the log, and has it signed", async () => {
  const cwd = cloneLike();
  const [name = "", ...value] = (await filledStore()).split("=");
  writeFileSync(join(cwd, "release.key"), "");
  const signed = join(cwd, "signed");
  await walk("releaser", {
    cwd,
    env: { [name]: value.join("=") },
    // What is signed, and with what, has to be there: a bundle is all that it would write.
    programs: { cosign: `test "$1" = sign-blob && test -f "$3" && cat "$6" > "${signed}"` },
    replace: { "1200:5f3c…": noted(), "acme/churn#7": "acme/model#1", "churn-1.0.0": "churn-1.1.0" },
  });
  const record = JSON.parse(readFileSync(signed, "utf8")) as { predicateType: string };
  expect(record.predicateType).toBe("https://slsa.dev/verification_summary/v1");
});

/** Number and hash of the log's first row, as somebody wrote them down. */
function noted(): string {
  const { audit } = JSON.parse(lines(everything).find((line) => line.startsWith('{"audit"')) ?? "{}") as {
    audit: { seq: number; hash: string };
  };
  return `${audit.seq}:${audit.hash}`;
}

test("who got an export verifies it, judges a verdict again, and writes its record", async () => {
  const cwd = temporaryFolder();
  const { judged, verdict } = await appJudgement(readmePackage());
  writeFileSync(join(cwd, "audit.jsonl"), await exportOf([judged], verdict));
  const { audit } = JSON.parse(lines(join(cwd, "audit.jsonl"))[1] ?? "{}") as { audit: { hash: string } };
  const walked = await walk("verifier", {
    cwd,
    replace: { "1200:5f3c…": `1:${audit.hash}`, "4711": "1" },
  });
  const [simulated, verified, replayed, recorded] = walked.map(({ out }) => out);
  expect(simulated).toContain("then  engineering: all 7 gates pass");
  expect(verified?.match(/^1 row/gm)).toHaveLength(2);
  expect(JSON.parse(replayed ?? "")).toMatchObject({ outcome: "pass" });
  expect(recorded).toBe("gatehouse-record-churn-1.0.0.intoto.json\n");
  expect(existsSync(join(cwd, "records", (recorded ?? "").trim()))).toBe(true);
});
