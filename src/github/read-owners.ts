import * as z from "zod";
import type { OwnerFacts, Permission, PersonFacts } from "#core/facts/people-facts.ts";
import type { Account } from "#core/facts/pull-request-facts.ts";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError } from "./github-error.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";
import { isActiveMember } from "./is-active-member.ts";
import { connection, page } from "./pull-request-snapshot.ts";

/** Who stands behind handles, and what the people among them may do. */
export interface OwnersRead {
  readonly owners: Readonly<Record<string, OwnerFacts>>;
  readonly people: readonly PersonFacts[];
}

interface OwnerRead {
  readonly owner: OwnerFacts;
  readonly people: readonly PersonFacts[];
}

/** With what owners are looked up, and for whose sake. */
export interface OwnersLook {
  readonly client: GithubClient;
  readonly batch: GraphqlBatch;
  /** Who reviewed: of a large team, it matters of them alone whether they are in it. */
  readonly reviewers: readonly Account[];
}

/**
 * Looks up users and teams. A team's members are its active ones, child teams included; a team that is secret, or has
 * no write access of its own, is said so. Of a team with more pages of members than there are reviewers, only the first page and the
 * reviewers are looked up, so that an organisation of any size costs the same. What could not be looked up is `unreadable`, never left out.
 */
export async function readOwners(look: OwnersLook, handles: readonly string[]): Promise<OwnersRead> {
  const distinct = new Map(handles.map((handle) => [handle.toLowerCase(), handle]));
  const read = await Promise.all([...distinct.values()].map((handle) => readOwner(look, handle)));
  return {
    owners: Object.fromEntries(read.map(({ owner }) => [owner.handle.toLowerCase(), owner])),
    people: read.flatMap(({ people }) => people),
  };
}

async function readOwner(look: OwnersLook, handle: string): Promise<OwnerRead> {
  try {
    if (!handle.startsWith("@")) return unresolved(handle, "email", "unknown");
    const [name = "", slug] = handle.slice(1).split("/");
    return await (slug === undefined
      ? readUser(look.batch, handle, name)
      : readTeam(look, { handle, org: name, slug }));
  } catch (error) {
    // A broken answer is ours to report; a refusal or a failure of the look-up leaves this one owner undecided.
    if (error instanceof GithubError && (error.code === "unexpected" || error.code === "rate-limited"))
      throw error;
    return unresolved(handle, handle.includes("/") ? "team" : "user", "unreadable");
  }
}

function unresolved(
  handle: string,
  kind: OwnerFacts["kind"],
  status: Exclude<OwnerFacts["status"], "resolved">,
): OwnerRead {
  return { owner: { handle, kind, status, members: [] }, people: [] };
}

const permissionEdge = z.object({ permission: z.string() }).nullable();
const collaborators = z.object({
  collaborators: z
    .object({
      edges: z
        .array(permissionEdge.and(z.object({ node: z.object({ login: z.string() }) }).nullable()))
        .nullable(),
    })
    .nullable(),
});

async function readUser(batch: GraphqlBatch, handle: string, login: string): Promise<OwnerRead> {
  const [answer, access] = await Promise.all([
    batch.root(`user(login: ${literal(login)})`, "databaseId login"),
    batch.repository(
      `collaborators(login: ${literal(login)}, first: 1) { edges { permission node { login } } }`,
    ),
  ]);
  if (answer === null) return unresolved(handle, "user", "unknown");
  const user = expectShape(z.object({ databaseId: z.number(), login: z.string() }), answer, "a user");
  const edge =
    access === null ? null : expectShape(collaborators, access, "a collaborator").collaborators?.edges?.[0];
  const permission = permissionOf(edge?.permission);
  const status = canWrite(permission) ? "resolved" : "no-write";
  return {
    owner: { handle, kind: "user", status, members: status === "resolved" ? [user.databaseId] : [] },
    people: [
      {
        id: user.databaseId,
        login: user.login,
        kind: user.login.endsWith("[bot]") ? "bot" : "user",
        permission,
      },
    ],
  };
}

const member = z.object({ databaseId: z.number().nullish(), login: z.string() });
const team = z.object({
  team: z
    .object({
      privacy: z.string(),
      members: connection(member),
      repositories: z.object({
        pageInfo: page,
        edges: z
          .array(
            z.object({ permission: z.string(), node: z.object({ nameWithOwner: z.string() }) }).nullable(),
          )
          .nullable(),
      }),
    })
    .nullable(),
});
const MEMBERS = "totalCount pageInfo { hasNextPage endCursor } nodes { databaseId login }";

/** How a team is called, in full and in parts. */
interface TeamName {
  readonly handle: string;
  readonly org: string;
  readonly slug: string;
}

