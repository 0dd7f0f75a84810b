import type { FoundPolicy } from "#core/collect/find-policy.ts";
import type { Issue } from "#core/model/statement.ts";
import type { Policy } from "#core/policy/policy.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { type Diagnosis, diagnosis } from "./diagnosis.ts";
import type { MessageId } from "./messages/messages.ts";
import type { SeenPolicy } from "./seen-policy.ts";

/** Looks at the policy of the default branch, which says what is gated. `about` names that branch, or the commit that stands for it. */
export function lookAtPolicy(found: SeenPolicy, about: string): Diagnosis[] {
  switch (found.kind) {
    case "none":
      return [diagnosis("no-policy", about, { path: POLICY_PATHS[0] })];
    case "broken":
      return [brokenPolicy("broken-policy", about, found)];
    case "unseen":
      return [policyProblem("policy-unseen", about, found)];
    case "policy":
      return [saysStages(found.policy, about)];
  }
}

function saysStages({ path, stages }: Policy, about: string): Diagnosis {
  const gated = stages.filter(({ branches }) => branches.length > 0);
  if (gated.length === 0) return diagnosis("no-stages", about, { path });
  const named = gated.map(({ name, branches }) => `${name} (${branches.join(", ")})`);
  return diagnosis("policy-in-order", about, { path, stages: named });
}

/** Says what is wrong first with a policy. */
export function brokenPolicy(
  id: Extract<MessageId, "broken-policy" | "branch-with-broken-policy">,
  about: string,
  { path, issues }: Extract<FoundPolicy, { kind: "broken" }>,
): Diagnosis {
  return policyProblem(id, about, { path, issue: issues[0] });
}

function policyProblem(
  id: "policy-unseen" | Parameters<typeof brokenPolicy>[0],
  about: string,
  { path, issue }: { readonly path: string; readonly issue: Issue | undefined },
): Diagnosis {
  const said = diagnosis(id, about, { ...issue?.values, path }, { where: issue?.where ?? { path } });
  return { ...said, says: said.says.replace("{problem}", () => issue?.says ?? "it cannot be read") };
}
