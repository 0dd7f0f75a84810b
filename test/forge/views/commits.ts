import type { JsonObject } from "../contract/json.ts";
import { storeOf } from "../git/cache.ts";
import type { Change } from "../git/history.ts";
import type { Commit, Signature } from "../git/objects.ts";
import { readCommit } from "../git/objects.ts";
import type { Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName } from "../state/world.ts";
import { accountView } from "./accounts.ts";

/** The account whose e-mail address wrote a commit: GitHub attributes by address alone, whatever the name says. */
export function userOfEmail(world: World, email: string): User | null {
  return world.usersByEmail.get(email.toLowerCase()) ?? null;
}

function gitUser(signature: Signature): JsonObject {
  return { name: signature.name, email: signature.email, date: signature.date };
}

/** A commit as the REST API shows it. */
export function commitView(world: World, repository: Repository, commit: Commit): JsonObject {
  const url = `${world.url}/repos/${fullName(repository)}/commits/${commit.oid}`;
  const account = (signature: Signature) => {
    const user = userOfEmail(world, signature.email);
    return user === null ? null : accountView(user);
  };
  return {
    sha: commit.oid,
    node_id: `C_${commit.oid}`,
    url,
    html_url: `${world.url}/${fullName(repository)}/commit/${commit.oid}`,
    comments_url: `${url}/comments`,
    commit: {
      url,
      author: gitUser(commit.author),
      committer: gitUser(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${world.url}/repos/${fullName(repository)}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: {
        verified: false,
        reason: "unsigned",
        signature: null,
        payload: null,
        verified_at: null,
      },
    },
    author: account(commit.author),
    committer: account(commit.committer),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${world.url}/repos/${fullName(repository)}/commits/${sha}`,
    })),
  };
}

/** The short form of a commit in check suites and merge groups. */
export function simpleCommit(commit: Commit): JsonObject {
  return {
    id: commit.oid,
    tree_id: commit.tree,
    message: commit.message,
    timestamp: commit.committer.date,
    author: { name: commit.author.name, email: commit.author.email },
    committer: { name: commit.committer.name, email: commit.committer.email },
  };
}

/** The form of a commit in push events. */
export function pushedCommit(
  world: World,
  repository: Repository,
  commit: Commit,
  changes: readonly Change[],
): JsonObject {
  const paths = (...letters: string[]) =>
    changes.filter((c) => letters.includes(c.status)).map((c) => c.path);
  return {
    ...simpleCommit(commit),
    distinct: true,
    url: `${world.url}/${fullName(repository)}/commit/${commit.oid}`,
    added: paths("A"),
    removed: paths("D"),
    modified: paths("M", "T", "R"),
  };
}

/** Reads a commit that must be there. */
export async function commitOf(world: World, repository: Repository, sha: string): Promise<Commit> {
  const commit = await readCommit(storeOf(world, repository), sha);
  if (commit === null) throw new Error(`${fullName(repository)} has no commit ${sha}`);
  return commit;
}

const statuses = {
  A: "added",
  M: "modified",
  D: "removed",
  R: "renamed",
  C: "copied",
  T: "changed",
} as const;

/** A changed file as `pulls/{n}/files` and `compare` show it. */
export function fileView(world: World, repository: Repository, change: Change, head: string): JsonObject {
  const place = `${world.url}/repos/${fullName(repository)}/contents/${encodeURI(change.path)}?ref=${head}`;
  return {
    sha: change.oid,
    filename: change.path,
    status: statuses[change.status],
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${world.url}/${fullName(repository)}/blob/${head}/${encodeURI(change.path)}`,
    raw_url: `${world.url}/${fullName(repository)}/raw/${head}/${encodeURI(change.path)}`,
    contents_url: place,
    ...(change.previous === null ? {} : { previous_filename: change.previous }),
  };
}
