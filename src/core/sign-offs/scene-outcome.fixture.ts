import type { SignOffFacts, SignOffRules } from "./requirement.ts";
import { weighSignOffs } from "./weigh-sign-offs.ts";

/** Who signed each requirement, by name. */
export function signed(facts: SignOffFacts, rules: SignOffRules): Record<string, readonly string[]> {
  const { requirements } = weighSignOffs(facts, rules);
  return Object.fromEntries(
    requirements.map(({ requirement, signed: signOffs }) => [
      requirement.name,
      signOffs.map(({ person }) => person.login),
    ]),
  );
}

/** For each review, oldest first: what it counts for, or the rule and id of why not. */
export function reasons(facts: SignOffFacts, rules: SignOffRules): readonly string[] {
  return weighSignOffs(facts, rules)
    .reviews.toReversed()
    .map(({ reason, losses, holdsFor }) => {
      if (reason !== null) return `${reason.rule} ${reason.id}`;
      const lost = losses.map((loss) => `${loss.reason.rule} ${loss.reason.id}`);
      return [...holdsFor.map(({ name }) => `+${name}`), ...lost].join(", ");
    });
}
