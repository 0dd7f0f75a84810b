import type { GithubClient } from "#github/github-client.ts";
import type { AuditLog } from "../audit/audit-log.ts";
import type { PullRequestHost } from "../evaluate/pull-request-host.ts";
import type { Inbox } from "../inbox/inbox.ts";
import type { Place } from "../inbox/place.ts";
import type { Store } from "../store/store.ts";

/** How a repository is reached: until the attempt is aborted. */
interface ReachHow {
  readonly signal: AbortSignal;
}

/** As much of a repository as talking about a pull request takes. */
export type PeopleHost = Pick<PullRequestHost, "collect" | "look" | "linkTo">;

/** What talking with people needs of the world. */
export interface PeoplePorts {
  readonly store: Store;
  readonly audit: Pick<AuditLog, "append">;
  /** Puts work into the inbox. */
  readonly put: Inbox["put"];
  /** A repository as an evaluation sees it. Rejects with a GithubError. */
  readonly hostFor: (place: Place, how: ReachHow) => Promise<PeopleHost>;
  /** The same repository for comments. Rejects with a GithubError. */
  readonly clientFor: (place: Place, how: ReachHow) => Promise<GithubClient>;
  /** The clock. */
  readonly now: () => Date;
  /** Our App's id: only its comments are its own. */
  readonly appId: number;
  /** Address of GitHub's pages: `https://github.com`. */
  readonly webUrl: string;
}
