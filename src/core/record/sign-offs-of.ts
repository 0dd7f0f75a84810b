import type { Account } from "#core/facts/pull-request-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { signOffRules } from "#core/policy/sign-off-rules.ts";
import { codeOwnerScopes } from "#core/sign-offs/code-owner-scopes.ts";
import {
  hasSignOffFacts,
  type Requirement,
  type SignOffFacts,
  type SignOffRules,
} from "#core/sign-offs/requirement.ts";
import type { RequirementState } from "#core/sign-offs/requirement-state.ts";
import { roleScopes } from "#core/sign-offs/role-scopes.ts";
import type { Weighed } from "#core/sign-offs/weigh-review.ts";
import { type SignOffs, weighSignOffs } from "#core/sign-offs/weigh-sign-offs.ts";
import type { RecordAsked, RecordPullRequest, RecordSignOffs } from "./record-schema.ts";
import { type Sha256, scopeOf } from "./scope-of.ts";

/** A pull request whose people were heard, and the rules that they were heard by. */
export interface Heard {
  readonly number: number;
  readonly policy: Policy;
  readonly stage: Stage;
  readonly facts: KnownFacts;
}

/** The gate whose word on people it is. */
export const SIGN_OFFS = "sign-offs";

/** What a record says of the people: who was asked and who signed, or why it says nothing. */
export function signOffsOf(verdict: Verdict, heard: readonly Heard[], sha256: Sha256): RecordSignOffs {
  if (verdict.deferred.includes(SIGN_OFFS)) return { judged: false, because: "left-to-app" };
  if (verdict.gates.length === 0) return { judged: false, because: "nothing-judged" };
  if (!verdict.gates.some(({ gate }) => gate === SIGN_OFFS)) return { judged: false, because: "not-asked" };
  const pullRequests = heard.flatMap((each) => pullRequestOf(each, sha256) ?? []);
  return pullRequests.length === 0
    ? { judged: false, because: "nothing-judged" }
    : { judged: true, pullRequests };
}

function pullRequestOf({ number, policy, stage, facts }: Heard, sha256: Sha256): RecordPullRequest | null {
  const rules = signOffRules(policy, stage, facts);
  if (rules === null || !hasSignOffFacts(facts)) return null;
  const signOffs = weighSignOffs(facts, rules);
  const { head, author } = facts.pullRequest;
  return {
    number,
    head: head.sha,
    author: author === null ? null : personOf(author),
    distinct: rules.distinct,
    afterGates: rules.afterGates,
    asked: askedOf(facts, rules, signOffs, sha256),
    reviews: signOffs.reviews.map(reviewOf),
  };
}

function askedOf(
  facts: SignOffFacts,
  { codeOwners, roles }: SignOffRules,
  { head, requirements }: SignOffs,
  sha256: Sha256,
): RecordAsked[] {
  const owned =
    codeOwners === "off" ? null : codeOwnerScopes(head.changed, facts.ownership, facts.owners, codeOwners);
  const scopes = [...(owned === null ? [] : [owned]), roleScopes(head.changed, facts.roles, roles)];
  const covers = (path: string, { kind, name }: Requirement) =>
    scopes.some(({ covering }) => covering(path).some((each) => each.kind === kind && each.name === name));
  return requirements.map((state): RecordAsked => {
    const { kind, name, owners, needs } = state.requirement;
    const paths = head.changed.filter((path) => covers(path, state.requirement));
    return {
      kind,
      name,
      owners: [...owners],
      needs,
      scope: scopeOf(paths, (path) => head.changedTo?.get(path) ?? null, sha256),
      signed: signedOf(state, facts),
      objections: state.objections.map(personOf),
    };
  });
}

function signedOf({ signed }: RequirementState, { reviews }: SignOffFacts): RecordAsked["signed"] {
  const sentAt = new Map(reviews.map(({ id, submittedAt }) => [id, submittedAt]));
  return signed.map(({ person, review, commit }) => ({
    ...personOf(person),
    review,
    commit,
    at: sentAt.get(review) ?? "",
  }));
}

function reviewOf({
  review,
  holdsFor,
  losses,
  reason,
  objectsTo,
}: Weighed): RecordPullRequest["reviews"][number] {
  const lost = new Map<string, string[]>();
  for (const { requirement, reason: why } of losses)
    lost.set(why.id, [...(lost.get(why.id) ?? []), requirement.name]);
  const whole = reason === null ? [] : [{ id: reason.id, for: objectsTo.map(({ name }) => name) }];
  return {
    review: review.id,
    by: review.author === null ? null : personOf(review.author),
    state: review.state,
    commit: review.commit,
    at: review.submittedAt,
    countsFor: holdsFor.map(({ name }) => name),
    because: [...whole, ...[...lost].map(([id, names]) => ({ id, for: names }))],
  };
}

function personOf({ id, login }: Account): { id: number; login: string } {
  return { id, login };
}

/** How many different people signed, and whether that is enough: what `asked` says of itself. */
export function isSatisfied({ needs, signed, objections }: RecordAsked): boolean {
  return new Set(signed.map(({ id }) => id)).size >= needs && objections.length === 0;
}
