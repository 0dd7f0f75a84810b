import type { Attempt, Delivery, WorkResult } from "../../app/inbox/inbox.ts";
import { type Task, taskKey } from "../../app/inbox/task.ts";
import type { HostOptions } from "./model-host.ts";

/** A fault that is put into the machine on purpose: the properties have to find it. */
export interface Plant {
  readonly attempt?: (attempt: Attempt) => Attempt;
  /** What is accepted instead of a delivery; `null`: nothing, though GitHub is answered. */
  readonly accept?: (delivery: Delivery, nth: number) => Delivery | null;
  /** Whether what waited for its turn is sent without a look at what came meanwhile. */
  readonly sendsUnfenced?: boolean;
  readonly isDropped?: NonNullable<HostOptions["isDropped"]>;
  readonly result?: (result: WorkResult, task: Task) => WorkResult;
  /** Whether a restart forgets what waited. */
  readonly forgets?: boolean;
}

const DONE: WorkResult = { kind: "done", next: [] };

/** Faults by what they are. */
export const PLANTS: Readonly<Record<string, Plant>> = {
  "nothing is fenced": { attempt: (attempt) => ({ ...attempt, fence: () => Promise.resolve() }) },
  "marks are ignored": { attempt: (attempt) => ({ ...attempt, fence: () => attempt.fence([]) }) },
  "the marks of pull requests alone count": {
    attempt: (attempt) => ({
      ...attempt,
      fence: (scopes) => attempt.fence(scopes.filter((scope) => scope.includes("#"))),
    }),
  },
  "the marks of commits that events concern are dropped": {
    accept: (delivery) => ({ ...delivery, concerns: [] }),
  },
  "what waited for its turn is sent as it is": { sendsUnfenced: true },
  "a withdrawal is dropped": { isDropped: ({ output }) => output.title === "is judged again" },
  "a red check is not written over a green one": {
    isDropped: ({ conclusion }) => conclusion === "failure",
  },
  "every delivery is a new one": {
    accept: (delivery, nth) => ({ ...delivery, guid: `${delivery.guid}/${nth}` }),
  },
  "deliveries are the same when their tasks are": {
    accept: (delivery) => ({ ...delivery, guid: delivery.tasks.map(taskKey).join() }),
  },
  "reviews are answered and forgotten": {
    accept: (delivery) => (delivery.event === "pull_request_review" ? null : delivery),
  },
  "who is a member is not heard": {
    accept: (delivery) => (delivery.event === "membership" ? { ...delivery, tasks: [] } : delivery),
  },
  "a branch's task leads to none": {
    result: (result, task) => (task.subject.kind === "branch" ? DONE : result),
  },
  "a failed attempt is taken for done": { result: (result) => (result.kind === "failed" ? DONE : result) },
  "nobody looks again when time has passed": {
    result: (result) => (result.kind === "done" ? { kind: "done", next: result.next } : result),
  },
  "a restart forgets what waited": { forgets: true },
};
