import type { JsonObject } from "../contract/json.ts";
import { asText } from "../contract/json.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, unprocessable } from "../http/call.ts";
import { linkHeader, pageOf } from "../http/paging.ts";
import type { CommitStatus, Repository } from "../state/records.ts";
import { fullName, instant, takeId } from "../state/world.ts";
import { accountView } from "../views/accounts.ts";
import { commitOf, commitView } from "../views/commits.ts";
import { repositoryView } from "../views/repository.ts";
import { emit } from "../webhooks/emit.ts";
import { resolveCommit, senderOf } from "./lookup.ts";

const STATES = ["error", "failure", "pending", "success"] as const;

function stateOf(body: JsonObject): CommitStatus["state"] {
  const state = STATES.find((each) => each === body["state"]);
  if (state === undefined) throw unprocessable("Validation Failed");
  return state;
}

function view(call: Call, repository: Repository, status: CommitStatus): JsonObject {
  const { id, state, context, description, targetUrl, createdAt } = status;
  return {
    id,
    node_id: `SC_${id}`,
    url: `${call.world.url}/repos/${fullName(repository)}/statuses/${status.sha}`,
    state,
    context,
    description,
    target_url: targetUrl,
    avatar_url: null,
    created_at: createdAt,
    updated_at: createdAt,
  };
}

async function create(call: Call, repository: Repository): Promise<Reply> {
  const commit = await resolveCommit(call, repository, call.params["sha"] ?? "");
  if (commit === null) throw unprocessable(`No commit found for SHA: ${call.params["sha"]}`);
  const creator = senderOf(call);
  const status: CommitStatus = {
    id: takeId(call.world),
    sha: commit.oid,
    context: asText(call.body["context"]) ?? "default",
    state: stateOf(call.body),
    description: asText(call.body["description"]) ?? null,
    targetUrl: asText(call.body["target_url"]) ?? null,
    creator,
    createdAt: instant(call.world),
  };
  repository.statuses.push(status);
  const { id, context, state, description, targetUrl, createdAt } = status;
  const payload = {
    id,
    sha: commit.oid,
    name: fullName(repository),
    target_url: targetUrl,
    context,
    description,
    state,
    commit: commitView(call.world, repository, commit),
    branches: [],
    created_at: createdAt,
    updated_at: createdAt,
  };
  emit(call.world, { event: "status", action: null, repository, sender: creator, payload });
  return { status: 201, body: { ...view(call, repository, status), creator: accountView(creator) } };
}

/** "Get the combined status": of each name the newest; failure before pending before success, and pending without any. */
async function combined(call: Call, repository: Repository): Promise<Reply> {
  const found = await resolveCommit(call, repository, call.params["ref"] ?? "");
  if (found === null) throw notFound();
  const { oid: sha } = await commitOf(call.world, repository, found.oid);
  const newest = new Map(
    repository.statuses.filter((one) => one.sha === sha).map((one) => [one.context.toLowerCase(), one]),
  );
  const all = [...newest.values()];
  const failed = all.some(({ state }) => state === "failure" || state === "error");
  const pending = all.length === 0 || all.some(({ state }) => state === "pending");
  const { page, size } = pageOf(call, 30, 100);
  const url = `${call.world.url}/repos/${fullName(repository)}/commits/${sha}`;
  const body = {
    state: failed ? "failure" : pending ? "pending" : "success",
    sha,
    total_count: all.length,
    statuses: all.slice((page - 1) * size, page * size).map((one) => view(call, repository, one)),
    repository: repositoryView(call.world, repository),
    commit_url: url,
    url: `${url}/status`,
  };
  return { status: 200, body, headers: linkHeader(call, page, size, all.length) };
}

/** Commit statuses. */
export const statusOperations: readonly Operation[] = [
  inRepository({
    route: "POST /repos/{owner}/{repo}/statuses/{sha}",
    needs: [["statuses", "write"]],
    handle: create,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/commits/{ref}/status",
    needs: [["statuses", "read"]],
    handle: combined,
  }),
];
