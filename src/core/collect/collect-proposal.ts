import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import type { ProposalFacts, RuleKind } from "#core/facts/proposal-facts.ts";
import type { Content, Tree } from "#core/model/tree.ts";
import { comparePolicies } from "#core/policy/compare-policies.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import { POLICY_PATHS, type Policy } from "#core/policy/policy.ts";
import { completePolicy, type ReadExtendedPolicy } from "./extended-policy.ts";

/** What a pull request proposes, and how the policies are read that a policy extends: never at the head. */
interface Proposed {
  readonly head: Tree;
  readonly changedPaths: readonly string[];
  /** Paths of keys that the policy trusts. */
  readonly keys: readonly string[];
  readonly readExtended: ReadExtendedPolicy;
}

/**
 * What a pull request does to the rules that it is judged by: compared is all that the policies come to, with what they extend.
 * A line that asks for less than the extended policy is a mistake of who proposes it.
 */
export async function collectProposal(
  policy: Policy,
  { head, changedPaths, keys, readExtended }: Proposed,
): Promise<ProposalFacts> {
  const paths = changedPaths.flatMap((path) => {
    const kind = ruleOf(path, keys);
    return kind === null ? [] : [{ path, kind }];
  });
  const none = { paths, issues: [], loosened: [], tightened: [] };
  if (!paths.some(({ kind }) => kind === "policy")) return none;
  const contents = await head.read(POLICY_PATHS);
  const path = POLICY_PATHS.find((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
  const content: Content = contents.get(path ?? "") ?? { kind: "absent" };
  if (path === undefined || content.kind !== "text") return { ...none, loosened: [gone(policy)] };
  const file = parsePolicy(content.text, path, content.oid);
  const proposed = file.ok ? await completePolicy(file.value, readExtended) : file;
  if (!proposed.ok) return { ...none, issues: proposed.issues };
  const { warnings = [] } = proposed;
  if (warnings.length > 0) return { ...none, issues: warnings };
  return { ...none, ...comparePolicies(policy, proposed.value) };
}

function gone({ path }: Policy): ProposalFacts["loosened"][number] {
  return {
    id: "policy-removed",
    says: "The policy `{path}` is no file any more, so nothing would be asked.",
    values: { path },
  };
}

function ruleOf(path: string, keys: readonly string[]): RuleKind | null {
  if ((POLICY_PATHS as readonly string[]).includes(path)) return "policy";
  if ((CODEOWNERS_PATHS as readonly string[]).includes(path)) return "owners";
  if (path.startsWith(".github/checklists/")) return "checklist";
  if (path.startsWith(".github/workflows/") || path.startsWith(".github/actions/")) return "workflow";
  return keys.includes(path) ? "key" : null;
}
