import type { IncomingHttpHeaders } from "node:http";
import type { JsonObject } from "../contract/json.ts";
import type { App, Installation, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";

/** Who asks. */
export type Actor =
  | { readonly kind: "anonymous" }
  | { readonly kind: "user"; readonly user: User }
  | { readonly kind: "app"; readonly app: App }
  | {
      readonly kind: "installation";
      readonly installation: Installation;
      readonly permissions: Readonly<Record<string, string>>;
      readonly repositories: ReadonlySet<number> | null;
    };

/** One request, resolved as far as every family of endpoints needs it. */
export interface Call {
  readonly world: World;
  readonly actor: Actor;
  readonly route: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: JsonObject;
  readonly headers: IncomingHttpHeaders;
}

/** An answer. `raw` is sent as it is; `list` is cut into pages with Link headers before it is sent. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly raw?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Counts against no limit. */
  readonly free?: boolean;
}

/** A permission of an App and the level it must have; any one of an operation's list suffices. */
export type Need = readonly [permission: string, level: "read" | "write"];

/** An endpoint. */
export interface Operation {
  /** Method and path as in GitHub's description: `GET /repos/{owner}/{repo}`. */
  readonly route: string;
  readonly needs: readonly Need[];
  /** `app`: only an App's own JWT; otherwise tokens of users and installations. */
  readonly by?: "app" | "installation";
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

/** An endpoint of a repository: resolves it, and hides it from who may not see it. */
export interface RepositoryOperation extends Omit<Operation, "handle"> {
  readonly handle: (call: Call, repository: Repository) => Reply | Promise<Reply>;
}

/** A refusal with GitHub's own message. */
export class Refusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;

  constructor(
    status: number,
    message: string,
    extra: JsonObject = {},
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.status = status;
    this.headers = headers;
    this.body = {
      message,
      ...extra,
      documentation_url: "https://docs.github.com/rest",
      status: String(status),
    };
  }
}

/** 404, the answer for what is not there and for what the asker may not see. */
export function notFound(): Refusal {
  return new Refusal(404, "Not Found");
}

/** 422 with GitHub's list of errors. */
export function unprocessable(message: string, errors: readonly unknown[] = []): Refusal {
  return new Refusal(422, message, { errors });
}
