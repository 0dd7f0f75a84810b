import type { Account, Label, Pull, Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { takeId } from "../state/world.ts";
import { labelView } from "../views/labels.ts";
import { announce } from "./announce.ts";

function labelNamed(world: World, repository: Repository, name: string): Label {
  const known = repository.labels.get(name.toLowerCase());
  if (known !== undefined) return known;
  const made: Label = { id: takeId(world), name, color: "ededed", description: null };
  repository.labels.set(name.toLowerCase(), made);
  return made;
}

/** Puts a label on a pull request and tells of it; one that the repository does not have yet is made. */
export async function addLabel(
  world: World,
  repository: Repository,
  pull: Pull,
  name: string,
  by: Account,
): Promise<void> {
  if (pull.labels.has(name.toLowerCase())) return;
  const label = labelNamed(world, repository, name);
  pull.labels.set(name.toLowerCase(), label);
  await announce(world, repository, pull, "labeled", by, { label: labelView(world, repository, label) });
}

/** Takes a label off and tells of it; false where it was not on. */
export async function removeLabel(
  world: World,
  repository: Repository,
  pull: Pull,
  name: string,
  by: Account,
): Promise<boolean> {
  const label = pull.labels.get(name.toLowerCase());
  if (label === undefined) return false;
  pull.labels.delete(name.toLowerCase());
  await announce(world, repository, pull, "unlabeled", by, { label: labelView(world, repository, label) });
  return true;
}
