import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { siteOf } from "#github/site-of.ts";
import { manifestFor, readAppManifest, readChoice } from "./app-manifest.ts";
import { cookieIn, formIn, originOf } from "./browser-request.ts";
import { convertCode } from "./convert-code.ts";
import type { CredentialsFolder } from "./credentials-folder.ts";
import { registrationUrl } from "./github-site.ts";
import {
  asidePage,
  choicePage,
  donePage,
  type FormContent,
  failedPage,
  sayPage,
  sendPage,
  tokenPage,
  unwrittenPage,
} from "./pages.ts";
import { STYLE_HASH } from "./style.ts";

const COOKIE = "gatehouse_setup";

/** How a setup ended. */
export interface SetupEnd {
  readonly stored: boolean;
  readonly text: string;
}

export interface SetupServerOptions {
  /** Opens the page once. */
  readonly token: string;
  /** Milliseconds since the epoch after which nothing is opened any more. */
  readonly expiresAt: number;
  readonly now: () => number;
  readonly apiUrl: string;
  /** Address under which a browser elsewhere reaches the page; `null`: only browsers of this machine do. */
  readonly setupUrl: string | null;
  readonly folder: CredentialsFolder;
  /** Told of wrong tokens and of what GitHub refused. Never of a secret. */
  readonly log: (text: string) => void;
  /** Told once, after the last page was sent. */
  readonly ended: (end: SetupEnd) => void;
}

/** A server of setup pages. */
export interface SetupServer {
  readonly server: Server;
  /**
   * Asks GitHub for no key from now on, and resolves when one that was asked for is stored, or is known not to come: with how it ended the setup,
   * or `null` where it did not. Takes as long as GitHub may, which is limited. Never rejects.
   */
  settle(): Promise<SetupEnd | null>;
}

interface Session {
  readonly cookie: string;
  /** Stands in our own forms, so that no other site's form is taken for one. */
  readonly proof: string;
  /** Stands in GitHub's answer; `null` before there is a question, and after it was answered. */
  state: string | null;
  content: FormContent;
  busy: boolean;
}

interface Desk extends SetupServerOptions {
  session: Session | null;
  readonly manifest: ReturnType<typeof readAppManifest>;
  readonly site: string;
  /** The conversion under way, or the last one; `null` before any. */
  conversion: Promise<Answer> | null;
  closing: boolean;
}

interface Answer {
  readonly status: number;
  readonly page?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly end?: SetupEnd;
}

/**
 * Serves the pages on which an App is registered. Whoever has the token gets a session, once; nobody else sees more than the question for it.
 * Only requests to a loopback name or to `setupUrl` are answered, so that no other site's name can lead a browser here.
 */
