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
    };

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

/** A unit of work that can be stored, repeated and merged with an equal one: doing it twice does no harm. */
export type Task = RepositoryTask | InstallationTask;

/** Equal keys mean the same work: of several that wait, one is enough. */
export function taskKey(task: Task): string {
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
    default:
      return subject satisfies never;
  }
}
