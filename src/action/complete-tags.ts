import type { ListTags } from "#core/collect/collect-tagged.ts";

/** What a clone says of its tags, and whether it has one at all. */
interface CloneTags {
  readonly listTags: ListTags;
  readonly hasTags: () => Promise<boolean>;
}

/**
 * Lists the tags of a clone, and asks GitHub where it has none at all: `actions/checkout` leaves them out with any `fetch-depth` but 0, and
 * one that reaches the first commit leaves no sign of it. Tags that only GitHub has are unknown here (`null`), since their commits are not
 * at hand; so are all tags where GitHub does not answer. Not for a run without a token, which has to believe its clone.
 */
export function completeTags({ listTags, hasTags }: CloneTags, onGithub: ListTags): ListTags {
  return async (prefixes) => {
    const local = await listTags(prefixes);
    if (local === null || (await hasTags())) return local;
    const remote = await onGithub(prefixes);
    return remote?.length === 0 ? local : null;
  };
}
