import type { FindTags } from "#core/collect/collect-releases.ts";
import type { ListTags } from "#core/collect/collect-tagged.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import type { Tree } from "#core/model/tree.ts";

/** Where the content of a pull request was found: in the clone, or through GitHub's API. */
export interface JudgedSource {
  readonly head: Tree;
  readonly base: Tree;
  readonly mergeBase: string;
  readonly changes: readonly ChangedPath[];
  readonly findTags: FindTags;
  readonly listTags: ListTags;
  /** Another commit of the repository, such as a tag's. */
  readonly at: (commit: string) => Tree;
  /** Whether every file is at hand, at no cost of requests. */
  readonly local: boolean;
}
