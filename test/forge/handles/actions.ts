import type { Installation, Repository } from "../state/records.ts";
import { mintToken } from "../state/tokens.ts";
import type { World } from "../state/world.ts";
import { userNamed } from "../state/world.ts";
import { AppHandle } from "./app.ts";

/** The id of GitHub Actions: every check that a workflow makes belongs to it, whichever workflow that is. */
export const GITHUB_ACTIONS = 15_368;

/** What a workflow's token may do unless the workflow says otherwise ("Automatic token authentication", restricted setting). */
const DEFAULT_PERMISSIONS = { contents: "read", packages: "read" };

function actionsApp(world: World): AppHandle {
  const known = world.apps.get(GITHUB_ACTIONS);
  if (known !== undefined) return new AppHandle(world, known);
  const options = {
    slug: "github-actions",
    name: "GitHub Actions",
    id: GITHUB_ACTIONS,
    permissions: {},
    events: [],
  };
  return AppHandle.create(world, options, userNamed(world, "ghost"));
}

function installationOf(world: World, repository: Repository): Installation {
  const app = actionsApp(world);
  for (const installation of world.installations.values()) {
    if (installation.app === app.record && installation.repositories?.has(repository.id) === true)
      return installation;
  }
  return app.install({ account: repository.owner }, { repositories: [{ record: repository }] });
}

/**
 * `GITHUB_TOKEN` of a workflow run in a repository, with the permissions that the workflow names. A run for a pull request
 * of a fork gets reading only, whatever the workflow asks for ("Permissions for the GITHUB_TOKEN").
 */
export function actionsToken(
  world: World,
  repository: Repository,
  permissions: Readonly<Record<string, string>> = DEFAULT_PERMISSIONS,
  fromFork = false,
): string {
  const granted = Object.entries({ metadata: "read", ...permissions });
  const limited = granted.map(
    ([name, level]) => [name, fromFork && level === "write" ? "read" : level] as const,
  );
  return mintToken(world, installationOf(world, repository), { permissions: Object.fromEntries(limited) })
    .token;
}
