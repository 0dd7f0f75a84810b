import type { z } from "zod";
import type { Finding } from "#core/model/finding.ts";
import { blocks, byGravity } from "#core/model/outcome.ts";
import { SIGN_OFF_FACTS, type SignOffFacts } from "#core/sign-offs/requirement.ts";
import { type SignOffs, weighSignOffs } from "#core/sign-offs/weigh-sign-offs.ts";
import { defineGate, type Evaluation, type Say } from "../define-gate.ts";
import { codeownersFindings } from "./codeowners-findings.ts";
import { contributorFindings } from "./contributor-findings.ts";
import { messages } from "./messages.ts";
import { options, rulesOf, strengthen } from "./options.ts";
import { objectionFindings, requirementFindings } from "./requirement-findings.ts";
import { requirementTable, reviewTable } from "./tables.ts";

type Options = z.output<typeof options>;

/** What is said whoever has to sign: whether the facts can carry any sign-off at all. */
function groundFindings(
  facts: SignOffFacts,
  asked: Options,
  signOffs: SignOffs,
  say: Say<typeof messages>,
): readonly Finding[] {
  const { head, contributors, unknownRoles, requirements, tooFew } = signOffs;
  const commit = facts.pullRequest.head.sha.slice(0, 7);
  const isOff = asked["code-owners"] === "off";
  return [
    ...(head.entries === null ? [say("head-unreadable", { commit })] : []),
    ...(requirements.length > 0 ? contributorFindings(contributors, say) : []),
    ...unknownRoles.map((role) => say("role-unknown", { role })),
    ...(isOff ? [] : codeownersFindings(facts.ownership, signOffs, asked.unowned, say)),
    ...(tooFew === null ? [] : [say("too-few-people", { ...tooFew })]),
  ];
}

function evaluate(facts: SignOffFacts, asked: Options, say: Say<typeof messages>): Evaluation {
  const rules = rulesOf(asked);
  if (rules.codeOwners === "off" && Object.keys(rules.roles).length === 0)
    return { findings: [say("not-asked", {})] };
  const signOffs = weighSignOffs(facts, rules);
  const { requirements, reviews, head } = signOffs;
  const findings = [
    ...groundFindings(facts, asked, signOffs, say),
    ...objectionFindings(requirements, say),
    ...requirements.flatMap((state) => requirementFindings(state, say)),
  ].sort((a, b) => byGravity(a.outcome, b.outcome));
  if (requirements.length === 0 && !findings.some(({ outcome }) => blocks(outcome))) {
    return { findings: [say("nothing-to-sign", { count: head.changed.length })] };
  }
  return { findings, tables: [reviewTable(reviews), requirementTable(requirements)] };
}

/** The right people stand behind exactly this content. */
export const signOffs = defineGate({
  meta: {
    id: "sign-offs",
    title: "the people who have to stand behind it have signed this very content",
    summary: "Code owners and roles approved, and what they approved is what would be merged.",
    kind: "people",
    since: "0.1",
    why: "People answer for what they saw, and for nothing that was changed after.",
  },
  needs: SIGN_OFF_FACTS,
  options,
  messages,
  strengthen,
  roles: ({ roles }) => Object.keys(roles).map((role) => ({ role, path: ["roles", role] })),
  evaluate,
});
