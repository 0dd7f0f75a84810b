/** What an event asks to be looked at again. An event is only a hint: the truth is read when the task is done. */
export type Subject =
  | { readonly kind: "pull-request"; readonly number: number; readonly likelyBase?: string }
  /** Every open pull request whose head is this commit. */
  | { readonly kind: "head"; readonly sha: string }
  /** Every open pull request that goes to this branch. */
  | { readonly kind: "branch"; readonly ref: string }
  | {
      readonly kind: "merge-group";
      readonly headSha: string;
      readonly headRef: string;
      readonly baseSha: string;
      readonly baseRef: string;
    };

/** A unit of work that can be stored, repeated and merged with an equal one: doing it twice does no harm. */
export interface Task {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly subject: Subject;
}

/** Equal keys mean the same work: of several that wait, one is enough. */
export function taskKey({ installation, owner, repo, subject }: Task): string {
  const where = `${installation}/${owner}/${repo}`.toLowerCase();
  switch (subject.kind) {
    case "pull-request":
      return `${where}#${subject.number}`;
    case "head":
      return `${where}@${subject.sha}`;
    case "branch":
      return `${where}:${subject.ref}`;
    case "merge-group":
      return `${where}~${subject.headSha}`;
    default:
      return subject satisfies never;
  }
}
