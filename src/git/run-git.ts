import { spawn } from "node:child_process";

/** Git could not do what was asked: a missing program, a commit that is not there, output beyond the bound. */
export class GitError extends Error {
  readonly code: "git-missing" | "git-failed" | "git-output";

  constructor(code: GitError["code"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "GitError";
    this.code = code;
  }
}

interface RunOptions {
  /** Text for standard input. */
  readonly input?: string;
  /** Largest output in bytes that is accepted; more is an error, never a cut. */
  readonly maxBytes?: number;
}

const MAX_BYTES = 512 * 1024 * 1024;

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

/** Runs git in a folder and gives its standard output as bytes. Rejects with a {@link GitError} on any other end than 0. */
export function runGit(
  dir: string,
  args: readonly string[],
  { input, maxBytes = MAX_BYTES }: RunOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", ["-C", dir, ...settings(dir), ...args], {
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, ...ENVIRONMENT },
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    let complaint = "";
    child.stdout.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) child.kill();
      else chunks.push(chunk);
    });
    child.stderr.on("data", (chunk: Buffer) => {
      if (complaint.length < 4096) complaint += chunk.toString("utf8");
    });
    child.on("error", (cause) => reject(new GitError("git-missing", "git could not be started", { cause })));
    child.on("close", (status) => {
      if (bytes > maxBytes)
        reject(new GitError("git-output", `git ${args[0]} gave more than ${maxBytes} bytes`));
      else if (status === 0) resolve(Buffer.concat(chunks));
      else reject(new GitError("git-failed", `git ${args[0]} ended with ${status}: ${complaint.trim()}`));
    });
    // A child that ends before it has read its input closes the pipe; its exit status says why.
    child.stdin.on("error", () => {});
    child.stdin.end(input ?? "");
  });
}
