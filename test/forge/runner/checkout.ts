import { mkdir } from "node:fs/promises";
import { git, gitText } from "../git/run.ts";

/** What actions/checkout is asked for. */
export interface Checkout {
  readonly repo: { readonly gitUrl: string };
  /** Full ref: `refs/pull/1/merge`, `refs/heads/main`. */
  readonly ref: string;
  /** 1 unless told; 0 fetches all history of all branches and tags. */
  readonly fetchDepth?: number;
  readonly dir: string;
  readonly token: string;
  /** Whether the token stays in the repository's configuration, as it does unless told. */
  readonly persistCredentials?: boolean;
}

/**
 * Leaves a folder as actions/checkout does: only the ref asked for, at depth 1, HEAD detached on `refs/remotes/pull/N/merge`
 * for a pull request, or on a local branch that follows `origin`. Gives the commit.
 */
export async function checkout(asked: Checkout): Promise<string> {
  const { dir, ref } = asked;
  await mkdir(dir, { recursive: true });
  await git(dir, ["init", "--quiet", "--template=", "--initial-branch=main"]);
  await git(dir, ["remote", "add", "origin", asked.repo.gitUrl.replace(/\.git$/, "")]);
  const basic = Buffer.from(`x-access-token:${asked.token}`).toString("base64");
  const key = `http.${new URL(asked.repo.gitUrl).origin}/.extraheader`;
  await git(dir, ["config", "--local", key, `AUTHORIZATION: basic ${basic}`]);
  const branch = ref.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : null;
  const local =
    branch === null ? ref.replace(/^refs\/pull\//, "refs/remotes/pull/") : `refs/remotes/origin/${branch}`;
  const depth = asked.fetchDepth ?? 1;
  const everything = depth > 0 ? [] : ["+refs/heads/*:refs/remotes/origin/*", "+refs/tags/*:refs/tags/*"];
  const shallow = depth > 0 ? ["--no-tags", `--depth=${depth}`] : [];
  await git(dir, [
    "fetch",
    "--quiet",
    "--prune",
    "--no-recurse-submodules",
    ...shallow,
    "origin",
    ...everything,
    `+${ref}:${local}`,
  ]);
  await git(dir, [
    "checkout",
    "--quiet",
    "--force",
    ...(branch === null ? ["--detach", local] : ["-B", branch, local]),
  ]);
  if (asked.persistCredentials === false) await git(dir, ["config", "--local", "--unset-all", key]);
  return gitText(dir, ["rev-parse", "HEAD"]);
}
