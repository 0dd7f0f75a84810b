import { asText } from "../contract/json.ts";
import { compareCommits } from "../git/cache.ts";
import type { Change } from "../git/history.ts";
import { oldOid } from "../git/history.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply, RepositoryOperation } from "../http/call.ts";
import { notFound, Refusal, unprocessable } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import type { MergeMethod } from "../pulls/merge.ts";
import { mergePull } from "../pulls/merge.ts";
import { openPull } from "../pulls/open.ts";
import { submitReview } from "../pulls/reviews.ts";
import { closePull, editPull, reopenPull, retargetPull } from "../pulls/states.ts";
import { mergeComplaints } from "../rules/mergeability.ts";
import type { Pull, Repository } from "../state/records.ts";
import { locked, userNamed } from "../state/world.ts";
import { commitOf, commitView, fileView } from "../views/commits.ts";
import { pullView, reviewView } from "../views/pulls.ts";
import { pullIn, senderOf } from "./lookup.ts";

/** "List pull requests files": at most 3,000 files. */
const MOST_FILES = 3000;
/** "List commits on a pull request": at most 250 commits. */
const MOST_COMMITS = 250;

async function listPulls(call: Call, repository: Repository): Promise<Reply> {
  const state = call.query.get("state") ?? "open";
  const [head, base] = [call.query.get("head"), call.query.get("base")];
  const matches = (pull: Pull) =>
    (state === "all" || pull.state === state) &&
    (base === null || pull.base.ref === base) &&
    (head === null || `${pull.head.owner.login}:${pull.head.ref}` === head);
  const list = [...repository.pulls.values()].filter(matches).reverse();
  return paged(call, list, (pull) => pullView(call.world, repository, pull));
}

async function getPull(call: Call, repository: Repository): Promise<Reply> {
  const pull = pullIn(call, repository);
  const blocked = pull.state === "open" && (await mergeComplaints(repository, pull)).length > 0;
  return { status: 200, body: await pullView(call.world, repository, pull, blocked) };
}

async function listFiles(call: Call, repository: Repository): Promise<Reply> {
  const pull = pullIn(call, repository);
  const { changes, mergeBase } = await compareCommits(repository, pull.base.sha, pull.head.sha);
  // A removed file is named by the blob it had.
  const named = async (change: Change) =>
    change.status === "D" ? { ...change, oid: await oldOid(repository.dir, mergeBase, change.path) } : change;
  const view = async (change: Change) => fileView(call.world, repository, await named(change), pull.head.sha);
  return paged(call, changes, view, { cap: MOST_FILES });
}

async function listCommits(call: Call, repository: Repository): Promise<Reply> {
  const pull = pullIn(call, repository);
  const { commits } = await compareCommits(repository, pull.base.sha, pull.head.sha);
  const view = async (sha: string) =>
    commitView(call.world, repository, await commitOf(call.world, repository, sha));
  return paged(call, commits, view, { cap: MOST_COMMITS });
}

function reviewIn(call: Call, pull: Pull) {
  const review = pull.reviews.find((one) => one.id === Number(call.params["review_id"]));
  if (review === undefined) throw notFound();
  return review;
}

function textOf(value: unknown): string | null {
  return asText(value) ?? null;
}

/** What people do in the browser; what the state refuses with words of its own is "Validation Failed", as on GitHub. */
async function orUnprocessable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error)) throw error;
    throw unprocessable("Validation Failed", [{ message: error.message }]);
  }
}

async function create(call: Call, repository: Repository): Promise<Reply> {
  const [head = "", base = "", title] = [call.body["head"], call.body["base"], call.body["title"]].map(
    asText,
  );
  const twin = [...repository.pulls.values()].some(
    (pull) => pull.state === "open" && pull.head.ref === head && pull.base.ref === base,
  );
  if (twin) throw unprocessable("Validation Failed", [{ message: "A pull request already exists" }]);
  const author = userNamed(call.world, senderOf(call).login);
  const asked = { author, head, base, title: title ?? head, body: textOf(call.body["body"]) };
  const draft = call.body["draft"] === true;
  const open = () => openPull(call.world, repository, { ...asked, draft });
  const pull = await orUnprocessable(() => locked(call.world, repository, open));
  return { status: 201, body: await pullView(call.world, repository, pull) };
}

