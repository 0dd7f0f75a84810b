import { dirname } from "node:path/posix";
import type { Given } from "#core/cases/given-schema.ts";
import type { Impossible } from "#core/cases/what-if.ts";
import type { Statement } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";

/**
 * Paths in a case that are most likely mistyped: a file that is taken away and is nowhere, and one that is said to change, is nowhere
 * and is called nearly like another. `tree` has the files before the case takes any away; `folder` is the package's.
 */
export async function mistakenPaths(
  given: Given,
  tree: Tree,
  folder: string,
): Promise<readonly Impossible[]> {
  const files = given.files ?? {};
  const gone = Object.keys(files).filter((path) => files[path] === null);
  const changed = (given.changed ?? []).filter((path) => !Object.hasOwn(files, path));
  const there = await tree.entries([...gone, ...changed]);
  const absent = [...gone, ...changed].filter((path) => !there.has(path));
  if (absent.length === 0) return [];
  const listings = await tree.list([...new Set([folder, ".github", ...absent.map((path) => dirname(path))])]);
  const known = [...listings.values()].flatMap((listing) => listing.files.map(({ path }) => path));
  const taken = gone.flatMap((path): Impossible[] =>
    there.has(path)
      ? []
      : [{ at: ["files", path], part: "key", because: nothingThere(path, didYouMean(path, known)) }],
  );
  const mistyped = changed.flatMap((path): Impossible[] => {
    const nearest = there.has(path) ? undefined : didYouMean(path, known);
    if (nearest === undefined) return [];
    return [{ at: ["changed", (given.changed ?? []).indexOf(path)], because: nothingThere(path, nearest) }];
  });
  return [...taken, ...mistyped];
}

function nothingThere(path: string, nearest: string | undefined): Statement {
  return {
    id: "no-file",
    says: "There is nothing at `{path}`.",
    fix:
      nearest === undefined
        ? "Name a path from the root of the repository."
        : "Did you mean `{nearest}`? A file that is new has its text under `files`.",
    values: { path, nearest: nearest ?? "" },
  };
}
