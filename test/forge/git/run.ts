import { spawn } from "node:child_process";

/** What a git command left behind. */
export interface GitResult {
  readonly stdout: Buffer;
  readonly code: number;
}

/** Options of {@link git}: bytes for stdin, more environment, and exit codes that are answers rather than failures. */
export interface GitOptions {
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
  readonly accept?: readonly number[];
}

/** An environment in which git reads no configuration of the machine and never asks. */
export const GIT_ENVIRONMENT: Readonly<Record<string, string>> = {
  PATH: process.env["PATH"] ?? "/usr/bin:/bin",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_TERMINAL_PROMPT: "0",
  GIT_AUTHOR_NAME: "GitHub",
  GIT_AUTHOR_EMAIL: "noreply@github.com",
  GIT_COMMITTER_NAME: "GitHub",
  GIT_COMMITTER_EMAIL: "noreply@github.com",
  LC_ALL: "C",
};

/** Runs git in a folder. Rejects with git's own words on an exit code that was not accepted. */
export function git(dir: string, args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  const { promise, resolve, reject } = Promise.withResolvers<GitResult>();
  const child = spawn("git", args, { cwd: dir, env: { ...GIT_ENVIRONMENT, ...options.env } });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
  child.on("error", reject);
  child.stdin.on("error", () => undefined); // git may close its input early; the exit code tells
  child.on("close", (code) => {
    const status = code ?? -1;
    if (status === 0 || options.accept?.includes(status))
      resolve({ stdout: Buffer.concat(out), code: status });
    else reject(new Error(`git ${args.join(" ")}: exit ${status}\n${Buffer.concat(err).toString("utf8")}`));
  });
  child.stdin.end(options.input ?? "");
  return promise;
}

/** Runs git and gives its output as trimmed text. */
export async function gitText(
  dir: string,
  args: readonly string[],
  options: GitOptions = {},
): Promise<string> {
  return (await git(dir, args, options)).stdout.toString("utf8").trim();
}
