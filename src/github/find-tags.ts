import { type GraphqlBatch, literal } from "./graphql-batch.ts";

/** Which tags exist in the repository. */
export async function findTags(batch: GraphqlBatch, names: readonly string[]): Promise<ReadonlySet<string>> {
  const fields = names.map(
    (name, index) => `t${index}: ref(qualifiedName: ${literal(`refs/tags/${name}`)}) { name }`,
  );
  const answer = await batch.repository(fields.join(" "));
  const found = typeof answer === "object" && answer !== null ? new Map(Object.entries(answer)) : new Map();
  return new Set(names.filter((_, index) => found.get(`t${index}`) != null));
}
