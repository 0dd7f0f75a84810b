/** What the App needs, as `docs/app-manifest.json` asks for it; a test holds the two together. */
export const NEEDED_PERMISSIONS: Readonly<Record<string, "read" | "write">> = {
  metadata: "read",
  checks: "write",
  contents: "read",
  pull_requests: "write",
  issues: "read",
  statuses: "write",
  merge_queues: "read",
  members: "read",
};

export const NEEDED_EVENTS: readonly string[] = [
  "pull_request",
  "pull_request_review",
  "check_run",
  "check_suite",
  "push",
  "status",
  "merge_group",
  "member",
  "membership",
  "team",
  "organization",
  "repository",
  "issue_comment",
];

const LEVELS = ["read", "write", "admin"];

/** Permissions that are missing or too low, as `name: level`. */
export function missingPermissions(granted: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(NEEDED_PERMISSIONS)
    .filter(([name, level]) => LEVELS.indexOf(granted[name] ?? "") < LEVELS.indexOf(level))
    .map(([name, level]) => `${name}: ${level}`);
}

/** Events that are not heard. */
export function missingEvents(heard: readonly string[]): readonly string[] {
  return NEEDED_EVENTS.filter((event) => !heard.includes(event));
}
