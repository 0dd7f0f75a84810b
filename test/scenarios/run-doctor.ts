import { spawn } from "node:child_process";
import { join } from "node:path";
import { folderOfPrograms } from "../folder-of-programs.ts";
import type { Forge } from "../forge/forge.ts";
import { ghScript } from "../gh-stand-in.ts";
import { temporaryFolder } from "./git-repository.ts";

const main = join(import.meta.dirname, "../../src/cli/gatehouse.mjs");

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program beside the forge, which lives in this process. */
export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: env["HOME"],
      env: { PATH: process.env["PATH"], GIT_CONFIG_GLOBAL: "/dev/null", ...env },
    });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString("utf8")));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString("utf8")));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, stdout, stderr }));
  });
}

/** One diagnosis of `--json`. */
export interface Told {
  readonly id: string;
  readonly gravity: string;
  readonly about: string;
  readonly message: string;
  readonly advice?: string;
  readonly command?: string;
  readonly lookUps?: readonly string[];
  readonly link?: string;
}

export const told = (ended: Ended): Told[] => (JSON.parse(ended.stdout) as { diagnoses: Told[] }).diagnoses;

/** What of one gravity was found, as `about: id`. */
export const ids = (ended: Ended, gravity: string): string[] =>
  told(ended).flatMap((each) => (each.gravity === gravity ? [`${each.about}: ${each.id}`] : []));

/** Environment of a shell with a `gh` in it that asks the forge in somebody's name; without a login, in nobody's. */
export function shellOf(forge: Forge, login?: string): Record<string, string> {
  const own = {
    HOME: temporaryFolder(),
    PATH: `${folderOfPrograms({ gh: ghScript() })}:${process.env["PATH"]}`,
    GITHUB_API_URL: forge.apiUrl,
  };
  return login === undefined ? own : { ...own, GH_TOKEN: forge.tokenOf(login) };
}

/** The command line, in such an environment. */
export const gatehouse = (
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Ended> => run(process.execPath, [main, ...args], env);
