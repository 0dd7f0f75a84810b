import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { blocksOf } from "../docs/command-blocks.ts";
import { walk } from "../docs/shell-walk.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { freshClone } from "./fresh-clone.ts";
import { linked } from "./shell.ts";
import { Transcript } from "./transcript.ts";

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
