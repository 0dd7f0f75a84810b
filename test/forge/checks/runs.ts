import type { JsonObject } from "../contract/json.ts";
import { asArray, asObject, asText } from "../contract/json.ts";
import { storeOf } from "../git/cache.ts";
import { unprocessable } from "../http/call.ts";
import { advanceQueue } from "../queue/queue.ts";
import { atLeast, roleOf } from "../state/access.ts";
import type { Account, App, CheckAction, CheckRun, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName, instant, takeId } from "../state/world.ts";
import { runView, suiteOutcome, suiteView } from "../views/checks.ts";
import { emit } from "../webhooks/emit.ts";
import { suiteFor } from "./suites.ts";

/** "Create a check run": 50 annotations a request, texts of 65,535 characters, three actions with short labels. */
const MOST_ANNOTATIONS = 50;
const LONGEST_TEXT = 65_535;
const MOST_ACTIONS = 3;

/** "Create a check run": longest texts of a button. */
const LONGEST_OF_ACTION = { label: 20, description: 40, identifier: 20 } as const;

function refuseBadActions(body: JsonObject): void {
  const actions = asArray(body["actions"]).map(asObject);
  if (actions.length > MOST_ACTIONS)
    throw unprocessable("Invalid request.\n\nNo more than 3 items are allowed.");
  for (const action of actions) {
    for (const [field, most] of Object.entries(LONGEST_OF_ACTION)) {
      const text = asText(action[field]);
      if (text === undefined) throw unprocessable(`Invalid request.\n\n"${field}" wasn't supplied.`);
      if (text.length > most)
        throw unprocessable(
          `Invalid request.\n\nOnly ${most} characters are allowed; ${text.length} were supplied.`,
        );
    }
  }
}

function actionsOf(body: JsonObject): CheckAction[] {
  return asArray(body["actions"]).map((one) => {
    const { label, description, identifier } = asObject(one);
    return { label: String(label), description: String(description), identifier: String(identifier) };
  });
}

function refuseBadBody(body: JsonObject): void {
  const output = asObject(body["output"]);
  if (asArray(output["annotations"]).length > MOST_ANNOTATIONS) {
    throw unprocessable("Invalid request.\n\nNo more than 50 items are allowed.");
  }
  for (const field of ["summary", "text"]) {
    if ((asText(output[field]) ?? "").length > LONGEST_TEXT) {
      throw unprocessable(
        `Invalid request.\n\nOnly ${LONGEST_TEXT} characters are allowed; ${field} is too long.`,
      );
    }
  }
  if (body["output"] !== undefined && asText(output["summary"]) === undefined) {
    throw unprocessable('Invalid request.\n\n"summary" wasn\'t supplied.');
  }
  refuseBadActions(body);
  if (body["status"] === "completed" && body["conclusion"] === undefined) {
    throw unprocessable('Invalid request.\n\n"conclusion" wasn\'t supplied.');
  }
  for (const annotation of asArray(output["annotations"]).map(asObject)) {
    const columns = annotation["start_column"] !== undefined || annotation["end_column"] !== undefined;
    if (columns && annotation["start_line"] !== annotation["end_line"]) {
      throw unprocessable(
        "Invalid request.\n\nColumns are only allowed when start_line and end_line are the same.",
      );
    }
  }
}

function annotationsOf(body: JsonObject): JsonObject[] {
  return asArray(asObject(body["output"])["annotations"]).map((one) => {
    const given = asObject(one);
    const nothing = { start_column: null, end_column: null, title: null, raw_details: null };
    return { ...nothing, ...given, blob_href: `https://forge.invalid/${String(given["path"])}` };
  });
}

function apply(world: World, run: CheckRun, body: JsonObject): void {
  const status = asText(body["status"]);
  const conclusion = asText(body["conclusion"]);
  if (status === "queued" || status === "in_progress" || status === "completed") run.status = status;
  // A conclusion implies that the run is completed, whatever status came with it.
  if (conclusion !== undefined) {
    run.status = "completed";
    run.conclusion = conclusion;
    run.completedAt = asText(body["completed_at"]) ?? instant(world);
  } else if (run.status !== "completed") {
    run.conclusion = null;
    run.completedAt = null;
  }
  run.name = asText(body["name"]) ?? run.name;
  run.externalId = asText(body["external_id"]) ?? run.externalId;
  run.detailsUrl = asText(body["details_url"]) ?? run.detailsUrl;
  run.startedAt = asText(body["started_at"]) ?? run.startedAt;
  if (body["actions"] !== undefined) run.actions = actionsOf(body);
  if (body["output"] !== undefined) {
    const { title, summary, text } = asObject(body["output"]);
    const output = {
      title: asText(title) ?? run.output.title,
      summary: asText(summary) ?? null,
      text: asText(text) ?? null,
    };
    run.output = output;
    run.annotations.push(...annotationsOf(body));
  }
}

