import * as z from "zod";
import { expectShape } from "./expect-shape.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";

/** Tags of tags that are followed; nobody makes as many. */
const MOST_PEELED = 3;

interface Target {
  readonly __typename: string;
  readonly oid: string;
  readonly target?: Target | undefined;
}
const target: z.ZodType<Target> = z.lazy(() =>
  z.object({ __typename: z.string(), oid: z.string(), target: target.optional() }),
);
const ref = z.object({ target: target.nullable() }).nullable();

/** The commits of those of the tags that exist in the repository. An annotated tag leads to its commit. */
export async function findTags(
  batch: GraphqlBatch,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map();
  const fields = names.map(
    (name, index) =>
      `t${index}: ref(qualifiedName: ${literal(`refs/tags/${name}`)}) { target { ${peeled(MOST_PEELED)} } }`,
  );
  const answer = await batch.repository(fields.join(" "), names.length);
  const found = expectShape(z.record(z.string(), ref).nullable(), answer, "tags") ?? {};
  return new Map(
    names.flatMap((name, index): [string, string][] => {
      const commit = commitOf(found[`t${index}`]?.target ?? undefined);
      return commit === null ? [] : [[name, commit]];
    }),
  );
}

function peeled(depth: number): string {
  return depth === 0 ? "__typename oid" : `__typename oid ... on Tag { target { ${peeled(depth - 1)} } }`;
}

/** The commit that a tag leads to; `null` for a tag of a file or a folder. */
function commitOf(found: Target | undefined): string | null {
  if (found === undefined) return null;
  return found.__typename === "Commit" ? found.oid : commitOf(found.target);
}
