import type { App, CheckSuite, Repository, User } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { instant, takeId } from "../state/world.ts";
import { suiteView } from "../views/checks.ts";
import { emit, installationsOn } from "../webhooks/emit.ts";

/** The suite of an App on a commit; made on first need, without an event, as for a run on a commit nobody pushed. */
export function suiteFor(
  world: World,
  repository: Repository,
  app: App,
  sha: string,
  push: { readonly branch: string | null; readonly before: string | null } = { branch: null, before: null },
): { suite: CheckSuite; made: boolean } {
  const known = repository.suites.find((suite) => suite.app === app && suite.headSha === sha);
  if (known !== undefined) return { suite: known, made: false };
  const at = instant(world);
  const { branch, before } = push;
  const suite = {
    id: takeId(world),
    app,
    headSha: sha,
    headBranch: branch,
    before,
    createdAt: at,
    updatedAt: at,
  };
  repository.suites.push(suite);
  return { suite, made: true };
}

/**
 * A push to a repository gives every App with `checks: write` a suite and asks it to run ("check_suite" webhook).
 * A push to a fork does so in the fork only, where the App is seldom installed.
 */
export async function requestSuites(
  world: World,
  repository: Repository,
  push: { readonly sha: string; readonly branch: string; readonly before: string | null; readonly by: User },
): Promise<void> {
  for (const { app, permissions } of installationsOn(world, repository)) {
    if (permissions["checks"] !== "write") continue;
    const { suite, made } = suiteFor(world, repository, app, push.sha, push);
    if (!made) continue;
    const payload = { check_suite: await suiteView(world, repository, suite) };
    emit(world, {
      event: "check_suite",
      action: "requested",
      repository,
      sender: push.by,
      payload,
      only: app,
    });
  }
}
