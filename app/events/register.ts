import type { Probot } from "probot";
import type { Inbox } from "../inbox/inbox.ts";
import type { Subject } from "../inbox/task.ts";
import { checkRunSubjects, checkSuiteSubjects, statusSubjects } from "./check.ts";
import { mergeGroupSubjects } from "./merge-group.ts";
import { memberSubjects, peopleTasks } from "./people.ts";
import { pullRequestSubjects, reviewSubjects } from "./pull-request.ts";
import { pushSubjects } from "./push.ts";

interface Event {
  readonly id: string;
  readonly payload: {
    readonly installation?: { readonly id: number } | undefined;
    readonly repository?:
      | { readonly name: string; readonly owner: { readonly login?: string } | null }
      | undefined;
  };
}

/**
 * Subscribes to the events that may change a verdict. A handler only reads identities and puts tasks into the inbox:
 * state is read later, since deliveries come late, twice and out of order. GitHub is answered once the inbox has them.
 */
export function registerEvents(probot: Probot, inbox: Inbox, appId: number): void {
  const accept = ({ id, payload }: Event, subjects: readonly Subject[]): Promise<void> => {
    const { installation, repository } = payload;
    const owner = repository?.owner?.login;
    if (installation === undefined || repository === undefined || owner === undefined)
      return Promise.resolve();
    const place = { installation: installation.id, owner, repo: repository.name };
    return inbox.accept({ id, tasks: subjects.map((subject) => ({ ...place, subject })) });
  };
  probot.on("pull_request", (event) => accept(event, pullRequestSubjects(event.payload)));
  probot.on("pull_request_review", (event) => accept(event, reviewSubjects(event.payload)));
  probot.on("check_run", (event) => accept(event, checkRunSubjects(event.payload, appId)));
  probot.on("check_suite", (event) => accept(event, checkSuiteSubjects(event.payload, appId)));
  probot.on("status", (event) => accept(event, statusSubjects(event.payload)));
  probot.on("push", (event) => accept(event, pushSubjects(event.payload)));
  probot.on("merge_group", (event) => accept(event, mergeGroupSubjects(event.payload)));
  probot.on("member", (event) => accept(event, memberSubjects()));
  probot.on(["membership", "team", "organization.member_removed"], ({ id, payload }) =>
    inbox.accept({ id, tasks: peopleTasks(payload) }),
  );
}
