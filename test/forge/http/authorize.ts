import { atLeast, roleOf } from "../state/access.ts";
import type { Installation, Repository, User } from "../state/records.ts";
import { findRepository } from "../state/world.ts";
import type { Actor, Call, Need, Operation, Reply, RepositoryOperation } from "./call.ts";
import { notFound, Refusal } from "./call.ts";

/** Whether an installation covers a repository. */
export function covers(
  installation: Installation,
  chosen: ReadonlySet<number> | null,
  repository: Repository,
): boolean {
  const selected = installation.repositories;
  if (installation.account.id !== repository.owner.id) return false;
  return (selected === null || selected.has(repository.id)) && (chosen === null || chosen.has(repository.id));
}

/** Whether a repository exists for an asker: anyone for a public one, and who has access for a private one. */
export function canSee(actor: Actor, repository: Repository): boolean {
  if (!repository.private) return true;
  if (actor.kind === "user") return roleOf(repository, actor.user) !== "none";
  return actor.kind === "installation" && covers(actor.installation, actor.repositories, repository);
}

const levels = ["none", "read", "write", "admin"];

/** Whether a token's permissions hold one of those needed. Metadata is always there. */
export function holds(permissions: Readonly<Record<string, string>>, needs: readonly Need[]): boolean {
  if (needs.length === 0) return true;
  return needs.some(([name, level]) => levels.indexOf(permissions[name] ?? "none") >= levels.indexOf(level));
}

/** The header that GitHub adds to refusals ("Troubleshooting the REST API": insufficient permissions). */
function accepted(needs: readonly Need[]): Record<string, string> {
  return { "x-accepted-github-permissions": needs.map(([name, level]) => `${name}=${level}`).join("; ") };
}

/** Refuses an asker without the powers that an operation needs. `repository` is null outside of one. */
export function authorize(
  actor: Actor,
  operation: Omit<Operation, "handle">,
  repository: Repository | null,
): void {
  if (operation.by === "app") {
    if (actor.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
    return;
  }
  if (actor.kind === "app") throw new Refusal(403, "Resource not accessible by integration");
  if (operation.by === "installation" && actor.kind !== "installation") {
    throw new Refusal(403, "You must authenticate via a GitHub App.");
  }
  const writes = operation.needs.some(([, level]) => level === "write");
  if (actor.kind === "anonymous") {
    if (writes || repository === null) throw new Refusal(401, "Requires authentication");
    return;
  }
  if (actor.kind === "user") {
    if (repository !== null && writes) requireUserRole(repository, actor.user, operation.needs);
    return;
  }
  // Reading what is public needs no permission, and nothing may be written where the App is not installed.
  const covered = repository === null || covers(actor.installation, actor.repositories, repository);
  if (!covered && !writes) return;
  if (!covered || !holds(actor.permissions, operation.needs)) {
    throw new Refusal(403, "Resource not accessible by integration", {}, accepted(operation.needs));
  }
}

function requireUserRole(repository: Repository, user: User, needs: readonly Need[]): void {
  const administers = needs.some(([name]) => name === "administration");
  const proposes = needs.some(([name]) => name === "pull_requests");
  const wanted = administers ? "admin" : proposes ? "read" : "write";
  if (!atLeast(roleOf(repository, user), wanted))
    throw new Refusal(403, "Must have push access to repository.");
}

/** Turns an endpoint of a repository into a plain one. */
export function inRepository(operation: RepositoryOperation): Operation {
  const handle = (call: Call): Reply | Promise<Reply> => {
    const repository = findRepository(call.world, call.params["owner"] ?? "", call.params["repo"] ?? "");
    if (repository === undefined || !canSee(call.actor, repository)) throw notFound();
    authorize(call.actor, operation, repository);
    if (repository.archived && operation.needs.some(([, level]) => level === "write"))
      throw new Refusal(403, "Repository was archived so is read-only.");
    return operation.handle(call, repository);
  };
  return { ...operation, handle };
}

/** Endpoint outside of repositories: checks the asker, then answers. */
export function guarded(operation: Operation): Operation {
  return {
    ...operation,
    handle: (call) => {
      authorize(call.actor, operation, null);
      return operation.handle(call);
    },
  };
}
