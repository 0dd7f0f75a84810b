import type { OwnerFacts } from "#core/facts/people-facts.ts";
import type { Policy } from "#core/policy/policy.ts";
import type { CodeownersError, WorkflowDefaults } from "#github/protection/read-settings.ts";
import type { Seen } from "#github/protection/seen.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import type { MendPlace } from "./mends.ts";
import { apiPath } from "./shell-quoted.ts";

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

/** Tells what GitHub finds wrong with CODEOWNERS. What our own reader has told of a line already is not told again. */
export function lookAtCodeownersErrors(
  errors: Seen<readonly CodeownersError[] | null>,
  place: MendPlace,
  told: ReadonlySet<number>,
): Diagnosis[] {
  const about = "CODEOWNERS";
  if (!errors.seen) return [notSeen("Whether its owners exist and may write", about, errors.because)];
  if (errors.value === null) return [];
  const left = errors.value.filter(({ line }) => !told.has(line));
  if (left.length === 0 && told.size === 0) return [diagnosis("github-takes-codeowners", about)];
  return left.slice(0, MOST_ERRORS).map(({ path, line, kind, message, source }) => {
    // GitHub's message goes on with the line itself and a mark under it.
    const [problem = kind] = message.split("\n");
    const handle = kind === "Unknown owner" ? handleIn(problem, source) : null;
    return diagnosis(
      "codeowners-error",
      path,
      { path, line, problem },
      { where: { path, line }, command: handle === null ? undefined : grantCommand(handle, place) },
    );
  });
}

function handleIn(problem: string, source: string | null): string | null {
  const [handle] = /@[\w-]+(?:\/[\w.-]+)?/.exec(problem) ?? [];
  if (handle !== undefined) return handle;
  const only = source?.match(/@[\w-]+(?:\/[\w.-]+)?/g) ?? [];
  return only.length === 1 ? (only[0] ?? null) : null;
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
