import { createHmac, createPrivateKey, sign, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:http";
import type { JsonObject } from "./contract/json.ts";
import { asObject } from "./contract/json.ts";
import type { Forge } from "./forge.ts";
import type { FileChange } from "./git/author.ts";
import type { AppHandle } from "./handles/app.ts";
import type { OrganizationHandle } from "./handles/organization.ts";
import type { PullHandle } from "./handles/pull.ts";
import type { RepositoryHandle } from "./handles/repository.ts";
import type { Installation } from "./state/records.ts";

/** An answer of the forge as a client reads it. */
export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** An organization with people, a repository and an installed App whose webhooks are only listened to: where the forge's own tests live. */
export interface Town {
  readonly acme: OrganizationHandle;
  readonly triage: RepositoryHandle;
  readonly app: AppHandle;
  readonly installation: Installation;
  badSignatures: number;
  /** `event.action` of each delivery that arrived, in order of arrival. */
  heard(): string[];
  payloads(event: string, action: string | null): JsonObject[];
  rest(
    method: string,
    path: string,
    options?: { token?: string; body?: unknown; headers?: Record<string, string> },
  ): Promise<RestAnswer>;
  graphql(query: string, variables?: JsonObject, token?: string): Promise<JsonObject>;
  openPull(branch: string, files: Readonly<Record<string, FileChange>>): Promise<PullHandle>;
  close(): Promise<void>;
}

const SECRET = "a secret of the town";

/** A JWT as an App signs it: ten minutes at most, RS256. */
export function appJwt(app: { readonly id: number; readonly privateKey: string }, seconds = 540): string {
  const now = Math.floor(Date.now() / 1000);
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "RS256", typ: "JWT" })}.${part({ iat: now - 30, exp: now + seconds, iss: String(app.id) })}`;
  return `${text}.${sign("RSA-SHA256", Buffer.from(text), createPrivateKey(app.privateKey)).toString("base64url")}`;
}

interface Arrival {
  readonly name: string;
  readonly payload: JsonObject;
}

async function arrivalOf(request: IncomingMessage): Promise<{ arrival: Arrival; genuine: boolean }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const expected = Buffer.from(`sha256=${createHmac("sha256", SECRET).update(body).digest("hex")}`);
  const given = Buffer.from(String(request.headers["x-hub-signature-256"]));
  const payload = asObject(JSON.parse(body.toString("utf8")));
  const action = payload["action"];
  const event = String(request.headers["x-github-event"]);
  const name = typeof action === "string" ? `${event}.${action}` : event;
  return {
    arrival: { name, payload },
    genuine: given.length === expected.length && timingSafeEqual(given, expected),
  };
}

async function listenForEvents(arrivals: Arrival[], bad: () => void) {
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    const { arrival, genuine } = await arrivalOf(request);
    if (genuine) arrivals.push(arrival);
    else bad();
    response.writeHead(202).end("heard");
  };
  const server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  return { server, url: `http://127.0.0.1:${port}/` };
}

const PERMISSIONS = {
  checks: "write",
  contents: "read",
  pull_requests: "write",
  members: "read",
  statuses: "write",
  merge_queues: "read",
};
const EVENTS = [
  "pull_request",
  "pull_request_review",
  "check_run",
  "check_suite",
  "push",
  "merge_group",
  "repository_ruleset",
  "team",
  "membership",
  "issue_comment",
];

async function settle(forge: Forge) {
  for (const login of ["ada", "bob", "dana", "erin"]) forge.createUser(login);
  const acme = forge.createOrganization("acme");
  acme.addMember("ada");
  acme.createTeam("sre", { members: ["dana", "erin"] });
  const triage = await acme.createRepository("triage");
  triage.grant("ada", "write");
  triage.grant("@acme/sre", "write");
  await triage.push({
    user: "ada",
    branch: "main",
    from: null,
    files: { "README.md": "# Triage\n" },
    message: "Start",
  });
  return { acme, triage };
}

function restClient(forge: Forge, own: string): Town["rest"] {
  return async (method, path, options = {}) => {
    const headers = {
      authorization: `Bearer ${options.token ?? own}`,
      accept: "application/vnd.github+json",
      ...options.headers,
    };
    const body = options.body === undefined ? {} : { body: JSON.stringify(options.body) };
    const response = await fetch(`${forge.apiUrl}${path}`, { method, headers, ...body });
    const text = await response.text();
    const json = text !== "" && (response.headers.get("content-type") ?? "").startsWith("application/json");
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
}

function graphqlClient(forge: Forge, own: string): Town["graphql"] {
  return async (query, variables = {}, token = own) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ query, variables });
    return asObject(await (await fetch(forge.graphqlUrl, { method: "POST", headers, body })).json());
  };
}

/** Builds the town in a forge. */
export async function createTown(forge: Forge): Promise<Town> {
  const arrivals: Arrival[] = [];
  const { acme, triage } = await settle(forge);
  const hook = await listenForEvents(arrivals, () => {
    town.badSignatures += 1;
  });
  const registration = {
    webhookUrl: hook.url,
    webhookSecret: SECRET,
    permissions: PERMISSIONS,
    events: EVENTS,
  };
  const app = forge.createApp({ slug: "gate", ...registration });
  const installation = app.install(acme);
  const own = app.token(installation);
  const named = (event: string, action: string | null) => (action === null ? event : `${event}.${action}`);
  const town: Town = {
    acme,
    triage,
    app,
    installation,
    badSignatures: 0,
    heard: () => arrivals.map((arrival) => arrival.name),
    payloads: (event, action) => {
      return arrivals.filter(({ name }) => name === named(event, action)).map(({ payload }) => payload);
    },
    rest: restClient(forge, own),
    graphql: graphqlClient(forge, own),
    openPull: async (branch, files) => {
      await triage.push({ user: "ada", branch, from: "main", files });
      return triage.openPullRequest({
        author: "ada",
        head: branch,
        base: "main",
        title: `Hand over ${branch}`,
      });
    },
    close: async () => {
      hook.server.closeAllConnections();
      await new Promise((resolve) => hook.server.close(resolve));
    },
  };
  return town;
}
