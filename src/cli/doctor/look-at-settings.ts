import type { OwnerFacts } from "#core/facts/people-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import type { CodeownersError, WorkflowDefaults } from "#github/protection/read-settings.ts";
import type { Seen } from "#github/protection/seen.ts";
import { apiPath } from "../shell-quoted.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import type { MendPlace } from "./mends.ts";
import { unknownOwner } from "./unknown-owner.ts";

/** Looks at what workflows may do by default. */
export function lookAtWorkflowDefaults(
  defaults: Seen<WorkflowDefaults>,
  { owner, name, url }: MendPlace,
): Diagnosis[] {
  const about = "Actions";
  if (!defaults.seen) return [notSeen("What workflows may do by default", about, defaults.because)];
  const { canWrite, canApprove } = defaults.value;
  const path = apiPath`/repos/${owner}/${name}/actions/permissions/workflow`;
  const command = `gh api --method PUT ${path} -f default_workflow_permissions=read -F can_approve_pull_request_reviews=false`;
  const more = { command, link: `${url}/settings/actions` };
  const found = [
    ...(canWrite ? [diagnosis("default-token-writes", about, {}, more)] : []),
    ...(canApprove ? [diagnosis("actions-may-approve", about, {}, more)] : []),
  ];
  return found.length > 0 ? found : [diagnosis("actions-in-order", about)];
}

/** Mistakes of GitHub's list that are told one by one. */
const MOST_ERRORS = 20;

/** Handles of which GitHub's mistakes in CODEOWNERS say that they do not exist or may not write: which of the two, only a look-up tells. */
export function unknownOwners(errors: Seen<readonly CodeownersError[] | null>): readonly string[] {
  if (!errors.seen || errors.value === null) return [];
  const handles = errors.value.flatMap((error) => unknownOwner(error) ?? []);
  return [...new Set(handles)].slice(0, MOST_ERRORS);
}

/**
 * Tells what GitHub finds wrong with CODEOWNERS. What our own reader has told of a line already is not told again. `owners` says who stands behind
 * {@link unknownOwners}, by handle in small letters: only who was looked up and exists is offered write access, since a name that is free today may be
 * a stranger's tomorrow.
 */
export function lookAtCodeownersErrors(
  errors: Seen<readonly CodeownersError[] | null>,
  place: MendPlace,
  told: ReadonlySet<number>,
  owners: Seen<Readonly<Record<string, OwnerFacts>>>,
): Diagnosis[] {
  const about = "CODEOWNERS";
  if (!errors.seen) return [notSeen("Whether its owners exist and may write", about, errors.because)];
  if (errors.value === null) return [];
  const left = errors.value.filter(({ line }) => !told.has(line));
  if (left.length === 0 && told.size === 0) return [diagnosis("github-takes-codeowners", about)];
  const known = owners.seen ? owners.value : {};
  return left.slice(0, MOST_ERRORS).map((error) => {
    const { path, line, kind, message } = error;
    // GitHub's message goes on with the line itself and a mark under it.
    const [problem = kind] = message.split("\n");
    const handle = unknownOwner(error);
    const canBeGiven = handle !== null && known[handle.toLowerCase()]?.status === "no-write";
    return diagnosis(
      "codeowners-error",
      path,
      { path, line, problem },
      { where: { path, line }, command: canBeGiven ? grantCommand(handle, place) : undefined },
    );
  });
}

/** A command that gives a user or a team write access to the repository. */
function grantCommand(handle: string, { owner, name }: MendPlace): string {
  const [account = "", team] = handle.slice(1).split("/");
  const path =
    team === undefined
      ? apiPath`/repos/${owner}/${name}/collaborators/${account}`
      : apiPath`/orgs/${account}/teams/${team}/repos/${owner}/${name}`;
  return `gh api --method PUT ${path} -f permission=push`;
}

const STATUS: Readonly<Record<Exclude<OwnerFacts["status"], "resolved" | "unreadable">, string>> = {
  unknown: "does not exist, or this token does not see it",
  secret: "is a secret team, which owns nothing",
  "no-write": "has no write access to the repository of its own",
};

/** Looks whether the owners that a policy's roles name exist and may write. */
export function lookAtRoles(
  policy: Policy,
  owners: Seen<Readonly<Record<string, OwnerFacts>>>,
  place: MendPlace,
): Diagnosis[] {
  const about = policy.path;
  if (!owners.seen)
    return [notSeen("Whether the owners of its roles exist and may write", about, owners.because)];
  const found = Object.entries(policy.roles).flatMap(([role, { owners: handles }]) =>
    handles.flatMap((owner) => {
      const status = owners.value[owner.toLowerCase()]?.status ?? "unreadable";
      if (status === "resolved") return [];
      // A team that a stranger asks for is as absent as one that is not there.
      if (status === "unreadable" || (status === "unknown" && owner.includes("/")))
        return [diagnosis("role-unseen", about, { role, owner })];
      const command = status === "no-write" ? grantCommand(owner, place) : undefined;
      const values = { role, owner, status: STATUS[status] };
      return [diagnosis("role-without-owner", about, values, { command })];
    }),
  );
  if (found.length > 0 || Object.keys(policy.roles).length === 0) return found;
  return [diagnosis("roles-in-order", about)];
}
