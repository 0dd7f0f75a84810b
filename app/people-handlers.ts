import { commandHandler } from "./commands/handle-command.ts";
import type { Attempt, WorkResult } from "./inbox/inbox.ts";
import type { RepositoryTask } from "./inbox/task.ts";
import { remindHandler } from "./people/handle-remind.ts";
import type { PeoplePorts } from "./people/people-ports.ts";

/** Does a task of its kind. Rejects with a GithubError, with a Superseded, or with the store's error. */
export type PeopleHandler = (task: RepositoryTask, attempt: Attempt) => Promise<WorkResult>;

/** Those who talk with people, by kind of subject. */
export function peopleHandlers(ports: PeoplePorts): Readonly<Record<"command" | "remind", PeopleHandler>> {
  return { command: commandHandler(ports), remind: remindHandler(ports) };
}
