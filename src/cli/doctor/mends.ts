import type { IdleRuleset, RuleSource } from "#github/protection/rule-source.ts";
import { apiPath, shellQuoted } from "./shell-quoted.ts";

/** Where a mend is done. */
export interface MendPlace {
  readonly owner: string;
  readonly name: string;
  /** Address of the repository's page. */
  readonly url: string;
  /** Id of Gatehouse's App; `null` where it is not known. */
  readonly appId: number | null;
}

/**
 * A command that adds a ruleset for a branch or a pattern: the check from the App, pull requests, no deletion, no force-push, nobody on its
 * list of who may bypass it. It adds to what is there and takes nothing away, so it mends whatever another ruleset leaves open.
 */
export function addRuleset(place: MendPlace, branch: string, stage: string): string {
  const { owner, name, appId } = place;
  const body = JSON.stringify({
    name: `Gatehouse: ${stage} (${branch})`,
    target: "branch",
    enforcement: "active",
    conditions: { ref_name: { include: [`refs/heads/${asFnmatch(branch)}`], exclude: [] } },
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
  }).replace('"APP_ID"', "APP_ID");
  return `echo ${shellQuoted(body)} | gh api --method POST ${apiPath`/repos/${owner}/${name}/rulesets`} --input -`;
}

/** A glob of a policy as rulesets spell it: there, `**` reaches below only where a slash follows. */
function asFnmatch(glob: string): string {
  return glob.replace(/(^|\/)\*\*$/, "$1**/*");
}

/** A command that changes some fields of a ruleset; `null` for one of an organisation, which its owners mend on its page. */
export function changeRuleset(
  { owner, name }: MendPlace,
  { id, above }: Pick<RuleSource | IdleRuleset, "id" | "above">,
  fields: Readonly<Record<string, unknown>>,
): string | undefined {
  if (above !== null || id === null) return undefined;
  const path = apiPath`/repos/${owner}/${name}/rulesets/${id}`;
  return `echo ${shellQuoted(JSON.stringify(fields))} | gh api --method PUT ${path} --input -`;
}

/** The page on which a ruleset or a branch protection rule is edited. */
export function pageOf(
  { url }: MendPlace,
  { id, above }: Pick<RuleSource | IdleRuleset, "id" | "above">,
): string {
  if (id === null) return `${url}/settings/branches`;
  if (above === null) return `${url}/settings/rules/${id}`;
  return `${new URL(url).origin}/organizations/${encodeURIComponent(above)}/settings/rules/${id}`;
}
