import type { IdleRuleset, RuleSource } from "#github/protection/rule-source.ts";
import { type RulesetRefs, rulesetCovers } from "#github/protection/ruleset-covers.ts";
import { apiPath, shellQuoted } from "../shell-quoted.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { rulesetPatterns } from "./ruleset-patterns.ts";

/** Where a mend is done. */
export interface MendPlace {
  readonly owner: string;
  readonly name: string;
  /** Address of the repository's page. */
  readonly url: string;
  /** Id of Gatehouse's App; `null` where it is not known. */
  readonly appId: number | null;
}

/** What mends something, beside words. */
export interface Mend {
  /** For a shell; absent where no command would mean the same. */
  readonly command?: string;
  readonly link?: string;
  /** What is to be known before it is used: a template of ours, without places. */
  readonly note?: string;
}

/** A diagnosis with what mends it. */
export function mendedBy(found: Diagnosis, { command, link, note }: Mend): Diagnosis {
  return {
    ...found,
    ...(command === undefined ? {} : { command }),
    ...(link === undefined ? {} : { link }),
    ...(note === undefined ? {} : { fix: found.fix === undefined ? note : `${found.fix}; ${note}` }),
  };
}

/**
 * Adds a ruleset for a branch or a pattern: the check from the App, pull requests, no deletion, no force-push, nobody on its list of who may
 * bypass it. It adds to what is there and takes nothing away, so it mends whatever another ruleset leaves open.
 */
export function addRuleset(
  { owner, name, url, appId }: MendPlace,
  { branch, stage, taken }: NewRuleset,
): Mend {
  const refs = refsOf(branch);
  if (refs === null) return { link: `${url}/settings/rules`, note: NO_GROUPS };
  const body = JSON.stringify({
    name: freeName(`Gatehouse: ${stage} (${branch})`, taken),
    target: "branch",
    enforcement: "active",
    conditions: { ref_name: refs },
    rules: [
      { type: "deletion" },
      { type: "non_fast_forward" },
      {
        type: "pull_request",
        parameters: {
          required_approving_review_count: 1,
          dismiss_stale_reviews_on_push: false,
          require_code_owner_review: false,
          require_last_push_approval: true,
          required_review_thread_resolution: false,
        },
      },
      {
        type: "required_status_checks",
        parameters: {
          strict_required_status_checks_policy: true,
          do_not_enforce_on_create: true,
          required_status_checks: [{ context: `gatehouse: ${stage}`, integration_id: appId ?? "APP_ID" }],
        },
      },
    ],
    bypass_actors: [],
  }).replace('"integration_id":"APP_ID"', '"integration_id":APP_ID');
  const command = sent(body, `--method POST ${apiPath`/repos/${owner}/${name}/rulesets`}`);
  return appId === null ? { command, note: "put the App's id in place of APP_ID" } : { command };
}

/** Who may do without a rule, in GitHub's words: administrators of the repository, by GitHub's id of their role. */
export const ADMINISTRATORS = { actor_id: 5, actor_type: "RepositoryRole", bypass_mode: "always" } as const;

/**
 * Adds a ruleset that lets administrators alone make branches of a name. It is one of its own, since who may do without it may do without
 * everything that it asks for.
 */
export function restrictCreation(
  { owner, name, url }: MendPlace,
  { branch, taken }: Omit<NewRuleset, "stage">,
): Mend {
  const refs = refsOf(branch);
  if (refs === null) return { link: `${url}/settings/rules`, note: NO_GROUPS };
  const meetsQueue = QUEUED.some((each) => rulesetCovers(refs, each, ""));
  const exclude = meetsQueue ? [...refs.exclude, OF_QUEUE] : refs.exclude;
  const body = JSON.stringify({
    name: freeName(`Gatehouse: who makes ${branch}`, taken),
    target: "branch",
    enforcement: "active",
    conditions: { ref_name: { include: refs.include, exclude } },
    rules: [{ type: "creation" }],
    bypass_actors: [ADMINISTRATORS],
  });
  return { command: sent(body, `--method POST ${apiPath`/repos/${owner}/${name}/rulesets`}`) };
}

/** Branches that GitHub's merge queue makes itself, which is no administrator. */
export const OF_QUEUE = "refs/heads/gh-readonly-queue/**/*";

/** Such as the queue names its branches: `gh-readonly-queue/{base}/…`. */
const QUEUED = ["gh-readonly-queue/main/pr-1-0", "gh-readonly-queue/release/a/pr-1-0"];

/** A branch or a pattern of the policy as a ruleset aims at it; `null` where none can mean the same. */
export function refsOf(branch: string): RulesetRefs | null {
  const patterns = rulesetPatterns(branch);
  if (patterns === null) return null;
  const refs = (globs: readonly string[]) => globs.map((glob) => `refs/heads/${glob}`);
  return { include: refs(patterns.include), exclude: refs(patterns.exclude) };
}

/** What a new ruleset is for. */
export interface NewRuleset {
  /** A branch, or a pattern of the policy. */
  readonly branch: string;
  readonly stage: string;
  /** Names of rulesets that are there: two of one name would be told apart by nobody. */
  readonly taken: readonly string[];
}

function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  let count = 2;
  while (taken.includes(`${name} ${count}`)) count += 1;
  return `${name} ${count}`;
}

const NO_GROUPS =
  "rulesets have no groups such as +(…) and no classes such as [:digit:], so first write the pattern of the policy without them";

/**
 * Changes some fields of a ruleset. One of the organisation is changed there, by who may; for anybody else, `instead` mends it from below, where
 * adding something to the repository does.
 */
export function changeRuleset(
  place: MendPlace,
  source: Pick<RuleSource | IdleRuleset, "id" | "above">,
  fields: Readonly<Record<string, unknown>>,
  instead: Mend = {},
): Mend {
  const { owner, name } = place;
  const { id, above } = source;
  const link = pageOf(place, source);
  const page = link === undefined ? {} : { link };
  if (id === null) return { ...instead, ...page };
  const body = JSON.stringify(fields);
  if (above === null)
    return {
      ...page,
      command: sent(body, `--method PUT ${apiPath`/repos/${owner}/${name}/rulesets/${id}`}`),
    };
  if (above.kind === "organisation" && above.readable) {
    const command = sent(body, `--method PUT ${apiPath`/orgs/${above.name}/rulesets/${id}`}`);
    return { ...page, command, note: OF_MANY };
  }
  if (instead.command === undefined) return { ...page, note: ABOVE };
  const note = instead.note === undefined ? ADDED : `${ADDED}; ${instead.note}`;
  return { ...page, command: instead.command, note };
}

const OF_MANY =
  "the ruleset is the organisation's, so the command changes it for every repository that it binds";
const ABOVE = "the ruleset stands above the repository, so who administers it there has to change it";
const ADDED = `${ABOVE}, or the command adds one of the repository's own, which binds everybody`;

/** A command that sends a body. `printf`, since some shells have an `echo` that reads backslashes. */
function sent(body: string, how: string): string {
  return `printf %s ${shellQuoted(body)} | gh api ${how} --input -`;
}

/** The page on which a ruleset or a branch protection rule is edited; absent where its address is not known. */
export function pageOf(
  { url }: MendPlace,
  { id, above }: Pick<RuleSource | IdleRuleset, "id" | "above">,
): string | undefined {
  if (id === null) return `${url}/settings/branches`;
  if (above === null) return `${url}/settings/rules/${id}`;
  if (above.kind === "enterprise") return undefined;
  return `${new URL(url).origin}/organizations/${encodeURIComponent(above.name)}/settings/rules/${id}`;
}
