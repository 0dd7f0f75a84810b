import { join } from "node:path";
import { createBare } from "../git/create.ts";
import type { Organization, Repository, User } from "./records.ts";
import type { World } from "./world.ts";
import { findRepository, instant, takeId } from "./world.ts";

/** How a repository is made. `parent` makes it a fork, with all branches of its parent. */
export interface RepositoryOptions {
  readonly defaultBranch?: string;
  readonly private?: boolean;
  readonly parent?: Repository;
}

/** Makes a repository with a real bare repository behind it. Private unless told; a fork is as private as its parent. */
export async function createRepository(
  world: World,
  owner: Organization | User,
  name: string,
  options: RepositoryOptions = {},
): Promise<Repository> {
  if (findRepository(world, owner.login, name) !== undefined)
    throw new Error(`${owner.login}/${name} is taken`);
  const id = takeId(world);
  const parent = options.parent ?? null;
  const repository: Repository = {
    id,
    owner,
    name,
    private: parent?.private ?? options.private ?? true,
    defaultBranch: parent?.defaultBranch ?? options.defaultBranch ?? "main",
    parent,
    dir: join(world.root, String(id), `${name}.git`),
    createdAt: instant(world),
    grants: new Map(),
    pulls: new Map(),
    suites: [],
    runs: [],
    statuses: [],
    rulesets: new Map(),
    classicProtection: new Map(),
    workflowDefaults: { default_workflow_permissions: "read", can_approve_pull_request_reviews: false },
    queue: [],
    labels: new Map(),
    deployments: [],
    archived: false,
    deleted: false,
  };
  await createBare(repository.dir, repository.defaultBranch, parent?.dir ?? null);
  world.repositories.set(id, repository);
  return repository;
}
