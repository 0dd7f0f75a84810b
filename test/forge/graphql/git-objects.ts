import { compareCommits, storeOf } from "../git/cache.ts";
import type { Commit, Signature, TreeEntry } from "../git/objects.ts";
import { entryAt, readCommit, readTree } from "../git/objects.ts";
import { pullsWithCommit } from "../rest/commits.ts";
import type { Repository } from "../state/records.ts";
import { fullName } from "../state/world.ts";
import { userOfEmail } from "../views/commits.ts";
import { accountNode } from "./accounts.ts";
import { suiteNode } from "./checks.ts";
import { connection } from "./connection.ts";
import { pullNode } from "./pull.ts";
import { repositoryNode } from "./repository.ts";
import type { Args, Node, Scope } from "./scope.ts";
import { requirePermission } from "./scope.ts";

/** Text beyond this is cut and `isTruncated` says so; GitHub documents that it truncates but not where. */
const LONGEST_TEXT = 512_000;

function common(scope: Scope, repository: Repository, oid: string) {
  const place = `/${fullName(repository)}/commit/${oid}`;
  return {
    id: `G_${oid}`,
    oid,
    abbreviatedOid: oid.slice(0, 7),
    commitUrl: `${scope.world.url}${place}`,
    commitResourcePath: place,
    repository: () => repositoryNode(scope, repository),
  };
}

/** A NUL in the first 8,000 bytes makes a file binary, as for git itself. */
function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

function blobNode(scope: Scope, repository: Repository, oid: string, size: number): Node {
  const bytes = async () => (await storeOf(scope.world, repository).read(oid))?.bytes ?? Buffer.alloc(0);
  return {
    __typename: "Blob",
    ...common(scope, repository, oid),
    byteSize: size,
    isBinary: async () => isBinary(await bytes()),
    isTruncated: size > LONGEST_TEXT,
    text: async () => {
      const content = await bytes();
      return isBinary(content) ? null : content.subarray(0, LONGEST_TEXT).toString("utf8");
    },
  };
}

function treeNode(scope: Scope, repository: Repository, oid: string, path: string): Node {
  return {
    __typename: "Tree",
    ...common(scope, repository, oid),
    entries: async () => {
      const entries = (await readTree(storeOf(scope.world, repository), oid)) ?? [];
      return entries.map((entry) =>
        entryNode(scope, repository, entry, path === "" ? entry.name : `${path}/${entry.name}`),
      );
    },
  };
}

/** An entry of a tree. The mode is the octal one as a decimal number: 33188 is 100644. */
function entryNode(scope: Scope, repository: Repository, entry: TreeEntry, path: string): Node {
  const { name, oid, type } = entry;
  const store = storeOf(scope.world, repository);
  return {
    __typename: "TreeEntry",
    name,
    nameRaw: Buffer.from(name).toString("base64"),
    path,
    pathRaw: Buffer.from(path).toString("base64"),
    mode: Number.parseInt(entry.mode, 8),
    type,
    oid,
    extension: /\.[^.]*$/.exec(name)?.[0] ?? "",
    size: async () => (type === "blob" ? ((await store.info(oid))?.size ?? 0) : 0),
    object: () => (type === "commit" ? null : objectNode(scope, repository, oid, path)),
    repository: () => repositoryNode(scope, repository),
  };
}

/** Who wrote a commit: matched to an account by address alone. */
function gitActorNode(scope: Scope, signature: Signature): Node {
  const user = userOfEmail(scope.world, signature.email);
  return {
    __typename: "GitActor",
    name: signature.name,
    email: signature.email,
    date: signature.date,
    user: user === null || user.type === "Bot" ? null : accountNode(scope, user),
  };
}

/** The author, then the people of `Co-authored-by` trailers ("Creating a commit with multiple authors"). */
function authorsOf(commit: Commit): Signature[] {
  const trailers = [...commit.message.matchAll(/^co-authored-by:\s*(.*?)\s*<([^>]+)>\s*$/gim)];
  const others = trailers.map(([, name = "", email = ""]) => ({ name, email, date: commit.author.date }));
  const known = new Set([commit.author.email.toLowerCase()]);
  const fresh = others.filter(
    ({ email }) => !known.has(email.toLowerCase()) && known.add(email.toLowerCase()),
  );
  return [commit.author, ...fresh];
}

