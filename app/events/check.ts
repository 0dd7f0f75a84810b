import type { Context } from "probot";
import type { Subject } from "../inbox/task.ts";

/**
 * "Re-run" on one of our own check runs, and the end of one of another App's, which a stage may ask for. Our own publishing must
 * not wake us.
 */
export function checkRunSubjects(
  { action, check_run: run }: Context<"check_run">["payload"],
  appId: number,
): Subject[] {
  if (run.app?.id === appId) return action === "rerequested" ? [{ kind: "head", sha: run.head_sha }] : [];
  return action === "completed" ? [{ kind: "checks", sha: run.head_sha }] : [];
}

/** A commit status, which a stage may ask for. We write none. */
export function statusSubjects({ sha }: Pick<Context<"status">["payload"], "sha">): Subject[] {
  return [{ kind: "checks", sha }];
}

/** "Re-run all checks" on our own check suite. */
export function checkSuiteSubjects(
  { action, check_suite: suite }: Context<"check_suite">["payload"],
  appId: number,
): Subject[] {
  return action === "rerequested" && suite.app?.id === appId ? [{ kind: "head", sha: suite.head_sha }] : [];
}
