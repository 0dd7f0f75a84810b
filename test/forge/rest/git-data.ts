import { storeOf } from "../git/cache.ts";
import { entryAt, readTree } from "../git/objects.ts";
import { git } from "../git/run.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal } from "../http/call.ts";
import type { Repository } from "../state/records.ts";
import { fullName } from "../state/world.ts";
import { resolveCommit } from "./lookup.ts";

/** "Get a tree": a recursive listing stops at 100,000 entries. */
const MOST_ENTRIES = 100_000;
/** "Get a blob": up to 100 MB. */
const MOST_BLOB = 100 * 1024 * 1024;

function entryView(
  call: Call,
  repository: Repository,
  entry: { mode: string; type: string; oid: string; path: string; size?: number },
) {
  const family = entry.type === "tree" ? "trees" : "blobs";
  const url = `${call.world.url}/repos/${fullName(repository)}/git/${family}/${entry.oid}`;
  const { path, mode, type, oid: sha } = entry;
  return {
    path,
    mode,
    type,
    sha,
    ...(entry.size === undefined ? {} : { size: entry.size }),
    ...(type === "commit" ? {} : { url }),
  };
}

async function getTree(call: Call, repository: Repository): Promise<Reply> {
  const name = call.params["tree_sha"] ?? "";
  const commit = await resolveCommit(call, repository, name);
  const root = commit?.tree ?? name;
  const object = await storeOf(call.world, repository).info(`${root}^{tree}`);
  if (object?.type !== "tree") throw notFound();
  // GitHub recurses whenever the parameter is there, whatever its value ("Get a tree").
  const recursive = call.query.has("recursive") ? ["-r", "-t"] : [];
  const output = await git(repository.dir, ["ls-tree", "-l", "-z", ...recursive, object.oid]);
  const lines = output.stdout
    .toString("utf8")
    .split("\0")
    .filter((line) => line !== "");
  const most =
    recursive.length > 0 ? (call.world.chaos.settings.truncateTrees ?? MOST_ENTRIES) : MOST_ENTRIES;
  const tree = lines.slice(0, most).map((line) => {
    const tab = line.indexOf("\t");
    const [mode = "", type = "", oid = "", size = "-"] = line.slice(0, tab).split(/ +/);
    const sized = size === "-" ? {} : { size: Number(size) };
    return entryView(call, repository, { mode, type, oid, path: line.slice(tab + 1), ...sized });
  });
  const url = `${call.world.url}/repos/${fullName(repository)}/git/trees/${object.oid}`;
  return { status: 200, body: { sha: object.oid, url, tree, truncated: lines.length > most } };
}

async function getBlob(call: Call, repository: Repository): Promise<Reply> {
  const oid = call.params["file_sha"] ?? "";
  if (!/^[0-9a-f]{40}$/.test(oid))
    throw new Refusal(422, "The sha parameter must be exactly 40 characters and contain only [0-9a-f].");
  const object = await storeOf(call.world, repository).read(oid);
  if (object?.type !== "blob" || object.bytes === undefined) throw notFound();
  if (object.size > MOST_BLOB) throw new Refusal(403, "This blob is too large to fetch via the API.");
  if (wantsRaw(call)) return { status: 200, raw: object.bytes };
  const url = `${call.world.url}/repos/${fullName(repository)}/git/blobs/${oid}`;
  const content = object.bytes.toString("base64");
  return {
    status: 200,
    body: { sha: oid, node_id: `B_${oid}`, size: object.size, url, content, encoding: "base64" },
  };
}

/** Whether a request asks for the bytes themselves. */
export function wantsRaw(call: Call): boolean {
  return /application\/vnd\.github(\.v3)?\.raw/.test(call.headers.accept ?? "");
}

/** "Get repository content": whole up to 1 MB, only `raw` up to 100 MB, nothing beyond. */
const WHOLE_FILE = 1024 * 1024;
const MOST_FOLDER = 1000;

