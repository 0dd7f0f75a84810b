import type { ReadExtendedPolicy } from "#core/collect/extended-policy.ts";
import type { Tree } from "#core/model/tree.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { checkName } from "#github/check-name.ts";
import type { CheckedPull } from "#github/protection/read-check-posters.ts";
import type { Seen } from "#github/protection/seen.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import type { RecentChecks } from "./look-at-app.ts";
import { readSeenPolicy } from "./seen-policy.ts";

/** Where merges are looked at, and through what. */
export interface MergeQuestion {
  /** Id of Gatehouse's App; `null`: it is not known, so that no check proves anything. */
  readonly appId: number | null;
  /** Address of the repository's page. */
  readonly url: string;
  /** What the base of a merged pull request held right before the merge. */
  readonly baseBefore: (number: number) => Promise<Seen<Tree>>;
  readonly readExtended: ReadExtendedPolicy;
}

/**
 * Looks for pull requests that were merged without the App's word. One whose base was not gated then, such as the one that brought
 * the policy, could have none, and nothing is said of it.
 */
export async function lookAtMerges(
  recent: readonly RecentChecks[],
  question: MergeQuestion,
): Promise<Diagnosis[]> {
  const looked = recent.map(async ({ branch, stage, pulls }) => {
    const merged = pulls.seen ? pulls.value.filter((pull) => pull.merged) : [];
    return Promise.all(merged.map((pull) => lookAtMerge(pull, { branch, stage }, question)));
  });
  return (await Promise.all(looked)).flat(2);
}

interface Base {
  readonly branch: string;
  /** To which it belongs today. */
  readonly stage: string;
}

async function lookAtMerge(pull: CheckedPull, base: Base, question: MergeQuestion): Promise<Diagnosis[]> {
  const { number } = pull;
  const { appId, url } = question;
  if (appId === null || isGreen(pull, base.stage, base, appId)) return [];
  const link = `${url}/pull/${number}`;
  const then = await stageThen(base, number, question);
  if (!then.seen) return [notSeen(HAD_TO, base.branch, then.because, { number })];
  // A stage that was renamed since had its check under its own name.
  if (then.value === null || isGreen(pull, then.value, base, appId)) return [];
  const values = { number, branch: base.branch, check: checkName(then.value) };
  return [diagnosis("merged-without", base.branch, values, { link })];
}

const HAD_TO = "Whether pull request #{number}, which was merged without a green check, had to have one";

/** Whether the App said yes, under either name that the check of a stage has. */
function isGreen({ checks }: CheckedPull, stage: string, { branch }: Base, appId: number): boolean {
  const names = [checkName(stage), `${checkName(stage)} on ${branch}`];
  return checks.some(
    ({ app, name, conclusion }) => app.id === appId && conclusion === "success" && names.includes(name),
  );
}

/** The stage to which the base belonged when a pull request was merged into it; `null`: to none, so that nothing was judged. */
async function stageThen(
  { branch, stage }: Base,
  number: number,
  { baseBefore, readExtended }: MergeQuestion,
): Promise<Seen<string | null>> {
  const before = await baseBefore(number);
  if (!before.seen) return before;
  const found = await readSeenPolicy(before.value, readExtended);
  if (found.kind === "unseen") return { seen: false, because: found.issue };
  if (found.kind === "none") return { seen: true, value: null };
  // A policy that cannot be read, or gives a branch to two stages, blocks.
  if (found.kind === "broken") return { seen: true, value: stage };
  const choice = stageOf(found.policy, branch);
  if (choice.kind === "stage") return { seen: true, value: choice.stage.name };
  return { seen: true, value: choice.kind === "none" ? null : stage };
}
