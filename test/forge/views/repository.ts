import type { JsonObject } from "../contract/json.ts";
import type { Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName } from "../state/world.ts";
import { accountView } from "./accounts.ts";

/** A repository, with enough for every shape in which GitHub shows one. */
export function repositoryView(world: World, repository: Repository): JsonObject {
  const name = fullName(repository);
  return {
    id: repository.id,
    node_id: `R_${repository.id}`,
    name: repository.name,
    full_name: name,
    private: repository.private,
    visibility: repository.private ? "private" : "public",
    owner: accountView(repository.owner),
    description: null,
    fork: repository.parent !== null,
    url: `${world.url}/repos/${name}`,
    html_url: `${world.url}/${name}`,
    clone_url: `${world.url}/${name}.git`,
    default_branch: repository.defaultBranch,
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    has_discussions: false,
    homepage: null,
    language: null,
    license: null,
    archived: repository.archived,
    disabled: false,
    network_count: 0,
    subscribers_count: 0,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.createdAt,
  };
}
