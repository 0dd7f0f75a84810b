import * as z from "zod";
import type { Policy } from "#core/policy/policy.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import type { EarlierStage } from "./asked-of-stage.ts";
import { expectShape } from "./expect-shape.ts";
import { type GraphqlBatch, literal } from "./graphql-batch.ts";

/** Branches of one stage that are looked at; of those that a pattern names, the ones with the newest commits. */
const MOST_BRANCHES = 20;

const refs = z.object({
  refs: z.object({ nodes: z.array(z.object({ name: z.string() }).nullable()).nullable() }).nullable(),
});

/** Branches that belong to a stage, `most` at most: those that it names, and those that exist for its patterns and are no other stage's. */
export async function branchesOfStage(
  batch: GraphqlBatch,
  policy: Policy,
  { stage, branches }: EarlierStage,
  most = MOST_BRANCHES,
): Promise<string[]> {
  const patterns = branches.filter(isPattern);
  const listed = await Promise.all(patterns.map((pattern) => matching(batch, pattern)));
  const belonging = listed.flat().filter((name) => {
    const choice = stageOf(policy, name);
    return choice.kind === "stage" && choice.stage.name === stage;
  });
  const exact = branches.filter((name) => !isPattern(name));
  return [...new Set([...exact, ...belonging])].slice(0, most);
}

/** Whether a policy means a branch name by it as a pattern. */
export function isPattern(name: string): boolean {
  return /[*?[\]!()|@+]/.test(name);
}

/** Branches whose name holds what stands before the first sign of a pattern: a superset of those that it means. */
async function matching(batch: GraphqlBatch, pattern: string): Promise<string[]> {
  const beginning = /^[^*?[\]!()|@+]*/.exec(pattern)?.[0] ?? "";
  const query = beginning === "" ? "" : `, query: ${literal(beginning)}`;
  const selection = `refs(refPrefix: "refs/heads/", first: 100${query}, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { nodes { name } }`;
  const answer = await batch.repository(selection, 20);
  if (answer === null) return [];
  return (expectShape(refs, answer, "branches").refs?.nodes ?? []).flatMap((node) =>
    node === null ? [] : [node.name],
  );
}
