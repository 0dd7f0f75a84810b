import { compareCommits, storeOf } from "../git/cache.ts";
import { isAncestor } from "../git/history.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal } from "../http/call.ts";
import { linkHeader, paged, pageOf } from "../http/paging.ts";
import type { Pull, Repository } from "../state/records.ts";
import { findRepository, fullName } from "../state/world.ts";
import { commitOf, commitView, fileView } from "../views/commits.ts";
import { pullView } from "../views/pulls.ts";
import { refExists } from "./branches.ts";
import { resolveCommit } from "./lookup.ts";

/** "Compare two commits": 300 files, on the first page only, and 250 commits a page. */
const MOST_FILES = 300;
const COMMITS_A_PAGE = 250;

async function sideOf(call: Call, repository: Repository, name: string) {
  const [owner = "", branch] = name.split(":");
  const fork =
    branch === undefined ? repository : (findRepository(call.world, owner, repository.name) ?? repository);
  const sha = await storeOf(call.world, fork).info(branch === undefined ? name : `refs/heads/${branch}`);
  return (await resolveCommit(call, repository, sha?.oid ?? name)) ?? null;
}

async function compare(call: Call, repository: Repository): Promise<Reply> {
  const basehead = call.params["basehead"] ?? "";
  const [left = "", right = ""] = basehead.split("...");
  const [base, head] = await Promise.all([sideOf(call, repository, left), sideOf(call, repository, right)]);
  if (base === null || head === null) throw notFound();
  const [comparison, behind] = await Promise.all([
    compareCommits(repository, base.oid, head.oid),
    compareCommits(repository, head.oid, base.oid),
  ]);
  if (!comparison.related) throw new Refusal(404, `No common ancestor between ${left} and ${right}.`);
  const total = comparison.commits.length;
  const asked = call.query.has("page") || call.query.has("per_page");
  const { page, size } = asked ? pageOf(call, 30, 100) : { page: 1, size: COMMITS_A_PAGE };
  const shown = comparison.commits.slice((page - 1) * size, page * size);
  const { world } = call;
  const view = async (sha: string) => commitView(world, repository, await commitOf(world, repository, sha));
  const status =
    total === 0
      ? behind.commits.length === 0
        ? "identical"
        : "behind"
      : behind.commits.length === 0
        ? "ahead"
        : "diverged";
  const url = `${world.url}/repos/${fullName(repository)}/compare/${basehead}`;
  const files = page === 1 ? comparison.changes.slice(0, MOST_FILES) : [];
  const body = {
    url,
    html_url: url,
    permalink_url: url,
    diff_url: `${url}.diff`,
    patch_url: `${url}.patch`,
    base_commit: commitView(world, repository, base),
    merge_base_commit: await view(comparison.mergeBase),
    status,
    ahead_by: total,
    behind_by: behind.commits.length,
    total_commits: total,
    commits: await Promise.all(shown.map(view)),
    files: files.map((change) => fileView(world, repository, change, head.oid)),
  };
  return { status: 200, body, headers: linkHeader(call, page, size, total) };
}

async function getCommit(call: Call, repository: Repository): Promise<Reply> {
  const commit = await resolveCommit(call, repository, call.params["ref"] ?? "");
  if (commit === null) throw notFound();
  const parent = commit.parents[0];
  const changes = parent === undefined ? [] : (await compareCommits(repository, parent, commit.oid)).changes;
  const additions = changes.reduce((sum, change) => sum + change.additions, 0);
  const deletions = changes.reduce((sum, change) => sum + change.deletions, 0);
  const stats = { additions, deletions, total: additions + deletions };
  const files = changes
    .slice(0, MOST_FILES)
    .map((change) => fileView(call.world, repository, change, commit.oid));
  return { status: 200, body: { ...commitView(call.world, repository, commit), stats, files } };
}

/** Merged pull requests that brought a commit in, and open ones that contain it ("List pull requests associated with a commit"). */
export async function pullsWithCommit(repository: Repository, sha: string): Promise<Pull[]> {
  const found: Pull[] = [];
  for (const pull of repository.pulls.values()) {
    const inHead = await isAncestor(repository.dir, sha, pull.head.sha);
    const inBase = await isAncestor(repository.dir, sha, pull.base.sha);
    if (pull.mergeCommit === sha || (inHead && !inBase)) found.push(pull);
  }
  return found;
}

async function listPulls(call: Call, repository: Repository): Promise<Reply> {
  const sha = call.params["commit_sha"] ?? "";
  if (!(await refExists(call, repository, sha))) throw notFound();
  return paged(call, await pullsWithCommit(repository, sha), (pull) =>
    pullView(call.world, repository, pull),
  );
}

/** Commits and comparisons. */
export const commitOperations: readonly Operation[] = [
  inRepository({
    route: "GET /repos/{owner}/{repo}/compare/{basehead}",
    needs: [["contents", "read"]],
    handle: compare,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/commits/{ref}",
    needs: [["contents", "read"]],
    handle: getCommit,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls",
    needs: [["pull_requests", "read"]],
    handle: listPulls,
  }),
];
