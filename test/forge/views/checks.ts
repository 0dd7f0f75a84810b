import type { JsonObject } from "../contract/json.ts";
import type { CheckRun, CheckSuite, Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName } from "../state/world.ts";
import { appView } from "./accounts.ts";
import { commitOf, simpleCommit } from "./commits.ts";
import { pullReference, pullsOfHead } from "./pulls.ts";
import { repositoryView } from "./repository.ts";

/** Status and conclusion of a suite: completed once all its runs are, with the gravest conclusion among them. */
export function suiteOutcome(
  repository: Repository,
  suite: CheckSuite,
): { status: string; conclusion: string | null } {
  const runs = repository.runs.filter((run) => run.suite === suite);
  if (runs.length === 0) return { status: "queued", conclusion: null };
  if (runs.some((run) => run.status !== "completed")) return { status: "in_progress", conclusion: null };
  const order = [
    "failure",
    "timed_out",
    "action_required",
    "cancelled",
    "stale",
    "success",
    "neutral",
    "skipped",
  ];
  const worst = order.find((conclusion) => runs.some((run) => run.conclusion === conclusion));
  return { status: "completed", conclusion: worst ?? null };
}

/** A check suite, without its repository: webhooks carry that beside it. */
export async function suiteView(
  world: World,
  repository: Repository,
  suite: CheckSuite,
): Promise<JsonObject> {
  const url = `${world.url}/repos/${fullName(repository)}/check-suites/${suite.id}`;
  return {
    id: suite.id,
    node_id: `CS_${suite.id}`,
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    ...suiteOutcome(repository, suite),
    url,
    before: suite.before,
    after: suite.headSha,
    pull_requests: pullsOfHead(repository, suite.headSha).map((pull) =>
      pullReference(world, repository, pull),
    ),
    app: appView(suite.app),
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
    head_commit: simpleCommit(await commitOf(world, repository, suite.headSha)),
    latest_check_runs_count: repository.runs.filter((run) => run.suite === suite).length,
    check_runs_url: `${url}/check-runs`,
    rerequestable: true,
    runs_rerequestable: true,
  };
}

/** A check suite as the REST API shows it. */
export async function suiteWithRepository(
  world: World,
  repository: Repository,
  suite: CheckSuite,
): Promise<JsonObject> {
  return { ...(await suiteView(world, repository, suite)), repository: repositoryView(world, repository) };
}

/** A check run as the REST API shows it. */
export function runView(world: World, repository: Repository, run: CheckRun): JsonObject {
  const url = `${world.url}/repos/${fullName(repository)}/check-runs/${run.id}`;
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    name: run.name,
    head_sha: run.suite.headSha,
    external_id: run.externalId,
    url,
    html_url: `${world.url}/${fullName(repository)}/runs/${run.id}`,
    details_url: run.detailsUrl ?? `${world.url}/${fullName(repository)}/runs/${run.id}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: run.startedAt,
    completed_at: run.completedAt,
    output: {
      ...run.output,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id: run.suite.id },
    app: appView(run.suite.app),
    pull_requests: pullsOfHead(repository, run.suite.headSha).map((pull) =>
      pullReference(world, repository, pull),
    ),
  };
}
