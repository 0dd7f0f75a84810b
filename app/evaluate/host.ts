import type { MergeHost } from "./merge-host.ts";
import type { PullRequestHost } from "./pull-request-host.ts";

/** Everything that the worker does on GitHub. */
export type Host = PullRequestHost & MergeHost;
