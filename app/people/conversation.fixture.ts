import type { GithubClient } from "#github/github-client.ts";
import type { OctokitResponse } from "#github/octokit-like.ts";

/** A comment as GitHub lists it. */
export interface ListedComment {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string; readonly login: string };
  readonly performed_via_github_app: { readonly id: number } | null;
}

/** The App whose comments are ours. */
export const OUR_APP = 41;

/** A conversation on GitHub in memory, as a client of our App sees it. */
export class Conversation {
  comments: ListedComment[] = [];
  readonly reactions: string[] = [];
  /** Roles of people; whoever is not here is unknown. */
  readonly roles = new Map([
    ["ada", "read"],
    ["dana", "write"],
    ["kim", "triage"],
    ["eve", "read"],
  ]);
  /** Each request, in order. */
  readonly asked: string[] = [];
  /** Called before each request with what is asked; may throw. */
  before: (what: string) => void = () => undefined;
  #id = 1000;

  /** Somebody else writes, perhaps through an App. */
  write(
    login: string,
    body: string,
    app: number | null = null,
    type = app === null ? "User" : "Bot",
  ): number {
    const id = this.#id++;
    this.comments.push({
      id,
      body,
      user: { type, login },
      performed_via_github_app: app === null ? null : { id: app },
    });
    return id;
  }

  /** Bodies of our comments. */
  get ours(): readonly string[] {
    return this.comments
      .filter(({ performed_via_github_app: app }) => app?.id === OUR_APP)
      .map(({ body }) => body);
  }

  client(): GithubClient {
    return {
      owner: "acme",
      repo: "churn",
      count: { reads: 0, writes: 0 },
      graphql: () => Promise.reject(new Error("nothing is asked for by GraphQL here")),
      request: async (route, parameters = {}) => {
        this.asked.push(route);
        this.before(route);
        return { status: 200, headers: {}, data: this.#answer(route, parameters) };
      },
    };
  }

  #answer(route: string, given: Record<string, unknown>): OctokitResponse["data"] {
    switch (route) {
      case "GET /repos/{owner}/{repo}/issues/{issue_number}/comments": {
        const [page, size] = [Number(given["page"]), Number(given["per_page"])];
        return this.comments.slice((page - 1) * size, page * size);
      }
      case "POST /repos/{owner}/{repo}/issues/{issue_number}/comments":
        return { id: this.write("gatehouse[bot]", String(given["body"]), OUR_APP) };
      case "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}":
        this.#one(given).body = String(given["body"]);
        return {};
      case "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}": {
        const gone = this.#one(given);
        this.comments = this.comments.filter((one) => one !== gone);
        return {};
      }
      case "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions":
        this.reactions.push(`${String(given["content"])} ${this.#one(given).id}`);
        return {};
      case "GET /repos/{owner}/{repo}/collaborators/{username}/permission": {
        const role = this.roles.get(String(given["username"]));
        if (role === undefined) throw failure(404);
        const push = role === "write";
        return {
          permission: push ? "write" : "read",
          user: { permissions: { push, triage: push || role === "triage" } },
        };
      }
      default:
        throw failure(404);
    }
  }

  #one(given: Record<string, unknown>): ListedComment {
    const found = this.comments.find(({ id }) => id === given["comment_id"]);
    if (found === undefined) throw failure(404);
    return found;
  }
}

/** An answer of GitHub's that is a failure. */
export function failure(status: number): Error {
  return Object.assign(new Error(`HTTP ${status}`), { status });
}
