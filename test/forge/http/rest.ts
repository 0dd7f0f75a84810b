import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { asObject, isObject } from "../contract/json.ts";
import { checkRequest, completeResponse } from "../contract/validate.ts";
import { operations } from "../rest/operations.ts";
import type { World } from "../state/world.ts";
import { allowanceOf, exhausted, limitHeaders, payerOf, primaryRefusal, spend } from "./allowance.ts";
import { authenticate, nameOf } from "./authenticate.ts";
import type { Actor, Call, Reply } from "./call.ts";
import { Refusal } from "./call.ts";
import type { Fate } from "./faults.ts";
import { fateOf, Silence, strikeBefore } from "./faults.ts";
import { createRouter } from "./router.ts";

/** Bytes on their way back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly fate?: Fate | null;
}

const route = createRouter(operations);

/** Versions that GitHub serves; the newer one dropped `merge_commit_sha` from pull requests ("Breaking changes"). */
const VERSIONS = ["2022-11-28", "2026-03-10"];

function forVersion(body: unknown, version: string): unknown {
  if (version === "2022-11-28") return body;
  if (Array.isArray(body)) return body.map((item) => forVersion(item, version));
  if (!isObject(body)) return body;
  const kept = Object.entries(body).filter(([key]) => key !== "merge_commit_sha" && key !== "rate");
  return Object.fromEntries(kept.map(([key, value]) => [key, forVersion(value, version)]));
}

function parseBody(raw: Buffer): unknown {
  if (raw.length === 0) return undefined;
  try {
    return JSON.parse(raw.toString("utf8"));
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
}

/** One REST request: finds the operation, checks both sides of it against GitHub's description, and answers. */
export async function serveRest(
  world: World,
  method: string,
  url: URL,
  headers: IncomingHttpHeaders,
  raw: Buffer,
): Promise<Answer> {
  const path = url.pathname.replace(/^\/api\/v3/, "");
  const match = route(method, path);
  const name = match?.operation.route ?? `${method} ${path}`;
  let actor: Actor = { kind: "anonymous" };
  let reply: Reply;
  try {
    strikeBefore(world, name);
    const version = String(headers["x-github-api-version"] ?? "2022-11-28");
    if (!VERSIONS.includes(version))
      throw new Refusal(400, `Version ${version} is not a supported version of the REST API.`);
    actor = authenticate(world, headers.authorization);
    const spent = exhausted(world, payerOf(actor), "core", name);
    if (spent !== null) throw primaryRefusal(payerOf(actor), spent);
    if (match === null) {
      world.violations.push({ what: "request", where: name, message: "the forge serves no such operation" });
      throw new Refusal(404, "Not Found");
    }
    const body = parseBody(raw);
    world.violations.push(...checkRequest(name, url.searchParams.keys(), body));
    const call: Call = {
      world,
      actor,
      route: name,
      path,
      params: match.params,
      query: url.searchParams,
      body: asObject(body),
      headers,
    };
    reply = complete(call, await match.operation.handle(call), version);
  } catch (error) {
    reply = refusal(world, name, error);
  }
  const answer = finish(world, payerOf(actor), method, headers["if-none-match"], reply);
  const [, template = path] = name.split(" ");
  const logged = { method, route: match === null ? path : template, path, who: nameOf(actor) };
  world.requests.push({ ...logged, status: answer.status });
  if (answer.status === 0) return { ...answer, fate: "held" };
  return answer.status >= 400 ? answer : { ...answer, fate: fateOf(world, name, method !== "GET") };
}

/** An answer with its furniture, judged by the contract and cut to the version asked for. Raw bytes have no contract. */
function complete({ world, route: name }: Call, given: Reply, version: string): Reply {
  if (given.raw !== undefined) return given;
  const { body, violations } = completeResponse(name, given.status, given.body, world.url);
  world.violations.push(...violations);
  return { ...given, body: forVersion(body, version) };
}

function refusal(world: World, name: string, error: unknown): Reply {
  if (error instanceof Silence) return { status: 0 };
  if (error instanceof Refusal) return { status: error.status, body: error.body, headers: error.headers };
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.violations.push({ what: "response", where: name, message: `the forge itself failed: ${message}` });
  return { status: 500, body: { message: "Server Error" } };
}

/** Entity tags: an unchanged answer is 304 and costs nothing against the limit ("Use conditional requests"). */
function finish(
  world: World,
  payer: string,
  method: string,
  known: string | undefined,
  reply: Reply,
): Answer {
  const body =
    reply.raw ?? (reply.body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(reply.body)));
  const tagged = method === "GET" && reply.status === 200;
  const etag = tagged ? `"${createHash("sha256").update(body).digest("hex")}"` : null;
  const unchanged = etag !== null && known !== undefined && known.replace(/^W\//, "") === etag;
  // Looking at the limit is free, and so is being refused by it.
  const free = unchanged || reply.free === true || reply.headers?.["x-ratelimit-remaining"] === "0";
  const headers = {
    "content-type":
      reply.raw === undefined
        ? "application/json; charset=utf-8"
        : "application/vnd.github.raw+json; charset=utf-8",
    "x-github-request-id": `FORGE:${world.requests.length}`,
    "x-github-media-type": "github.v3; format=json",
    ...limitHeaders(free ? allowanceOf(world, payer, "core") : spend(world, payer, "core"), "core"),
    ...(etag === null ? {} : { etag }),
    ...reply.headers,
  };
  return unchanged
    ? { status: 304, headers, body: Buffer.alloc(0) }
    : { status: reply.status, headers, body };
}
