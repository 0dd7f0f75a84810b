import type { Annotation, Effect } from "#core/model/effect.ts";
import { addComment, editComment } from "./comments.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError, statusOf, toGithubError } from "./github-error.ts";

/** Annotations that GitHub takes in one request; more are appended by further ones. */
const ANNOTATIONS_A_REQUEST = 50;

type PublishCheck = Extract<Effect, { kind: "publish-check" }>;
type WriteComment = Extract<Effect, { kind: "comment" }>;
type RequestReviews = Extract<Effect, { kind: "request-reviews" }>;

/** A check that was written, with the run that shows it. */
export interface AppliedCheck {
  readonly name: string;
  readonly head: string;
  readonly run: number;
}

/**
 * Does on GitHub what was planned, in order, and resolves with the checks that were written. Rejects with a GithubError; what was done
 * before it stays done, and what failed may have been done, too: an answer can be lost.
 */
export async function applyEffects(
  client: GithubClient,
  number: number,
  effects: readonly Effect[],
): Promise<readonly AppliedCheck[]> {
  const written: AppliedCheck[] = [];
  for (const effect of effects) {
    switch (effect.kind) {
      case "publish-check":
        written.push(await publishCheck(client, effect));
        break;
      case "request-reviews":
        await requestReviews(client, number, effect);
        break;
      case "comment":
        await writeComment(client, number, effect);
        break;
      default:
        effect satisfies never;
    }
  }
  return written;
}

async function publishCheck(client: GithubClient, effect: PublishCheck): Promise<AppliedCheck> {
  const { name, head, run, externalId, conclusion, output, buttons = [] } = effect;
  const { annotations, title, summary, text } = output;
  const state = conclusion === null ? { status: "in_progress" } : { status: "completed", conclusion };
  const shown = { title, summary, ...(text === undefined ? {} : { text }) };
  const batches = batchesOf(annotations);
  const [first = [], ...rest] = batches;
  // Without buttons an empty list takes away those that an earlier state of the run had.
  const parameters = {
    name,
    external_id: externalId,
    ...state,
    output: { ...shown, annotations: first },
    actions: buttons,
  };
  try {
    let id = run;
    if (id === null) id = await create(client, { ...parameters, head_sha: head });
    else await update(client, id, parameters);
    for (const annotationsOfBatch of rest)
      await update(client, id, { output: { ...shown, annotations: annotationsOfBatch } });
    return { name, head, run: id };
  } catch (error) {
    throw toGithubError(error, "publishing the check");
  }
}

async function create(client: GithubClient, parameters: Record<string, unknown>): Promise<number> {
  const { data } = await client.request("POST /repos/{owner}/{repo}/check-runs", parameters);
  if (typeof data === "object" && data !== null && "id" in data && typeof data.id === "number")
    return data.id;
  throw new TypeError("GitHub made a check run without an id");
}

async function update(client: GithubClient, run: number, parameters: Record<string, unknown>): Promise<void> {
  await client.request("PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}", {
    check_run_id: run,
    ...parameters,
  });
}

function batchesOf(annotations: readonly Annotation[]): object[][] {
  const batches: object[][] = [];
  for (let at = 0; at < annotations.length; at += ANNOTATIONS_A_REQUEST) {
    batches.push(annotations.slice(at, at + ANNOTATIONS_A_REQUEST).map(annotationParameters));
  }
  return batches;
}

/** GitHub takes columns only where an annotation stays on one line. */
function annotationParameters({ level, where, title, message }: Annotation): object {
  const { path, line, endLine = line, column, endColumn } = where;
  const columns =
    endLine === line && column !== undefined ? { start_column: column, end_column: endColumn ?? column } : {};
  return { path, start_line: line, end_line: endLine, annotation_level: level, title, message, ...columns };
}

/**
 * Asks for reviews. GitHub refuses the whole request when one of those asked cannot review (422); asking is a courtesy,
 * so that is no failure: the check names them all the same.
 */
async function requestReviews(
  client: GithubClient,
  number: number,
  { users, teams }: RequestReviews,
): Promise<void> {
  try {
    const route = "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";
    await client.request(route, { pull_number: number, reviewers: users, team_reviewers: teams });
  } catch (error) {
    if (statusOf(error) !== 422) throw toGithubError(error, "requesting reviews");
  }
}

/**
 * Writes the comment that shows the verdict. It is a courtesy: the check says the same, and what was published must not be taken back because
 * a conversation is locked or a comment was deleted. The next evaluation finds it missing or old, and writes it again.
 */
async function writeComment(
  client: GithubClient,
  number: number,
  { comment, body }: WriteComment,
): Promise<void> {
  try {
    await (comment === null ? addComment(client, number, body) : editComment(client, comment, body));
  } catch (error) {
    if (!(error instanceof GithubError)) throw error;
  }
}
