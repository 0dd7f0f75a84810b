import { spawnSync } from "node:child_process";
import { appendFileSync, copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { blocksOf } from "../docs/command-blocks.ts";
import { walk } from "../docs/shell-walk.ts";
import { readmePackage } from "../records/made-records.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { freshClone } from "./fresh-clone.ts";
import { linked } from "./shell.ts";
import { Transcript } from "./transcript.ts";

const root = join(import.meta.dirname, "../..");

vi.setConfig({ testTimeout: 60_000 }); // processes on a busy machine
afterAll(removeFolders);

test("an auditor verifies a record that came by mail, without anything else", async () => {
  const transcript = new Transcript();
  const clone = freshClone();
  const cwd = temporaryFolder();
  copyFileSync(join(clone, "test/records/golden/app.intoto.json"), join(cwd, "record.intoto.json"));
  transcript.does("you", "put record.intoto.json into an empty folder");
  const [verified] = await walk("auditor", { cwd, programs: { gatehouse: linked(clone) } });
  const [block] = blocksOf("auditor");
  transcript.types("you", block?.script ?? "", {
    said: `${verified?.err}${verified?.out}`,
    ended: verified?.ended ?? -1,
  });
  expect(verified?.out).toContain("signature  not verified");
  await expect(transcript.text([])).toMatchFileSnapshot("golden/auditor.txt");
});

const hasTools = ["jq", "sha256sum"].every(
  (tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status === 0,
);

test.skipIf(!hasTools)(
  "an auditor without Gatehouse compares the files with what every machine has",
  async () => {
    const { dir: cwd } = readmePackage();
    copyFileSync(join(root, "test/records/golden/app.intoto.json"), join(cwd, "record.intoto.json"));
    const [same] = await walk("comparer", { cwd });
    expect(same?.out.trim()).toBe("");
    appendFileSync(join(cwd, "handoffs/churn/model.onnx"), "x");
    const [block] = blocksOf("comparer");
    const { status, stdout } = spawnSync("bash", ["-c", block?.script ?? ""], { cwd, encoding: "utf8" });
    expect(stdout).toBe("handoffs/churn/model.onnx: FAILED\n");
    expect(status).toBe(1);
  },
);

test.skipIf(!hasTools)("and counts the digest again by which records are compared", async () => {
  const cwd = temporaryFolder();
  const golden = join(root, "test/records/golden/app.intoto.json");
  copyFileSync(golden, join(cwd, "record.intoto.json"));
  const [counted] = await walk("digester", { cwd });
  const { contents } = extensionOf(JSON.parse(readFileSync(golden, "utf8")) as PackageRecord);
  expect(counted?.out.trim()).toBe(`${contents.gitDigest}  -`);
});
