import type { OctokitLike, OctokitResponse } from "#github/octokit-like.ts";
import { askedByGraphql, askedByRest } from "./asked.ts";
import { graphqlRoute, withoutErrors } from "./graphql-answer.ts";
import { DEADLINE_MS, send } from "./send.ts";
import type { SendOptions } from "./send-options.ts";
import { steadyStream } from "./steady-stream.ts";
import { wholeAnswer } from "./whole-answer.ts";

/**
 * An Octokit of one installation that keeps to what GitHub allows; to be used instead of Octokit's plugins for throttling and
 * retrying, which wait in memory and know nothing of other instances.
 *
 * - Where a limit forbids a request it fails at once with a `GithubError` (`rate-limited`, with `retryAt`): the task is to be put off. Only the
 *   moments between two writes are waited for.
 * - With `reserve` it may use what is kept back for withdrawals and for people who wait.
 * - With `urgency` it is tried although a limit is known, until GitHub itself refuses.
 * - A request that GitHub does not answer in time, or not whole, fails as `unavailable`. A read that failed quickly is tried once
 *   more; a write never, since it may have been done.
 * - Every other failure is Octokit's own. GraphQL with errors rejects with a `GithubError` that carries `errors` and `data`.
 */
export function limitedOctokit(octokit: OctokitLike, options: SendOptions): OctokitLike {
  return {
    request(route, parameters = {}) {
      return send(askedByRest(route), options, async (signal) =>
        wholeAnswer(steady(await octokit.request(route, withSignal(parameters, signal)), options)),
      );
    },
    async graphql(query, variables) {
      const { data } = await send(askedByGraphql(query), options, async (signal) => {
        const body = { query, ...(variables === undefined ? {} : { variables }) };
        return withoutErrors(await octokit.request(graphqlRoute(octokit), withSignal(body, signal)));
      });
      return data;
    },
  };
}

function withSignal(parameters: Record<string, unknown>, signal: AbortSignal): Record<string, unknown> {
  return { ...parameters, request: { ...(parameters["request"] as object | undefined), signal } };
}

function steady(response: OctokitResponse, options: SendOptions): OctokitResponse {
  const { data } = response;
  if (!(data instanceof ReadableStream)) return response;
  return { ...response, data: steadyStream(data, options.deadlineMs ?? DEADLINE_MS, options) };
}
