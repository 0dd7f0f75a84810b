import type { JsonObject } from "../contract/json.ts";
import type { Label, Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName } from "../state/world.ts";

/** A label. */
export function labelView(world: World, repository: Repository, label: Label): JsonObject {
  const { id, name, color, description } = label;
  const url = `${world.url}/repos/${fullName(repository)}/labels/${encodeURIComponent(name)}`;
  return { id, node_id: `LA_${id}`, url, name, color, description, default: false };
}
