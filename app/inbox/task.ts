import type { Command } from "./command.ts";

/** What an event asks to be looked at again. An event is only a hint: the truth is read when the task is done. */
export type Subject =
  | { readonly kind: "pull-request"; readonly number: number; readonly likelyBase?: string }
  /** Every open pull request whose head is this commit. */
  | { readonly kind: "head"; readonly sha: string }
  /** Every open pull request whose head is this commit and whose stage asks for checks of other tools. */
  | { readonly kind: "checks"; readonly sha: string }
  /** Every open pull request that goes to this branch, or to a stage that comes after the branch's own. */
  | { readonly kind: "branch"; readonly ref: string }
  /** Every open pull request. */
  | { readonly kind: "repository" }
  | {
      readonly kind: "merge-group";
      readonly headSha: string;
      readonly headRef: string;
      readonly baseSha: string;
      readonly baseRef: string;
    }
  /** A merge that happened: is it what was judged? */
  | { readonly kind: "merged"; readonly number: number }
  /** A push to a branch: was it a merge? `again`: it did not look like one at first. */
  | {
      readonly kind: "pushed";
      readonly ref: string;
      readonly before: string;
      readonly after: string;
      /** Login of who pushed, where GitHub says. */
      readonly by?: string;
      /** What was there is not part of what is there now: no merge does that. */
      readonly how?: "forced";
      readonly again?: true;
    }
  /** A check of our name by somebody else on this commit. */
  | { readonly kind: "foreign-check"; readonly sha: string; readonly name: string; readonly app: string }
  /** A workflow run waits for leave to deploy. */
  | {
      readonly kind: "deployment";
      readonly run: number;
      readonly environment: string;
      readonly sha: string;
    }
  /** A person asked for something, by a comment or a button. */
  | {
      readonly kind: "command";
      readonly number: number;
      /** Id of the comment that is answered; `null` for a button. */
      readonly comment: number | null;
      readonly by: string;
      readonly command: Command;
    }
  /** People may have to be reminded. */
  | { readonly kind: "remind"; readonly number: number };

/** Work in one repository. */
export interface RepositoryTask {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly subject: Subject;
}

/** Work in every repository that an installation covers: who stands behind teams and roles may have changed. */
export interface InstallationTask {
  readonly installation: number;
  readonly subject: { readonly kind: "installation" };
}

/** What comes back with time, for all installations. */
export const UPKEEP = ["sweep", "missed-deliveries", "retention", "vacuum"] as const;

/** Work that no event asks for. */
export interface UpkeepTask {
  readonly subject: { readonly kind: "upkeep"; readonly what: (typeof UPKEEP)[number] };
}

/** A unit of work that can be stored, repeated and merged with an equal one: doing it twice does no harm. */
export type Task = RepositoryTask | InstallationTask | UpkeepTask;

/**
 * Equal keys mean the same work: of several that wait, one is enough. The keys of what a delivery asks for are its scopes, too: whatever
 * was read of them before the delivery is out of date.
 */
export function taskKey(task: Task): string {
  if (!("installation" in task)) return `upkeep/${task.subject.what}`;
  if (!("repo" in task)) return `${task.installation}`;
  const { installation, owner, repo, subject } = task;
  const where = `${installation}/${owner}/${repo}`.toLowerCase();
  switch (subject.kind) {
    case "pull-request":
      return `${where}#${subject.number}`;
    case "head":
      return `${where}@${subject.sha}`;
    case "checks":
      return `${where}@${subject.sha}!`;
    case "branch":
      return `${where}:${subject.ref}`;
    case "repository":
      return where;
    case "merge-group":
      return `${where}~${subject.headSha}`;
    case "merged":
      return `${where}#${subject.number}^`;
    case "pushed":
      // No ref holds a colon: a branch cannot be named as another task is.
      return `${where}:${subject.ref}:${subject.after}${subject.again === true ? "+" : ""}`;
    case "foreign-check":
      return `${where}@${subject.sha}?${subject.name}`;
    case "deployment":
      return `${where}>${subject.run}/${subject.environment}`;
    case "command": {
      // Two questions of one comment are two, and each is answered.
      const gate = "gate" in subject.command ? ` ${subject.command.gate ?? ""}` : "";
      return `${where}#${subject.number}/${subject.comment ?? subject.by}/${subject.command.verb}${gate}`;
    }
    case "remind":
      return `${where}#${subject.number}*`;
    default:
      return subject satisfies never;
  }
}
