import * as z from "zod";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";
import { statusOf } from "../github-error.ts";
import type { Bypass, RequiredCheck, RuleSource } from "./rule-source.ts";
import { look, type Seen, seen, unseen } from "./seen.ts";

const checks = z
  .object({
    strict: z.boolean().optional(),
    contexts: z.array(z.string()).optional(),
    checks: z.array(z.object({ context: z.string(), app_id: z.number().nullish() })).optional(),
    enforcement_level: z.string().optional(),
  })
  .nullish();
const branchAnswer = z.object({
  protected: z.boolean(),
  protection: z.object({ enabled: z.boolean().optional(), required_status_checks: checks }).optional(),
});
const on = z.object({ enabled: z.boolean() }).nullish();
const protection = z.object({
  required_status_checks: checks,
  enforce_admins: on,
  allow_force_pushes: on,
  allow_deletions: on,
  required_pull_request_reviews: z
    .object({
      required_approving_review_count: z.number().optional(),
      dismiss_stale_reviews: z.boolean().optional(),
      require_code_owner_reviews: z.boolean().optional(),
      require_last_push_approval: z.boolean().optional(),
    })
    .nullish(),
});
type Protection = z.output<typeof protection>;

/** Who is not bound where a branch protection rule leaves administrators out. */
const UNBOUND_ADMINS: Bypass = {
  key: "RepositoryRole 5",
  who: "administrators of the repository",
  mode: "always",
};

/** A branch, and the rule of the older kind that protects it. */
export interface ProtectedBranch {
  readonly exists: boolean;
  /** `null`: there is none. */
  readonly rule: Seen<RuleSource | null>;
}

/**
 * Reads what protects a branch beside rulesets. Who may not read the rule itself still sees which checks it requires, as far as
 * the branch's own answer tells. Rejects with what only a broken connection or a wrong token explains.
 */
export async function readBranchProtection(client: GithubClient, branch: string): Promise<ProtectedBranch> {
  const summary = await readBranch(client, branch);
  if (summary === null) return { exists: false, rule: unseen(NOT_YET) };
  if (!summary.protected) return { exists: true, rule: seen(null) };
  const rule = await look(() => readRule(client, branch));
  if (rule.seen) return { exists: true, rule };
  // Rulesets make a branch "protected", too: only with its own switch on is there a rule.
  const { enabled, required_status_checks: required } = summary.protection ?? {};
  if (enabled !== true || required == null || checksOf(required).length === 0) return { exists: true, rule };
  const partly = {
    ...fromSummary(required),
    name: branch,
    bypass: unseen(rule.because.says, rule.because.values),
  };
  return { exists: true, rule: seen(partly) };
}

const NOT_YET = "the branch is not there yet, and GitHub tells of such rules by branch only";

async function readBranch(
  client: GithubClient,
  branch: string,
): Promise<z.output<typeof branchAnswer> | null> {
  try {
    const { data } = await client.request("GET /repos/{owner}/{repo}/branches/{branch}", { branch });
    return expectShape(branchAnswer, data, "a branch");
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

async function readRule(client: GithubClient, branch: string): Promise<RuleSource | null> {
  try {
    const route = "GET /repos/{owner}/{repo}/branches/{branch}/protection";
    const { data } = await client.request(route, { branch });
    return ruleOf(branch, expectShape(protection, data, "a branch protection rule"));
  } catch (error) {
    // Who may not see it gets a 404 as well, with other words.
    if (statusOf(error) === 404 && error instanceof Error && /branch not protected/i.test(error.message))
      return null;
    throw error;
  }
}

/** GitHub tells of rules of the older kind by branch, and who could make a branch that is there is no question any more. */
const OF_A_BRANCH_THAT_IS_THERE = { restrictsCreation: false, checksNewBranches: false } as const;

function ruleOf(branch: string, rule: Protection): RuleSource {
  const reviews = rule.required_pull_request_reviews;
  return {
    kind: "branch-protection",
    id: null,
    name: branch,
    above: null,
    refs: null,
    checks: checksOf(rule.required_status_checks),
    strict: rule.required_status_checks?.strict === true,
    review:
      reviews == null
        ? null
        : {
            approvals: reviews.required_approving_review_count ?? 0,
            dismissesStale: reviews.dismiss_stale_reviews === true,
            asksOwners: reviews.require_code_owner_reviews === true,
            asksOtherThanPusher: reviews.require_last_push_approval === true,
          },
    blocksDeletion: rule.allow_deletions?.enabled !== true,
    blocksForcePush: rule.allow_force_pushes?.enabled !== true,
    ...OF_A_BRANCH_THAT_IS_THERE,
    grouping: null,
    workflows: [],
    bypass: seen(rule.enforce_admins?.enabled === true ? [] : [UNBOUND_ADMINS]),
    whole: true,
  };
}

/** GitHub writes "from any source" as `null` here and as -1 there. */
function checksOf(required: z.output<typeof checks>): RequiredCheck[] {
  if (required == null) return [];
  if (required.checks !== undefined)
    return required.checks.map(({ context, app_id: id }) => ({
      context,
      appId: id == null || id < 0 ? null : id,
    }));
  return (required.contexts ?? []).map((context) => ({ context, appId: null }));
}

/** What the answer about a branch tells of its rule: the checks alone. */
function fromSummary(required: z.output<typeof checks>): Omit<RuleSource, "name" | "bypass"> {
  return {
    kind: "branch-protection",
    id: null,
    above: null,
    refs: null,
    checks: checksOf(required),
    strict: false,
    review: null,
    blocksDeletion: false,
    blocksForcePush: false,
    ...OF_A_BRANCH_THAT_IS_THERE,
    grouping: null,
    workflows: [],
    whole: false,
  };
}
