import { setTimeout as sleep } from "node:timers/promises";
import { AnswersByInstallation } from "#github/conditional-requests.ts";
import { type GithubClient, githubClient } from "#github/github-client.ts";
import { toGithubError } from "#github/github-error.ts";
import { type InstalledRepository, installedRepositories } from "#github/list-repositories.ts";
import type { OctokitLike } from "#github/octokit-like.ts";
import type { ClientHow } from "../evaluate/work-options.ts";
import type { Allowances } from "../limits/allowances.ts";
import { createConcurrency } from "../limits/concurrency.ts";
import { limitedOctokit } from "../limits/limited-octokit.ts";
import type { LimitMetrics } from "../limits/send-options.ts";
import { createUrgency } from "../limits/urgency.ts";
import type { Identity } from "./identity.ts";

export interface GithubAccessOptions {
  readonly identity: Pick<Identity, "installed">;
  readonly allowances: Allowances;
  readonly now: () => Date;
  readonly metrics: LimitMetrics;
  /** Milliseconds between two writes of an installation; 0 only against a GitHub of one's own. */
  readonly paceMs?: number;
  /** Milliseconds until an answer has to begin, where that is not 15 s: an enterprise server takes up to 30 s. */
  readonly deadlineMs?: number;
}

/** GitHub, as installations see it, within what it allows them. */
export interface GithubAccess {
  /** One repository. Rejects with a GithubError when the installation cannot be signed in to. */
  client(installation: number, owner: string, repo: string, how: ClientHow): Promise<GithubClient>;
  /** Repositories that an installation covers. */
  repositories(installation: number, how: ClientHow): Promise<readonly InstalledRepository[]>;
}

/** Opens the way to GitHub. Nothing is asked of it yet. */
export function createGithubAccess(options: GithubAccessOptions): GithubAccess {
  const { identity, allowances, now, metrics, paceMs, deadlineMs } = options;
  const concurrency = createConcurrency();
  const urgency = createUrgency();
  const answers = new AnswersByInstallation();
  const octokit = async (installation: number, how: ClientHow): Promise<OctokitLike> => {
    const plain = await identity.installed(installation).catch(refused);
    const pace = paceMs === undefined ? {} : { paceMs };
    const deadline = deadlineMs === undefined ? {} : { deadlineMs };
    const { urgent = false, ...asked } = how;
    const wait = (ms: number, signal?: AbortSignal) =>
      sleep(ms, undefined, signal === undefined ? {} : { signal });
    return limitedOctokit(plain, {
      ...asked,
      ...(urgent ? { urgency } : {}),
      ...pace,
      ...deadline,
      installation,
      allowances,
      concurrency,
      now,
      sleep: wait,
      metrics,
    });
  };
  return {
    client: async (installation, owner, repo, how) =>
      githubClient(await octokit(installation, how), owner, repo, answers.of(installation)),
    repositories: async (installation, how) => installedRepositories(await octokit(installation, how)),
  };
}

/** Signing in failed: the error carries what kind of failure it was, and nothing of the token. */
function refused(error: unknown): never {
  throw toGithubError(error, "signing in");
}
