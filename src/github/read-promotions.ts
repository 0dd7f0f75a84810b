import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { PromotionFacts, PromotionsFacts } from "#core/facts/promotion-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Policy } from "#core/policy/policy.ts";
import type { EarlierStage } from "./asked-of-stage.ts";
import { type BranchState, readBranchMerges } from "./branch-merges.ts";
import type { GraphqlBatch } from "./graphql-batch.ts";
import { branchesOfStage } from "./stage-branches.ts";

/** What is compared of a package: object ids at the head, by path. */
interface Compared {
  readonly folder: string;
  readonly model: string | null;
  readonly oids: ReadonlyMap<string, string>;
}

/**
 * Since when the packages of the head have stood on branches of earlier stages as they are now, by the clock of GitHub's merges.
 * A branch is walked by the pull requests that were merged into it: not by its commits, whose order and dates their authors write,
 * and whose history GitHub simplifies, so that what was taken back and brought again would look as if it had always been there.
 */
export async function readPromotions(
  batch: GraphqlBatch,
  policy: Policy,
  earlier: readonly EarlierStage[],
  packages: readonly PackageFacts[],
  head: Tree,
): Promise<PromotionsFacts> {
  const compared = await comparedOf(packages, head);
  if (earlier.length === 0 || compared.length === 0) return { found: [], branches: [] };
  const paths = [...new Set(compared.flatMap(({ oids }) => [...oids.keys()]))];
  // Several conditions may name one stage.
  const stages = [...new Map(earlier.map((one) => [one.stage, one])).values()];
  const looked = await Promise.all(
    stages.map(async (stage) => {
      const names = await branchesOfStage(batch, policy, stage);
      const branches = await Promise.all(
        names.map((name) =>
          readBranchMerges(batch, name, paths, (states) => compared.every((one) => isSettled(one, states))),
        ),
      );
      return branches.flatMap((branch) => (branch === null ? [] : [{ stage: stage.stage, ...branch }]));
    }),
  );
  const branches = looked.flat();
  const found = branches.flatMap(({ stage, name, states }) =>
    compared.flatMap((one) => promotionsOf(one, states).map((each) => ({ ...each, stage, branch: name }))),
  );
  return { found, branches: [...new Set(branches.map(({ name }) => name))] };
}

async function comparedOf(packages: readonly PackageFacts[], head: Tree): Promise<Compared[]> {
  const wanted = packages.map((one) => ({ folder: one.folder, model: modelOf(one) }));
  const paths = wanted.flatMap(({ folder, model }) => (model === null ? [folder] : [folder, model]));
  const entries = paths.length === 0 ? new Map() : await head.entries(paths);
  return wanted.flatMap(({ folder, model }): Compared[] => {
    const own = entries.get(folder)?.oid;
    const ownModel = model === null ? undefined : entries.get(model)?.oid;
    if (own === undefined) return [];
    if (model === null || ownModel === undefined)
      return [{ folder, model: null, oids: new Map([[folder, own]]) }];
    return [
      {
        folder,
        model,
        oids: new Map([
          [folder, own],
          [model, ownModel],
        ]),
      },
    ];
  });
}

function modelOf({ folder, manifest }: PackageFacts): string | null {
  const path = manifest.ok ? manifest.value.handoff.model?.path : undefined;
  return typeof path === "string" ? resolvePath(folder, path) : null;
}

/** Whether a state is that of the head at a path. */
function isSame({ oids }: Compared, path: string, state: BranchState): boolean {
  return state.oids.get(path) === oids.get(path);
}

/** How many states there are, from the newest on, in which nothing else ever stood at the path. */
function runLength(one: Compared, path: string, states: readonly BranchState[]): number {
  const broken = states.findIndex((state) => !isSame(one, path, state));
  return broken < 0 ? states.length : broken;
}

/** Whether older merges cannot change the answer. */
function isSettled(one: Compared, states: readonly BranchState[]): boolean {
  return [...one.oids.keys()].every((path) => runLength(one, path, states) < states.length);
}

/** The state in which the package first stood as it does at the head, and where that is another one, its model. */
function promotionsOf(
  one: Compared,
  states: readonly BranchState[],
): Omit<PromotionFacts, "stage" | "branch">[] {
  const [tip] = states;
  if (tip === undefined || !tip.oids.has(one.folder)) return [];
  const ofPackage = runLength(one, one.folder, states);
  const ofModel = one.model === null ? 0 : runLength(one, one.model, states);
  const lengths = [...new Set([ofPackage, ofModel])].filter((length) => length > 0);
  const starts = lengths.length === 0 ? [1] : lengths;
  return starts.map((length) => {
    const same = (run: number) => run >= length;
    const start = states[length - 1] ?? tip;
    const { commit, pullRequest, at } = start;
    const sameModel = one.model === null ? null : same(ofModel);
    return { package: one.folder, commit, pullRequest, at, samePackage: same(ofPackage), sameModel };
  });
}
