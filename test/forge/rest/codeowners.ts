import { storeOf } from "../git/cache.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import { atLeast, organizationNamed, roleOf, teamRole } from "../state/access.ts";
import type { Repository } from "../state/records.ts";
import { findAccount } from "../state/world.ts";
import { resolveCommit } from "./lookup.ts";

/** Where GitHub looks for the file, first found wins ("About code owners"). */
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

function unknownOwner(call: Call, repository: Repository, owner: string): boolean {
  if (!owner.startsWith("@")) return !/^\S+@\S+\.\S+$/.test(owner);
  const [org = "", slug] = owner.slice(1).split("/");
  if (slug !== undefined) {
    const team = organizationNamed(call.world, org)?.teams.get(slug);
    return team === undefined || team.privacy === "secret" || !atLeast(teamRole(repository, team), "write");
  }
  const user = findAccount(call.world, org);
  return user === undefined || user.type === "Organization" || !atLeast(roleOf(repository, user), "write");
}

/** Mistakes of the kinds that GitHub names: an owner without write access, and a pattern it does not take. */
async function errors(call: Call, repository: Repository): Promise<Reply> {
  const commit = await resolveCommit(call, repository, call.query.get("ref") ?? repository.defaultBranch);
  for (const path of commit === null ? [] : PLACES) {
    const object = await storeOf(call.world, repository).read(`${commit?.oid}:${path}`);
    if (object?.bytes === undefined) continue;
    const lines = object.bytes.toString("utf8").split("\n");
    const found = lines.flatMap((source, at) => errorsOfLine(call, repository, path, source, at + 1));
    return { status: 200, body: { errors: found } };
  }
  throw notFound();
}

function errorsOfLine(call: Call, repository: Repository, path: string, source: string, line: number) {
  const text = source.replace(/#.*$/, "").trim();
  if (text === "") return [];
  const [pattern = "", ...owners] = text.split(/\s+/);
  const problem = (kind: string, column: number, message: string) => ({
    line,
    column,
    kind,
    source,
    suggestion: null,
    message,
    path,
  });
  const bad = /^!|[[\]]/.test(pattern)
    ? [problem("Invalid pattern", 1, `Invalid pattern on line ${line}: ${pattern}`)]
    : [];
  const unknown = owners.filter((owner) => unknownOwner(call, repository, owner));
  return [
    ...bad,
    ...unknown.map((owner) =>
      problem(
        "Unknown owner",
        source.indexOf(owner) + 1,
        `Unknown owner on line ${line}: make sure ${owner} exists and has write access to the repository`,
      ),
    ),
  ];
}

/** Mistakes in CODEOWNERS as GitHub reports them. */
export const codeownersOperations: readonly Operation[] = [
  inRepository({
    route: "GET /repos/{owner}/{repo}/codeowners/errors",
    needs: [["contents", "read"]],
    handle: errors,
  }),
];
