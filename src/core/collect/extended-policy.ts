import type { Location } from "#core/model/location.ts";
import type { Issue, Reading, Statement } from "#core/model/statement.ts";
import type { Content, Tree } from "#core/model/tree.ts";
import { extendPolicy, type ReadExtended } from "#core/policy/extend-policy.ts";
import { type PolicyFile, parsePolicy } from "#core/policy/parse-policy.ts";
import { POLICY_PATHS, type Policy } from "#core/policy/policy.ts";
import { type PolicyReference, spelledReference } from "#core/policy/policy-reference.ts";
import { standingAlone } from "#core/policy/read-policy.ts";
import { locate } from "#core/source/span-of.ts";

/** What stands where a policy that is extended should be. */
export type ExtendedContent =
  /** `commit`: which was read; `null` where a copy of the file was handed over. */
  | {
      readonly kind: "file";
      readonly commit: string | null;
      readonly path: string;
      readonly content: Content;
    }
  /** It could not be read, for a reason that somebody has to mend. `hidden`: who asks does not see it, and somebody else may. */
  | { readonly kind: "unreadable"; readonly because: Omit<Statement, "id">; readonly hidden?: true };

/**
 * Reads the policy of another repository: never from the pull request that is judged. Rejects on passing trouble, so that it is
 * tried again.
 */
export type ReadExtendedPolicy = (reference: PolicyReference) => Promise<ExtendedContent>;

/** For who has nothing to read another repository with: a policy that extends one then lets nothing through. */
export const unreadExtended: ReadExtendedPolicy = async () => ({
  kind: "unreadable",
  hidden: true,
  because: {
    says: "The policy of `{repository}`, on which this one stands, cannot be read from here, so what is asked is not known.",
    fix: "Hand a copy of it over, or remove `extends`.",
    values: {},
  },
});

/** Most mistakes of the other policy that are told where it is extended. */
const MOST_ISSUES = 10;

/** The policy of a commit of the other repository, at the first of the places where one is looked for. */
export async function extendedFrom(tree: Tree): Promise<ExtendedContent> {
  const contents = await tree.read(POLICY_PATHS);
  const path = POLICY_PATHS.find((each) => (contents.get(each)?.kind ?? "absent") !== "absent");
  const content: Content = contents.get(path ?? "") ?? { kind: "absent" };
  return { kind: "file", commit: tree.commit, path: path ?? POLICY_PATHS[0], content };
}

/** Asks once for each reference, so that all of one judgement is held against the same commit. */
export function readingOnce(read: ReadExtendedPolicy): ReadExtendedPolicy {
  const known = new Map<string, Promise<ExtendedContent>>();
  return (reference) => {
    const key = spelledReference(reference).toLowerCase();
    const answer = known.get(key) ?? read(reference);
    known.set(key, answer);
    return answer;
  };
}

/** The policy of a file, with the one that it extends, which is read where there is one. */
export async function completePolicy(file: PolicyFile, read: ReadExtendedPolicy): Promise<Reading<Policy>> {
  const { reference, document, path } = file;
  if (reference === null) return standingAlone(file);
  const theirs = await readExtended(reference, locate(path, document.positions, ["extends"]), read);
  return theirs.ok ? extendPolicy(file, theirs.value) : theirs;
}

/** The policy that is extended, by itself; what is wrong with it is told at the line that extends it. */
async function readExtended(
  reference: PolicyReference,
  where: Location,
  read: ReadExtendedPolicy,
): Promise<Reading<ReadExtended>> {
  const found = await read(reference);
  const repository = spelledReference(reference);
  if (found.kind === "unreadable") {
    const { because } = found;
    return refused({
      id: "extended-policy-unreadable",
      ...because,
      values: { ...because.values, repository },
      where,
    });
  }
  const { content, path, commit } = found;
  const at = commit === null ? repository : `${reference.owner}/${reference.name}@${commit.slice(0, 7)}`;
  if (content.kind !== "text") {
    const kind = content.kind === "absent" ? "nothing" : content.kind;
    return refused({
      id: "extended-policy-missing",
      says: "The policy of `{repository}`, on which this one stands, cannot be read: at `{path}` there is {kind}.",
      fix: "Commit a policy there, or remove `extends`.",
      values: { repository: at, path, kind },
      where,
    });
  }
  const file = parsePolicy(content.text, path, content.oid);
  if (!file.ok) return { ok: false, issues: told(file.issues, at, where) };
  if (file.value.reference !== null) {
    return refused({
      id: "extended-policy-extends",
      says: "The policy of `{repository}`, on which this one stands, extends another one itself, and there is one level.",
      fix: "Remove `extends` there, or extend `{other}` here.",
      values: { repository: at, other: spelledReference(file.value.reference) },
      where,
    });
  }
  const policy = standingAlone(file.value);
  if (!policy.ok) return { ok: false, issues: told(policy.issues, at, where) };
  return { ok: true, value: { reference, commit, file: file.value, policy: policy.value } };
}

function refused(issue: Issue): Reading<never> {
  return { ok: false, issues: [issue] };
}

/** Mistakes of the other policy, with their line there, where this one extends it. */
function told(issues: readonly Issue[], repository: string, where: Location): Issue[] {
  return issues.slice(0, MOST_ISSUES).map((issue) => ({
    ...issue,
    says: `In \`{extended}\`, on which this policy stands: ${issue.says}`,
    values: { ...issue.values, extended: `${repository}:${issue.where.line ?? 1}` },
    where,
  }));
}
