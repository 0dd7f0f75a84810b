import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";

/** Paths are names and never patterns (`:(glob)…`), nobody is asked anything, and messages are in one language. */
const ENVIRONMENT = {
  LC_ALL: "C",
  GIT_TERMINAL_PROMPT: "0",
  GIT_OPTIONAL_LOCKS: "0",
  GIT_LITERAL_PATHSPECS: "1",
} as const;

/**
 * Settings that a repository must not choose for us: hooks and monitors would run its programs, quoting would change its file
 * names, and a folder of it that is made up like a bare repository (`HEAD`, `config`, `objects`, `refs`) would bring a
 * configuration of its author's: a bare one must be named by `GIT_DIR`.
 */
function settings(dir: string, trust: Trust): string[] {
  return [
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "safe.bareRepository=explicit",
    ...(trust === "anyone" ? ["-c", `safe.directory=${dir}`] : []),
    "-c",
    "core.quotepath=off",
  ];
}

/**
 * Whose repositories git works in. `anyone`: a workspace that another user owns (containers) is still the one that we were given;
 * for what only reads objects and names. `owner`: as git itself decides, so that it refuses another user's; for whatever looks at
 * the content of a work tree's files, since that runs the filters that the repository's configuration names.
 */
export type Trust = "anyone" | "owner";

/** Variables that git is started with beside those of this process, such as another index. */
export type GitEnvironment = Readonly<Record<string, string>>;

/** Starts git in a folder, all three of its streams piped. */
export function spawnGit(
  dir: string,
  args: readonly string[],
  env: GitEnvironment = {},
  trust: Trust = "anyone",
): ChildProcessWithoutNullStreams {
  const child = spawn("git", ["-C", dir, ...settings(dir, trust), ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...ENVIRONMENT, ...env },
  });
  // A child that ends before it has read its input closes the pipe; its exit status says why.
  child.stdin.on("error", () => {});
  return child;
}
