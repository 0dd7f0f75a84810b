import type { PolicyCase } from "#core/cases/read-case-file.ts";
import type { Impossible } from "#core/cases/what-if.ts";
import { collectContent } from "#core/collect/collect-content.ts";
import { collectOwnership, handlesOf, readOwners } from "#core/collect/collect-ownership.ts";
import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Stage } from "#core/policy/policy.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { changesOf } from "./case-changes.ts";
import { BASE, HEAD, treesOf } from "./case-trees.ts";
import { collectKeptCase } from "./collect-kept-case.ts";
import type { Collected } from "./collected.ts";
import type { Setting } from "./setting.ts";

/** Collects the facts of a case before people act: from files on disk or made up, or from facts that were kept. */
export async function collectCase(
  { given }: PolicyCase,
  branch: string,
  stage: Stage,
  setting: Setting,
): Promise<Collected> {
  if (given.facts !== undefined) return collectKeptCase(given, branch, setting);
  const { now } = given;
  if (now === undefined) return { ok: false, impossible: [NO_TIME] };
  const trees = await treesOf(given, setting);
  if ("impossible" in trees) return { ok: false, impossible: trees.impossible };
  const { base, head, folder } = trees;
  const changes = await changesOf(given, trees);
  const changedPaths = changes.map(({ path }) => path);
  const { policy, readExtended } = setting;
  const owners = await readOwners(base);
  const isTag = (name: string) => given.tags?.includes(name) ?? trees.isReleased(name);
  const findTags = async (names: readonly string[]) =>
    new Map(names.filter(isTag).map((name) => [name, name]));
  const listTags = async (prefixes: readonly string[]) =>
    (given.tags ?? []).filter((tag) => prefixes.some((prefix) => tag.startsWith(prefix)));
  const content = await collectContent(
    {
      head,
      base,
      at: trees.at,
      changedPaths,
      owners,
      findTags,
      listTags,
      crypto: nodeCrypto,
      readExtended,
      ...setting.memory,
    },
    policy,
    stage,
  );
  const ownership = await collectOwnership(owners, () => readOwners(head), [...changedPaths, policy.path]);
  const branches = policy.stages.flatMap((each) => each.branches[0]?.replaceAll("*", "made-up") ?? []);
  const facts: KnownFacts = {
    now,
    repository: { owner: "acme", name: folder.split("/").at(-1) ?? "" },
    pullRequest: pullRequestTo(branch),
    changes: { paths: changes },
    ...content,
    roles: policy.roles,
    ownership,
    promotions: { found: [], branches },
    checks: [],
  };
  return { ok: true, facts, missingFacts: "error", handles: handlesOf(owners), row: null };
}

/** By the clock, a case would come out otherwise one day, though nobody changed a thing: when a drill is old, or a freeze begins. */
const NO_TIME: Impossible = {
  at: [],
  because: {
    id: "no-time",
    says: "Nothing says when this is judged.",
    fix: "Give a day that its drills, reports and waivers fit, once for all cases: `given: { now: 2026-11-20 }`",
    values: {},
  },
};

function pullRequestTo(branch: string): PullRequestFacts {
  const head = { ref: "proposal", sha: HEAD };
  const base = { ref: branch, sha: BASE };
  return { number: 1, title: "", author: null, draft: false, base, head, mergeBase: BASE };
}
