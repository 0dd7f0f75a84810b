import type { Rule } from "../state/records.ts";

/** What GitHub's form fills in where a rule is added without saying everything ("Available rules for rulesets"). */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  required_status_checks: { strict_required_status_checks_policy: false, required_status_checks: [] },
  pull_request: {
    required_approving_review_count: 0,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
  },
  merge_queue: {
    check_response_timeout_minutes: 60,
    grouping_strategy: "ALLGREEN",
    max_entries_to_build: 5,
    max_entries_to_merge: 5,
    merge_method: "MERGE",
    min_entries_to_merge: 1,
    min_entries_to_merge_wait_minutes: 5,
  },
};

/** A rule with every parameter that GitHub would have filled in. */
export function withDefaults(rule: Rule): Rule {
  const defaults = DEFAULTS[rule.type];
  return defaults === undefined ? rule : { ...rule, parameters: { ...defaults, ...rule.parameters } };
}
