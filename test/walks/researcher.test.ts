import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { blocksOf } from "../docs/command-blocks.ts";
import { type Walked, walk } from "../docs/shell-walk.ts";
import { packageFiles } from "../docs/shown-repository.ts";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { freshClone } from "./fresh-clone.ts";
import { linked, shellWith } from "./shell.ts";
import { type Masks, Transcript } from "./transcript.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 }); // a dozen processes on a busy machine

let clone = "";
beforeAll(() => {
  clone = freshClone();
});
afterAll(removeFolders);

const MASKS: Masks = [[/\d+(\.\d+)? s$/gm, "… s"]];

const IDENTITY = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@acme.example",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@acme.example",
};

/** What was typed and printed, block by block. */
function note(transcript: Transcript, name: string, walked: readonly Walked[]): void {
  for (const [at, { script }] of blocksOf(name).entries()) {
    const { out = "", err = "", ended = -1 } = walked[at] ?? {};
    transcript.types("you", script, { said: `${err}${out}`, ended });
  }
}

test("a researcher sees the example pass, and then not, at the line that is wrong", async () => {
  const transcript = new Transcript();
  const env = { TMPDIR: temporaryFolder(), ...IDENTITY };
  const walked = await walk("researcher", { cwd: clone, env, programs: { gatehouse: linked(clone) } });
  note(transcript, "researcher", walked);
  const [yes, no] = walked;
  expect(yes?.out).toContain("✓ production:");
  expect(no?.out).toContain("recall for small nuclei");
  await expect(transcript.text(MASKS)).toMatchFileSnapshot("golden/researcher.txt");
});

/** A repository before Gatehouse. */
const BEFORE = {
  "reports/metrics.json": '{ "test": { "auc": 0.81 } }\n',
  "params.yaml": "train:\n  seed: 42\n",
  "src/train.py": "print('trained')\n",
  "model.onnx": "weights\n",
  CODEOWNERS: "* @acme/ml-eng\n/handoffs/churn/ @acme/churn\n/.github/ @acme/sre\n",
};

test("a researcher gets from an own repository to a green check", async () => {
  const transcript = new Transcript();
  const shell = shellWith(clone);
  const dir = temporaryFolder();
  const type = async (script: string) => {
    const typed = await shell.type(script, dir, IDENTITY);
    transcript.types("you", script, typed);
    return typed;
  };
  write(dir, BEFORE);
  transcript.does("you", `have ${Object.keys(BEFORE).join(", ")}`);
  await type("git init -q -b main && git add -A && git commit -qm 'What was there'");
  // Where GitHub would be. It says nothing of branches, and so `init` asks it nothing.
  const origin = join(temporaryFolder(), "churn.git");
  execFileSync("git", ["init", "--quiet", "--bare", origin]);
  execFileSync("git", ["-C", dir, "remote", "add", "origin", origin]);
  const walked = await walk("newcomer", { cwd: dir, env: IDENTITY, programs: { gatehouse: linked(clone) } });
  note(transcript, "newcomer", walked);
  expect(walked.at(-1)?.out).toContain(
    "`problem.limitations`    Who uses the model must know what it must not be used for.",
  );
  const release = execFileSync("git", ["-C", origin, "show", "release/production:.github/gatehouse.yml"]);
  expect(String(release)).toContain("branches: [release/production]");
  // What the page says that only people can fill in: here it is the package of the README.
  write(dir, packageFiles(0.81));
  transcript.does("you", "fill the gaps, as the README shows them filled");
  const done = await type("gatehouse check --base main");
  expect(done.ended, done.said).toBe(0);
  await expect(transcript.text(MASKS)).toMatchFileSnapshot("golden/newcomer.txt");
});

function write(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}
