import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditEntry, SealedEntry } from "#audit/audit-entry.ts";
import { EXPORT_FORMAT } from "#audit/export-format.ts";
import { writeJudgement } from "#audit/judgement-record.ts";
import { packContent } from "#audit/pack-content.ts";
import { EMPTY_CHAIN, seal } from "#audit/seal.ts";
import { judgedExample } from "../judged-example.ts";
import { removeFolders, temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");
const folder = temporaryFolder();
afterAll(removeFolders);

function gatehouse(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], HOME: folder },
  });
  return { status, stdout, stderr };
}

const AT = new Date("2026-03-01T12:00:00.000Z");
let lines: readonly string[];
let rows: readonly SealedEntry[];
let verdictText: string;

/** An export of four rows: a verdict, one by another version, one whose facts are gone, and a delivery. */
beforeAll(async () => {
  const { record, verdict } = await judgedExample("tick-proved");
  verdictText = JSON.stringify(verdict);
  const recordOf = (program: string) => writeJudgement({ program, joined: "shared", judged: [record] });
  const contents = await Promise.all(
    [recordOf("0.1.0"), verdictText, recordOf("0.0.9"), verdictText.replace("fail", "pass")].map(packContent),
  );
  const [facts, kept, old, other] = contents.map(({ digest }) => digest);
  const entry = (data: AuditEntry["data"], kind: AuditEntry["kind"] = "verdict"): AuditEntry => ({
    kind,
    installation: 1,
    repository: "acme/model",
    number: 7,
    data,
  });
  const sealed: SealedEntry[] = [];
  for (const each of [
    entry({ facts, verdict: kept }),
    entry({ facts: old, verdict: other }),
    entry({ facts: "f".repeat(64), verdict: kept }),
    entry({ guid: "g" }, "delivery"),
  ])
    sealed.push(seal(sealed.at(-1) ?? EMPTY_CHAIN, each, AT));
  rows = sealed;
  const at = AT.toISOString();
  const last = sealed.at(-1);
  lines = [
    { format: EXPORT_FORMAT, program: "0.1.0", schema: "001-tables", at, holds: "log", anchor: EMPTY_CHAIN },
    ...sealed.map((audit) => ({ audit })),
    ...contents.map(({ digest, size, packed }) => ({
      kept: { digest, size, at, content: Buffer.from(packed).toString("base64") },
    })),
    { end: { end: { seq: last?.seq, hash: last?.hash }, counts: { audit: 4, kept: 4 } } },
  ].map((line) => JSON.stringify(line));
});

/** A file of the lines, changed. */
function file(change: (lines: readonly string[]) => readonly string[] = (all) => all): string {
  writeFileSync(join(folder, "log.jsonl"), `${change(lines).join("\n")}\n`);
  return "log.jsonl";
}

