import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { recordText } from "#core/record/record-of.ts";
import { EXTENSION, type PackageRecord } from "#core/record/record-schema.ts";
import { writeRecords } from "./record-files.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gatehouse-records-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As much of a record as its name and its text are made of. */
function recordOf(name: string): PackageRecord {
  const gatehouse = { package: { name, version: "1.0.0", folder: `handoffs/${name}` } };
  return { predicate: { [EXTENSION]: gatehouse } } as unknown as PackageRecord;
}

const RECORDS = [recordOf("churn"), recordOf("triage")];
const [CHURN = "", TRIAGE = ""] = ["churn", "triage"].map(
  (name) => `gatehouse-record-${name}-1.0.0.intoto.json`,
);
const write = (force: boolean) => writeRecords(RECORDS, { folder, force, clone: null });
const read = (name: string) => readFileSync(join(folder, name), "utf8");

test("where a folder stands in the place of the second record, the first is not written over", async () => {
  writeFileSync(join(folder, CHURN), "signed\n");
  mkdirSync(join(folder, TRIAGE));
  expect(await write(true)).toMatchObject({
    ok: false,
    problem: { id: "no-file", values: { paths: [join(folder, TRIAGE)] } },
  });
  expect(read(CHURN)).toBe("signed\n");
  expect(readdirSync(folder).sort()).toEqual([CHURN, TRIAGE]);
});

test("files and links are replaced by force, with nothing left beside them, and no link is followed", async () => {
  writeFileSync(join(folder, CHURN), "signed\n");
  writeFileSync(join(folder, "other"), "other\n");
  symlinkSync("other", join(folder, TRIAGE));
  expect(await write(false)).toMatchObject({ ok: false, problem: { id: "taken", values: { count: 2 } } });
  expect(await write(true)).toEqual({ ok: true, value: [join(folder, CHURN), join(folder, TRIAGE)] });
  expect([read(CHURN), read(TRIAGE), read("other")]).toEqual([...RECORDS.map(recordText), "other\n"]);
  expect(readdirSync(folder).sort()).toEqual([CHURN, TRIAGE, "other"].sort());
});

test("the same records once more are no matter", async () => {
  expect([(await write(false)).ok, (await write(false)).ok]).toEqual([true, true]);
});

test("a folder without a name is not the one where one is", async () => {
  const unnamed = await writeRecords(RECORDS, { folder: "", force: true, clone: null });
  expect(unnamed).toMatchObject({ ok: false, problem: { id: "no-folder" } });
});
