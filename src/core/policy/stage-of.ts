import { minimatch } from "minimatch";
import type { Policy, Stage } from "./policy.ts";

/** Which stage a branch belongs to. */
export type StageChoice =
  | { readonly kind: "none" }
  | { readonly kind: "stage"; readonly stage: Stage }
  /** Globs of several stages match, and no stage names the branch exactly: nothing may be guessed. */
  | { readonly kind: "ambiguous"; readonly stages: readonly string[] };

/** Chooses the stage of a base branch: an exact name wins over a glob; two globs that both match are ambiguous. */
export function stageOf(policy: Policy, branch: string): StageChoice {
  const exact = policy.stages.find(({ branches }) => branches.includes(branch));
  if (exact !== undefined) return { kind: "stage", stage: exact };
  const matching = policy.stages.filter(({ branches }) =>
    branches.some((pattern) =>
      minimatch(branch, pattern, { dot: true, nobrace: true, nonegate: true, nocomment: true }),
    ),
  );
  const [only, ...others] = matching;
  if (only === undefined) return { kind: "none" };
  if (others.length === 0) return { kind: "stage", stage: only };
  return { kind: "ambiguous", stages: matching.map(({ name }) => name) };
}
