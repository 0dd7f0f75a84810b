import type { OctokitLike, OctokitResponse } from "./github-client.ts";
import { statusOf } from "./github-error.ts";

interface Remembered {
  readonly etag: string;
  readonly response: OctokitResponse;
}

/** Answers that are remembered; each is a page of a list at the most. */
const MOST = 500;

/**
 * Answers of `GET`s with their ETags, for one installation: asked again, GitHub says 304 where nothing changed, which
 * costs nothing of the rate limit. What is answered is always as fresh as a full answer would be.
 * Source: GitHub docs, "Best practices for using the REST API", conditional requests.
 */
export class ConditionalRequests {
  readonly #answers = new Map<string, Remembered>();

  /** Asks through an Octokit; `key` tells requests apart: route, parameters, and who asks. */
  async get(
    octokit: OctokitLike,
    key: string,
    route: string,
    parameters: Readonly<Record<string, unknown>> & { readonly headers: Readonly<Record<string, string>> },
  ): Promise<OctokitResponse> {
    const known = this.#answers.get(key);
    const headers =
      known === undefined ? parameters.headers : { ...parameters.headers, "if-none-match": known.etag };
    try {
      const response = await octokit.request(route, { ...parameters, headers });
      this.#remember(key, response);
      return response;
    } catch (error) {
      if (known !== undefined && statusOf(error) === 304) return known.response;
      throw error;
    }
  }

  #remember(key: string, response: OctokitResponse): void {
    const etag = response.headers["etag"];
    this.#answers.delete(key);
    if (typeof etag !== "string") return;
    this.#answers.set(key, { etag, response });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST) return;
      this.#answers.delete(oldest);
    }
  }
}
