import { atLeast, teamRole } from "../state/access.ts";
import type { Repository, Team } from "../state/records.ts";

/** Whether a team may be asked for a review: it belongs to the owner and was given the repository. */
export function requestable(repository: Repository, team: Team): boolean {
  return team.org.id === repository.owner.id && atLeast(teamRole(repository, team), "read");
}
