import type { Logger } from "pino";
import type { InstalledRepository } from "#github/list-repositories.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Attempt, Inbox, WorkResult } from "../inbox/inbox.ts";
import type { Place } from "../inbox/place.ts";
import type { RepositoryTask, Subject, UpkeepTask } from "../inbox/task.ts";
import type { Store } from "../store/store.ts";
import type { Host } from "./host.ts";

/** How a client of GitHub is asked for. */
export interface ClientHow {
  /** Aborted with the attempt. */
  readonly signal: AbortSignal;
  /** For what may use up the last that GitHub allows. */
  readonly reserve?: boolean;
  /** For what is tried although a limit is known, until GitHub itself refuses: taking a green check back. */
  readonly urgent?: boolean;
  /** Awaited right before each write is sent, after all waiting; when it rejects nothing is sent, and that is the reason. */
  readonly beforeWrite?: () => Promise<void>;
}

/** Does tasks of one kind. May reject: the worker makes a result of it. */
export type Handler = (task: RepositoryTask, attempt: Attempt) => Promise<WorkResult>;

/** Told of what is done, to be counted. Must not throw. */
export interface WorkHooks {
  /** An evaluation ended: what came of it (`failed` and `superseded` included), the verdict's outcome (`none` where there is none). */
  readonly judged?: (result: string, outcome: string, seconds: number) => void;
  /** A check was written, withdrawals included: `success`, `failure` or `in_progress`. */
  readonly published?: (conclusion: string) => void;
}

/** What the worker needs of the world. */
export interface WorkOptions extends WorkHooks {
  readonly store: Store;
  readonly audit: AuditLog;
  readonly log: Logger;
  /** The clock. */
  readonly now: () => Date;
  /** A repository as an evaluation sees it. Rejects with a GithubError when the installation cannot be signed in to. */
  readonly hostFor: (place: Place, how: ClientHow) => Promise<Host>;
  /** Repositories that an installation covers. */
  readonly repositories: (installation: number, how: ClientHow) => Promise<readonly InstalledRepository[]>;
  /** Puts work into the inbox, as {@link Inbox.put} does. */
  readonly put: Inbox["put"];
  /** Those who do what is not an evaluation, by kind of subject. They go before what the worker does itself. */
  readonly handlers?: Readonly<Partial<Record<Subject["kind"], Handler>>>;
  readonly upkeep?: (task: UpkeepTask, attempt: Attempt) => Promise<WorkResult>;
}
