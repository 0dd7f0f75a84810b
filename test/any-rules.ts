import fc from "fast-check";
import { type Evaluation, sayer } from "#core/gates/define-gate.ts";
import { signOffs } from "#core/gates/sign-offs/gate.ts";
import { ROLES } from "#core/sign-offs/any-scene.fixture.ts";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";

/** Options of the sign-offs gate, with their defaults. */
export type Rules = ReturnType<typeof signOffs.options.parse>;

/** Any options, over the roles of any scene. */
export const anyRules: fc.Arbitrary<Rules> = fc.record({
  "code-owners": fc.constantFrom("every" as const, "any" as const, "off" as const),
  unowned: fc.constantFrom("fail" as const, "allow" as const, "allow" as const),
  roles: fc.dictionary(fc.constantFrom(...ROLES), fc.integer({ min: 1, max: 2 })),
  distinct: fc.boolean(),
  "after-gates": fc.boolean(),
});

/** What the gate says. */
export function judge(facts: SignOffFacts, rules: Rules): Evaluation {
  return signOffs.evaluate(facts, rules, sayer(signOffs.messages));
}
