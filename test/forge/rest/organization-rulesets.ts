import { asArray, asObject } from "../contract/json.ts";
import { guarded } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import { matchesName } from "../rules/matching.ts";
import { organizationNamed } from "../state/access.ts";
import type { Organization, Ruleset } from "../state/records.ts";
import { edit, newRuleset, rulesetView } from "./rulesets.ts";

/** The organization of a path, for who may manage its rulesets: others get a 404 ("Get an organization repository ruleset"). */
function managed(call: Call): Organization {
  const organization = organizationNamed(call.world, call.params["org"] ?? "");
  const { actor } = call;
  const isOwner = actor.kind === "user" && organization?.owners.has(actor.user.login.toLowerCase());
  if (organization === undefined || isOwner !== true) throw notFound();
  return organization;
}

function repositoriesOf(call: Call, organization: Organization) {
  return [...call.world.repositories.values()].filter(({ owner }) => owner === organization);
}

/** Adds it to every repository whose name matches now; one that is made later does not get it, where GitHub's would. */
function add(call: Call): Reply {
  const organization = managed(call);
  const ruleset = newRuleset(call.world, call.body, organization);
  const names = asObject(asObject(call.body["conditions"])["repository_name"]);
  const has = (key: string, name: string) =>
    asArray(names[key]).some((pattern) => matchesName(String(pattern), name));
  for (const repository of repositoriesOf(call, organization))
    if (has("include", repository.name) && !has("exclude", repository.name))
      repository.rulesets.set(ruleset.id, ruleset);
  return { status: 201, body: rulesetView(call.world, organization.login, ruleset, true) };
}

function rulesetOf(call: Call): Ruleset {
  const id = Number(call.params["ruleset_id"]);
  const organization = managed(call);
  const found = repositoriesOf(call, organization).map(({ rulesets }) => rulesets.get(id));
  const ruleset = found.find((each) => each?.organization === organization);
  if (ruleset === undefined) throw notFound();
  return ruleset;
}

function read(call: Call): Reply {
  const ruleset = rulesetOf(call);
  return { status: 200, body: rulesetView(call.world, call.params["org"] ?? "", ruleset, true) };
}

function change(call: Call): Reply {
  edit(call.world, rulesetOf(call), call.body);
  return read(call);
}

const path = "/orgs/{org}/rulesets";

/** Rulesets that an organization lays over its repositories. No webhook tells of them here. */
export const organizationRulesetOperations: readonly Operation[] = [
  guarded({ route: `POST ${path}`, needs: [], handle: add }),
  guarded({ route: `GET ${path}/{ruleset_id}`, needs: [], handle: read }),
  guarded({ route: `PUT ${path}/{ruleset_id}`, needs: [], handle: change }),
];
