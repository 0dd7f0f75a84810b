import type { Tree } from "#core/model/tree.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import { lookAtWorkflows, WORKFLOWS } from "./look-at-workflows.ts";

/** A gated branch, and what stands on it. */
export interface BranchFiles {
  readonly branch: string;
  /** `null`: nobody has made it yet, or its files are not shown; it is taken to have the default branch's. */
  readonly tree: Tree | null;
  /** Whether a merge queue is in use on it. */
  readonly queue: boolean;
}

/** The default branch, which need not be gated. */
export interface DefaultFiles {
  readonly branch: string;
  readonly tree: Tree;
}

/** Branches whose workflows are read because they are others than the default branch's; in more of them nothing is looked at. */
const MOST_BRANCHES = 10;

/**
 * Looks at the workflows of the default branch and at those of gated branches that have others: a pull request starts the workflows
 * of its base, merged with what it changes itself, whatever the default branch holds meanwhile. Each diagnosis says of which branches
 * it is; what is the same on several is said once.
 */
export async function lookAtBranchWorkflows(
  main: DefaultFiles,
  gated: readonly BranchFiles[],
): Promise<Diagnosis[]> {
  const { same, others } = await apart(main, gated);
  const looked = await Promise.all(
    others.slice(0, MOST_BRANCHES).map(async ({ branch, tree, queue }) => {
      const found = await lookAtWorkflows(tree, { branches: [branch], queue });
      return { branch, queue, found, runsNone: found.some(({ id }) => id === "no-workflow") };
    }),
  );
  // Where a branch has no workflow of its own, pull requests that come from the default branch bring that one's along.
  const covered = [
    ...gated.filter(({ branch }) => same.has(branch)),
    ...looked.filter((each) => each.runsNone),
  ];
  const first = await lookAtWorkflows(main.tree, {
    branches: covered.map(({ branch }) => branch),
    queue: covered.some(({ queue }) => queue),
  });
  const mainRuns = !first.some(({ id }) => id === "no-workflow" || id === "no-workflow-here");
  const own = looked.map(({ branch, found, runsNone }) => ({
    branch,
    found:
      runsNone && mainRuns
        ? [diagnosis("branch-without-workflow", WORKFLOWS, { branch, default: main.branch })]
        : found,
  }));
  return [
    ...onBranches([{ branch: main.branch, found: first }, ...own]),
    ...sharing(
      main,
      gated.filter(({ branch, tree }) => tree !== null && same.has(branch)),
    ),
    ...unread(others.slice(MOST_BRANCHES).map(({ branch }) => branch)),
  ];
}

type Held = BranchFiles & { readonly tree: Tree };

/** The gated branches with the default branch's workflows, and those with others. */
async function apart(main: DefaultFiles, gated: readonly BranchFiles[]) {
  const oidOf = async (tree: Tree) => (await tree.entries([WORKFLOWS])).get(WORKFLOWS)?.oid;
  const expected = await oidOf(main.tree);
  const differs = await Promise.all(
    gated.map(async ({ tree }) => tree !== null && (await oidOf(tree)) !== expected),
  );
  const others = gated.filter((each, at): each is Held => each.tree !== null && differs[at] === true);
  return { same: new Set(gated.filter((_, at) => differs[at] !== true).map(({ branch }) => branch)), others };
}

/** What was found on several branches, each said once with all of them. */
export function onBranches(
  looked: readonly { readonly branch: string; readonly found: readonly Diagnosis[] }[],
): Diagnosis[] {
  const said = new Map<string, { readonly found: Diagnosis; readonly branches: string[] }>();
  for (const { branch, found } of looked)
    for (const each of found) {
      const key = JSON.stringify(each);
      const known = said.get(key);
      if (known === undefined) said.set(key, { found: each, branches: [branch] });
      else known.branches.push(branch);
    }
  return [...said.values()].map(({ found, branches }) => ({
    ...found,
    about: `${found.about} on ${branches.join(", ")}`,
  }));
}

function sharing(main: DefaultFiles, gated: readonly BranchFiles[]): Diagnosis[] {
  const branches = gated.flatMap(({ branch }) => (branch === main.branch ? [] : [branch]));
  return branches.length === 0
    ? []
    : [diagnosis("same-workflows", WORKFLOWS, { branches, default: main.branch })];
}

function unread(branches: readonly string[]): Diagnosis[] {
  if (branches.length === 0) return [];
  const because = {
    says: "no more than {most} branches with others than the default branch are looked at",
    values: { most: MOST_BRANCHES },
  };
  return [notSeen("What the workflows of {branches} do", WORKFLOWS, because, { branches })];
}
