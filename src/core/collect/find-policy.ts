import type { Issue } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import { POLICY_PATHS, type Policy } from "#core/policy/policy.ts";
import { completePolicy, type ReadExtendedPolicy, unreadExtended } from "./extended-policy.ts";

/** The policy of a commit. `none`: Gatehouse has no opinion there. */
export type FoundPolicy =
  | { readonly kind: "none" }
  | {
      readonly kind: "broken";
      readonly path: string;
      readonly digest: string;
      readonly issues: readonly Issue[];
    }
  | { readonly kind: "policy"; readonly policy: Policy };

/**
 * Finds and reads the policy of a commit: always the base's, never the head's.
 * A policy that is there but cannot be read (a link, not text, too large), or that stands on one that cannot, is broken,
 * never absent.
 */
export async function findPolicy(
  base: Tree,
  readExtended: ReadExtendedPolicy = unreadExtended,
): Promise<FoundPolicy> {
  const contents = await base.read(POLICY_PATHS);
  for (const path of POLICY_PATHS) {
    const content = contents.get(path);
    if (content === undefined || content.kind === "absent") continue;
    if (content.kind !== "text") {
      const issue: Issue = {
        id: "policy-unreadable",
        says: "the policy is not a text file but {kind}",
        fix: "make it a YAML file of less than a megabyte",
        values: { kind: content.kind },
        where: { path },
      };
      return { kind: "broken", path, digest: content.oid, issues: [issue] };
    }
    const file = parsePolicy(content.text, path, content.oid);
    const reading = file.ok ? await completePolicy(file.value, readExtended) : file;
    if (reading.ok) return { kind: "policy", policy: reading.value };
    return { kind: "broken", path, digest: content.oid, issues: reading.issues };
  }
  return { kind: "none" };
}
