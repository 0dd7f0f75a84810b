import type { RuleSource } from "#github/protection/rule-source.ts";
import { patternCovers, rulesetCovers } from "#github/protection/ruleset-covers.ts";
import { type Seen, seen } from "#github/protection/seen.ts";
import { type Diagnosis, diagnosis } from "./diagnosis.ts";
import type { GatedBranch } from "./gated-branches.ts";
import { OF_QUEUE, refsOf } from "./mends.ts";
import { nameOfSource } from "./name-of-source.ts";

/** A gated branch with its rulesets. */
interface Sight extends Pick<GatedBranch, "branch" | "sampleOf"> {
  readonly rulesets: Seen<readonly RuleSource[]>;
}

/**
 * Looks at a branch, and where it stands for a pattern, at the other names of that: with those rulesets alone that are for each of them. What is open
 * then and not for the sample is told as not seen, and the rest of the sample only. `ownNames` are branches that are looked at by themselves.
 */
export function lookBesideSample(
  sight: Sight,
  ownNames: readonly string[],
  lookAt: (rulesets: Seen<readonly RuleSource[]>) => Diagnosis[],
): Diagnosis[] {
  const { branch, sampleOf, rulesets } = sight;
  const found = lookAt(rulesets);
  if (sampleOf === null || !rulesets.seen) return found;
  const isWide = isForAll(branch, sampleOf, ownNames);
  const narrow = rulesets.value.filter((each) => !isWide(each));
  if (narrow.length === 0) return found;
  const told = new Set(found.filter(isOpen).map(({ id }) => id));
  const open = lookAt(seen(rulesets.value.filter(isWide))).filter(
    (each) => isOpen(each) && !told.has(each.id),
  );
  if (open.length === 0) return found;
  const about = `${branch} (one of ${sampleOf})`;
  const values = { sample: branch, narrow: narrow.map(nameOfSource) };
  return [
    ...found.map((each) => ({ ...each, about })),
    ...open.map((each) => ofOthers(each, sampleOf, values)),
  ];
}

function isOpen({ gravity }: Diagnosis): boolean {
  return gravity !== "fine";
}

/** What is open for a name that only some rulesets are for, as something that was not seen. */
function ofOthers(
  { why: _, ...open }: Diagnosis,
  pattern: string,
  values: { readonly sample: string; readonly narrow: readonly string[] },
): Diagnosis {
  const { id, gravity, says } = diagnosis("other-names-unseen", pattern);
  return {
    ...open,
    id,
    gravity,
    about: pattern,
    says: says.replace("{finding}", () => open.says),
    values: { ...open.values, ...values },
  };
}

/** Whether a ruleset is for each name that a pattern means as it means the sample, but for those that are looked at by themselves. */
function isForAll(
  sample: string,
  pattern: string,
  ownNames: readonly string[],
): (source: RuleSource) => boolean {
  const written = refsOf(pattern) ?? { include: ["refs/heads/**/*"], exclude: [] };
  const meant = written.include.filter((each) => rulesetCovers({ include: [each], exclude: [] }, sample, ""));
  const own = new Set(ownNames.map((name) => `refs/heads/${name}`));
  // The default branch is always there, and nobody but GitHub makes a branch of the merge queue.
  const leftOut = [OF_QUEUE, "~DEFAULT_BRANCH", ...written.exclude];
  const isNoLoss = (excluded: string) =>
    own.has(excluded) ||
    leftOut.some((each) => patternCovers(each, excluded)) ||
    meant.every((each) => areApart(each, excluded));
  return ({ refs }) =>
    refs !== null &&
    meant.length > 0 &&
    meant.every((each) => refs.include.some((wide) => patternCovers(wide, each))) &&
    refs.exclude.every(isNoLoss);
}

/** Whether two patterns surely mean no name together: they begin otherwise, or one is a name that the other does not mean. */
function areApart(pattern: string, other: string): boolean {
  const [one, two] = [beginningOf(pattern), beginningOf(other)];
  if (!one.startsWith(two) && !two.startsWith(one)) return true;
  const name = other.replace(/^refs\/heads\//, "");
  return two === other && name !== other && !rulesetCovers({ include: [pattern], exclude: [] }, name, "");
}

/** What stands before the first sign of a pattern. */
function beginningOf(pattern: string): string {
  return /^[^*?[~\\]*/.exec(pattern)?.[0] ?? "";
}
