import { asArray, asObject, asText } from "../contract/json.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Need, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import { addLabel, removeLabel } from "../pulls/labels.ts";
import type { Pull, Repository } from "../state/records.ts";
import { labelView } from "../views/labels.ts";
import { issueIn, senderOf } from "./lookup.ts";

const READ: readonly Need[] = [
  ["issues", "read"],
  ["pull_requests", "read"],
];
const WRITE: readonly Need[] = [
  ["issues", "write"],
  ["pull_requests", "write"],
];

function views(call: Call, repository: Repository, pull: Pull): unknown[] {
  return [...pull.labels.values()].map((label) => labelView(call.world, repository, label));
}

async function add(call: Call, repository: Repository): Promise<Reply> {
  const pull = issueIn(call, repository);
  for (const one of asArray(call.body["labels"])) {
    const name = asText(one) ?? asText(asObject(one)["name"]) ?? "";
    await addLabel(call.world, repository, pull, name, senderOf(call));
  }
  return { status: 200, body: views(call, repository, pull) };
}

async function remove(call: Call, repository: Repository): Promise<Reply> {
  const pull = issueIn(call, repository);
  const gone = await removeLabel(call.world, repository, pull, call.params["name"] ?? "", senderOf(call));
  if (!gone) throw notFound();
  return { status: 200, body: views(call, repository, pull) };
}

function list(call: Call, repository: Repository): Promise<Reply> {
  const labels = [...issueIn(call, repository).labels.values()];
  return paged(call, labels, (label) => labelView(call.world, repository, label));
}

const path = "/repos/{owner}/{repo}/issues/{issue_number}/labels";

/** Labels of pull requests. */
export const labelOperations: readonly Operation[] = [
  inRepository({ route: `GET ${path}`, needs: READ, handle: list }),
  inRepository({ route: `POST ${path}`, needs: WRITE, handle: add }),
  inRepository({ route: `DELETE ${path}/{name}`, needs: WRITE, handle: remove }),
];