/** Tells of a check run. A request to run again and a pressed button reach its own App only. */
export function tellOfRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  action: string,
  sender: Account,
  extra: JsonObject = {},
): void {
  const { suite } = run;
  const view = runView(world, repository, run);
  const outcome = suiteOutcome(repository, suite);
  const suiteShort = {
    id: suite.id,
    node_id: `CS_${suite.id}`,
    head_branch: suite.headBranch,
    head_sha: suite.headSha,
    before: suite.before,
    after: suite.headSha,
    ...outcome,
    url: `${world.url}/repos/${fullName(repository)}/check-suites/${suite.id}`,
    app: view["app"],
    pull_requests: view["pull_requests"],
    created_at: suite.createdAt,
    updated_at: suite.updatedAt,
  };
  const payload = { check_run: { ...view, check_suite: suiteShort }, ...extra };
  const only = action === "rerequested" || action === "requested_action" ? { only: suite.app } : {};
  emit(world, { event: "check_run", action, repository, sender, payload, ...only });
}

async function finished(world: World, repository: Repository, run: CheckRun): Promise<void> {
  const bot = run.suite.app.bot;
  tellOfRun(world, repository, run, "completed", bot);
  if (suiteOutcome(repository, run.suite).status === "completed") {
    run.suite.updatedAt = instant(world);
    const payload = { check_suite: await suiteView(world, repository, run.suite) };
    emit(world, { event: "check_suite", action: "completed", repository, sender: bot, payload });
  }
  await advanceQueue(world, repository, run.suite.headSha);
}

/** Makes a check run of an App. Refuses what GitHub refuses, with 422. */
export async function createRun(
  world: World,
  repository: Repository,
  app: App,
  body: JsonObject,
): Promise<CheckRun> {
  refuseBadBody(body);
  const sha = asText(body["head_sha"]) ?? "";
  const commit = /^[0-9a-f]{40}$/.test(sha) ? await storeOf(world, repository).info(sha) : null;
  if (commit?.type !== "commit") throw unprocessable(`No commit found for SHA: ${sha}`);
  const { suite } = suiteFor(world, repository, app, sha);
  const run: CheckRun = {
    id: takeId(world),
    suite,
    name: "",
    status: "queued",
    conclusion: null,
    externalId: "",
    detailsUrl: null,
    startedAt: instant(world),
    completedAt: null,
    output: { title: null, summary: null, text: null },
    annotations: [],
    actions: [],
  };
  apply(world, run, body);
  repository.runs.push(run);
  tellOfRun(world, repository, run, "created", app.bot);
  if (run.status === "completed") await finished(world, repository, run);
  return run;
}

/** Changes a check run; annotations are added to those that are there. */
export async function updateRun(
  world: World,
  repository: Repository,
  run: CheckRun,
  body: JsonObject,
): Promise<void> {
  refuseBadBody(body);
  const before = run.status;
  apply(world, run, body);
  if (run.status === "completed" && (before !== "completed" || body["conclusion"] !== undefined))
    await finished(world, repository, run);
}

/**
 * A person presses a button of a check run ("check_run" webhook, `requested_action`). GitHub shows buttons on completed runs, and to
 * people with write access.
 */
export function pressAction(
  world: World,
  repository: Repository,
  run: CheckRun,
  identifier: string,
  by: User,
): void {
  if (run.status !== "completed") throw new Error("a check run shows its buttons once it is completed");
  if (!run.actions.some((action) => action.identifier === identifier))
    throw new Error(`check run ${run.id} has no button ${identifier}`);
  if (!atLeast(roleOf(repository, by), "write"))
    throw new Error(`${by.login} sees no buttons without write access`);
  tellOfRun(world, repository, run, "requested_action", by, { requested_action: { identifier } });
}
