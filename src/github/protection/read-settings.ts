import * as z from "zod";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";
import { statusOf } from "../github-error.ts";
import { listAll } from "./list-all.ts";
import { look, type Seen } from "./seen.ts";

/** A repository as far as its rules are concerned. */
export interface RepositoryAnswer {
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly ownerKind: "Organization" | "User";
  readonly archived: boolean;
  /** Whether the token may write: who may not is shown no permissions of others. `null`: GitHub does not say. */
  readonly mayPush: boolean | null;
  /** Address of its page. */
  readonly url: string;
}

const repository = z.object({
  name: z.string(),
  owner: z.object({ login: z.string(), type: z.string() }),
  default_branch: z.string(),
  archived: z.boolean().optional(),
  permissions: z.object({ push: z.boolean().optional() }).optional(),
  html_url: z.string(),
});

/** The repository itself. Rejects with what Octokit throws: without it, there is nothing to look at. */
export async function readRepository(client: GithubClient): Promise<RepositoryAnswer> {
  const { data } = await client.request("GET /repos/{owner}/{repo}");
  const answer = expectShape(repository, data, "a repository");
  return {
    owner: answer.owner.login,
    name: answer.name,
    defaultBranch: answer.default_branch,
    ownerKind: answer.owner.type === "Organization" ? "Organization" : "User",
    archived: answer.archived === true,
    mayPush: answer.permissions?.push ?? null,
    url: answer.html_url,
  };
}

/** What workflows may do that do not say it themselves. */
export interface WorkflowDefaults {
  readonly canWrite: boolean;
  readonly canApprove: boolean;
}

const workflowDefaults = z.object({
  default_workflow_permissions: z.string(),
  can_approve_pull_request_reviews: z.boolean(),
});

export function readWorkflowDefaults(client: GithubClient): Promise<Seen<WorkflowDefaults>> {
  return look(async () => {
    const { data } = await client.request("GET /repos/{owner}/{repo}/actions/permissions/workflow");
    const answer = expectShape(workflowDefaults, data, "permissions of workflows");
    return {
      canWrite: answer.default_workflow_permissions === "write",
      canApprove: answer.can_approve_pull_request_reviews,
    };
  });
}

/** A mistake in CODEOWNERS, in GitHub's words. */
export interface CodeownersError {
  readonly path: string;
  readonly line: number;
  readonly kind: string;
  readonly source: string | null;
  readonly message: string;
}

const codeownersErrors = z.object({
  errors: z.array(
    z.object({
      path: z.string(),
      line: z.number(),
      kind: z.string(),
      source: z.string().nullish(),
      message: z.string(),
    }),
  ),
});

/** What GitHub finds wrong with CODEOWNERS of a branch; `null` where the branch has none. */
export function readCodeownersErrors(
  client: GithubClient,
  ref: string,
): Promise<Seen<readonly CodeownersError[] | null>> {
  return look(async () => {
    try {
      const { data } = await client.request("GET /repos/{owner}/{repo}/codeowners/errors", { ref });
      const { errors } = expectShape(codeownersErrors, data, "mistakes in CODEOWNERS");
      return errors.map((each) => ({ ...each, source: each.source ?? null }));
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  });
}

/** An App as an organisation has installed it. */
export interface AppInstallation {
  readonly appId: number;
  readonly slug: string;
  /** What was granted. */
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly suspended: boolean;
  readonly onAll: boolean;
}

const installation = z.object({
  app_id: z.number(),
  app_slug: z.string(),
  permissions: z.record(z.string(), z.string()),
  events: z.array(z.string()),
  suspended_at: z.string().nullish(),
  repository_selection: z.string(),
});

/** Apps that an organisation has installed. GitHub shows them to its owners only. */
export function readInstallations(
  client: GithubClient,
  organisation: string,
): Promise<Seen<readonly AppInstallation[]>> {
  return look(async () => {
    const listed = await listAll(client, {
      route: "GET /orgs/{org}/installations",
      parameters: { org: organisation },
      entry: installation,
      what: "installed Apps",
      under: "installations",
    });
    return listed.map((each) => ({
      appId: each.app_id,
      slug: each.app_slug,
      permissions: each.permissions,
      events: each.events,
      suspended: each.suspended_at != null,
      onAll: each.repository_selection === "all",
    }));
  });
}
