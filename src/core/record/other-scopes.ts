import type { Policy } from "#core/policy/policy.ts";
import { roleScopes } from "#core/sign-offs/role-scopes.ts";
import type { Words } from "./checked.ts";
import type { RecordPullRequest } from "./record-schema.ts";

/**
 * Roles that a record says signed for fewer files than the policy has them sign for: of the files that anybody signed for in the pull request, those
 * that the role covers. Which other files it changed, a record does not tell.
 */
export function otherScopes({ asked }: RecordPullRequest, { roles }: Policy): Words[] {
  const signedFor = [...new Set(asked.flatMap(({ scope }) => scope.paths.map(({ path }) => path)))];
  return asked
    .filter(({ kind }) => kind === "role")
    .flatMap(({ name, needs, scope }): Words[] => {
      const { covering } = roleScopes(signedFor, roles, { [name]: needs });
      const listed = new Set(scope.paths.map(({ path }) => path));
      const paths = signedFor.filter((path) => covering(path).length > 0 && !listed.has(path));
      if (paths.length === 0) return [];
      const says = "by the policy `{name}` signs for more than the record says: also for {paths}";
      return [{ says, values: { name, paths } }];
    });
}
