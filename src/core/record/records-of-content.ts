import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { type Records, recordsOf } from "./records-of.ts";
import { signOffsOf } from "./sign-offs-of.ts";

/** Bytes of files that are read for no more than their digests, of all packages together. */
const MOST_BYTES = 4 * 1024 * 1024 * 1024;

/** A judgement of content alone, and where its files are. */
export interface JudgedFiles {
  readonly verdict: Verdict;
  readonly facts: KnownFacts;
  /** Where the files are at hand, so that reading each costs nothing; `null` where they are not, and digests are those of the facts. */
  readonly trees: { readonly head: Tree; readonly base: Tree } | null;
  /** Version of Gatehouse that judged. */
  readonly program: string;
  /** Address of the server that holds the repository; GitHub's own when left out. */
  readonly server?: string | undefined;
  /** SHA-256 in lower-case hexadecimal, of a text as UTF-8. */
  readonly sha256: (content: string | Uint8Array) => string;
}

/**
 * The records of a judgement that heard no people: of sign-offs they say that they were not judged here. Whoever judges the same commits at the same
 * moment, on a runner or in a terminal, gets the same bytes.
 */
export async function recordsOfContent(judged: JudgedFiles): Promise<Records> {
  const { verdict, facts, trees, program, server, sha256 } = judged;
  const policy = trees === null ? null : await trees.base.bytes(verdict.policy.path);
  return recordsOf({
    verdict,
    facts,
    signOffs: signOffsOf(verdict, [], sha256),
    program,
    sha256,
    ...(server === undefined ? {} : { server }),
    ...(policy === null ? {} : { policySha256: sha256(policy) }),
    digests: trees === null ? {} : await digestsOf(facts.packages, trees.head, sha256),
  });
}

/** SHA-256 of the files that no gate asked it of. What is too large to be read is known by its git blob id alone. */
async function digestsOf(
  packages: readonly PackageFacts[],
  head: Tree,
  sha256: JudgedFiles["sha256"],
): Promise<Readonly<Record<string, string>>> {
  const found = new Map<string, string>();
  let left = MOST_BYTES;
  // One after the other: a package of large files never stands in memory as a whole.
  for (const { files, outside, digests } of packages)
    for (const { path, mode } of [...files, ...outside]) {
      if (!mode.startsWith("100") || Object.hasOwn(digests, path) || found.has(path) || left <= 0) continue;
      const bytes = await head.bytes(path);
      if (bytes === null) continue;
      left -= bytes.length;
      found.set(path, sha256(bytes));
    }
  return Object.fromEntries(found);
}
