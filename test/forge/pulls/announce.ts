import type { JsonObject } from "../contract/json.ts";
import type { Account, Pull, Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { instant } from "../state/world.ts";
import { pullView } from "../views/pulls.ts";
import { emit } from "../webhooks/emit.ts";

/** Tells of a pull request's change (`pull_request` event). */
export async function announce(
  world: World,
  repository: Repository,
  pull: Pull,
  action: string,
  sender: Account,
  extra: JsonObject = {},
): Promise<void> {
  pull.updatedAt = instant(world);
  const payload = { number: pull.number, pull_request: await pullView(world, repository, pull), ...extra };
  emit(world, { event: "pull_request", action, repository, sender, payload });
}
