import type { JsonObject } from "../contract/json.ts";
import { asArray, asObject, asText } from "../contract/json.ts";
import { inRepository } from "../http/authorize.ts";
import type { Call, Operation, Reply } from "../http/call.ts";
import { notFound } from "../http/call.ts";
import { paged } from "../http/paging.ts";
import { activeRules } from "../rules/matching.ts";
import type { Account, Organization, Repository, Rule, Ruleset } from "../state/records.ts";
import type { World } from "../state/world.ts";
import { fullName, instant, takeId } from "../state/world.ts";
import { emit } from "../webhooks/emit.ts";
import { isAdmin } from "./administration.ts";
import { senderOf } from "./lookup.ts";

function rulesOf(value: unknown): Rule[] {
  return asArray(value).map((rule) => {
    const { type, parameters } = asObject(rule);
    return {
      type: asText(type) ?? "",
      ...(parameters === undefined ? {} : { parameters: asObject(parameters) }),
    };
  });
}

function enforcementOf(value: unknown): Ruleset["enforcement"] {
  return value === "disabled" || value === "evaluate" ? value : "active";
}

/** A ruleset as REST and webhooks show it; the short form of lists leaves conditions and rules out. */
export function rulesetView(world: World, source: string, ruleset: Ruleset, full: boolean): JsonObject {
  const place = ruleset.organization === null ? `repos/${source}` : `orgs/${source}`;
  const self = { href: `${world.url}/${place}/rulesets/${ruleset.id}` };
  const { id, name, target, enforcement, include, exclude } = ruleset;
  const conditions = { ref_name: { include, exclude } };
  const detail = full ? { conditions, rules: ruleset.rules, bypass_actors: ruleset.bypassActors } : {};
  const dates = { created_at: ruleset.createdAt, updated_at: ruleset.updatedAt };
  const links = { self, html: self };
  return {
    id,
    name,
    target,
    enforcement,
    source_type: sourceType(ruleset),
    source,
    node_id: `RRS_${id}`,
    ...dates,
    ...detail,
    _links: links,
  };
}

function sourceType({ organization }: Ruleset): "Repository" | "Organization" {
  return organization === null ? "Repository" : "Organization";
}

/** Login of the organization whose ruleset it is, or full name of the repository that has it. */
function sourceOf(repository: Repository, { organization }: Ruleset): string {
  return organization === null ? fullName(repository) : organization.login;
}

/** A ruleset, written as GitHub exports and imports it. */
export function newRuleset(world: World, body: JsonObject, organization: Organization | null): Ruleset {
  const refs = asObject(asObject(body["conditions"])["ref_name"]);
  const at = instant(world);
  return {
    id: takeId(world),
    organization,
    name: asText(body["name"]) ?? "rules",
    target: asText(body["target"]) ?? "branch",
    enforcement: enforcementOf(body["enforcement"]),
    include: asArray(refs["include"]).map(String),
    exclude: asArray(refs["exclude"]).map(String),
    rules: rulesOf(body["rules"]),
    bypassActors: asArray(body["bypass_actors"]),
    createdAt: at,
    updatedAt: at,
  };
}

/** Adds a ruleset to a repository and tells of it (`repository_ruleset`). */
export function addRuleset(world: World, repository: Repository, body: JsonObject, by: Account): Ruleset {
  const ruleset = newRuleset(world, body, null);
  repository.rulesets.set(ruleset.id, ruleset);
  tell(world, repository, ruleset, "created", by);
  return ruleset;
}

function tell(world: World, repository: Repository, ruleset: Ruleset, action: string, by: Account): void {
  const payload = { repository_ruleset: rulesetView(world, sourceOf(repository, ruleset), ruleset, true) };
  emit(world, { event: "repository_ruleset", action, repository, sender: by, payload });
}

function rulesetIn(call: Call, repository: Repository): Ruleset {
  const ruleset = repository.rulesets.get(Number(call.params["ruleset_id"]));
  if (ruleset === undefined) throw notFound();
  return ruleset;
}

/** One that may be changed through the repository: those of its organization are changed there. */
function ownRulesetIn(call: Call, repository: Repository): Ruleset {
  const ruleset = rulesetIn(call, repository);
  if (ruleset.organization !== null) throw notFound();
  return ruleset;
}

