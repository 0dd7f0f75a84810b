import { didYouMean } from "#core/source/did-you-mean.ts";
import { commitId } from "#git/commits.ts";
import { GitError } from "#git/git-error.ts";
import type { GitObjects } from "#git/git-objects.ts";
import { runGit } from "#git/run-git.ts";
import { type Answer, problem } from "../answer.ts";
import { shellQuoted } from "../shell-quoted.ts";

/** A commit, and the branch that a revision names it by. */
export interface Revision {
  readonly sha: string;
  /** Name of the branch without its remote (`release/production`); as it was typed where it names no branch. */
  readonly ref: string;
}

/** Where a pull request of this clone most likely goes. */
const LIKELY_BASES = ["origin/HEAD", "origin/main", "main"];

/** The base that was asked for, or the default branch of the remote. A branch that only the remote has is found there. */
export async function findBase(objects: GitObjects, asked: string | undefined): Promise<Answer<Revision>> {
  const names = asked === undefined ? LIKELY_BASES : [asked, `origin/${asked}`];
  for (const name of names) {
    const revision = await findRevision(objects, name);
    if (revision !== null) return { ok: true, value: revision };
  }
  if (asked !== undefined) return unknownRevision(objects.dir, "base", asked);
  const likely = likelyBase(await branchesOf(objects.dir));
  return problem({
    id: "no-base",
    says: "this clone has none of {names}, so it is not known what to compare with",
    fix:
      likely === undefined
        ? "name the branch that the change is for: --base BRANCH"
        : "name the branch that the change is for, such as --base {likely}",
    values: { names, ...(likely === undefined ? {} : { likely: shellQuoted(likely) }) },
  });
}

/** What the branch that changes go to is called where it is not `main`. */
const USUAL_NAMES = ["master", "trunk", "develop"];

/** The branch that a change is most likely for; `undefined` where several may be it. */
function likelyBase(branches: readonly string[]): string | undefined {
  const usual = USUAL_NAMES.find((name) => branches.includes(name));
  return usual ?? (branches.length === 1 ? branches[0] : undefined);
}

/** The commit to judge. */
export async function findHead(objects: GitObjects, asked: string): Promise<Answer<Revision>> {
  const revision = await findRevision(objects, asked);
  return revision === null ? unknownRevision(objects.dir, "head", asked) : { ok: true, value: revision };
}

async function unknownRevision(dir: string, which: string, revision: string): Promise<Answer<never>> {
  const meant = didYouMean(revision, await branchesOf(dir));
  return problem({
    id: "unknown-revision",
    says: "--{which} `{revision}` names no commit of this clone",
    fix: meant === undefined ? "fetch it first, or mend the name" : "did you mean `{meant}`?",
    values: { which, revision, ...(meant === undefined ? {} : { meant }) },
  });
}

/** Names of the branches of a clone, each once: its own, then its remotes' without the name of the remote. Empty where there is no clone. */
async function branchesOf(dir: string): Promise<readonly string[]> {
  const patterns = ["refs/heads", "refs/remotes"];
  const refs = (await linesOf(dir, ["for-each-ref", "--format=%(refname)", ...patterns])) ?? [];
  const names = refs.flatMap((ref) => /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/.exec(ref)?.[1] ?? []);
  return [...new Set(names)].filter((name) => name !== "HEAD");
}

async function findRevision(objects: GitObjects, name: string): Promise<Revision | null> {
  const [sha, branch] = await Promise.all([commitId(objects, name), branchOf(objects.dir, name)]);
  return sha === null ? null : { sha, ref: branch ?? name };
}

/** The branch that a revision names, without the name of its remote; `null` for anything but a branch. */
async function branchOf(dir: string, name: string): Promise<string | null> {
  const full = await linesOf(dir, ["rev-parse", "--symbolic-full-name", "--end-of-options", name]);
  const branch = /^refs\/(?:heads|remotes\/[^/]+)\/(.+)$/.exec(full?.at(-1) ?? "")?.[1];
  return branch ?? null;
}

/** Owner and name of the repository by the address of its remote, and empty ones where there is no such remote. */
export async function repositoryOf(dir: string): Promise<{ owner: string; name: string }> {
  const [address = ""] = (await linesOf(dir, ["config", "--get", "remote.origin.url"])) ?? [];
  const [, owner = "", name = ""] = /([^/:]+)\/([^/]+?)(?:\.git)?\/?$/.exec(address) ?? [];
  return { owner, name };
}

/** Lines that git prints; `null` where it refuses. */
async function linesOf(dir: string, args: readonly string[]): Promise<readonly string[] | null> {
  try {
    return (await runGit(dir, args))
      .toString("utf8")
      .split("\n")
      .filter((line) => line !== "");
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return null;
    throw error;
  }
}
