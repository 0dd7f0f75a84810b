import { asArray } from "../contract/json.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { unprocessable } from "../http/call.ts";
import { removeRequests, requestReviews } from "../pulls/reviews.ts";
import type { Repository, Team, User } from "../state/records.ts";
import { findAccount } from "../state/world.ts";
import { accountView, teamView } from "../views/accounts.ts";
import { pullView } from "../views/pulls.ts";
import { pullIn, senderOf } from "./lookup.ts";

function named(call: Call, repository: Repository): { users: User[]; teams: Team[] } {
  const users = asArray(call.body["reviewers"]).map((login) => findAccount(call.world, String(login)));
  const org = repository.owner.type === "Organization" ? repository.owner : null;
  const teams = asArray(call.body["team_reviewers"]).map((slug) => org?.teams.get(String(slug)));
  const people = users.filter((user) => user !== undefined && user.type !== "Organization");
  const known = teams.filter((team) => team !== undefined);
  if (people.length < users.length || known.length < teams.length) {
    throw unprocessable(
      "Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the repository.",
    );
  }
  return { users: people, teams: known };
}

function listRequests(call: Call, repository: Repository): Reply {
  const pull = pullIn(call, repository);
  const users = [...pull.requestedUsers.values()].map(accountView);
  const teams = [...pull.requestedTeams.values()].map((team) => teamView(call.world, team));
  return { status: 200, body: { users, teams } };
}

async function request(call: Call, repository: Repository): Promise<Reply> {
  const pull = pullIn(call, repository);
  const { users, teams } = named(call, repository);
  const refused = await requestReviews(call.world, repository, pull, senderOf(call), users, teams);
  if (refused !== null) throw unprocessable(refused);
  return { status: 201, body: await pullView(call.world, repository, pull) };
}

async function remove(call: Call, repository: Repository): Promise<Reply> {
  const pull = pullIn(call, repository);
  const { users, teams } = named(call, repository);
  await removeRequests(call.world, repository, pull, senderOf(call), users, teams);
  return { status: 200, body: await pullView(call.world, repository, pull) };
}

const path = "/repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers";

/** Who is asked for a review. */
export const reviewRequestOperations: readonly Operation[] = [
  inRepository({ route: `GET ${path}`, needs: [["pull_requests", "read"]], handle: listRequests }),
  inRepository({ route: `POST ${path}`, needs: [["pull_requests", "write"]], handle: request }),
  inRepository({ route: `DELETE ${path}`, needs: [["pull_requests", "write"]], handle: remove }),
];
