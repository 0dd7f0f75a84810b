import type { Context } from "probot";
import type { InstallationTask, Subject } from "../inbox/task.ts";

/**
 * Somebody joined or left a team, or a team was renamed, deleted or given other access: a sign-off that counted may not
 * count any more. Teams sign in every repository, and nobody says in which.
 */
export function peopleTasks({
  installation,
}: Pick<Context<"membership" | "team" | "organization">["payload"], "installation">): InstallationTask[] {
  return installation === undefined
    ? []
    : [{ installation: installation.id, subject: { kind: "installation" } }];
}

/** A person's own access to a repository changed. */
export function memberSubjects(): Subject[] {
  return [{ kind: "repository" }];
}