export function createSetupServer(options: SetupServerOptions): SetupServer {
  const desk: Desk = {
    ...options,
    session: null,
    manifest: readAppManifest(),
    site: siteOf(options.apiUrl),
    conversion: null,
    closing: false,
  };
  const server = createServer((request, response) => {
    handle(request, desk)
      .catch((error: unknown): Answer => {
        options.log(`a request broke off: ${error instanceof Error ? error.message : "unknown"}`);
        return { status: 500, page: sayPage("Something went wrong", "The log says more.") };
      })
      .then(
        (answer) => send(response, answer, desk),
        () => response.destroy(),
      );
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  const settle = async () => {
    desk.closing = true;
    if (desk.session?.busy === true) options.log("GitHub is asked for a key; waiting for its answer");
    const answer = await desk.conversion?.catch(() => null);
    return answer?.end ?? null;
  };
  return { server, settle };
}

async function handle(request: IncomingMessage, desk: Desk): Promise<Answer> {
  const origin = originOf(request, desk.setupUrl);
  if (origin === null) return elsewhere();
  if (desk.now() > desk.expiresAt) return told(403, "Too late", "Setup has ended. Start it again.");
  const url = new URL(request.url ?? "/", origin);
  const known = sessionOf(request, desk);
  switch (`${request.method} ${url.pathname}`) {
    case "GET /":
      return { status: 200, page: known === null ? tokenPage(null) : formOf(known, desk) };
    case "POST /enter":
      return enter(await formIn(request), desk, origin);
    case "POST /app":
      return known === null ? refused() : choose(await formIn(request), known, desk, origin);
    case "GET /created":
      return known === null ? refused() : created(url.searchParams, known, desk);
    default:
      return told(404, "Nothing here", "There is no such page.");
  }
}

function elsewhere(): Answer {
  const text =
    "Open this page as localhost, through a tunnel (ssh -L) where need be, or start setup with SETUP_URL.";
  return told(421, "Not by this name", text);
}

function refused(): Answer {
  return told(
    403,
    "Not open to you",
    "Begin at the first page, in the browser in which the token was entered.",
  );
}

function told(status: number, title: string, text: string): Answer {
  return { status, page: sayPage(title, text) };
}

/** The token is good for one browser: the first that brings it. */
function enter(form: URLSearchParams | null, desk: Desk, origin: string): Answer {
  if (desk.session !== null || !same(form?.get("token")?.trim() ?? "", desk.token)) {
    desk.log(desk.session === null ? "a wrong token was entered" : "the token was entered once more");
    const why =
      desk.session === null
        ? "That is not the token. Setup printed it where it was started, after “with the token”: copy all of it."
        : "The token is good for one browser, and one has used it. Go on there, or end setup and start it again.";
    return { status: 403, page: tokenPage(why) };
  }
  const [cookie, proof] = [secret(), secret()];
  const address = desk.setupUrl ?? "";
  const content = { name: "gatehouse", organization: "", address, faults: [] };
  desk.session = { cookie, proof, state: null, content, busy: false };
  const secure = origin.startsWith("https:") ? "; Secure" : "";
  // Lax, not strict: GitHub sends the browser back from its own site.
  const set = `${COOKIE}=${cookie}; HttpOnly; SameSite=Lax; Path=/${secure}`;
  return { status: 303, headers: { location: "/", "set-cookie": set } };
}

function formOf({ content, proof }: Session, { manifest }: Desk): string {
  return choicePage(manifest, content, proof);
}

function choose(form: URLSearchParams | null, session: Session, desk: Desk, origin: string): Answer {
  if (form === null || !same(form.get("proof") ?? "", session.proof)) return refused();
  const reading = readChoice(form);
  const typed = (field: string) => form.get(field) ?? "";
  session.content = {
    name: typed("name"),
    organization: typed("organization"),
    address: typed("address"),
    faults: reading.ok ? [] : reading.faults,
  };
  if (!reading.ok) return { status: 422, page: formOf(session, desk) };
  session.state = secret();
  const action = registrationUrl(desk.site, reading.choice.organization, session.state);
  const manifest = manifestFor(desk.manifest, reading.choice, `${origin}/created`);
  return { status: 200, page: sendPage(reading.choice, action, manifest) };
}

/** GitHub sent the browser back. What it says counts only with the state that was sent along. */
async function created(query: URLSearchParams, session: Session, desk: Desk): Promise<Answer> {
  const code = query.get("code") ?? "";
  const expected = session.state;
  if (expected === null || !same(query.get("state") ?? "", expected) || !/^[\w-]{1,200}$/.test(code))
    return refused();
  if (desk.closing) return told(403, "Too late", "Setup has ended. Start it again.");
  if (session.busy) return told(409, "Under way already", "Wait for the other page.");
  session.busy = true;
  desk.conversion = convert(code, session, desk).finally(() => void (session.busy = false));
  return desk.conversion;
}

/** GitHub shows a key but once: what it gives is stored, or said to be aside. */
async function convert(code: string, session: Session, desk: Desk): Promise<Answer> {
  const result = await convertCode(desk.apiUrl, code);
  if (!result.ok) {
    // A code that may not have been used can be tried again; any other needs a new question.
    if (result.why !== "unreachable") session.state = null;
    desk.log(`the App is not registered: ${result.why}`);
    return { status: 502, page: failedPage(result.why) };
  }
  session.state = null;
  const { app } = result;
  const apiUrl = desk.apiUrl === "https://api.github.com" ? null : desk.apiUrl;
  const { path, aside } = desk.folder;
  const { id: appId, privateKey, webhookSecret } = app;
  const stored = desk.folder.store({ appId, privateKey, webhookSecret, apiUrl });
  switch (stored.where) {
    case "in place": {
      const text = `App ${appId} is registered; its credentials are in ${path}`;
      return { status: 200, page: donePage(app, desk.folder), end: { stored: true, text } };
    }
    case "aside": {
      const text = `what GitHub gave could not be moved to ${path} (${stored.code}); it is in ${aside}`;
      return { status: 500, page: asidePage(aside, stored.code), end: { stored: false, text } };
    }
    case "unwritten": {
      const text = `what GitHub gave could not be written to ${aside} (${stored.code}): delete the App ${app.page}, and begin again`;
      return { status: 500, page: unwrittenPage(app, stored.code), end: { stored: false, text } };
    }
    default:
      return stored satisfies never;
  }
}

function sessionOf(request: IncomingMessage, { session }: Desk): Session | null {
  return session !== null && same(cookieIn(request, COOKIE), session.cookie) ? session : null;
}

/** Compares in a time that tells nothing, whatever the lengths. */
function same(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

function secret(): string {
  return randomBytes(32).toString("base64url");
}

function send(response: ServerResponse, { status, page = "", headers = {}, end }: Answer, desk: Desk): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; style-src '${STYLE_HASH}'; form-action 'self' ${desk.site}; base-uri 'none'; frame-ancestors 'none'`,
    "x-content-type-options": "nosniff",
    // Not "no-referrer": a form would then come to GitHub from nowhere.
    "referrer-policy": "strict-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
    // Each answer is its own connection: what was not read to its end is no next request, and nobody keeps the end waiting.
    connection: "close",
    ...headers,
  });
  response.end(page, () => {
    if (end !== undefined) desk.ended(end);
  });
}
