import type { FactKey } from "#core/facts/facts.ts";
import type { InstallationTask, RepositoryTask, Subject } from "../inbox/task.ts";

/** What an event asks for, and what it can change. */
export interface Hint {
  readonly tasks: readonly (RepositoryTask | InstallationTask)[];
  /**
   * The facts that the event can change: where no gate of a repository's policies needs one of them, it is not accepted at all.
   * `always`: it concerns every gated repository.
   */
  readonly changes: readonly FactKey[] | "always";
  /** What is out of date besides, and needs no task of its own. */
  readonly concerns?: readonly RepositoryTask[];
  /** A commit that a pull request may have left: those that shared its check there are to be looked at, where there are any. */
  readonly left?: string;
  /** Whether a policy may have changed that other repositories extend; which ones is looked up. */
  readonly mayChangeExtended?: true;
}

/** Who we are on GitHub. */
export interface Self {
  readonly appId: number;
  /** Name in addresses; `null` until GitHub could be asked. */
  readonly slug: string | null;
}

/** As much of any payload as is read of it before its event is known. */
export interface Payload {
  readonly action?: unknown;
  readonly sender?: { readonly login?: unknown; readonly type?: unknown } | undefined;
  readonly installation?: { readonly id?: unknown } | undefined;
  readonly repository?:
    | { readonly name?: unknown; readonly owner?: { readonly login?: unknown } | null }
    | undefined;
}

/** Where an event happened: a repository under an installation. */
export interface Place {
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
}

/** Where an event happened; `null` when it belongs to no repository, or GitHub did not say. */
export function placeOf({ installation, repository }: Payload): Place | null {
  const [id, owner, repo] = [installation?.id, repository?.owner?.login, repository?.name];
  if (typeof id !== "number" || typeof owner !== "string" || typeof repo !== "string") return null;
  return { installation: id, owner, repo };
}

/** The same place, once for each subject. */
export function tasksAt(place: Place, subjects: readonly Subject[]): RepositoryTask[] {
  return subjects.map((subject) => ({ ...place, subject }));
}
