import { asObject, asText } from "../contract/json.ts";
import { storeOf } from "../git/cache.ts";
import { listRefs } from "../git/history.ts";
import { collaboratorsOf } from "../state/access.ts";
import type { Pull, Repository } from "../state/records.ts";
import { fullName } from "../state/world.ts";
import { accountNode } from "./accounts.ts";
import { connection } from "./connection.ts";
import { objectNode } from "./git-objects.ts";
import { pullNode } from "./pull.ts";
import type { Args, Node, Scope } from "./scope.ts";
import { problem, requirePermission } from "./scope.ts";

/** A ref of a repository, or null. */
export async function refNode(scope: Scope, repository: Repository, name: string): Promise<Node | null> {
  const object = await storeOf(scope.world, repository).info(name);
  if (object === null) return null;
  const cut = name.lastIndexOf("/", name.startsWith("refs/heads/") ? "refs/heads/".length : undefined) + 1;
  return {
    __typename: "Ref",
    id: `REF_${repository.id}_${name}`,
    name: name.slice(cut),
    prefix: name.slice(0, cut),
    target: () => objectNode(scope, repository, object.oid, ""),
    repository: () => repositoryNode(scope, repository),
  };
}

/** `main`, `heads/main` and `refs/heads/main` all name the branch. */
async function namedRef(scope: Scope, repository: Repository, name: string): Promise<Node | null> {
  requirePermission(scope, repository, [["contents", "read"]]);
  for (const prefix of ["", "refs/", "refs/heads/", "refs/tags/"]) {
    const found = `${prefix}${name}`.startsWith("refs/")
      ? await refNode(scope, repository, `${prefix}${name}`)
      : null;
    if (found !== null) return found;
  }
  return null;
}

function matching(repository: Repository, args: Args): Pull[] {
  const [states, base, head] = [args["states"], args["baseRefName"], args["headRefName"]];
  const state = (pull: Pull) => (pull.merged ? "MERGED" : pull.state.toUpperCase());
  const pulls = [...repository.pulls.values()].filter((pull) => {
    if (Array.isArray(states) && !states.includes(state(pull))) return false;
    return (base ?? pull.base.ref) === pull.base.ref && (head ?? pull.head.ref) === pull.head.ref;
  });
  const { field, direction } = { field: undefined, direction: undefined, ...asObject(args["orderBy"]) };
  if (field === "UPDATED_AT")
    pulls.sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : a.updatedAt > b.updatedAt ? 1 : 0));
  return direction === "DESC" ? pulls.reverse() : pulls;
}

function pathOf(expression: string): string {
  const colon = expression.indexOf(":");
  return colon < 0 ? "" : expression.slice(colon + 1);
}

/** Collaborators with the role of each; `query` and `login` narrow by name. Needs nothing but Metadata for an App. */
function collaborators(scope: Scope, repository: Repository, args: Args) {
  const [query, login] = [args["query"], args["login"]].map((one) =>
    typeof one === "string" ? one.toLowerCase() : null,
  );
  const all = collaboratorsOf(scope.world, repository).filter(({ user }) => {
    const name = user.login.toLowerCase();
    return (query == null || name.includes(query)) && (login == null || name === login);
  });
  return connection(
    "collaborators",
    args,
    all,
    ({ user }) => accountNode(scope, user),
    ({ role }) => ({ permission: role.toUpperCase() }),
  );
}

/** Refs below a prefix; `query` narrows by name. They come by name: `orderBy` is taken and not obeyed. */
async function refs(scope: Scope, repository: Repository, args: Args) {
  requirePermission(scope, repository, [["contents", "read"]]);
  const [prefix, query] = [String(args["refPrefix"]), asText(args["query"]) ?? ""];
  const names = [...(await listRefs(repository.dir)).keys()].filter(
    (name) => name.startsWith(prefix) && name.slice(prefix.length).includes(query),
  );
  return connection("refs", args, names, (name) => refNode(scope, repository, name));
}

/** A repository. */
export function repositoryNode(scope: Scope, repository: Repository): Node {
  const pulls = () => requirePermission(scope, repository, [["pull_requests", "read"]]);
  return {
    __typename: "Repository",
    id: `R_${repository.id}`,
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: fullName(repository),
    owner: accountNode(scope, repository.owner),
    isPrivate: repository.private,
    isFork: repository.parent !== null,
    isArchived: repository.archived,
    visibility: repository.private ? "PRIVATE" : "PUBLIC",
    url: `${scope.world.url}/${fullName(repository)}`,
    resourcePath: `/${fullName(repository)}`,
    createdAt: repository.createdAt,
    parent: () => (repository.parent === null ? null : repositoryNode(scope, repository.parent)),
    defaultBranchRef: () => refNode(scope, repository, `refs/heads/${repository.defaultBranch}`),
    object: (args: Args) => {
      const name = asText(args["oid"]) ?? asText(args["expression"]) ?? "";
      return objectNode(
        scope,
        repository,
        name.replace(/^HEAD(?=:|$)/, repository.defaultBranch),
        pathOf(name),
      );
    },
    ref: (args: Args) => namedRef(scope, repository, String(args["qualifiedName"])),
    refs: (args: Args) => refs(scope, repository, args),
    pullRequest: (args: Args) => {
      pulls();
      const pull = repository.pulls.get(Number(args["number"]));
      if (pull === undefined)
        throw problem(
          "NOT_FOUND",
          `Could not resolve to a PullRequest with the number of ${String(args["number"])}.`,
        );
      return pullNode(scope, repository, pull);
    },
    pullRequests: (args: Args) => {
      pulls();
      return connection("pullRequests", args, matching(repository, args), (pull) =>
        pullNode(scope, repository, pull),
      );
    },
    collaborators: (args: Args) => collaborators(scope, repository, args),
  };
}
