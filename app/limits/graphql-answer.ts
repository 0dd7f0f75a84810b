import { GithubError } from "#github/github-error.ts";
import { codeOfGraphql } from "#github/graphql-batch.ts";
import type { OctokitLike, OctokitResponse } from "#github/octokit-like.ts";

/**
 * GraphQL answered with errors, with or without data beside them. Looks like Octokit's own error to whoever takes parts of an
 * answer; `errors` and `data` are foreign text and are hidden from a log that prints an error's fields.
 */
export class GraphqlAnswerError extends GithubError {
  readonly status = 200;
  readonly #body: GraphqlBody;
  readonly #headers: OctokitResponse["headers"];

  constructor(body: GraphqlBody, headers: OctokitResponse["headers"]) {
    const type = body.errors.find((each) => typeof each.type === "string")?.type as string | undefined;
    super(codeOfGraphql(type), "GraphQL answered with errors");
    this.#body = body;
    this.#headers = headers;
  }

  get errors(): GraphqlBody["errors"] {
    return this.#body.errors;
  }

  get data(): unknown {
    return this.#body.data;
  }

  get headers(): OctokitResponse["headers"] {
    return this.#headers;
  }
}

interface GraphqlBody {
  readonly errors: readonly { readonly type?: unknown }[];
  readonly data: unknown;
}

/** The answer to a GraphQL document. Rejects with a {@link GraphqlAnswerError} when it has errors, however much data is beside them. */
export function withoutErrors(response: OctokitResponse): OctokitResponse {
  const { data: body, headers } = response;
  if (typeof body !== "object" || body === null || !("data" in body || "errors" in body))
    throw new GithubError("unavailable", "GraphQL's answer did not come whole");
  const errors = "errors" in body ? body.errors : null;
  const data = "data" in body ? body.data : null;
  if (errors != null) {
    const each = Array.isArray(errors) ? errors.filter((one) => typeof one === "object" && one !== null) : [];
    throw new GraphqlAnswerError({ errors: each, data }, headers);
  }
  return { ...response, data };
}

/**
 * Where an Octokit's GraphQL is. Asked through `request`, because only that shows the headers. GitHub Enterprise Server has it
 * beside its REST API, not below. Source: GitHub Enterprise Server docs, "Forming calls with GraphQL".
 */
export function graphqlRoute({ request }: OctokitLike): string {
  const endpoint = "endpoint" in request ? (request.endpoint as { DEFAULTS?: { baseUrl?: unknown } }) : {};
  const base = endpoint.DEFAULTS?.baseUrl;
  const enterprise = typeof base === "string" ? /^(.*)\/api\/v3\/?$/.exec(base)?.[1] : undefined;
  return enterprise === undefined ? "POST /graphql" : `POST ${enterprise}/api/graphql`;
}