function suitesOf(scope: Scope, repository: Repository, commit: Commit, args: Args) {
  requirePermission(scope, repository, [["checks", "read"]]);
  const filter = args["filterBy"];
  const wanted = typeof filter === "object" && filter !== null ? { ...filter } : {};
  const { appId, checkName } = { appId: undefined, checkName: undefined, ...wanted };
  const suites = repository.suites.filter((suite) => {
    const named =
      checkName === undefined || repository.runs.some((run) => run.suite === suite && run.name === checkName);
    return suite.headSha === commit.oid && named && (appId === undefined || suite.app.id === appId);
  });
  return connection("checkSuites", args, suites, (suite) => suiteNode(scope, repository, suite));
}

/** A commit. */
export function commitNode(scope: Scope, repository: Repository, commit: Commit): Node {
  const store = storeOf(scope.world, repository);
  const [headline = ""] = commit.message.split("\n");
  const place = `/${fullName(repository)}/commit/${commit.oid}`;
  return {
    __typename: "Commit",
    ...common(scope, repository, commit.oid),
    url: `${scope.world.url}${place}`,
    resourcePath: place,
    message: commit.message,
    messageHeadline: headline,
    messageBody: commit.message.slice(headline.length).trim(),
    author: gitActorNode(scope, commit.author),
    committer: gitActorNode(scope, commit.committer),
    authoredDate: commit.author.date,
    committedDate: commit.committer.date,
    authoredByCommitter: commit.author.email === commit.committer.email,
    committedViaWeb: commit.committer.email === "noreply@github.com",
    signature: null,
    authors: (args: Args) =>
      connection("authors", args, authorsOf(commit), (one) => gitActorNode(scope, one)),
    parents: (args: Args) =>
      connection("parents", args, commit.parents, (oid) => objectNode(scope, repository, oid, "")),
    tree: () => objectNode(scope, repository, commit.tree, ""),
    file: async (args: Args) => {
      const path = String(args["path"]);
      const entry = await entryAt(store, commit.oid, path);
      return entry === null ? null : entryNode(scope, repository, entry, path);
    },
    changedFilesIfAvailable: async () => {
      const parent = commit.parents[0];
      return parent === undefined
        ? null
        : (await compareCommits(repository, parent, commit.oid)).changes.length;
    },
    associatedPullRequests: async (args: Args) => {
      requirePermission(scope, repository, [["pull_requests", "read"]]);
      const pulls = await pullsWithCommit(repository, commit.oid);
      return connection("associatedPullRequests", args, pulls, (pull) => pullNode(scope, repository, pull));
    },
    checkSuites: (args: Args) => suitesOf(scope, repository, commit, args),
  };
}

/** An annotated tag. */
function tagNode(scope: Scope, repository: Repository, oid: string, bytes: Buffer): Node {
  const [, target = "", , name = ""] =
    /^object ([0-9a-f]{40})\ntype (\w+)\ntag (.*)\n/.exec(bytes.toString("utf8")) ?? [];
  return {
    __typename: "Tag",
    ...common(scope, repository, oid),
    name,
    target: () => objectNode(scope, repository, target, ""),
  };
}

/** The object of a name as git understands it (`<oid>`, `<oid>:<path>`, `main`); null where there is none. */
export async function objectNode(
  scope: Scope,
  repository: Repository,
  name: string,
  path: string,
): Promise<Node | null> {
  requirePermission(scope, repository, [["contents", "read"]]);
  const store = storeOf(scope.world, repository);
  const object = (await store.info(name)) ?? (await store.info(`refs/heads/${name}`));
  if (object === null) return null;
  if (object.type === "blob") return blobNode(scope, repository, object.oid, object.size);
  if (object.type === "tree") return treeNode(scope, repository, object.oid, path);
  if (object.type === "tag")
    return tagNode(scope, repository, object.oid, (await store.read(object.oid))?.bytes ?? Buffer.alloc(0));
  const commit = await readCommit(store, object.oid);
  return commit === null ? null : commitNode(scope, repository, commit);
}
