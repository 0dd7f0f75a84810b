import { spawn } from "node:child_process";
import type { IncomingMessage } from "node:http";
import { gunzipSync } from "node:zlib";
import { actorOfToken } from "../http/authenticate.ts";
import { canSee, covers, holds } from "../http/authorize.ts";
import type { Actor } from "../http/call.ts";
import { branchMoved } from "../pulls/pushed.ts";
import { refComplaints } from "../rules/ref-complaints.ts";
import { atLeast, roleOf } from "../state/access.ts";
import type { Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { findRepository, locked } from "../state/world.ts";
import { listRefs } from "./history.ts";
import { type PushCommand, pushCommands } from "./pkt-line.ts";
import { GIT_ENVIRONMENT } from "./run.ts";

/** What is sent back to git. */
export interface GitAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const GIT_PATH = /^\/([^/]+)\/([^/]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack|HEAD)$/;

/** Whether a path belongs to git's smart HTTP protocol. */
export function isGitPath(path: string): boolean {
  return GIT_PATH.test(path);
}

function refuse(status: number, message: string): GitAnswer {
  const challenge: Record<string, string> =
    status === 401 ? { "www-authenticate": 'Basic realm="GitHub"' } : {};
  return {
    status,
    headers: { "content-type": "text/plain", ...challenge },
    body: Buffer.from(`${message}\n`),
  };
}

function runBackend(
  world: World,
  request: IncomingMessage,
  url: URL,
  repository: Repository,
  body: Buffer,
  refused: string,
) {
  const { promise, resolve, reject } = Promise.withResolvers<GitAnswer>();
  const service = GIT_PATH.exec(url.pathname)?.[3] ?? "";
  const header = (name: string) => String(request.headers[name] ?? "");
  const env = {
    ...GIT_ENVIRONMENT,
    GIT_PROJECT_ROOT: world.root,
    GIT_HTTP_EXPORT_ALL: "1",
    PATH_INFO: `${repository.dir.slice(world.root.length)}/${service}`,
    REQUEST_METHOD: request.method ?? "GET",
    QUERY_STRING: url.search.slice(1),
    CONTENT_TYPE: header("content-type"),
    CONTENT_LENGTH: String(body.length),
    GIT_PROTOCOL: header("git-protocol"),
    REMOTE_USER: "forge",
    REMOTE_ADDR: "127.0.0.1",
    FORGE_REFUSED: refused,
  };
  const child = spawn("git", ["http-backend"], { env });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stdin.on("error", () => undefined);
  child.on("error", reject);
  child.on("close", () => resolve(parseCgi(Buffer.concat(chunks))));
  child.stdin.end(body);
  return promise;
}

function parseCgi(output: Buffer): GitAnswer {
  const end = output.indexOf("\r\n\r\n");
  const headers: Record<string, string> = {};
  for (const line of output.subarray(0, Math.max(0, end)).toString("latin1").split("\r\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const { status: text, ...rest } = headers;
  const status = text === undefined ? 200 : Number.parseInt(text, 10);
  return { status: end < 0 ? 500 : status, headers: rest, body: output.subarray(end + 4) };
}

function actorFrom(world: World, header: string | undefined): Actor | null {
  if (header === undefined) return { kind: "anonymous" };
  const [, value = ""] = header.split(" ");
  const [name = "", password = ""] = Buffer.from(value, "base64").toString("utf8").split(":");
  try {
    return actorOfToken(world, password === "" ? name : password);
  } catch {
    return null;
  }
}

function mayPush(actor: Actor, repository: Repository): User | null {
  if (actor.kind === "user") return atLeast(roleOf(repository, actor.user), "write") ? actor.user : null;
  if (actor.kind !== "installation") return null;
  const allowed =
    covers(actor.installation, actor.repositories, repository) &&
    holds(actor.permissions, [["contents", "write"]]);
  return allowed ? actor.installation.app.bot : null;
}

/** Serves one request of `git push`, `clone` or `fetch` through git's own http-backend. */
export async function serveGit(
  world: World,
  request: IncomingMessage,
  url: URL,
  raw: Buffer,
): Promise<GitAnswer> {
  const [, owner = "", name = "", service = ""] = GIT_PATH.exec(url.pathname) ?? [];
  const actor = actorFrom(world, request.headers.authorization);
  const repository = findRepository(world, owner, name);
  if (actor === null) return refuse(401, "Invalid username or token.");
  const pushes = service === "git-receive-pack" || url.searchParams.get("service") === "git-receive-pack";
  if (actor.kind === "anonymous" && (pushes || repository?.private !== false))
    return refuse(401, "Authentication required");
  if (repository === undefined || !canSee(actor, repository)) return refuse(404, "Repository not found.");
  const body = request.headers["content-encoding"] === "gzip" ? gunzipSync(raw) : raw;
  if (!pushes) return runBackend(world, request, url, repository, body, "");
  const pusher = mayPush(actor, repository);
  if (pusher === null) return refuse(403, `Permission to ${owner}/${name}.git denied.`);
  if (repository.archived) return refuse(403, "This repository was archived so it is read-only.");
  if (service !== "git-receive-pack") return runBackend(world, request, url, repository, body, "");
  return locked(world, repository, () => receive(world, request, url, repository, body, pusher));
}

/** Takes a push and everything that follows from it before git hears that it went well, so that tests need not wait. */
async function receive(
  world: World,
  request: IncomingMessage,
  url: URL,
  repository: Repository,
  body: Buffer,
  pusher: User,
) {
  const refused = pushCommands(body).flatMap((command) =>
    complaintsOf(repository, command, pusher).map((why) => `${command.ref} ${why}\n`),
  );
  const before = await listRefs(repository.dir);
  const answer = await runBackend(world, request, url, repository, body, refused.join(""));
  const after = await listRefs(repository.dir);
  for (const ref of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(ref) ?? null, after.get(ref) ?? null];
    if (old !== now) await branchMoved(world, repository, { ref, before: old, after: now }, pusher);
  }
  return answer;
}

const NOTHING = /^0+$/;

function complaintsOf(repository: Repository, { ref, before, after }: PushCommand, pusher: User): string[] {
  if (ref.startsWith("refs/pull/")) return ["It belongs to a pull request."];
  const there = (oid: string) => (NOTHING.test(oid) ? null : oid);
  return refComplaints(repository, { ref, before: there(before), after: there(after) }, pusher);
}
