import { asObject } from "../contract/json.ts";
import { storeOf } from "../git/cache.ts";
import { listRefs } from "../git/history.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import { activeRules } from "../rules/matching.ts";
import type { Repository } from "../state/records.ts";
import { fullName } from "../state/world.ts";
import { commitOf, commitView } from "../views/commits.ts";
import { repositoryView } from "../views/repository.ts";

/** Whether a repository knows a commit or ref. */
export async function refExists(call: Call, repository: Repository, name: string): Promise<boolean> {
  return (await storeOf(call.world, repository).info(name)) !== null;
}

function getRepository(call: Call, repository: Repository): Reply {
  const parent = repository.parent;
  const family =
    parent === null
      ? {}
      : { parent: repositoryView(call.world, parent), source: repositoryView(call.world, parent) };
  return { status: 200, body: { ...repositoryView(call.world, repository), ...family } };
}

async function listBranches(call: Call, repository: Repository): Promise<Reply> {
  const refs = [...(await listRefs(repository.dir))].filter(([ref]) => ref.startsWith("refs/heads/"));
  return paged(call, refs, ([ref, sha]) => {
    const name = ref.slice("refs/heads/".length);
    const url = `${call.world.url}/repos/${fullName(repository)}/commits/${sha}`;
    return { name, commit: { sha, url }, protected: activeRules(repository, name).length > 0 };
  });
}

async function getBranch(call: Call, repository: Repository): Promise<Reply> {
  const name = call.params["branch"] ?? "";
  const tip = await storeOf(call.world, repository).info(`refs/heads/${name}`);
  if (tip === null) throw notFound();
  const url = `${call.world.url}/repos/${fullName(repository)}/branches/${name}`;
  const commit = commitView(call.world, repository, await commitOf(call.world, repository, tip.oid));
  const links = { html: url, self: url };
  const classic = repository.classicProtection.get(name);
  const guarded = classic !== undefined || activeRules(repository, name).length > 0;
  const body = {
    name,
    commit,
    _links: links,
    protected: guarded,
    protection: protectionSummary(classic),
    protection_url: `${url}/protection`,
  };
  return { status: 200, body };
}

/** What the answer about a branch tells everybody of its protection. */
function protectionSummary(rule: Readonly<Record<string, unknown>> | undefined) {
  if (rule === undefined) return { enabled: false };
  const { contexts = [], checks = [] } = asObject(rule["required_status_checks"]);
  const isForAll = asObject(rule["enforce_admins"])["enabled"] === true;
  const enforcement_level = isForAll ? "everyone" : "non_admins";
  return { enabled: true, required_status_checks: { enforcement_level, contexts, checks } };
}

/** The repository itself and its branches. */
export const branchOperations: readonly Operation[] = [
  inRepository({ route: "GET /repos/{owner}/{repo}", needs: [], handle: getRepository }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/branches",
    needs: [["contents", "read"]],
    handle: listBranches,
  }),
  inRepository({
    route: "GET /repos/{owner}/{repo}/branches/{branch}",
    needs: [["contents", "read"]],
    handle: getBranch,
  }),
];
