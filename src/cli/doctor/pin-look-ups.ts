import { clientOf, type GithubClient } from "#github/github-client.ts";
import { statusOf } from "#github/github-error.ts";
import { shellQuoted } from "../shell-quoted.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** Where public actions are. */
export const GITHUB = "https://github.com";

/** Says on which server the repository of an action is, such as `https://github.com`. */
export type OriginOf = (owner: string, name: string) => Promise<string>;

/** Commands of one diagnosis; a list that is longer is cut where its words are cut, too. */
const MOST_LOOK_UPS = 12;

/** Adds to what names movable actions the commands that print their commits. */
export async function withPinLookUps(found: readonly Diagnosis[], originOf: OriginOf): Promise<Diagnosis[]> {
  return Promise.all(
    found.map(async (each) => {
      const { actions } = each.values;
      if (each.id !== "unpinned-action" || !Array.isArray(actions)) return each;
      const movable = actions.flatMap((uses) => movableOf(String(uses)) ?? []).slice(0, MOST_LOOK_UPS);
      const commands = movable.map(async (action) =>
        pinLookUp(action, await originOf(action.owner, action.name)),
      );
      const lookUps = [...new Set(await Promise.all(commands))];
      if (lookUps.length === 0) return each;
      return { ...each, lookUps, fix: `${each.fix}; this prints the digits` };
    }),
  );
}

/** A tag or a branch of an action's repository. */
interface Movable {
  readonly owner: string;
  readonly name: string;
  readonly ref: string;
}

/** What a `uses` names; `null` for images, and for names that git does not take for a tag's or a branch's. */
export function movableOf(uses: string): Movable | null {
  const [, owner, name, ref] = /^([\w.-]+)\/([\w.-]+)(?:\/[^@]*)?@(\w[\w./+-]*)$/.exec(uses) ?? [];
  return owner === undefined || name === undefined || ref === undefined ? null : { owner, name, ref };
}

/**
 * A command that prints the commit at which a tag or branch stands. Of an annotated tag, git lists the tag's own id first, then the
 * commit's as `^{}`, and only if it is asked for; of a name that is both, the branch comes before the tag. So the last line counts.
 */
export function pinLookUp({ owner, name, ref }: Movable, origin: string): string {
  const refs = [`heads/${ref}`, `tags/${ref}`, `tags/${ref}^{}`].map(shellQuoted);
  return `git ls-remote ${shellQuoted(`${origin}/${owner}/${name}`)} ${refs.join(" ")} | tail -n 1`;
}

/**
 * Where actions are for a repository on this server: an Enterprise Server takes its own repository of the name where there is one, else
 * github.com's (docs: "Using actions in your enterprise"). One that the token may not see is taken for github.com's.
 */
export function originsSeenFrom(client: GithubClient, server: string): OriginOf {
  if (server === GITHUB) return async () => GITHUB;
  const known = new Map<string, Promise<string>>();
  return (owner, name) => {
    const key = `${owner}/${name}`;
    const found =
      known.get(key) ?? isThere(clientOf(client, owner, name)).then((is) => (is ? server : GITHUB));
    known.set(key, found);
    return found;
  };
}

async function isThere(client: GithubClient): Promise<boolean> {
  try {
    await client.request("GET /repos/{owner}/{repo}");
    return true;
  } catch (error) {
    if (statusOf(error) === undefined) throw error;
    return false;
  }
}
