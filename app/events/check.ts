import type { Context } from "probot";
import { commandOfButton } from "../commands/buttons.ts";
import type { Subject } from "../inbox/task.ts";

type CheckRun = Context<"check_run">["payload"];

/** What our checks are called, and nobody else's should be. */
const OUR_NAME = /^gatehouse:/i;

/**
 * "Re-run" on one of our own check runs, a button on it, and what other Apps do: the end of their runs, which a stage may ask for, and
 * runs in our name, which are answered. Our own publishing must not wake us.
 */
export function checkRunSubjects(payload: CheckRun, appId: number): Subject[] {
  const { action, check_run: run } = payload;
  if (run.app?.id === appId) {
    if (action === "rerequested") return [{ kind: "head", sha: run.head_sha }];
    return action === "requested_action" ? pressed(payload) : [];
  }
  const foreign: Subject[] =
    OUR_NAME.test(run.name) && (action === "created" || action === "completed")
      ? [{ kind: "foreign-check", sha: run.head_sha, name: run.name, app: run.app?.slug ?? "unknown" }]
      : [];
  return action === "completed" ? [...foreign, { kind: "checks", sha: run.head_sha }] : foreign;
}

/** A button is pressed on a commit; it speaks of every open pull request that ends there. */
function pressed({
  check_run: run,
  requested_action: button,
  sender,
}: Extract<CheckRun, { action: "requested_action" }>): Subject[] {
  const command = commandOfButton(button?.identifier ?? "");
  if (command === null) return [];
  const numbers = run.pull_requests.map(({ number }) => number);
  // GitHub lists no pull requests from forks here: judging the commit again finds them.
  if (numbers.length === 0) return [{ kind: "head", sha: run.head_sha }];
  return numbers.map((number) => ({ kind: "command", number, comment: null, by: sender.login, command }));
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