async function readTeam(look: OwnersLook, named: TeamName): Promise<OwnerRead> {
  const { batch, client } = look;
  const { handle, org, slug } = named;
  const repository = `${client.owner}/${client.repo}`;
  const name = client.repo;
  const found = `team(slug: ${literal(slug)}) { privacy members(first: 100) { ${MEMBERS} }
    repositories(first: 100, query: ${literal(name)}) { pageInfo { hasNextPage endCursor } edges { permission node { nameWithOwner } } } }`;
  const answer = await batch.root(`organization(login: ${literal(org)})`, found, 20);
  const read = answer === null ? null : expectShape(team, answer, "a team").team;
  if (read === null) return unresolved(handle, "team", "unknown");
  if (read.privacy === "SECRET") return unresolved(handle, "team", "secret");
  const edge = read.repositories.edges?.find(
    (each) => each?.node.nameWithOwner.toLowerCase() === repository.toLowerCase(),
  );
  // More repositories of a like name than one page holds: ours may be among those that were not shown.
  if (edge == null && read.repositories.pageInfo.hasNextPage) return unresolved(handle, "team", "unreadable");
  const permission = permissionOf(edge?.permission);
  if (!canWrite(permission)) return unresolved(handle, "team", "no-write");
  const { members, unlisted } = await membersOf(look, named, read.members);
  const people = members.map(
    ({ id, login }): PersonFacts => ({
      id,
      login,
      kind: login.endsWith("[bot]") ? "bot" : "user",
      permission,
    }),
  );
  const owner: OwnerFacts = { handle, kind: "team", status: "resolved", members: people.map(({ id }) => id) };
  return { owner: unlisted > 0 ? { ...owner, unlisted } : owner, people };
}

interface Members {
  readonly members: readonly Pick<Account, "id" | "login">[];
  readonly unlisted: number;
}

type MembersPage = z.output<ReturnType<typeof connection<typeof member>>>;

const A_PAGE = 100;

async function membersOf(look: OwnersLook, named: TeamName, first: MembersPage): Promise<Members> {
  const visible = (first.nodes ?? []).filter((each) => each !== null);
  const shown = toAccounts(visible);
  const people = look.reviewers.filter(
    ({ id, login }) => !login.endsWith("[bot]") && !shown.some((each) => each.id === id),
  );
  const pagesLeft = Math.ceil((first.totalCount - A_PAGE) / A_PAGE);
  if (!first.pageInfo.hasNextPage || pagesLeft <= people.length)
    return { members: toAccounts(await allMembers(look.batch, named, first)), unlisted: 0 };
  if (visible.length < A_PAGE) throw new GithubError("incomplete", "not every team member can be seen");
  const asked = await Promise.all(
    people.map(async (person) => ((await isActiveMember(look.client, named, person.login)) ? [person] : [])),
  );
  const members = [...shown, ...asked.flat()];
  return { members, unlisted: first.totalCount - members.length };
}

/** Who has no id is no user, and signs nothing. */
function toAccounts(members: readonly z.output<typeof member>[]): Pick<Account, "id" | "login">[] {
  return members.flatMap(({ databaseId, login }) => (databaseId == null ? [] : [{ id: databaseId, login }]));
}

async function allMembers(
  batch: GraphqlBatch,
  { org, slug }: TeamName,
  first: MembersPage,
): Promise<z.output<typeof member>[]> {
  const members = [...(first.nodes ?? [])];
  let { pageInfo } = first;
  for (let pages = 1; pageInfo.hasNextPage; pages++) {
    if (pages > 100) throw new GithubError("incomplete", "the list of team members does not end");
    const list = `team(slug: ${literal(slug)}) { list: members(first: 100, after: ${literal(pageInfo.endCursor ?? "")}) { ${MEMBERS} } }`;
    const answer = await batch.root(`organization(login: ${literal(org)})`, list, 20);
    const next = expectShape(
      z.object({ team: z.object({ list: connection(member) }) }),
      answer,
      "team members",
    ).team.list;
    members.push(...(next.nodes ?? []));
    pageInfo = next.pageInfo;
  }
  const shown = members.filter((each) => each !== null);
  if (shown.length < first.totalCount)
    throw new GithubError("incomplete", "not every team member can be seen");
  return shown;
}

function permissionOf(permission: string | undefined): Permission {
  switch (permission) {
    case "ADMIN":
      return "admin";
    case "MAINTAIN":
      return "maintain";
    case "WRITE":
      return "write";
    case "TRIAGE":
      return "triage";
    case "READ":
      return "read";
    default:
      return "none";
  }
}

function canWrite(permission: Permission): boolean {
  return permission === "admin" || permission === "maintain" || permission === "write";
}
