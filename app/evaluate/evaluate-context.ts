import type { Logger } from "pino";
import type { AuditLog } from "../audit/audit-log.ts";
import type { Attempt } from "../inbox/inbox.ts";
import type { Place } from "../inbox/place.ts";
import type { Store } from "../store/store.ts";
import type { PullRequestHost } from "./pull-request-host.ts";
import type { WorkHooks } from "./work-options.ts";
import type { WriteFence } from "./write-fence.ts";

/** What an evaluation works with: one attempt, at one repository. */
export interface EvaluateContext<Host extends PullRequestHost = PullRequestHost> {
  readonly place: Place;
  readonly host: Host;
  /** The same repository for what must not wait for GitHub's limit: taking a green check back. */
  readonly reserve: () => Promise<PullRequestHost>;
  readonly store: Store;
  readonly audit: AuditLog;
  readonly attempt: Attempt;
  /** What every write of both hosts is asked by right before it is sent. */
  readonly writes: WriteFence;
  /** The clock. */
  readonly now: () => Date;
  readonly log: Logger;
  readonly hooks: WorkHooks;
}
