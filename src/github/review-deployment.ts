import type { GithubClient } from "./github-client.ts";
import { statusOf, toGithubError } from "./github-error.ts";

/** An answer to a deployment that waits. */
export interface DeploymentReview {
  readonly run: number;
  readonly environment: string;
  readonly state: "approved" | "rejected";
  /** Markdown. GitHub takes 1,024 characters at the most. */
  readonly comment: string;
}

/** Longest comment that GitHub takes. */
export const DEPLOYMENT_COMMENT_LIMIT = 1024;

/**
 * Lets a workflow run deploy, or does not. Resolves with false when it does not wait for us any more: it was answered before, or is gone. Rejects
 * with a GithubError. Source: REST, "Review custom deployment protection rules for a workflow run".
 */
export async function reviewDeployment(client: GithubClient, review: DeploymentReview): Promise<boolean> {
  const { run, environment, state, comment } = review;
  try {
    await client.request("POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule", {
      run_id: run,
      environment_name: environment,
      state,
      comment: comment.slice(0, DEPLOYMENT_COMMENT_LIMIT),
    });
    return true;
  } catch (error) {
    if (statusOf(error) === 422) return false;
    throw toGithubError(error, "answering a deployment");
  }
}
