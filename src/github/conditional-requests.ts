import { statusOf } from "./github-error.ts";
import type { OctokitLike, OctokitResponse } from "./octokit-like.ts";

interface Remembered {
  readonly etag: string;
  readonly response: OctokitResponse;
  readonly size: number;
}

/** Answers that one installation's may hold; each is a page of a list at the most. */
const MOST = 500;

/** Characters of answers and keys that one installation's may hold. */
const MOST_CHARACTERS = 8_000_000;

/** Characters that those of all installations may hold together. */
const MOST_CHARACTERS_IN_ALL = 64_000_000;

/** The answers of each installation: what one may read says nothing about another. Bounded in all; the longest unused go first. */
export class AnswersByInstallation {
  readonly #most: number;
  readonly #installations = new Map<number, ConditionalRequests>();

  /** `most`: characters of all answers together. */
  constructor(most = MOST_CHARACTERS_IN_ALL) {
    this.#most = most;
  }

  /** The answers of one installation, the same at each call until they are dropped to make room. */
  of(installation: number): ConditionalRequests {
    const own = this.#installations.get(installation) ?? new ConditionalRequests();
    this.#installations.delete(installation);
    this.#installations.set(installation, own);
    let held = 0;
    for (const { characters } of this.#installations.values()) held += characters;
    for (const [oldest, { characters }] of this.#installations) {
      if (held <= this.#most || oldest === installation) break;
      this.#installations.delete(oldest);
      held -= characters;
    }
    return own;
  }
}

/**
 * Answers of `GET`s with their ETags, for one installation: asked again, GitHub says 304 where nothing changed, which
 * costs nothing of the rate limit. What is answered is always as fresh as a full answer would be.
 * Source: GitHub docs, "Best practices for using the REST API", conditional requests.
 */
export class ConditionalRequests {
  readonly #answers = new Map<string, Remembered>();
  readonly #mostCharacters: number;
  #characters = 0;

  /** `mostCharacters`: of answers and keys together; those that were not asked for longest are dropped first. */
  constructor(mostCharacters = MOST_CHARACTERS) {
    this.#mostCharacters = mostCharacters;
  }

  /** Characters of the answers and keys that are held. */
  get characters(): number {
    return this.#characters;
  }

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
      if (known === undefined || statusOf(error) !== 304) throw error;
      // Unless a newer answer took its place meanwhile, it becomes the last to be dropped.
      if (this.#answers.get(key) === known) this.#put(key, known);
      return known.response;
    }
  }

  #remember(key: string, response: OctokitResponse): void {
    const etag = response.headers["etag"];
    this.#drop(key);
    if (typeof etag !== "string") return;
    const size = key.length + (JSON.stringify(response.data) ?? "").length;
    if (size > this.#mostCharacters) return;
    this.#put(key, { etag, response, size });
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST && this.#characters <= this.#mostCharacters) return;
      this.#drop(oldest);
    }
  }

  #put(key: string, answer: Remembered): void {
    this.#drop(key);
    this.#answers.set(key, answer);
    this.#characters += answer.size;
  }

  #drop(key: string): void {
    this.#characters -= this.#answers.get(key)?.size ?? 0;
    this.#answers.delete(key);
  }
}
