import type { IncomingMessage } from "node:http";

/** Most bytes of a form. */
const BODY_LIMIT = 8192;

/**
 * The origin that a browser took to come here: `setupUrl`, or a name of this machine's own; `null` for any other name, by which another site would
 * lead a browser here.
 */
export function originOf({ headers }: IncomingMessage, setupUrl: string | null): string | null {
  const host = (headers.host ?? "").toLowerCase();
  if (setupUrl !== null && host === new URL(setupUrl).host) return setupUrl;
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/.test(host) ? `http://${host}` : null;
}

/** The value of a cookie; empty where the browser has none. */
export function cookieIn({ headers }: IncomingMessage, name: string): string {
  const cookies = (headers.cookie ?? "").split(/;\s*/);
  return cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}

/** What a form sent; `null` when it is none, or longer than any of ours. */
export async function formIn(request: IncomingMessage): Promise<URLSearchParams | null> {
  if (request.headers["content-type"]?.split(";", 1)[0] !== "application/x-www-form-urlencoded") return null;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_LIMIT) return null;
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString("utf8"));
}
