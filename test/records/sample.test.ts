import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type StateName, stateFiles } from "../../examples/state-files.ts";
import type { MemoryFiles } from "../memory-tree.ts";
import type { People } from "../pull-request.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { openPullRequest } from "../scenarios/pull-request.ts";
import { exportOf, loggedJudgement } from "./made-records.ts";
import { attested, testKey } from "./signers.ts";

const root = join(import.meta.dirname, "../..");
const key = testKey(7);

/** Each role of the example's policy, and who signs for it. */
const SIGNERS: People = {
  author: "ada",
  teams: {
    "@acme/research": ["lee"],
    "@acme/ml-eng": ["ada", "kim"],
    "@acme/sre": ["dana"],
    "@acme/appsec": ["sam"],
    "@acme/product": ["mia"],
    "@acme/on-call": ["dana", "kim"],
  },
  reviews: ["lee", "kim", "dana", "sam", "mia"].map((login) => `${login} APPROVED head`),
  green: { head: "2026-11-20T11:00:00Z" },
};

function filesOf(state: StateName): MemoryFiles {
  return Object.fromEntries(
    [...stateFiles(state)].map(([path, { bytes, executable }]) => [
      path,
      executable ? { executable: bytes.toString() } : bytes,
    ]),
  );
}

/** Runs a command of ours in this repository, as somebody would who has just cloned it. */
function gatehouse(...args: readonly string[]) {
  const all = [join(root, "src/cli/gatehouse.mjs"), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: root, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** The record as the App's log gives it, and a folder with it, its signature and the key. */
let record: string;
let folder: string;
beforeAll(async () => {
  folder = temporaryFolder();
  const { base, head } = openPullRequest(stateFiles("released"), stateFiles("retrained"));
  const files = { base: filesOf("released"), head: filesOf("retrained") };
  const about = { files, base, head, branch: "release/production", name: "triage", people: SIGNERS };
  const { judged, verdict } = await loggedJudgement(about, 12);
  writeFileSync(join(folder, "log.jsonl"), await exportOf([judged], verdict));
  record = gatehouse("record", "1", "--from", join(folder, "log.jsonl")).stdout;
  for (const [name, text] of published()) writeFileSync(join(folder, name), text);
});
afterAll(removeFolders);

const published = () => [
  ["triage-1.1.0.intoto.json", record] as const,
  ["triage-1.1.0.sigstore.json", attested(key, record)] as const,
  ["practice.pub", key.pem] as const,
];

test("the record to try is what the App's log gives for the example, signed with a key that everybody knows", async () => {
  for (const [name, text] of published())
    await expect(text).toMatchFileSnapshot(join(root, "examples/records", name));
});

/** Verifies a record with all that there is to it. */
function verify(path: string, files: string) {
  return gatehouse(
    "verify",
    path,
    `--bundle=${join(folder, "triage-1.1.0.sigstore.json")}`,
    `--key=${join(folder, "practice.pub")}`,
    "--policy=examples/triage/.github/gatehouse.yml",
    `--files=${files}`,
    "--strict",
  );
}

test("everything of it verifies against the files of a clone", () => {
  const { status, stdout } = verify(join(folder, "triage-1.1.0.intoto.json"), "examples/triage");
  expect(stdout).toContain("✓ Everything was verified");
  expect(status).toBe(0);
});

test("of the package's folder alone, not everything does: its files elsewhere were not looked at", () => {
  const { status, stdout } = verify(
    join(folder, "triage-1.1.0.intoto.json"),
    "examples/triage/handoffs/triage",
  );
  expect(stdout).toContain("– files      not verified: 24 of 42 files");
  expect(stdout).toContain("✓ Nothing is wrong; not verified: files");
  expect(status).toBe(1);
});

test("a file that was changed after it was signed for is found", () => {
  const changed = temporaryFolder();
  cpSync(join(root, "examples/triage"), changed, { recursive: true });
  appendFileSync(join(changed, "handoffs/triage/model/model.json"), "\n");
  const { status, stdout } = verify(join(folder, "triage-1.1.0.intoto.json"), changed);
  expect(stdout).toContain("`handoffs/triage/model/model.json` is another file than the record is about");
  expect(status).toBe(1);
});

test("a word of it that was changed is found", () => {
  const other = join(temporaryFolder(), "record.json");
  writeFileSync(other, record.replaceAll('"login": "sam"', '"login": "eve"'));
  const { status, stdout } = verify(other, "examples/triage");
  expect(stdout).toContain("it is over another statement: `predicate` was changed in the record");
  expect(status).toBe(1);
});
