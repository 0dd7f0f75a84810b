import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import { type FoundPolicy, findPolicy } from "#core/collect/find-policy.ts";
import type { Issue } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";

/** The policy of a commit, as far as whoever asks may read it. */
export type SeenPolicy =
  | FoundPolicy
  /** It stands on one that is not shown to who asks: the App may read it all the same, so nothing follows for the policy. */
  | { readonly kind: "unseen"; readonly path: string; readonly issue: Issue };

/** Reads the policy of a commit. What is hidden from who asks is told apart from what is wrong. Rejects with what `read` rejects with. */
export async function readSeenPolicy(tree: Tree, read: ReadExtendedPolicy): Promise<SeenPolicy> {
  let hidden = false;
  const found = await findPolicy(tree, async (reference) => {
    const content = await read(reference);
    hidden = content.kind === "unreadable" && content.hidden === true;
    return content;
  });
  const [issue] = found.kind === "broken" ? found.issues : [];
  return hidden && found.kind === "broken" && issue !== undefined
    ? { kind: "unseen", path: found.path, issue }
    : found;
}
