import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { toGithubError } from "./github-error.ts";

/** A comment of our App on a pull request. */
export interface OwnComment {
  readonly id: number;
  readonly body: string;
}

const listed = z.array(
  z.object({
    id: z.number(),
    body: z.string().nullish(),
    user: z.object({ type: z.string() }).nullish(),
    performed_via_github_app: z.object({ id: z.number() }).nullish(),
  }),
);

const PAGE = 100;
/** Pages that are read: an issue takes 2,500 comments. */
const MOST_PAGES = 25;

/**
 * Comments that our App itself wrote on a pull request, oldest first. Who wrote a comment GitHub says, and its text never does: a stranger's
 * with our marker is not among them, nor one that a person wrote through an App. Rejects with a GithubError.
 */
export async function ownComments(
  client: GithubClient,
  number: number,
  appId: number,
): Promise<readonly OwnComment[]> {
  const own: OwnComment[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const found = await commentsOf(client, number, page);
    own.push(
      ...found
        .filter(({ user, performed_via_github_app: app }) => app?.id === appId && user?.type === "Bot")
        .map(({ id, body }) => ({ id, body: body ?? "" })),
    );
    if (found.length < PAGE) break;
  }
  return own;
}

async function commentsOf(client: GithubClient, number: number, page: number) {
  try {
    const route = "GET /repos/{owner}/{repo}/issues/{issue_number}/comments";
    const { data } = await client.request(route, { issue_number: number, per_page: PAGE, page });
    return expectShape(listed, data, "comments");
  } catch (error) {
    throw toGithubError(error, "reading comments");
  }
}

/** Writes a new comment. Rejects with a GithubError. */
export async function addComment(client: GithubClient, number: number, body: string): Promise<void> {
  try {
    const route = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
    await client.request(route, { issue_number: number, body });
  } catch (error) {
    throw toGithubError(error, "writing a comment");
  }
}

/** Replaces the text of a comment of ours. Rejects with a GithubError; `not-found` when somebody deleted it. */
export async function editComment(client: GithubClient, comment: number, body: string): Promise<void> {
  try {
    const route = "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}";
    await client.request(route, { comment_id: comment, body });
  } catch (error) {
    throw toGithubError(error, "editing a comment");
  }
}

/** Deletes a comment of ours. Rejects with a GithubError. */
export async function removeComment(client: GithubClient, comment: number): Promise<void> {
  try {
    await client.request("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", {
      comment_id: comment,
    });
  } catch (error) {
    throw toGithubError(error, "removing a comment");
  }
}

/** Shows under somebody's comment that it was seen. Rejects with a GithubError. */
export async function markSeen(client: GithubClient, comment: number): Promise<void> {
  try {
    const route = "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions";
    await client.request(route, { comment_id: comment, content: "eyes" });
  } catch (error) {
    throw toGithubError(error, "reacting to a comment");
  }
}
