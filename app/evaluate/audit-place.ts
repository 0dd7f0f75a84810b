import type { AuditEntry } from "#audit/audit-entry.ts";
import { type Place, repositoryName } from "../inbox/place.ts";

/** Where something happened, as the log names it. A number of 0 is that of no pull request. */
export function toAuditPlace(
  place: Place,
  number: number | null,
): Pick<AuditEntry, "installation" | "repository" | "number"> {
  return {
    installation: place.installation,
    repository: repositoryName(place),
    number: number === 0 ? null : number,
  };
}
