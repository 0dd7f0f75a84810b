import type { Context } from "probot";
import type { FactKey } from "#core/facts/facts.ts";
import type { RepositoryTask } from "../inbox/task.ts";
import { checkRunSubjects, checkSuiteSubjects, statusSubjects } from "./check.ts";
import { commentSubjects } from "./comment.ts";
import { deploymentSubjects } from "./deployment.ts";
import { type Hint, type Payload, placeOf, type Self, tasksAt } from "./hint.ts";
import { mergeGroupSubjects } from "./merge-group.ts";
import { memberSubjects, peopleTasks } from "./people.ts";
import { commitLeft, pullRequestSubjects, reviewSubjects } from "./pull-request.ts";
import { changedByPush, mayChangeExtendedPolicy, pushSubjects } from "./push.ts";
import { repositorySubjects, rulesSubjects } from "./repository.ts";
import { EventError, soundTasks } from "./sound-tasks.ts";

/** Facts about who may sign, and whether they did. */
const PEOPLE: readonly FactKey[] = ["reviews", "owners", "people", "roles", "ownership", "snapshots"];

/** Facts about other tools' checks. */
const CHECKS: readonly FactKey[] = ["checks"];

type Hear = (payload: Payload, self: Self) => Hint;

/**
 * Which events are heard, what each asks to be looked at, and which facts it can change. A name that is not here costs nothing: it is
 * answered and forgotten.
 */
const HEARD: Readonly<Record<string, Hear>> = {
  pull_request: (payload) => {
    const opened = as<"pull_request">(payload);
    const hint = at(payload, pullRequestSubjects(opened), "always");
    // Others may end in the same commit: their check speaks of this pull request from now on, too.
    const { tasks: concerns } = at(payload, [{ kind: "head", sha: opened.pull_request.head.sha }], "always");
    const left = commitLeft(opened);
    return typeof left === "string" && left !== "" ? { ...hint, concerns, left } : { ...hint, concerns };
  },
  pull_request_review: (payload) => at(payload, reviewSubjects(as<"pull_request_review">(payload)), PEOPLE),
  issue_comment: (payload) => at(payload, commentSubjects(as<"issue_comment.created">(payload)), "always"),
  check_run: (payload, { appId }) => {
    const run = as<"check_run">(payload);
    const subjects = checkRunSubjects(run, appId);
    const onlyOthers = subjects.every(({ kind }) => kind === "checks");
    return at(payload, subjects, onlyOthers ? CHECKS : "always");
  },
  check_suite: (payload, { appId }) =>
    at(payload, checkSuiteSubjects(as<"check_suite">(payload), appId), "always"),
  status: (payload) => at(payload, statusSubjects(as<"status">(payload)), CHECKS),
  push: (payload) => {
    const push = as<"push">(payload);
    const hint = at(payload, pushSubjects(push), changedByPush(push));
    return mayChangeExtendedPolicy(push) ? { ...hint, mayChangeExtended: true } : hint;
  },
  merge_group: (payload) => at(payload, mergeGroupSubjects(as<"merge_group">(payload)), "always"),
  member: (payload) => at(payload, memberSubjects(), PEOPLE),
  membership: everywhere,
  team: everywhere,
  organization: (payload) =>
    payload.action === "member_removed" || payload.action === "renamed"
      ? everywhere(payload)
      : { tasks: [], changes: PEOPLE },
  repository: (payload) => at(payload, repositorySubjects(payload), "always"),
  repository_ruleset: (payload) => at(payload, rulesSubjects(), "always"),
  branch_protection_rule: (payload) => at(payload, rulesSubjects(), "always"),
  deployment_protection_rule: (payload) => at(payload, deploymentSubjects(payload), "always"),
  installation: (payload) =>
    payload.action === "deleted" || payload.action === "suspend"
      ? { tasks: [], changes: "always" }
      : { ...everywhere(payload), changes: "always" },
  installation_repositories: (payload) => ({ ...everywhere(payload), changes: "always" }),
};

/** Names of the events that are heard. */
export const HEARD_EVENTS: readonly string[] = Object.keys(HEARD);

/**
 * What a webhook asks for; `null` when it is nobody's concern: not heard, about nothing, or our own doing. Throws an {@link EventError} when what
 * is heard is not of the shape that GitHub documents: then nobody knows what it asks for.
 */
export function hintOf(event: string, payload: Payload, self: Self): Hint | null {
  const hear = Object.hasOwn(HEARD, event) ? HEARD[event] : undefined;
  if (hear === undefined || isOwn(payload, self)) return null;
  const hint = heardBy(hear, event, payload, self);
  const left = hint.left === undefined ? [] : at(payload, [{ kind: "head", sha: hint.left }], "always").tasks;
  soundTasks(event, [...hint.tasks, ...(hint.concerns ?? []), ...left]);
  return hint.tasks.length === 0 && hint.mayChangeExtended !== true ? null : hint;
}

function heardBy(hear: Hear, event: string, payload: Payload, self: Self): Hint {
  try {
    return hear(payload, self);
  } catch (error) {
    throw new EventError(event, "a part of it is missing or something else", { cause: error });
  }
}

/** What we did ourselves must not wake us: bots that answer each other never stop. */
function isOwn({ sender }: Payload, { slug }: Self): boolean {
  return slug !== null && sender?.type === "Bot" && sender.login === `${slug}[bot]`;
}

function at(
  payload: Payload,
  subjects: Parameters<typeof tasksAt>[1],
  changes: Hint["changes"],
): Hint & { readonly tasks: RepositoryTask[] } {
  const place = placeOf(payload);
  return { tasks: place === null ? [] : tasksAt(place, subjects), changes };
}

/** Teams sign in every repository, and nobody says in which. */
function everywhere(payload: Payload): Hint {
  return { tasks: peopleTasks(as<"team">(payload)), changes: PEOPLE };
}

type Named =
  | "pull_request"
  | "pull_request_review"
  | "issue_comment.created"
  | "check_run"
  | "check_suite"
  | "status"
  | "push"
  | "merge_group"
  | "team";

/** Signed by GitHub, so of the shape that GitHub documents; what is read of it is looked at before it is used. */
function as<Name extends Named>(payload: Payload): Context<Name>["payload"] {
  return payload as unknown as Context<Name>["payload"];
}
