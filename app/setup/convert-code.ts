import { randomBytes } from "node:crypto";
import * as z from "zod";
import { readCredentials, SECRET_BYTES } from "../config/credentials.ts";
import { ownVersion } from "../config/own-version.ts";

const answer = z.object({
  id: z.int().positive(),
  name: z.string(),
  pem: z.string(),
  webhook_secret: z.string().nullish(),
  html_url: z.url({ protocol: /^https?$/ }),
});

/** An App that GitHub has made for us. */
export interface MadeApp {
  readonly id: number;
  readonly name: string;
  /** Its page on GitHub. */
  readonly page: string;
  readonly privateKey: string;
  readonly webhookSecret: string;
  /** Whether GitHub gave no secret that is long enough, and this one is ours: then GitHub has to be told. */
  readonly secretIsOurs: boolean;
}

/**
 * `refused`: GitHub knows no such code, since each is good once and for an hour. `unreachable`: nobody can say whether it was used; the same code
 * may be tried again. `unreadable`: an App was made, and what GitHub said of it cannot be used.
 */
export type Conversion =
  | { readonly ok: true; readonly app: MadeApp }
  | { readonly ok: false; readonly why: "refused" | "unreachable" | "unreadable" };

const TIMEOUT_MS = 20_000;

/** Exchanges the code that GitHub sent the browser back with for the App's id, key and secret. Never rejects. */
export async function convertCode(apiUrl: string, code: string): Promise<Conversion> {
  const body = await ask(`${apiUrl}/app-manifests/${encodeURIComponent(code)}/conversions`);
  if (body === "refused" || body === "unreachable") return { ok: false, why: body };
  const parsed = answer.safeParse(body);
  if (!parsed.success) return { ok: false, why: "unreadable" };
  const { id, name, html_url: page, pem, webhook_secret: secret } = parsed.data;
  const given = Buffer.byteLength(secret ?? "") >= SECRET_BYTES ? secret : null;
  const webhookSecret = given ?? randomBytes(SECRET_BYTES).toString("hex");
  const faults: string[] = [];
  const { privateKey } = readCredentials({ PRIVATE_KEY: pem, WEBHOOK_SECRET: webhookSecret }, faults);
  if (faults.length > 0) return { ok: false, why: "unreadable" };
  const app = { id, name, page, privateKey, webhookSecret, secretIsOurs: given === null };
  return { ok: true, app };
}

async function ask(url: string): Promise<unknown> {
  try {
    const response = await fetch(url, {
      method: "POST",
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        accept: "application/vnd.github+json",
        "user-agent": `gatehouse/${ownVersion()}`,
        "x-github-api-version": "2022-11-28",
      },
    });
    if (response.status === 201) return await response.json().catch(() => null);
    return response.status >= 500 || response.status === 429 ? "unreachable" : "refused";
  } catch {
    return "unreachable";
  }
}
