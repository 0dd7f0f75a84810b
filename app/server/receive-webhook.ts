import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { ByteBudget } from "./byte-budget.ts";

/** Largest body that is read. GitHub sends none larger: it drops the event instead. */
export const BODY_LIMIT = 25 * 1024 * 1024;

/** A webhook that was proven to be GitHub's. */
export interface Webhook {
  /** `X-GitHub-Delivery`: the same for every redelivery. */
  readonly id: string;
  /** `X-GitHub-Event`. */
  readonly name: string;
  /** A JSON object, and nothing more is known of it. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Which of the secrets it is signed with: 0 is the current one. While others are in use, the old secret cannot go. */
  readonly secret: number;
}

/** A webhook that may be handed on, or why it is refused. The reason never quotes the body. */
export type Received =
  | { readonly ok: true; readonly webhook: Webhook }
  | { readonly ok: false; readonly status: 400 | 401 | 413 | 415 | 503; readonly reason: string };

export interface ReceiveOptions {
  /** The current secret first; during a rotation, the one before it, too. */
  readonly secrets: readonly string[];
  readonly bodyLimit: number;
  readonly budget: ByteBudget;
}

type Refused = Extract<Received, { ok: false }>;

/**
 * Reads and proves a webhook before anybody else sees it: method and headers first, then at most `bodyLimit` bytes, then
 * GitHub's signature over exactly those bytes, compared in constant time with each secret. `use` has it while its bytes count.
 */
export async function receiveWebhook<T>(
  request: IncomingMessage,
  { secrets, bodyLimit, budget }: ReceiveOptions,
  use: (received: Received) => Promise<T>,
): Promise<T> {
  const refused = refusedByHeaders(request, bodyLimit);
  if (refused !== null) return use(refused);
  const body = new Body(budget, bodyLimit);
  try {
    const unread = await body.read(request);
    return await use(unread ?? prove(request, body.join(), secrets));
  } finally {
    body.release();
  }
}

function refusedByHeaders(request: IncomingMessage, bodyLimit: number): Refused | null {
  if (!/^application\/json\s*(;|$)/i.test(header(request, "content-type")))
    return refuse(415, "not application/json");
  if (!/^[\w-]{1,100}$/.test(header(request, "x-github-delivery"))) return refuse(400, "no delivery id");
  if (!/^[a-z_]{1,100}$/.test(header(request, "x-github-event"))) return refuse(400, "no event name");
  if (!SIGNATURE.test(header(request, "x-hub-signature-256"))) return refuse(401, "no signature");
  const announced = Number(header(request, "content-length") || "0");
  return announced > bodyLimit ? refuse(413, "body too large") : null;
}

const SIGNATURE = /^sha256=[0-9a-f]{64}$/;

function prove(request: IncomingMessage, body: Buffer, secrets: readonly string[]): Received {
  const secret = signedWith(body, header(request, "x-hub-signature-256"), secrets);
  if (secret === -1) return refuse(401, "bad signature");
  const payload = jsonObject(body);
  if (payload === null) return refuse(400, "body is not a JSON object");
  const [id, name] = [header(request, "x-github-delivery"), header(request, "x-github-event")];
  return { ok: true, webhook: { id, name, payload, secret } };
}

function refuse(status: Refused["status"], reason: string): Refused {
  return { ok: false, status, reason };
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

/** What is held of a body, counted as it arrives: an announced length costs its sender nothing, and so reserves nothing. */
class Body {
  readonly #budget: ByteBudget;
  readonly #limit: number;
  #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(budget: ByteBudget, limit: number) {
    this.#budget = budget;
    this.#limit = limit;
  }

  /** Reads to the end; why not, as soon as it grows beyond the limit or the budget: what comes after is not kept. */
  async read(request: IncomingMessage): Promise<Refused | null> {
    // The request outlives the reading, so that its sender can still be told.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const part = chunk as Buffer;
      if (this.#bytes + part.length > this.#limit) return refuse(413, "body too large");
      if (!this.#budget.take(part.length)) return refuse(503, "too much at once");
      this.#bytes += part.length;
      this.#chunks.push(part);
    }
    return null;
  }

  join(): Buffer {
    return Buffer.concat(this.#chunks);
  }

  release(): void {
    this.#budget.give(this.#bytes);
    this.#bytes = 0;
    this.#chunks = [];
  }
}

/** Which secret the body is signed with; -1: none. All are tried, so that the time says nothing of which. */
function signedWith(body: Buffer, signature: string, secrets: readonly string[]): number {
  const given = Buffer.from(signature.slice("sha256=".length), "hex");
  const matches = secrets.map((secret) =>
    timingSafeEqual(createHmac("sha256", secret).update(body).digest(), given),
  );
  return matches.indexOf(true);
}

function jsonObject(body: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
}
