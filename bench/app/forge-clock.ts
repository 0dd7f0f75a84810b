import { subscribe, unsubscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** When what happened at the forge; all times in milliseconds since 1970. */
export interface ForgeTimes {
  /** The webhook was sent that the App acted upon. */
  readonly sent: number;
  /** The answer to the first write of a check run was complete; `null` when none was written. */
  readonly published: number | null;
  /** Milliseconds between the two, or until now, in which the forge was answering at least one request. */
  readonly serving: number;
}

interface Exchange {
  readonly request: IncomingMessage;
}

/**
 * Watches the HTTP of this process, in which the forge runs and the App does not, through Node's own channels: what the
 * forge sends are webhooks, what it serves are the App's requests.
 */
export class ForgeClock {
  readonly #events: ReadonlySet<string>;
  readonly #open = new Set<IncomingMessage>();
  #sent: number | null = null;
  #published: number | null = null;
  #serving = 0;
  #busySince = 0;

  /** `events`: names of the webhooks that lead to an evaluation. */
  constructor(events: readonly string[]) {
    this.#events = new Set(events);
    subscribe("undici:request:create", this.#onSent);
    subscribe("http.server.request.start", this.#onRequest);
    subscribe("http.server.response.finish", this.#onAnswered);
  }

  /** Forgets everything, to watch what comes of the next action. */
  reset(): void {
    this.#sent = null;
    this.#published = null;
    this.#serving = 0;
  }

  /** What was seen since. */
  times(): ForgeTimes {
    if (this.#sent === null) throw new Error("no webhook was sent");
    return { sent: this.#sent, published: this.#published, serving: this.#serving };
  }

  close(): void {
    unsubscribe("undici:request:create", this.#onSent);
    unsubscribe("http.server.request.start", this.#onRequest);
    unsubscribe("http.server.response.finish", this.#onAnswered);
  }

  readonly #onSent = (message: unknown): void => {
    const { request } = message as { request: { headers: string | readonly string[] } };
    const headers = typeof request.headers === "string" ? request.headers.split("\r\n") : request.headers;
    const at = headers.findIndex((name) => name.toLowerCase() === "x-github-event");
    if (at < 0 || this.#sent !== null || !this.#events.has(headers[at + 1] ?? "")) return;
    this.#sent = now();
    // What it served before was the push or the review itself.
    this.#serving = 0;
    this.#busySince = this.#sent;
  };

  readonly #onRequest = (message: unknown): void => {
    if (this.#open.size === 0) this.#busySince = now();
    this.#open.add((message as Exchange).request);
  };

  readonly #onAnswered = (message: unknown): void => {
    const { request } = message as Exchange;
    this.#open.delete(request);
    if (this.#open.size === 0 && this.#published === null) this.#serving += now() - this.#busySince;
    if (request.method !== "GET" && /\/check-runs/.test(request.url ?? "")) this.#published ??= now();
  };
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
