import { spawn } from "node:child_process";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import { folderOfPrograms } from "../folder-of-programs.ts";
import { temporaryFolder } from "../scenarios/git-repository.ts";

/** What a script printed on both of its streams, and what its last command ended with. */
export interface Typed {
  readonly said: string;
  readonly ended: number;
}

/** A person's machine: a home of its own, `gatehouse` and `node` in the path, nothing of this machine's settings. */
export interface Shell {
  /** Types a script in a folder, with more variables where told. */
  type(script: string, cwd: string, env?: Readonly<Record<string, string>>): Promise<Typed>;
  readonly env: Readonly<Record<string, string>>;
}

/** The `gatehouse` of a clone from its sources, as a line of a shell script; that its bundle is the same is shown by the package's own tests. */
export function linked(clone: string): string {
  return `exec "${process.execPath}" "${clone}/src/cli/gatehouse.mjs" "$@"`;
}

/** A machine with the `gatehouse` of a clone in its path, and with more programs, each the lines of a shell script. */
export function shellWith(clone: string, programs: Readonly<Record<string, string>> = {}): Shell {
  const bin = folderOfPrograms({ gatehouse: linked(clone), ...programs });
  const env = {
    PATH: `${bin}:${dirname(process.execPath)}:${process.env["PATH"]}`,
    HOME: temporaryFolder(),
    TMPDIR: temporaryFolder(),
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
  };
  return { env, type: (script, cwd, more = {}) => typed(script, cwd, { ...env, ...more }) };
}

async function typed(script: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Typed> {
  const child = spawn("bash", ["-u"], { cwd, env, stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.end(`exec 2>&1\n${script}`);
  const { promise, resolve } = Promise.withResolvers<number>();
  child.once("exit", (code) => resolve(code ?? -1));
  return { said: await text(child.stdout), ended: await promise };
}
