import { asText } from "../contract/json.ts";
import { storeOf } from "../git/cache.ts";
import { listRefs } from "../git/history.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound, Refusal, unprocessable } from "../http/call.ts";
import { refChanged } from "../pulls/pushed.ts";
import { refComplaints, type WantedMove } from "../rules/ref-complaints.ts";
import type { Repository, User } from "../state/records.ts";
import { fullName, locked } from "../state/world.ts";

function refView(
  call: Call,
  repository: Repository,
  ref: string,
  { type, oid }: { type: string; oid: string },
) {
  const base = `${call.world.url}/repos/${fullName(repository)}/git`;
  const object = { type, sha: oid, url: `${base}/${type}s/${oid}` };
  return { ref, node_id: `REF_${oid}`, url: `${base}/${ref}`, object };
}

async function getRef(call: Call, repository: Repository): Promise<Reply> {
  const ref = `refs/${call.params["ref"] ?? ""}`;
  const object = await storeOf(call.world, repository).info(ref);
  if (object === null) throw notFound();
  return { status: 200, body: refView(call, repository, ref, object) };
}

/** Refs whose names begin so, by name. */
async function matchingRefs(call: Call, repository: Repository): Promise<Reply> {
  const beginning = `refs/${call.params["ref"] ?? ""}`;
  const names = [...(await listRefs(repository.dir)).keys()].filter((name) => name.startsWith(beginning));
  const store = storeOf(call.world, repository);
  const found = await Promise.all(names.sort().map(async (ref) => ({ ref, object: await store.info(ref) })));
  const body = found.flatMap(({ ref, object }) =>
    object === null ? [] : [refView(call, repository, ref, object)],
  );
  return { status: 200, body };
}

/** Who moves a ref: `contents: write` has been asked for by now. */
function mover({ actor }: Call): User {
  if (actor.kind === "user") return actor.user;
  if (actor.kind === "installation") return actor.installation.app.bot;
  throw notFound();
}

function refuseUnlessAllowed(repository: Repository, move: WantedMove, by: User): void {
  const complaints = refComplaints(repository, move, by);
  if (complaints.length > 0)
    throw new Refusal(422, `Repository rule violations found\n\n${complaints.join("\n\n")}\n\n`);
}

async function createRef(call: Call, repository: Repository): Promise<Reply> {
  const { world, body } = call;
  const [ref, sha] = [asText(body["ref"]) ?? "", asText(body["sha"]) ?? ""];
  const by = mover(call);
  return locked(world, repository, async () => {
    const store = storeOf(world, repository);
    if (!/^refs\/(?:heads|tags)\/./.test(ref)) throw unprocessable("Reference name is not valid");
    const object = /^[0-9a-f]{40}$/.test(sha) ? await store.info(sha) : null;
    if (object === null) throw unprocessable("Object does not exist");
    if ((await store.info(ref)) !== null) throw unprocessable("Reference already exists");
    refuseUnlessAllowed(repository, { ref, before: null, after: sha }, by);
    await refChanged(world, repository, ref, sha, by);
    return { status: 201, body: refView(call, repository, ref, object) };
  });
}

async function deleteRef(call: Call, repository: Repository): Promise<Reply> {
  const { world } = call;
  const ref = `refs/${call.params["ref"] ?? ""}`;
  const by = mover(call);
  return locked(world, repository, async () => {
    const object = await storeOf(world, repository).info(ref);
    if (object === null) throw unprocessable("Reference does not exist");
    refuseUnlessAllowed(repository, { ref, before: object.oid, after: null }, by);
    await refChanged(world, repository, ref, null, by);
    return { status: 204 };
  });
}

const path = "/repos/{owner}/{repo}/git";

/** Refs: read, made and deleted, by the rules that bind a push, too. */
export const gitRefOperations: readonly Operation[] = [
  inRepository({ route: `GET ${path}/ref/{ref}`, needs: [["contents", "read"]], handle: getRef }),
  inRepository({
    route: `GET ${path}/matching-refs/{ref}`,
    needs: [["contents", "read"]],
    handle: matchingRefs,
  }),
  inRepository({ route: `POST ${path}/refs`, needs: [["contents", "write"]], handle: createRef }),
  inRepository({ route: `DELETE ${path}/refs/{ref}`, needs: [["contents", "write"]], handle: deleteRef }),
];
