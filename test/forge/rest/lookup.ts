import { storeOf } from "../git/cache.ts";
import type { Commit } from "../git/objects.ts";
import { readCommit } from "../git/objects.ts";
import type { Call } from "../http/call.ts";
import { notFound, Refusal } from "../http/call.ts";
import type { Account, App, Pull, Repository } from "../state/records.ts";

/** The pull request that a path names. */
export function pullIn(call: Call, repository: Repository): Pull {
  const pull = repository.pulls.get(Number(call.params["pull_number"]));
  if (pull === undefined) throw notFound();
  return pull;
}

/** The pull request behind the number of an issue: the forge has no other issues. */
export function issueIn(call: Call, repository: Repository): Pull {
  const pull = repository.pulls.get(Number(call.params["issue_number"]));
  if (pull === undefined) throw notFound();
  return pull;
}

/** The commit that a branch, tag, `owner:branch` or sha names, or null. */
export async function resolveCommit(
  call: Call,
  repository: Repository,
  name: string,
): Promise<Commit | null> {
  const store = storeOf(call.world, repository);
  const plain = name.includes(":") ? name.slice(name.indexOf(":") + 1) : name;
  if (/^[0-9a-f]{4,40}$/.test(plain)) {
    const found = await readCommit(store, plain);
    if (found !== null) return found;
  }
  for (const prefix of ["refs/heads/", "refs/tags/", "refs/", ""]) {
    const full = `${prefix}${plain}`;
    if (full.startsWith("refs/")) {
      const found = await readCommit(store, full);
      if (found !== null) return found;
    }
  }
  return plain === "HEAD" ? readCommit(store, `refs/heads/${repository.defaultBranch}`) : null;
}

/** The account in whose name a request acts: a person, or the bot of an App. */
export function senderOf(call: Call): Account {
  if (call.actor.kind === "user") return call.actor.user;
  if (call.actor.kind === "installation") return call.actor.installation.app.bot;
  if (call.actor.kind === "app") return call.actor.app.bot;
  throw notFound();
}

/** The App whose JWT came with a request. */
export function appOf(call: Call): App {
  if (call.actor.kind !== "app") throw new Refusal(401, "A JSON web token could not be decoded");
  return call.actor.app;
}
