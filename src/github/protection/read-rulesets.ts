import * as z from "zod";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";
import { GithubError } from "../github-error.ts";
import { listAll } from "./list-all.ts";
import type { Above, Bypass, IdleRuleset, RequiredCheck, ReviewRule, RuleSource } from "./rule-source.ts";
import type { RulesetRefs } from "./ruleset-covers.ts";
import { look, type Seen, seen, unseen } from "./seen.ts";

const parameters = z.record(z.string(), z.unknown()).optional();
const rule = z.object({ type: z.string(), parameters });
const ruleInForce = rule.extend({
  ruleset_id: z.number(),
  ruleset_source_type: z.string().optional(),
  ruleset_source: z.string().optional(),
});
type Rule = z.output<typeof rule>;

const checksRule = z.object({
  strict_required_status_checks_policy: z.boolean().optional(),
  do_not_enforce_on_create: z.boolean().optional(),
  required_status_checks: z.array(z.object({ context: z.string(), integration_id: z.number().nullish() })),
});
const reviewRule = z.object({
  required_approving_review_count: z.number(),
  dismiss_stale_reviews_on_push: z.boolean(),
  require_code_owner_review: z.boolean(),
  require_last_push_approval: z.boolean(),
});
const queueRule = z.object({ grouping_strategy: z.string() });
const workflowsRule = z.object({ workflows: z.array(z.object({ path: z.string() })) });

const ruleset = z.object({
  id: z.number(),
  name: z.string(),
  target: z.string().optional(),
  enforcement: z.string(),
  source_type: z.string().optional(),
  source: z.string(),
  rules: z.array(rule).optional(),
  conditions: z
    .object({ ref_name: z.object({ include: z.array(z.string()), exclude: z.array(z.string()) }).optional() })
    .nullish(),
  bypass_actors: z
    .array(
      z.object({
        actor_id: z.number().nullish(),
        actor_type: z.string(),
        bypass_mode: z.enum(["always", "pull_request", "exempt"]).optional(),
      }),
    )
    .optional(),
});
type Ruleset = z.output<typeof ruleset>;

/** Reads rulesets of one repository, its organisation's included; each ruleset once, however many branches it binds. */
export class RulesetReader {
  readonly #client: GithubClient;
  readonly #rulesets = new Map<string, Promise<Seen<Ruleset>>>();

  constructor(client: GithubClient) {
    this.#client = client;
  }

  /** What is in force on a branch, which need not exist, by ruleset. Rules that are not enforced are no part of it. */
  async onBranch(branch: string): Promise<Seen<readonly RuleSource[]>> {
    const rules = await look(() =>
      listAll(this.#client, {
        route: "GET /repos/{owner}/{repo}/rules/branches/{branch}",
        parameters: { branch },
        entry: ruleInForce,
        what: "the rules of a branch",
      }),
    );
    if (!rules.seen) return rules;
    const ids = [...new Set(rules.value.map((each) => each.ruleset_id))];
    return seen(
      await Promise.all(
        ids.map(async (id) => {
          const own = rules.value.filter((each) => each.ruleset_id === id);
          const { ruleset_source_type: type, ruleset_source: source } = own[0] ?? {};
          const { whole, above } = await this.#withSource(id, type, source);
          return {
            kind: "ruleset",
            id,
            name: whole.seen ? whole.value.name : `${id}`,
            above,
            refs: refsOf(whole),
            ...rulesOf(own),
            bypass: bypassOf(whole),
            whole: true,
          } satisfies RuleSource;
        }),
      ),
    );
  }

  /** Rulesets for branches that are there and are not enforced, with the checks that they would require. */
  idle(): Promise<Seen<readonly IdleRuleset[]>> {
    return look(async () => {
      const listed = await listAll(this.#client, {
        route: "GET /repos/{owner}/{repo}/rulesets",
        parameters: { includes_parents: true },
        entry: ruleset,
        what: "rulesets",
      });
      const idle = listed.filter(
        ({ enforcement, target }) => enforcement !== "active" && (target ?? "branch") === "branch",
      );
      if (idle.length > MOST_IDLE) throw new GithubError("incomplete", "rulesets that are not enforced");
      return Promise.all(
        idle.map(async ({ id, name, enforcement, source, source_type: type }) => {
          const { whole, above } = await this.#withSource(id, type, source);
          const rules = whole.seen ? (whole.value.rules ?? []) : [];
          return { id, name, enforcement, above, refs: refsOf(whole), checks: rulesOf(rules).checks };
        }),
      );
    });
  }

  /** A ruleset as the repository shows it, or as its organisation does to who may change it there. */
  async #withSource(
    id: number,
    type: string | undefined,
    source: string | undefined,
  ): Promise<{ readonly whole: Seen<Ruleset>; readonly above: Above | null }> {
    const below = await this.#read(id, "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}");
    if (type === undefined || type === "Repository" || source === undefined)
      return { whole: below, above: null };
    if (type !== "Organization")
      return { whole: below, above: { kind: "enterprise", name: source, readable: false } };
    const there = await this.#read(id, "GET /orgs/{org}/rulesets/{ruleset_id}", { org: source });
    const above: Above = { kind: "organisation", name: source, readable: there.seen };
    return { whole: there.seen ? there : below, above };
  }

  #read(id: number, route: string, more: Readonly<Record<string, string>> = {}): Promise<Seen<Ruleset>> {
    const key = `${route} ${id}`;
    const known = this.#rulesets.get(key);
    if (known !== undefined) return known;
    const reading = look(async () => {
      const { data } = await this.#client.request(route, { ...more, ruleset_id: id });
      return expectShape(ruleset, data, "a ruleset");
    });
    this.#rulesets.set(key, reading);
    return reading;
  }
}