/** Title, body, base and state, one after the other, as GitHub's form sends them. */
async function update(call: Call, repository: Repository): Promise<Reply> {
  const { world, body } = call;
  const pull = pullIn(call, repository);
  const by = userNamed(world, senderOf(call).login);
  const [title, base, state] = [body["title"], body["base"], body["state"]].map(asText);
  await orUnprocessable(() =>
    locked(world, repository, async () => {
      if (title !== undefined || body["body"] !== undefined) {
        const text = body["body"] === undefined ? {} : { body: textOf(body["body"]) };
        await editPull(world, repository, pull, by, { ...(title === undefined ? {} : { title }), ...text });
      }
      if (base !== undefined && base !== pull.base.ref) await retargetPull(world, repository, pull, base, by);
      if (state === "closed") await closePull(world, repository, pull, by);
      if (state === "open" && pull.state === "closed") await reopenPull(world, repository, pull, by);
    }),
  );
  return { status: 200, body: await pullView(world, repository, pull) };
}

const REVIEWS = ["APPROVE", "REQUEST_CHANGES", "COMMENT"] as const;

async function review(call: Call, repository: Repository): Promise<Reply> {
  const pull = pullIn(call, repository);
  // Without an event it would be a draft that nobody else sees; the forge has none.
  const state = REVIEWS.find((each) => each === call.body["event"]);
  if (state === undefined) throw unprocessable("Validation Failed", [{ message: "event: not served" }]);
  const [body = "", commit] = [call.body["body"], call.body["commit_id"]].map(asText);
  if (state !== "APPROVE" && body === "")
    throw unprocessable("Validation Failed", [{ message: `${state} needs a body` }]);
  const user = userNamed(call.world, senderOf(call).login);
  const asked = { user, state, body, ...(commit === undefined ? {} : { commit }) };
  const submit = () => submitReview(call.world, repository, pull, asked);
  const given = await orUnprocessable(() => locked(call.world, repository, submit));
  return { status: 200, body: reviewView(call.world, repository, pull, given) };
}

function isMethod(text: string | undefined): text is MergeMethod {
  return text === "merge" || text === "squash" || text === "rebase";
}

async function merge(call: Call, repository: Repository): Promise<Reply> {
  const pull = pullIn(call, repository);
  const { merge_method, sha, commit_title, commit_message } = call.body;
  const [method, guard, title, message] = [merge_method, sha, commit_title, commit_message].map(asText);
  if (method !== undefined && !isMethod(method)) throw unprocessable("Validation Failed");
  const asked = {
    user: userNamed(call.world, senderOf(call).login),
    ...(method === undefined ? {} : { method }),
    ...(guard === undefined ? {} : { sha: guard }),
    ...(title === undefined ? {} : { title }),
    ...(message === undefined ? {} : { message }),
  };
  const commit = await locked(call.world, repository, () => mergePull(call.world, repository, pull, asked));
  return { status: 200, body: { sha: commit, merged: true, message: "Pull Request successfully merged" } };
}

function isMerged(call: Call, repository: Repository): Reply {
  if (!pullIn(call, repository).merged) throw new Refusal(404, "Not Found");
  return { status: 204 };
}

const endpoints: readonly RepositoryOperation[] = [
  { route: "POST /repos/{owner}/{repo}/pulls", needs: [["pull_requests", "write"]], handle: create },
  {
    route: "PATCH /repos/{owner}/{repo}/pulls/{pull_number}",
    needs: [["pull_requests", "write"]],
    handle: update,
  },
  {
    route: "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    needs: [["pull_requests", "write"]],
    handle: review,
  },
  { route: "GET /repos/{owner}/{repo}/pulls", needs: [["pull_requests", "read"]], handle: listPulls },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}",
    needs: [["pull_requests", "read"]],
    handle: getPull,
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/files",
    needs: [["pull_requests", "read"]],
    handle: listFiles,
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/commits",
    needs: [["pull_requests", "read"]],
    handle: listCommits,
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews",
    needs: [["pull_requests", "read"]],
    handle: (call: Call, repository: Repository) => {
      const pull = pullIn(call, repository);
      return paged(call, pull.reviews, (review) => reviewView(call.world, repository, pull, review));
    },
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}",
    needs: [["pull_requests", "read"]],
    handle: (call: Call, repository: Repository) => {
      const pull = pullIn(call, repository);
      return { status: 200, body: reviewView(call.world, repository, pull, reviewIn(call, pull)) };
    },
  },
  {
    route: "PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge",
    needs: [["contents", "write"]],
    handle: merge,
  },
  {
    route: "GET /repos/{owner}/{repo}/pulls/{pull_number}/merge",
    needs: [["pull_requests", "read"]],
    handle: isMerged,
  },
];

/** Pull requests: opening, changing, reading them, their files, commits and reviews, reviewing, and merging. */
export const pullOperations: readonly Operation[] = endpoints.map(inRepository);
