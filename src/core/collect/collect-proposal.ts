import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import type { ProposalFacts, RuleKind } from "#core/facts/proposal-facts.ts";
import type { Content, Tree } from "#core/model/tree.ts";
import { comparePolicies } from "#core/policy/compare-policies.ts";
import { POLICY_PATHS, type Policy } from "#core/policy/policy.ts";
import { readPolicy } from "#core/policy/read-policy.ts";

/** What a pull request does to the rules that it is judged by. `keys`: paths of keys that the policy trusts. */
export async function collectProposal(
  head: Tree,
  policy: Policy,
  changedPaths: readonly string[],
  keys: readonly string[],
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
  const proposed = readPolicy(content.text, path, content.oid);
  if (!proposed.ok) return { ...none, issues: proposed.issues };
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
