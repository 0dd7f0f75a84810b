import { findPolicy } from "#core/collect/find-policy.ts";
import type { Tree } from "#core/model/tree.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import type { Policy, RuleLines } from "#core/policy/policy.ts";
import { ruleLines } from "#core/policy/rule-lines.ts";
import { type Answer, problem } from "../answer.ts";
import type { CloneRange } from "../clone/clone-range.ts";

/** A policy, and where its rules stand in its own file. */
export interface PolicyAt {
  readonly policy: Policy;
  readonly lines: RuleLines;
}

/** The policy of a clone's base; a problem where there is none, or where it cannot be read. */
export async function policyAt({
  base,
  pullRequest,
  readExtended,
}: Pick<CloneRange, "base" | "pullRequest" | "readExtended">): Promise<Answer<PolicyAt>> {
  const found = await findPolicy(base, readExtended);
  const branch = pullRequest.base.ref;
  if (found.kind === "policy") {
    const { policy } = found;
    return { ok: true, value: { policy, lines: policy.extends?.lines.own ?? (await linesOf(policy, base)) } };
  }
  if (found.kind === "none")
    return problem({
      id: "no-policy",
      says: "`{branch}` has no policy, so what is asked there is not told",
      fix: "name another branch: --base BRANCH",
      values: { branch },
    });
  const [first] = found.issues;
  const { says = "it cannot be read", values = {} } = first ?? {};
  const place = `${first?.where.path ?? found.path}:${first?.where.line ?? 1}`;
  return problem({
    id: "broken-policy",
    says: `the policy of \`{branch}\` is not valid, {place}: ${says}`,
    fix: "mend it first: gatehouse check says where",
    values: { ...values, branch, place },
  });
}

async function linesOf({ path, digest }: Policy, base: Tree): Promise<RuleLines> {
  const content = (await base.read([path])).get(path);
  const file = content?.kind === "text" ? parsePolicy(content.text, path, digest) : null;
  return file?.ok === true ? ruleLines(file.value.document) : {};
}
