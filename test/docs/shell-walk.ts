import { spawn } from "node:child_process";
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { expect } from "vitest";
import { folderOfPrograms } from "../folder-of-programs.ts";
import { temporaryFolder } from "../scenarios/git-repository.ts";
import { blocksOf, type CommandBlock } from "./command-blocks.ts";

const root = join(import.meta.dirname, "../..");

/** What one block of a walk printed, and how it ended. */
export interface Walked {
  readonly name: string;
  readonly out: string;
  readonly err: string;
  /** What its last command ended with. */
  readonly ended: number;
  /** Commands of it that did not end with 0, each as `code command`. */
  readonly failed: readonly string[];
}

export interface WalkOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Programs for the front of `PATH`, each a shell script. */
  readonly programs?: Readonly<Record<string, string>>;
  /** What stands in the pages for something of the reader's own, and what it is here. Each has to be there. */
  readonly replace?: Readonly<Record<string, string>>;
}

/** A folder that looks like a clone of this repository: what commands write at its top goes nowhere else. */
export function cloneLike(): string {
  const folder = temporaryFolder();
  for (const name of ["app", "docs", "examples", "node_modules", "package.json", "src", "test"])
    symlinkSync(join(root, name), join(folder, name));
  return folder;
}

const SIGN = "=== a block ended with";

/** Notes each command that does not end with 0, and goes on, as a reader does who does not look. */
const NOTED = `
noted() { failed="$failed"$'\\x1f'"$1 \${2%%$'\\n'*}"; }
trap 'noted "$?" "$BASH_COMMAND"' ERR`;

/**
 * Types the blocks of a walk into one shell, in the order of pages and lines, and expects of each command to end with 0, or with what the block's
 * mark says. Gives what each block printed.
 */
export async function walk(name: string, options: WalkOptions): Promise<readonly Walked[]> {
  const blocks = blocksOf(name);
  const scripts = replaced(blocks, options.replace ?? {});
  const steps = scripts.map(
    (script) => `failed=""\n${script}\ncode=$?\necho "${SIGN} $code$failed"\necho "${SIGN}" >&2`,
  );
  const { out, err } = await typed([NOTED, ...steps].join("\n"), options);
  const walked = told(blocks, out, err);
  expect(walked, `${out}\n${err}`).toHaveLength(blocks.length);
  for (const [at, { mark }] of blocks.entries()) {
    const ends = mark?.kind === "walked" ? mark.ends : 0;
    const step = walked[at];
    const wrong = step?.failed.filter((line) => !line.startsWith(`${ends} `));
    expect({ ended: step?.ended, wrong }, `${step?.name}\n${step?.out}\n${step?.err}`).toEqual({
      ended: ends,
      wrong: [],
    });
  }
  return walked;
}

function replaced(
  blocks: readonly CommandBlock[],
  words: Readonly<Record<string, string>>,
): readonly string[] {
  const all = blocks.map(({ script }) => script).join("\n");
  expect(Object.keys(words).filter((word) => !all.includes(word))).toEqual([]);
  return blocks.map(({ script }) =>
    Object.entries(words).reduce((text, [from, to]) => text.replaceAll(from, to), script),
  );
}

async function typed(script: string, { cwd, env, programs = {} }: WalkOptions) {
  const home = temporaryFolder();
  const bin = folderOfPrograms({
    gatehouse: `exec "${process.execPath}" "${root}/src/cli/gatehouse.mjs" "$@"`,
    ...programs,
  });
  const child = spawn("bash", ["-uc", script], {
    cwd,
    env: {
      PATH: `${bin}:${dirname(process.execPath)}:${process.env["PATH"]}`,
      HOME: home,
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_CONFIG_NOSYSTEM: "1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err };
}

function told(blocks: readonly CommandBlock[], out: string, err: string): readonly Walked[] {
  const errors = err.split(`${SIGN}\n`);
  return [...out.matchAll(new RegExp(`([\\s\\S]*?)${SIGN} (\\d+)(.*)\\n`, "g"))].map(
    ([, said = "", ended, failed = ""], at) => ({
      name: blocks[at]?.name ?? "",
      out: said,
      err: errors[at] ?? "",
      ended: Number(ended),
      failed: failed.split("\u001f").slice(1),
    }),
  );
}
