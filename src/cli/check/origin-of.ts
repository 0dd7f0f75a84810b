import { GitError } from "#git/git-error.ts";
import { runGit } from "#git/run-git.ts";

/** Which repository a clone is of, by the address of its remote. Empty where the remote is a folder, or there is none. */
export interface Origin {
  /** Address of the server, without a slash at the end. */
  readonly server?: string;
  /** Everything between server and name: an owner, or groups of GitLab. */
  readonly owner: string;
  readonly name: string;
}

const NOWHERE: Origin = { owner: "", name: "" };

/** Reads where a clone comes from. */
export async function originOf(dir: string): Promise<Origin> {
  try {
    const address = await runGit(dir, ["config", "--get", "remote.origin.url"]);
    return readOrigin(address.toString("utf8").trim());
  } catch (error) {
    // Where there is no such setting, git says so by failing.
    if (error instanceof GitError && error.code === "git-failed") return NOWHERE;
    throw error;
  }
}

/** Reads an address as git takes it: a URL, or `user@host:path`. Who signed in, and the port of anything but a web page, say nothing of where it is. */
export function readOrigin(address: string): Origin {
  const short = /^(?:[^@/:]+@)?([\w.-]{2,}):(?!\/\/)\/?(.+)$/.exec(address);
  if (short !== null) return placed(`https://${short[1] ?? ""}`, short[2] ?? "");
  const url = /^(https?|ssh|git):\/\//.test(address) && URL.canParse(address) ? new URL(address) : null;
  if (url === null || url.hostname === "") return NOWHERE;
  return placed(url.protocol.startsWith("http") ? url.origin : `https://${url.hostname}`, url.pathname);
}

function placed(server: string, path: string): Origin {
  const segments = path
    .replace(/\.git\/?$/, "")
    .split("/")
    .filter((segment) => segment !== "");
  const name = segments.pop();
  return name === undefined || segments.length === 0 ? NOWHERE : { server, owner: segments.join("/"), name };
}