function mayChange(call: Call, repository: Repository, { organization }: Ruleset): boolean {
  if (organization === null) return isAdmin(call, repository);
  return call.actor.kind === "user" && organization.owners.has(call.actor.user.login.toLowerCase());
}

/** Changes a ruleset and tells of it. */
export function changeRuleset(
  world: World,
  repository: Repository,
  ruleset: Ruleset,
  body: JsonObject,
  by: Account,
): void {
  edit(world, ruleset, body);
  tell(world, repository, ruleset, "edited", by);
}

/** Changes what the body names. */
export function edit(world: World, ruleset: Ruleset, body: JsonObject): void {
  ruleset.name = asText(body["name"]) ?? ruleset.name;
  if (body["enforcement"] !== undefined) ruleset.enforcement = enforcementOf(body["enforcement"]);
  if (body["rules"] !== undefined) ruleset.rules = rulesOf(body["rules"]);
  if (body["bypass_actors"] !== undefined) ruleset.bypassActors = asArray(body["bypass_actors"]);
  const refs = asObject(body["conditions"])["ref_name"];
  if (refs !== undefined) {
    ruleset.include = asArray(asObject(refs)["include"]).map(String);
    ruleset.exclude = asArray(asObject(refs)["exclude"]).map(String);
  }
  ruleset.updatedAt = instant(world);
}

/** Removes a ruleset and tells of it. */
export function removeRuleset(world: World, repository: Repository, ruleset: Ruleset, by: Account): void {
  repository.rulesets.delete(ruleset.id);
  tell(world, repository, ruleset, "deleted", by);
}

function branchRules(call: Call, repository: Repository): Promise<Reply> {
  const rules = activeRules(repository, call.params["branch"] ?? "");
  return paged(call, rules, ({ ruleset, ...rule }) => {
    return {
      ...rule,
      ruleset_source_type: sourceType(ruleset),
      ruleset_source: sourceOf(repository, ruleset),
      ruleset_id: ruleset.id,
    };
  });
}

const path = "/repos/{owner}/{repo}/rulesets";

/** Rulesets, and the rules in force on a branch. Reading needs no more than Metadata. */
export const rulesetOperations: readonly Operation[] = [
  inRepository({
    route: "GET /repos/{owner}/{repo}/rules/branches/{branch}",
    needs: [],
    handle: branchRules,
  }),
  inRepository({
    route: `GET ${path}`,
    needs: [],
    handle: (call, repository) =>
      paged(call, [...repository.rulesets.values()], (one) =>
        rulesetView(call.world, sourceOf(repository, one), one, false),
      ),
  }),
  inRepository({
    route: `POST ${path}`,
    needs: [["administration", "write"]],
    handle: (call, repository) => {
      const ruleset = addRuleset(call.world, repository, call.body, senderOf(call));
      return { status: 201, body: rulesetView(call.world, fullName(repository), ruleset, true) };
    },
  }),
  inRepository({
    route: `GET ${path}/{ruleset_id}`,
    needs: [],
    handle: (call, repository) => {
      const ruleset = rulesetIn(call, repository);
      const view = rulesetView(call.world, sourceOf(repository, ruleset), ruleset, true);
      // "This property is only returned if the user making the API request has write access to the ruleset."
      const { bypass_actors: _, ...plain } = view;
      return { status: 200, body: mayChange(call, repository, ruleset) ? view : plain };
    },
  }),
  inRepository({
    route: `PUT ${path}/{ruleset_id}`,
    needs: [["administration", "write"]],
    handle: (call, repository) => {
      const ruleset = ownRulesetIn(call, repository);
      changeRuleset(call.world, repository, ruleset, call.body, senderOf(call));
      return { status: 200, body: rulesetView(call.world, fullName(repository), ruleset, true) };
    },
  }),
  inRepository({
    route: `DELETE ${path}/{ruleset_id}`,
    needs: [["administration", "write"]],
    handle: (call, repository) => {
      removeRuleset(call.world, repository, ownRulesetIn(call, repository), senderOf(call));
      return { status: 204 };
    },
  }),
];
