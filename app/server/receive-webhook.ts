import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** Largest body that is read. GitHub sends none larger: it drops the event instead. */
export const BODY_LIMIT = 25 * 1024 * 1024;

/** A webhook that may be handed on, or why it is refused. The reason never quotes the body. */
export type Received =
  | { readonly ok: true; readonly body: Buffer; readonly id: string; readonly event: string }
  | { readonly ok: false; readonly status: 400 | 401 | 411 | 413 | 415; readonly reason: string };

interface ReceiveOptions {
  readonly secret: string;
  readonly bodyLimit?: number;
}

/**
 * Reads and proves a webhook before anybody else sees it: method and headers first, then at most `bodyLimit` bytes, then
 * GitHub's signature over exactly those bytes, compared in constant time.
 */
export async function receiveWebhook(
  request: IncomingMessage,
  { secret, bodyLimit = BODY_LIMIT }: ReceiveOptions,
): Promise<Received> {
  const id = header(request, "x-github-delivery");
  const event = header(request, "x-github-event");
  const signature = header(request, "x-hub-signature-256");
  if (!/^application\/json\s*(;|$)/i.test(header(request, "content-type"))) {
    return { ok: false, status: 415, reason: "not application/json" };
  }
  if (!/^[\w-]{1,100}$/.test(id)) return { ok: false, status: 400, reason: "no delivery id" };
  if (!/^[a-z_]{1,100}$/.test(event)) return { ok: false, status: 400, reason: "no event name" };
  if (!/^sha256=[0-9a-f]{64}$/.test(signature)) return { ok: false, status: 401, reason: "no signature" };
  const announced = Number(header(request, "content-length") || "0");
  if (announced > bodyLimit) return { ok: false, status: 413, reason: "body too large" };
  const body = await readBody(request, bodyLimit);
  if (body === null) return { ok: false, status: 413, reason: "body too large" };
  if (!isSigned(body, signature, secret)) return { ok: false, status: 401, reason: "bad signature" };
  if (!isJsonObject(body)) return { ok: false, status: 400, reason: "body is not a JSON object" };
  return { ok: true, body, id, event };
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  return typeof value === "string" ? value : "";
}

/** The body, or `null` as soon as it grows beyond the limit: what comes after is not kept. */
async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // The request outlives the reading, so that its sender can still be told.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const part = chunk as Buffer;
    bytes += part.length;
    if (bytes > limit) return null;
    chunks.push(part);
  }
  return Buffer.concat(chunks);
}

function isSigned(body: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(body).digest();
  return timingSafeEqual(expected, Buffer.from(signature.slice("sha256=".length), "hex"));
}

function isJsonObject(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(body.toString("utf8"));
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
