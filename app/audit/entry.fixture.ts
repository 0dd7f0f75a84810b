import type { AuditEntry } from "#audit/audit-entry.ts";

/** An entry that tells `data` of a pull request. */
export function entry(data: AuditEntry["data"], more: Partial<AuditEntry> = {}): AuditEntry {
  return { kind: "verdict", installation: 1, repository: "acme/model", number: 7, data, ...more };
}
