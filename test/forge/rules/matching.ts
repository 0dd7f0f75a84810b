import { asArray, asObject, asText } from "../contract/json.ts";
import type { Repository, Rule, Ruleset } from "../state/records.ts";

/** Whether a pattern of a ruleset means a repository's name. */
export function matchesName(pattern: string, name: string): boolean {
  return matchesPattern(pattern, name, "");
}

/** fnmatch with `*` inside a segment and `**` across segments, as rulesets name refs ("Creating rulesets", fnmatch syntax); no class means a slash. */
function matchesPattern(pattern: string, ref: string, defaultBranch: string): boolean {
  if (pattern === "~ALL") return true;
  if (pattern === "~DEFAULT_BRANCH") return ref === `refs/heads/${defaultBranch}`;
  const source = pattern.replace(/\*\*\/?|\*|\?|\[[^\]/]+\]|[.+^${}()|[\]\\]/g, (token) => {
    if (token.startsWith("**")) return ".*";
    if (token === "*") return "[^/]*";
    if (token.length > 1) return `(?!/)${token.replace(/^\[[!^]/, "[^").replaceAll("\\", "\\\\")}`;
    return token === "?" ? "[^/]" : `\\${token}`;
  });
  return new RegExp(`^${source}$`).test(ref);
}

/** Whether a ruleset aims at a branch, enforced or not. */
export function aimsAt(ruleset: Ruleset, repository: Repository, branch: string): boolean {
  const matches = (pattern: string) =>
    matchesPattern(pattern, `refs/heads/${branch}`, repository.defaultBranch);
  return ruleset.target === "branch" && ruleset.include.some(matches) && !ruleset.exclude.some(matches);
}

/** A rule with the ruleset it stands in. */
export interface ActiveRule extends Rule {
  readonly ruleset: Ruleset;
}

/** Rules in force on a branch, existing or not; those of disabled and evaluating rulesets are left out ("Get rules for a branch"). */
export function activeRules(repository: Repository, branch: string): ActiveRule[] {
  return [...repository.rulesets.values()]
    .filter((ruleset) => ruleset.enforcement === "active" && aimsAt(ruleset, repository, branch))
    .flatMap((ruleset) => ruleset.rules.map((rule) => ({ ...rule, ruleset })));
}

/** A required check: its name and, where pinned, the id of the App that must report it. */
export interface RequiredCheck {
  readonly context: string;
  readonly integrationId: number | null;
}

/** Checks that a branch requires. */
export function requiredChecks(repository: Repository, branch: string): RequiredCheck[] {
  return checksOf(checkRules(repository, branch));
}

/** Checks that a commit needs to become a new branch: rules that say `do_not_enforce_on_create` ask for none. */
export function requiredChecksOnCreation(repository: Repository, branch: string): RequiredCheck[] {
  return checksOf(
    checkRules(repository, branch).filter(
      ({ parameters }) => parameters?.["do_not_enforce_on_create"] !== true,
    ),
  );
}

function checkRules(repository: Repository, branch: string): ActiveRule[] {
  return activeRules(repository, branch).filter((rule) => rule.type === "required_status_checks");
}

function checksOf(rules: readonly ActiveRule[]): RequiredCheck[] {
  return rules
    .flatMap((rule) => asArray(rule.parameters?.["required_status_checks"]))
    .map((check) => {
      const { context, integration_id } = asObject(check);
      const integrationId = typeof integration_id === "number" ? integration_id : null;
      return { context: asText(context) ?? "", integrationId };
    });
}

/** Whether a branch may only be changed through a pull request. */
export function wantsPullRequest(repository: Repository, branch: string): boolean {
  return activeRules(repository, branch).some(
    (rule) => rule.type === "pull_request" || rule.type === "merge_queue",
  );
}

/** Parameters of the branch's merge queue, or null where it has none. */
export function mergeQueueOf(
  repository: Repository,
  branch: string,
): Readonly<Record<string, unknown>> | null {
  const rule = activeRules(repository, branch).find((active) => active.type === "merge_queue");
  return rule === undefined ? null : (rule.parameters ?? {});
}
