import type { Context } from "probot";
import type { Subject } from "../inbox/task.ts";

/** "Re-run" on one of our own check runs. Other Apps' runs are theirs, and our own publishing must not wake us. */
export function checkRunSubjects(
  { action, check_run: run }: Context<"check_run">["payload"],
  appId: number,
): Subject[] {
  return action === "rerequested" && run.app?.id === appId ? [{ kind: "head", sha: run.head_sha }] : [];
}

/** "Re-run all checks" on our own check suite. */
export function checkSuiteSubjects(
  { action, check_suite: suite }: Context<"check_suite">["payload"],
  appId: number,
): Subject[] {
  return action === "rerequested" && suite.app?.id === appId ? [{ kind: "head", sha: suite.head_sha }] : [];
}
