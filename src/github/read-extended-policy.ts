import * as z from "zod";
import {
  type ExtendedContent,
  extendedFrom,
  type ReadExtendedPolicy,
} from "#core/collect/extended-policy.ts";
import type { Statement } from "#core/model/statement.ts";
import type { PolicyReference } from "#core/policy/policy-reference.ts";
import type { ContentMemory } from "./content-memory.ts";
import { expectShape } from "./expect-shape.ts";
import { clientOf, type GithubClient } from "./github-client.ts";
import { GithubError } from "./github-error.ts";
import { GithubTree } from "./github-tree.ts";
import { GraphqlBatch, literal } from "./graphql-batch.ts";

/** What policies of other repositories are read through. */
export interface ExtendedPolicySource {
  /** Of the repository whose policy extends another one. */
  readonly client: GithubClient;
  readonly batch: GraphqlBatch;
  /** Content of commits that was read before. */
  readonly memory?: ContentMemory;
  /** Accounts beside the repository's own whose policies may be extended. */
  readonly policyOwners?: readonly string[];
}

type Why = Omit<Statement, "id">;

const NOT_OURS: Why = {
  says: "`{repository}`, on whose policy this one stands, belongs to another account, so its policy is not read.",
  fix: "Extend a policy of the repository's own account, or have who runs Gatehouse allow the other one.",
  values: {},
};
const NOT_SEEN: Why = {
  says: "`{repository}`, on whose policy this one stands, is not there, or Gatehouse cannot see it.",
  fix: "Mend the name, or give Gatehouse access to that repository: install the App on it, too.",
  values: {},
};
const NO_COMMIT: Why = {
  says: "`{repository}`, on whose policy this one stands, has no such branch or tag.",
  fix: "Mend what stands behind `@`, or name the repository alone: then its default branch counts.",
  values: {},
};
const TWO_REFS: Why = {
  says: "`{repository}`, on whose policy this one stands, has both a branch and a tag of that name.",
  fix: "Name one that is only one of the two.",
  values: {},
};

/**
 * Reads policies of other repositories through GitHub's API. The branch or tag is looked up each time, and what its commit holds is
 * remembered. What somebody has to mend is an answer; passing trouble of GitHub's rejects with a {@link GithubError}.
 */
export function extendedPolicyReader(source: ExtendedPolicySource): ReadExtendedPolicy {
  const { client, policyOwners = [] } = source;
  const allowed = new Set([client.owner, ...policyOwners].map((owner) => owner.toLowerCase()));
  return async (reference) => {
    if (!allowed.has(reference.owner.toLowerCase()))
      return { kind: "unreadable", because: NOT_OURS, hidden: true };
    try {
      return await readReference(reference, source);
    } catch (error) {
      const hidden = error instanceof GithubError && ["not-found", "forbidden"].includes(error.code);
      if (hidden) return { kind: "unreadable", because: NOT_SEEN, hidden: true };
      throw error;
    }
  };
}

async function readReference(
  reference: PolicyReference,
  { client, batch, memory }: ExtendedPolicySource,
): Promise<ExtendedContent> {
  const { owner, name } = reference;
  const commits = await commitsOf(reference, batch);
  if (commits === null) return { kind: "unreadable", because: NOT_SEEN, hidden: true };
  const [commit, other] = [...new Set(commits)];
  if (commit === undefined) return { kind: "unreadable", because: NO_COMMIT };
  if (other !== undefined) return { kind: "unreadable", because: TWO_REFS };
  const there = clientOf(client, owner, name);
  const tree = new GithubTree(there, new GraphqlBatch(there), commit);
  return extendedFrom(memory?.remembering(`${owner}/${name}`, tree) ?? tree);
}

const target = z.object({
  target: z
    .object({ oid: z.string(), __typename: z.string(), target: z.object({ oid: z.string() }).optional() })
    .nullable(),
});
const tips = z.object({ branch: target.nullable(), tag: target.nullable().optional() });

/** Commits that the reference names; `null` where GitHub does not show us the repository. */
async function commitsOf(
  { owner, name, ref }: PolicyReference,
  batch: GraphqlBatch,
): Promise<string[] | null> {
  const fields = "target { __typename oid ... on Tag { target { oid } } }";
  const selection =
    ref === null
      ? `branch: defaultBranchRef { ${fields} }`
      : `branch: ref(qualifiedName: ${literal(`refs/heads/${ref}`)}) { ${fields} }
         tag: ref(qualifiedName: ${literal(`refs/tags/${ref}`)}) { ${fields} }`;
  const answer = await batch.root(
    `repository(owner: ${literal(owner)}, name: ${literal(name)})`,
    selection,
    2,
  );
  if (answer === null) return null;
  const { branch, tag } = expectShape(tips, answer, "a repository");
  return [branch, tag].flatMap((each) => {
    const found = each?.target;
    if (found == null) return [];
    return [found.__typename === "Tag" ? (found.target?.oid ?? found.oid) : found.oid];
  });
}