/** Rulesets that are not enforced and are looked into. */
const MOST_IDLE = 50;

function refsOf(whole: Seen<Ruleset>): RulesetRefs | null {
  return (whole.seen ? whole.value.conditions?.ref_name : undefined) ?? null;
}

type Rules = Omit<RuleSource, "kind" | "id" | "name" | "above" | "refs" | "bypass" | "whole">;

function rulesOf(rules: readonly Rule[]): Rules {
  const all = <T>(type: string, schema: z.ZodType<T>): T[] =>
    rules.flatMap((each) =>
      each.type === type ? [expectShape(schema, each.parameters ?? {}, `a rule ${type}`)] : [],
    );
  const checks = all("required_status_checks", checksRule);
  return {
    checks: checks.flatMap(({ required_status_checks: required }) =>
      required.map(
        ({ context, integration_id: id }): RequiredCheck => ({ context, appId: id == null ? null : id }),
      ),
    ),
    strict: checks.some((each) => each.strict_required_status_checks_policy === true),
    review: strictest(all("pull_request", reviewRule).map(toReviewRule)),
    blocksDeletion: rules.some(({ type }) => type === "deletion"),
    blocksForcePush: rules.some(({ type }) => type === "non_fast_forward"),
    restrictsCreation: rules.some(({ type }) => type === "creation"),
    checksNewBranches: checks.some((each) => each.do_not_enforce_on_create !== true),
    grouping: all("merge_queue", queueRule)[0]?.grouping_strategy ?? null,
    workflows: all("workflows", workflowsRule).flatMap(({ workflows }) => workflows.map(({ path }) => path)),
  };
}

function toReviewRule(rule: z.output<typeof reviewRule>): ReviewRule {
  return {
    approvals: rule.required_approving_review_count,
    dismissesStale: rule.dismiss_stale_reviews_on_push,
    asksOwners: rule.require_code_owner_review,
    asksOtherThanPusher: rule.require_last_push_approval,
  };
}

/** Several rules about reviews hold together; `null` where there is none. */
export function strictest(rules: readonly ReviewRule[]): ReviewRule | null {
  if (rules.length === 0) return null;
  return {
    approvals: Math.max(...rules.map(({ approvals }) => approvals)),
    dismissesStale: rules.some(({ dismissesStale }) => dismissesStale),
    asksOwners: rules.some(({ asksOwners }) => asksOwners),
    asksOtherThanPusher: rules.some(({ asksOtherThanPusher }) => asksOtherThanPusher),
  };
}

/** GitHub leaves the list out for who may not change the ruleset: that is no empty list. */
function bypassOf(whole: Seen<Ruleset>): Seen<readonly Bypass[]> {
  if (!whole.seen) return whole;
  const actors = whole.value.bypass_actors;
  if (actors === undefined) return unseen("GitHub shows it only to who may change the ruleset");
  return seen(
    actors.map(({ actor_type: type, actor_id: id, bypass_mode: mode = "always" }) => ({
      key: `${type} ${id ?? ""}`,
      who: nameOf(type, id ?? null),
      mode,
    })),
  );
}

/** Ids of the roles that GitHub has by itself, by its Terraform provider's documentation; others are an organisation's own. */
const ROLES: Readonly<Record<number, string>> = { 2: "maintainers", 4: "writers", 5: "administrators" };

function nameOf(type: string, id: number | null): string {
  switch (type) {
    case "OrganizationAdmin":
      return "administrators of the organisation";
    case "EnterpriseOwner":
      return "owners of the enterprise";
    case "RepositoryRole":
      return `${ROLES[id ?? 0] ?? `everybody with role ${id}`} of the repository`;
    case "DeployKey":
      return "deploy keys";
    case "Integration":
      return `app ${id}`;
    case "Team":
      return `team ${id}`;
    case "User":
      return `user ${id}`;
    default:
      return `${type} ${id ?? ""}`.trim();
  }
}