describe("gatehouse audit verify", () => {
  test("says how many rows there are, the first, the last and its hash", () => {
    const { status, stdout, stderr } = gatehouse("audit", "verify", file());
    expect(stderr).toBe("");
    expect(stdout).toBe(
      `4 rows, 1 to 4, one chain; 4 kept contents are what their digests say\nhash of row 4: ${rows[3]?.hash}\n`,
    );
    expect(status).toBe(0);
  });

  test("names the first row that is wrong, and how; the command ends with 1", () => {
    const changed = file((all) =>
      all.map((line) => line.replace('\\"guid\\":\\"g\\"', '\\"guid\\":\\"h\\"')),
    );
    const { status, stdout, stderr } = gatehouse("audit", "verify", changed);
    expect(stderr).toContain("breaks at row 4, the first that is wrong: its data was changed (changed-data)");
    expect([status, stdout]).toEqual([1, ""]);
    const gap = gatehouse(
      "audit",
      "verify",
      file((all) => all.filter((line) => !line.includes('"seq":2,'))),
    );
    expect(gap.stderr).toContain("breaks at row 3, the first that is wrong: rows are missing before it");
  });

  test("a row that was noted earlier shows whether the log was cut off or sealed anew", () => {
    const there = gatehouse("audit", "verify", file(), "--noted", `2:${rows[1]?.hash}`);
    expect(there.status).toBe(0);
    const gone = gatehouse("audit", "verify", file(), "--noted", `2:${"a".repeat(64)}`);
    expect(gone.stderr).toContain("does not hold the row that was noted");
    expect(gone.status).toBe(1);
    expect(gatehouse("audit", "verify", file(), "--noted", "2").status).toBe(2);
  });

  test("--json says the same to a program", () => {
    const json = (...args: readonly string[]) => {
      const { status, stdout, stderr } = gatehouse("audit", "verify", "--json", ...args);
      expect(stderr).toBe("");
      return { status, ...JSON.parse(stdout) };
    };
    expect(json(file())).toEqual({
      status: 0,
      ok: true,
      holds: "log",
      rows: 4,
      first: 1,
      last: 4,
      hash: rows[3]?.hash,
      emptied: 0,
      contents: 4,
    });
    const gap = file((all) => all.filter((line) => !line.includes('"seq":2,')));
    expect(json(gap)).toMatchObject({ status: 1, ok: false, kind: "gap", row: 3 });
    const changed = file((all) =>
      all.map((line) => line.replace(/("digest":")[0-9a-f]{64}/, `$1${"0".repeat(64)}`)),
    );
    expect(json(changed)).toMatchObject({ status: 1, ok: false, kind: "changed-content" });
    const gone = json(file(), "--noted", `2:${"a".repeat(64)}`);
    expect(gone).toMatchObject({
      status: 1,
      kind: "noted-missing",
      message: expect.stringContaining("was noted"),
    });
  });

  test("what cannot be read is said; the command ends with 2", () => {
    const cut = gatehouse(
      "audit",
      "verify",
      file((all) => all.slice(0, -1)),
    );
    expect([cut.status, cut.stderr]).toEqual([2, expect.stringContaining("it was cut off")]);
    const none = gatehouse("audit", "verify", "none.jsonl");
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining("`none.jsonl` does not exist")]);
    expect(gatehouse("audit", "verify", ".").status).toBe(2);
  });
});

describe("gatehouse replay", () => {
  test("prints the verdict when it is the same, byte for byte", () => {
    const { status, stdout, stderr } = gatehouse("replay", "1", "--from", file());
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: JSON.parse(verdictText).outcome,
      head: JSON.parse(verdictText).head,
    });
    expect(status).toBe(0);
  });

  test("--json says beside the verdict whether it is the same", () => {
    const run = gatehouse("replay", "1", "--json", "--from", file());
    expect(JSON.parse(run.stdout)).toMatchObject({
      same: true,
      row: 1,
      program: "0.1.0",
      verdict: { stage: "engineering" },
    });
    const other = gatehouse("replay", "2", "--json", "--from", file());
    expect(other.status).toBe(1);
    expect(JSON.parse(other.stdout)).toMatchObject({ same: false, row: 2, program: "0.0.9" });
  });

  test("says when it differs, and that another version judged then", () => {
    const { status, stderr } = gatehouse("replay", "2", "--from", file());
    expect(stderr).toMatch(/differs .* Gatehouse 0\.0\.9 judged then/);
    expect(status).toBe(1);
  });

  test.for([
    ["3", "does not hold the facts of row 3"],
    ["4", "row 4 of `log.jsonl` tells of no verdict"],
    ["9", "`log.jsonl` holds no row 9"],
    ["x", "`x` is no number of a row"],
  ])("says why %s cannot be judged again", ([id = "", why = ""]) => {
    const { status, stderr } = gatehouse("replay", id, "--from", file());
    expect(stderr).toContain(why);
    expect(status).toBe(2);
  });

  test("does not judge from a row that was changed", () => {
    const changed = file((all) =>
      all.map((line) => line.replace('"seq":1,"at":"2026', '"seq":1,"at":"2025')),
    );
    const { status, stderr } = gatehouse("replay", "1", "--from", changed);
    expect([status, stderr]).toEqual([
      1,
      expect.stringContaining("row 1 of `log.jsonl` is not as it was sealed"),
    ]);
  });
});
