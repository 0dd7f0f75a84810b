/** Whose policy a policy extends: a repository, at its default branch or at a branch or tag that is named. */
export interface PolicyReference {
  readonly owner: string;
  readonly name: string;
  /** `null`: the default branch. */
  readonly ref: string | null;
}

/** Names as GitHub allows them for accounts and repositories. */
const REPOSITORY = /^([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))\/([A-Za-z0-9._-]{1,100})$/;
/** What git refuses in the name of a branch or tag, as far as it could be mistaken for anything else. */
const NO_REF = /[\s~^:?*[\\\p{Cc}]|\.\.|@\{|^[-/.]|[/.]$|\/\/|\.lock$/u;
const COMMIT = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;

/**
 * Reads `owner/name` or `owner/name@ref`; `null` for anything else. A commit is refused: GitHub finds commits of forks under
 * the name of the repository that they were forked from, so that anybody could have written what stands there.
 */
export function parsePolicyReference(text: string): PolicyReference | null {
  const at = text.indexOf("@");
  const repository = at === -1 ? text : text.slice(0, at);
  const ref = at === -1 ? null : text.slice(at + 1);
  const [, owner, name] = REPOSITORY.exec(repository) ?? [];
  if (owner === undefined || name === undefined || name === "." || name === "..") return null;
  if (ref !== null && (ref === "" || ref.length > 200 || NO_REF.test(ref) || COMMIT.test(ref))) return null;
  return { owner, name, ref };
}

/** The reference as a policy spells it. */
export function spelledReference({ owner, name, ref }: PolicyReference): string {
  return ref === null ? `${owner}/${name}` : `${owner}/${name}@${ref}`;
}
