import type { RuleSource } from "#github/protection/rule-source.ts";

/** What a rule is called in a sentence. */
export function nameOfSource({ kind, name, above }: Pick<RuleSource, "kind" | "name" | "above">): string {
  if (kind === "branch-protection") return `the branch protection rule of ${name}`;
  return above === null ? `the ruleset "${name}"` : `the ruleset "${name}" of ${above.name}`;
}
