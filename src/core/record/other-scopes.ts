import type { Policy } from "#core/policy/policy.ts";
import { roleScopes } from "#core/sign-offs/role-scopes.ts";
import type { Words } from "./checked.ts";
import type { RecordPullRequest } from "./record-schema.ts";

/**
 * Roles that a record says signed for fewer files than the policy has them sign for: of the files that anybody signed for in the pull request, those
 * that the role covers. Which other files it changed, a record does not tell. Each role of the policy is looked at once, however often a record from
 * anybody lists it.
 */
export function otherScopes({ asked }: RecordPullRequest, { roles }: Policy): Words[] {
  const signedFor = [...new Set(asked.flatMap(({ scope }) => scope.paths.map(({ path }) => path)))];
  return Object.keys(roles).flatMap((name): Words[] => {
    const told = asked.filter((each) => each.kind === "role" && each.name === name);
    const [first] = told;
    if (first === undefined) return [];
    if (told.length > 1)
      return [{ says: "the role `{name}` is listed {count} times", values: { name, count: told.length } }];
    const { covering } = roleScopes(signedFor, roles, { [name]: first.needs });
    const listed = new Set(first.scope.paths.map(({ path }) => path));
    const paths = signedFor.filter((path) => !listed.has(path) && covering(path).length > 0);
    if (paths.length === 0) return [];
    const says = "by the policy `{name}` signs for more than the record says: also for {paths}";
    return [{ says, values: { name, paths } }];
  });
}
