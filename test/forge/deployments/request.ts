import { Refusal, unprocessable } from "../http/call.ts";
import type { App, Deployment, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName, instant, takeId } from "../state/world.ts";
import { accountView } from "../views/accounts.ts";
import { pullsOfHead, pullView } from "../views/pulls.ts";
import { emit, installationsOn } from "../webhooks/emit.ts";

/** "Creating custom deployment protection rules": up to ten status reports of up to 1,024 characters each. */
const MOST_REPORTS = 10;
const LONGEST_REPORT = 1024;

/** What a workflow run wants to deploy. */
export interface NewDeployment {
  readonly environment: string;
  readonly sha: string;
  /** Branch or tag, as the run names it. */
  readonly ref: string;
  /** What started the run; `push` unless told. */
  readonly event?: string;
  readonly by: User;
}

/** Apps that guard environments: those with Deployments that asked to hear of requests. */
function guardsOf(world: World, repository: Repository): App[] {
  return installationsOn(world, repository)
    .filter(({ app, permissions }) => {
      return permissions["deployments"] === "write" && app.events.includes("deployment_protection_rule");
    })
    .map(({ app }) => app);
}

/** A job of a run waits for leave to deploy: every App that guards is asked (`deployment_protection_rule`), and each has to agree. */
export async function requestDeployment(
  world: World,
  repository: Repository,
  asked: NewDeployment,
): Promise<Deployment> {
  const { environment, sha, ref, by } = asked;
  const waiting = new Set(guardsOf(world, repository));
  const deployment: Deployment = {
    id: takeId(world),
    run: takeId(world),
    environment,
    sha,
    ref,
    createdAt: instant(world),
    waiting,
    comments: [],
    state: waiting.size === 0 ? "approved" : "waiting",
  };
  repository.deployments.push(deployment);
  await tell(world, repository, deployment, asked.event ?? "push", by);
  return deployment;
}

async function tell(
  world: World,
  repository: Repository,
  deployment: Deployment,
  event: string,
  by: User,
): Promise<void> {
  const { id, run, environment, sha, ref, createdAt } = deployment;
  const url = `${world.url}/repos/${fullName(repository)}`;
  const pulls = pullsOfHead(repository, sha).map((pull) => pullView(world, repository, pull));
  const own = `${url}/deployments/${id}`;
  const view = {
    id,
    node_id: `DE_${id}`,
    url: own,
    statuses_url: `${own}/statuses`,
    repository_url: url,
    sha,
    ref,
    task: "deploy",
    payload: {},
    original_environment: environment,
    environment,
    description: null,
    creator: accountView(by),
    created_at: createdAt,
    updated_at: createdAt,
    transient_environment: false,
    production_environment: environment === "production",
  };
  const payload = {
    environment,
    event,
    sha,
    ref,
    deployment_callback_url: `${url}/actions/runs/${run}/deployment_protection_rule`,
    deployment: view,
    pull_requests: await Promise.all(pulls),
  };
  emit(world, { event: "deployment_protection_rule", action: "requested", repository, sender: by, payload });
}

/** What an App says to a request: its decision, or only a report of how far it is. */
export interface DeploymentAnswer {
  readonly app: App;
  readonly state: "approved" | "rejected" | null;
  readonly comment: string | null;
}

/** Takes an App's word. One that was not asked is refused, and so is a second decision. */
export function answerDeployment(deployment: Deployment, { app, state, comment }: DeploymentAnswer): void {
  if (!deployment.waiting.has(app)) throw new Refusal(403, "Resource not accessible by integration");
  if (state === null && comment === null) throw unprocessable("Validation Failed");
  if ((comment ?? "").length > LONGEST_REPORT)
    throw unprocessable(`Comment is too long (maximum is ${LONGEST_REPORT} characters)`);
  const reports = deployment.comments.filter((one) => one.app === app && one.state === null).length;
  if (state === null && reports >= MOST_REPORTS)
    throw unprocessable(`No more than ${MOST_REPORTS} status reports are allowed`);
  if (comment !== null) deployment.comments.push({ app, state, text: comment });
  if (state === null) return;
  deployment.waiting.delete(app);
  if (state === "rejected") deployment.state = "rejected";
  else if (deployment.waiting.size === 0 && deployment.state === "waiting") deployment.state = "approved";
}
