import { quoteIssue } from "#core/evidence/quote-issue.ts";
import type { Facts } from "#core/facts/facts.ts";
import type { ProposalFacts, RuleKind } from "#core/facts/proposal-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Statement } from "#core/model/statement.ts";
import { defineGate, type Say } from "../define-gate.ts";
import { type Messages, messages } from "./messages.ts";
import { options, strengthen } from "./options.ts";

/** Kinds of rules in the order in which they are told, and what they are called. */
const KINDS: Readonly<Record<RuleKind, string>> = {
  policy: "the policy",
  owners: "who owns what",
  checklist: "checklist definitions",
  key: "keys that signatures are trusted by",
  workflow: "workflows",
};

/** What a workflow changes is not what packages are judged by, and teams change one with the other every day. */
const ASIDE: ReadonlySet<RuleKind> = new Set(["workflow"]);

/** The gate `policy-change`: see this folder's README. */
export const policyChange = defineGate({
  meta: {
    id: "policy-change",
    title: "a change of the rules is valid, told, and apart from what it judges",
    summary:
      "A change of the policy, owners, checklists or keys says what it asks less and more of, and brings no package along.",
    kind: "content",
    since: "0.2",
    why: "A bar counts only when it stood before what it is held against.",
  },
  needs: ["proposal", "packages", "baseline"],
  options,
  messages,
  strengthen,
  evaluate({ proposal, packages, baseline }, { with_package }, say) {
    if (proposal.paths.length === 0) return { findings: [say("unchanged", {})] };
    const apart = with_package === "refuse" ? judgeApart(proposal, { packages, baseline }, say) : [];
    return { findings: [...apart, ...judgePolicy(proposal, say), ...tellPaths(proposal, say)] };
  },
});

function judgeApart(
  { paths }: ProposalFacts,
  { packages, baseline }: Pick<Facts, "packages" | "baseline">,
  say: Say<Messages>,
): Finding[] {
  const rules = paths.flatMap(({ path, kind }) => (ASIDE.has(kind) ? [] : [path]));
  const folders = [...new Set([...packages, ...baseline].map(({ folder }) => folder))].sort();
  const [first] = rules;
  if (first === undefined || folders.length === 0) return [];
  return [say("with-package", { paths: rules, folders }, { where: { path: first } })];
}

/** What becomes of the policy: its mistakes, or else what it asks less and more of. */
function judgePolicy({ paths, issues, loosened, tightened }: ProposalFacts, say: Say<Messages>): Finding[] {
  const policy = paths.find(({ kind }) => kind === "policy");
  if (policy === undefined) return [];
  if (issues.length > 0) {
    return issues.map((issue) =>
      say("broken", { ...quoteIssue(issue), path: issue.where.path }, { where: issue.where }),
    );
  }
  const where = { path: policy.path };
  const tell = (id: "loosened" | "tightened", changes: readonly Statement[]): Finding[] =>
    changes.map((change) => say(id, { change: quoteIssue({ ...change, where }).problem }, { where }));
  const told = [...tell("loosened", loosened), ...tell("tightened", tightened)];
  return told.length > 0 ? told : [say("asks-the-same", {}, { where })];
}

function tellPaths({ paths }: ProposalFacts, say: Say<Messages>): Finding[] {
  return Object.entries(KINDS).flatMap(([kind, what]): Finding[] => {
    const changed = paths.flatMap((one) => (one.kind === kind ? [one.path] : []));
    const [first] = changed;
    return first === undefined ? [] : [say("changed", { what, paths: changed }, { where: { path: first } })];
  });
}
