import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** Paths are names and never patterns (`:(glob)…`), nobody is asked anything, and messages are in one language. */
const ENVIRONMENT = {
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_LITERAL_PATHSPECS: "1",
} as const;

/**
 * Settings that a repository must not choose for us: hooks and monitors would run its programs, quoting would change
 * its file names, and a workspace that another user owns (containers) is still the one that we were given.
 */
function settings(dir: string): string[] {
  return [
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    `safe.directory=${dir}`,
    "-c",
    "core.quotepath=off",
  ];
}

/** Variables that git is started with beside those of this process, such as another index. */
export type GitEnvironment = Readonly<Record<string, string>>;

/** Starts git in a folder, all three of its streams piped. */
export function spawnGit(
  dir: string,
  args: readonly string[],
  env: GitEnvironment = {},
): ChildProcessWithoutNullStreams {
  const child = spawn("git", ["-C", dir, ...settings(dir), ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...ENVIRONMENT, ...env },
  });
  // A child that ends before it has read its input closes the pipe; its exit status says why.
  child.stdin.on("error", () => {});
  return child;
}