async function getContents(call: Call, repository: Repository): Promise<Reply> {
  const path = (call.params["path"] ?? "").replace(/^\/+|\/+$/g, "");
  const commit = await resolveCommit(call, repository, call.query.get("ref") ?? repository.defaultBranch);
  if (commit === null) throw notFound();
  const store = storeOf(call.world, repository);
  const entry = await entryAt(store, commit.oid, path);
  if (entry === null) throw notFound();
  if (entry.type === "tree") return folderContents(call, repository, commit.oid, path);
  if (entry.type === "commit")
    return { status: 200, body: placeOf(call, repository, path, entry.oid, "submodule", 0) };
  const object = await store.read(entry.oid);
  if (object?.bytes === undefined) throw notFound();
  if (entry.mode === "120000")
    return symlink(call, repository, commit.oid, path, entry.oid, object.bytes.toString("utf8"));
  return fileContents(call, repository, path, entry.oid, object.bytes);
}

function fileContents(call: Call, repository: Repository, path: string, oid: string, bytes: Buffer): Reply {
  if (bytes.length > MOST_BLOB) throw new Refusal(403, "This API returns blobs up to 100 MB in size.");
  if (wantsRaw(call)) return { status: 200, raw: bytes };
  const small = bytes.length <= WHOLE_FILE;
  const content = { content: small ? bytes.toString("base64") : "", encoding: small ? "base64" : "none" };
  return { status: 200, body: { ...placeOf(call, repository, path, oid, "file", bytes.length), ...content } };
}

/** A link to a file of the repository is answered with that file's content, under the link's own path ("Get repository content"). */
async function symlink(
  call: Call,
  repository: Repository,
  commit: string,
  path: string,
  oid: string,
  target: string,
): Promise<Reply> {
  const segments = path.split("/").slice(0, -1);
  for (const step of target.split("/")) {
    if (step === "..") segments.pop();
    else if (step !== "." && step !== "") segments.push(step);
  }
  const store = storeOf(call.world, repository);
  const inside = target.startsWith("/") ? null : await entryAt(store, commit, segments.join("/"));
  const object = inside?.type === "blob" && inside.mode !== "120000" ? await store.read(inside.oid) : null;
  if (inside !== null && object?.bytes !== undefined)
    return fileContents(call, repository, path, inside.oid, object.bytes);
  return { status: 200, body: { ...placeOf(call, repository, path, oid, "symlink", target.length), target } };
}

async function folderContents(
  call: Call,
  repository: Repository,
  commit: string,
  path: string,
): Promise<Reply> {
  const store = storeOf(call.world, repository);
  const entries = (await readTree(store, path === "" ? commit : `${commit}:${path}`)) ?? [];
  const kind = (mode: string, type: string) =>
    mode === "120000" ? "symlink" : type === "tree" ? "dir" : type === "commit" ? "file" : "file";
  const views = entries.slice(0, MOST_FOLDER).map(async (entry) => {
    const size = entry.type === "blob" ? ((await store.info(entry.oid))?.size ?? 0) : 0;
    const full = path === "" ? entry.name : `${path}/${entry.name}`;
    return placeOf(call, repository, full, entry.oid, kind(entry.mode, entry.type), size);
  });
  return { status: 200, body: await Promise.all(views) };
}

function placeOf(call: Call, repository: Repository, path: string, sha: string, type: string, size: number) {
  const url = `${call.world.url}/repos/${fullName(repository)}/contents/${encodeURI(path)}`;
  const git_url = `${call.world.url}/repos/${fullName(repository)}/git/blobs/${sha}`;
  const name = path.slice(path.lastIndexOf("/") + 1);
  const links = { git: git_url, self: url, html: url };
  const submodule = type === "submodule" ? { submodule_git_url: null } : {};
  return {
    type,
    size,
    name,
    path,
    sha,
    url,
    git_url,
    html_url: url,
    download_url: null,
    _links: links,
    ...submodule,
  };
}

/** Trees, blobs and file contents, all read from the real repository. */
export const gitDataOperations: readonly Operation[] = [
  inRepository({
    route: "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
    needs: [["contents", "read"]],
    handle: getTree,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/git/blobs/{file_sha}",
    needs: [["contents", "read"]],
    handle: getBlob,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/contents/{path}",
    needs: [["contents", "read"]],
    handle: getContents,
  }),
];
