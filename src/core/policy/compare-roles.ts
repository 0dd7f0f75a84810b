import type { Policy } from "./policy.ts";
import { missingFrom, type RuleChange } from "./rule-change.ts";

type Roles = Policy["roles"];

/** Who may sign for a role, and for what. */
export function compareRoles(before: Roles, after: Roles): RuleChange[] {
  return Object.entries(before).flatMap(([role, old]): RuleChange[] => {
    const now = Object.hasOwn(after, role) ? after[role] : undefined;
    if (now === undefined) {
      return [
        { direction: "loosened", id: "role-removed", says: "Role `{role}` is removed.", values: { role } },
      ];
    }
    return [
      ...compareOwners(role, spelledAlike(old.owners), spelledAlike(now.owners)),
      ...compareCovers(role, old.covers, now.covers),
    ];
  });
}

/** Handles are compared without case. */
function spelledAlike(handles: readonly string[]): string[] {
  return handles.map((handle) => handle.toLowerCase());
}

function compareOwners(role: string, before: readonly string[], after: readonly string[]): RuleChange[] {
  const added = missingFrom(before, after).map(
    (owner): RuleChange => ({
      direction: "loosened",
      id: "role-owner-added",
      says: "`{owner}` may sign for role `{role}` now.",
      values: { owner, role },
    }),
  );
  const removed = missingFrom(after, before).map(
    (owner): RuleChange => ({
      direction: "tightened",
      id: "role-owner-removed",
      says: "`{owner}` may sign for role `{role}` no more.",
      values: { owner, role },
    }),
  );
  return [...added, ...removed];
}

/** `null` covers every path, so a list is less than that. */
function compareCovers(
  role: string,
  before: readonly string[] | null,
  after: readonly string[] | null,
): RuleChange[] {
  const less = after === null ? [] : before === null ? ["every path"] : missingFrom(after, before);
  const more = before === null ? [] : after === null ? ["every path"] : missingFrom(before, after);
  const change = (direction: "loosened" | "tightened", paths: readonly string[]): RuleChange[] =>
    paths.length === 0
      ? []
      : [
          {
            direction,
            id: direction === "loosened" ? "role-covers-less" : "role-covers-more",
            says:
              direction === "loosened"
                ? "Role `{role}` does not sign for {paths} any more."
                : "Role `{role}` signs for {paths} now.",
            values: { role, paths },
          },
        ];
  return [...change("loosened", less), ...change("tightened", more)];
}
