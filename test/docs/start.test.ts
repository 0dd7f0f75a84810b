import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { removeFolders, temporaryFolder } from "../scenarios/git-repository.ts";
import { fencedBlocks } from "./fenced-blocks.ts";
import { packageFiles } from "./shown-repository.ts";

const root = join(import.meta.dirname, "../..");
const shell = fencedBlocks("docs/start.md").filter(({ language }) => language === "sh");

interface Step {
  readonly walk: string;
  /** What the last command of the block ends with. */
  readonly ends: number;
  readonly script: string;
}

/** The commands of one reader, in the page's order. */
function stepsOf(walk: string): readonly Step[] {
  return shell.flatMap(({ comment, text }) => {
    const [, name, ends = "0"] = /^walked as (\w+)(?:, ends with (\d))?$/.exec(comment ?? "") ?? [];
    return name === walk ? [{ walk: name, ends: Number(ends), script: text }] : [];
  });
}

/** Folder with a `gatehouse` in it, as `npm link` puts one into the path. The example's drill is of a day, so its clock is of one, too. */
let bin = "";

beforeAll(() => {
  bin = temporaryFolder();
  const shift = Date.parse("2026-11-21T12:00:00Z") - Date.now();
  const clock = join(root, "test/demo/story-clock.mjs");
  const command = `STORY_SHIFT_MS=${shift} exec "${process.execPath}" --import "${clock}" "${join(root, "src/cli/gatehouse.mjs")}" "$@"`;
  writeFileSync(join(bin, "gatehouse"), `#!/bin/sh\n${command}\n`, { mode: 0o755 });
});
afterAll(removeFolders);

/** Does a reader's steps one after the other in one shell; gives what each printed, and what it ended with. */
function walk(
  steps: readonly Step[],
  cwd: string,
): readonly { readonly said: string; readonly ended: number }[] {
  const mark = "=== step ended with";
  const script = steps.map((step) => `${step.script}\necho "${mark} $?"`).join("\n");
  const { stdout, stderr } = spawnSync("bash", ["-u"], {
    cwd,
    input: script,
    encoding: "utf8",
    env: {
      PATH: `${bin}:${dirname(process.execPath)}:${process.env["PATH"]}`,
      HOME: bin,
      TMPDIR: temporaryFolder(),
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_AUTHOR_NAME: "Ada",
      GIT_AUTHOR_EMAIL: "ada@acme.example",
      GIT_COMMITTER_NAME: "Ada",
      GIT_COMMITTER_EMAIL: "ada@acme.example",
    },
  });
  const told = [...stdout.matchAll(new RegExp(`([\\s\\S]*?)${mark} (\\d+)\\n`, "g"))];
  if (told.length !== steps.length) throw new Error(`${stdout}\n${stderr}`);
  return told.map(([, said = "", ended]) => ({ said: `${said}${stderr}`, ended: Number(ended) }));
}

/** Writes files below a folder. */
function write(dir: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
}

test("every command of the page is walked, or says why not", () => {
  const comments = shell.map(({ comment }) => comment ?? "");
  // What asks GitHub is walked where there is one, in the tests of that command.
  expect(comments.filter((comment) => !/^(walked as|not walked:)/.test(comment))).toEqual([""]);
  expect(shell.find(({ comment }) => comment === null)?.text).toContain("gatehouse doctor");
});

describe("a researcher", () => {
  test("sees the example pass, and then not", () => {
    const steps = stepsOf("researcher");
    const [yes, no] = walk(steps, root);
    expect(yes, yes?.said).toMatchObject({ ended: 0 });
    expect(yes?.said).toContain("✓ production:");
    expect(no, no?.said).toMatchObject({ ended: 1 });
    expect(no?.said).toContain("recall for small nuclei");
  });

  test("gets from an own repository to a green check", () => {
    const dir = temporaryFolder();
    write(dir, {
      "reports/metrics.json": '{ "test": { "auc": 0.81 } }\n',
      "params.yaml": "train:\n  seed: 42\n",
      "src/train.py": "print('trained')\n",
      "model.onnx": "weights\n",
      CODEOWNERS: "* @acme/ml-eng\n/handoffs/churn/ @acme/churn\n/.github/ @acme/sre\n",
    });
    const begin: Step = {
      walk: "newcomer",
      ends: 0,
      script: "git init -q -b main && git add -A && git commit -qm 'What was there'",
    };
    const filled: Step = { walk: "newcomer", ends: 0, script: "gatehouse check --base main" };
    const steps = [begin, ...stepsOf("newcomer")];
    const walked = walk(steps, dir);
    expect(
      walked.map(({ ended }) => ended),
      walked.map(({ said }) => said).join("\n"),
    ).toEqual(steps.map(({ ends }) => ends));
    expect(walked.at(-1)?.said).toContain("the manifest has no `problem.limitations`");
    // What the page says that only people can fill in: here it is the package of the README.
    write(dir, packageFiles(0.81));
    const [done] = walk([filled], dir);
    expect(done, done?.said).toMatchObject({ ended: 0 });
    expect(done?.said).toContain("✓ engineering:");
  });
});

test("an auditor verifies a record without anything else", () => {
  const dir = temporaryFolder();
  copyFileSync(join(root, "test/records/golden/app.intoto.json"), join(dir, "record.intoto.json"));
  const [verified] = walk(stepsOf("auditor"), dir);
  expect(verified, verified?.said).toMatchObject({ ended: 0 });
});
