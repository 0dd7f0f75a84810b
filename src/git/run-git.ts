import { GitError } from "./git-error.ts";
import { type GitEnvironment, spawnGit, type Trust } from "./spawn-git.ts";

interface RunOptions {
  /** Largest output in bytes that is accepted; more is an error, never a cut. */
  readonly maxBytes?: number;
  readonly env?: GitEnvironment;
  /** By default `anyone`. */
  readonly trust?: Trust;
}

const MAX_BYTES = 512 * 1024 * 1024;

/** Runs git in a folder and gives its standard output as bytes. Rejects with a {@link GitError} on any other end than 0. */
export function runGit(
  dir: string,
  args: readonly string[],
  { maxBytes = MAX_BYTES, env = {}, trust = "anyone" }: RunOptions = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawnGit(dir, args, env, trust);
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
    child.stdin.end();
  });
}
