import { GithubError, type GithubErrorCode } from "#github/github-error.ts";

/** A request that waits for its answer. */
interface Waiting {
  readonly what: string;
  readonly release: () => void;
}

/** Trouble of GitHub's: so many requests fail, before or after they had their effect. */
export interface Trouble {
  requests: number;
  readonly code: GithubErrorCode;
  readonly after: boolean;
}

/** Every request to GitHub passes through here, twice: before it has its effect, and before it is answered; a write once more, before it is sent. Whoever holds the gate says which goes on. */
export class ModelGate {
  readonly #waiting: Waiting[] = [];
  trouble: Trouble | null = null;
  /** Requests that were made. */
  requests = 0;
  /** Requests that failed. */
  failed = 0;

  get waiting(): number {
    return this.#waiting.length;
  }

  /** Lets one of the waiting requests go on. */
  release(which: number): void {
    const [next] = this.#waiting.splice(which % Math.max(1, this.#waiting.length), 1);
    next?.release();
  }

  /** Makes a request. Rejects with a {@link GithubError} while GitHub has trouble, and once the attempt that asks is aborted. */
  async request<T>(what: string, signal: AbortSignal, effect: () => T | Promise<T>): Promise<T> {
    await this.#pass(`${what}?`, signal);
    this.requests++;
    const trouble = this.trouble;
    if (trouble !== null && --trouble.requests <= 0) this.trouble = null;
    if (trouble !== null && !trouble.after) throw this.#fail(trouble.code);
    const answer = await effect();
    await this.#pass(`${what}!`, signal);
    if (trouble !== null) throw this.#fail(trouble.code);
    return answer;
  }

  /** Waits for a write's turn, as limits have it. Rejects like {@link request} once the attempt is aborted. */
  async turn(what: string, signal: AbortSignal): Promise<void> {
    await this.#pass(what, signal);
  }

  #fail(code: GithubErrorCode): GithubError {
    this.failed++;
    return new GithubError(code, "GitHub has trouble");
  }

  async #pass(what: string, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const waiting = { what, release: resolve };
    const abort = () => {
      const at = this.#waiting.indexOf(waiting);
      if (at >= 0) this.#waiting.splice(at, 1);
      resolve();
    };
    if (!signal.aborted) {
      this.#waiting.push(waiting);
      signal.addEventListener("abort", abort, { once: true });
      await promise;
      signal.removeEventListener("abort", abort);
    }
    if (signal.aborted) throw new GithubError("unavailable", "the request was aborted");
  }
}
