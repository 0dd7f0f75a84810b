import type { Bypass } from "#github/protection/rule-source.ts";

/** Who may go around several rules at once, as far as their lists tell. */
export interface CommonBypass {
  /** In every list, with the mode of the strictest. */
  readonly certain: readonly Bypass[];
  /** Groups that stand in some lists only: whoever belongs to one of each list may go around all. Empty where nobody can. */
  readonly perhaps: readonly Bypass[];
}

/**
 * Who may go around every rule, given each rule's list. Lists name groups as well as single actors, and groups share members that no list shows:
 * that nobody may follows from an empty list alone.
 */
export function bypassOfAll(lists: readonly (readonly Bypass[])[]): CommonBypass {
  const actors = new Map(lists.flat().map((bypass) => [bypass.key, bypass]));
  const certain = [...actors.values()].flatMap((actor): Bypass[] => {
    const modes = lists.map((list) => strongest(list.filter(({ key }) => holds(key, actor.key))));
    if (modes.includes(null)) return [];
    return [{ ...actor, mode: modes.includes("pull_request") ? "pull_request" : (modes[0] ?? actor.mode) }];
  });
  const told = new Set(certain.map(({ key }) => key));
  const rest = lists.map((list) => list.filter(({ key }) => !told.has(key)));
  if (rest.some((list) => list.length === 0)) return { certain, perhaps: [] };
  return { certain, perhaps: [...new Map(rest.flat().map((bypass) => [bypass.key, bypass])).values()] };
}

/** Whether an entry holds for all of an actor. Owners of an organisation administer every repository of it, by GitHub's description of roles. */
function holds(entry: string, actor: string): boolean {
  return entry === actor || (entry === "RepositoryRole 5" && actor.startsWith("OrganizationAdmin"));
}

/** What the entries for one actor allow together; `null` where there is none. */
function strongest(entries: readonly Bypass[]): Bypass["mode"] | null {
  return (entries.find(({ mode }) => mode !== "pull_request") ?? entries[0])?.mode ?? null;
}
