import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildDist } from "../../.github/scripts/build-dist.ts";
import { temporaryFolder } from "../scenarios/git-repository.ts";

const root = join(import.meta.dirname, "../..");

/** Where a folder that holds `dist` has the command. */
export const COMMAND = "dist/cli/gatehouse.mjs";

/** Builds these sources into a folder outside of the repository, where no package can be found by accident; gives the folder. */
export async function builtElsewhere(): Promise<string> {
  const folder = temporaryFolder();
  await buildDist(folder);
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  return folder;
}

/** What a command wrote and how it ended. */
export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with this Node first in the path, and with no settings of this machine, but with variables of the caller's. */
export function run(
  program: string,
  args: readonly string[],
  cwd: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Run> {
  const env = {
    PATH: `${dirname(process.execPath)}:${process.env["PATH"]}`,
    HOME: cwd,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    npm_config_update_notifier: "false",
    ...more,
  };
  return new Promise((resolve, reject) => {
    execFile(program, args, { cwd, env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : error.code;
      if (typeof status === "number") resolve({ status, stdout, stderr });
      else reject(error);
    });
  });
}
