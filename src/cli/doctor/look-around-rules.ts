import { strictest } from "#github/protection/read-rulesets.ts";
import type { RuleSource } from "#github/protection/rule-source.ts";
import { type Diagnosis, diagnosis } from "./diagnosis.ts";
import { type Mend, type MendPlace, mendedBy, pageOf } from "./mends.ts";

/** What the sentences about a branch need. */
interface Around {
  readonly about: string;
  readonly context: MendPlace;
  /** What adds a whole ruleset. */
  readonly mend: Mend;
  /** Whether every rule of the branch was seen: only then does something follow from the absence of one. */
  readonly allSeen: boolean;
}

/** Looks at the rules beside the required check: history, reviews, how new what is judged has to be, the merge queue. */
export function lookAroundRules(sources: readonly RuleSource[], around: Around): Diagnosis[] {
  const allSeen = around.allSeen && sources.every(({ whole }) => whole);
  return [
    ...queueAndBase(sources, around),
    ...(allSeen ? [...history(sources, around), ...reviews(sources, around)] : partly(sources, around)),
    ...workflows(sources, around),
  ];
}

function queueAndBase(sources: readonly RuleSource[], { about, context, mend }: Around): Diagnosis[] {
  const queue = sources.find(({ grouping }) => grouping !== null);
  if (queue !== undefined) {
    const grouping = queue.grouping ?? "";
    if (grouping === "ALLGREEN")
      return [diagnosis("strict-in-order", about, { how: "a merge queue judges it" })];
    return [diagnosis("mixed-queue", about, { grouping }, { link: pageOf(context, queue) })];
  }
  if (sources.some(({ strict }) => strict))
    return [diagnosis("strict-in-order", about, { how: "branches have to be up to date" })];
  return [mendedBy(diagnosis("not-strict", about), mend)];
}

function history(sources: readonly RuleSource[], { about, mend }: Around): Diagnosis[] {
  const found = [
    ...(sources.some(({ blocksDeletion }) => blocksDeletion)
      ? []
      : [mendedBy(diagnosis("may-delete", about), mend)]),
    ...(sources.some(({ blocksForcePush }) => blocksForcePush)
      ? []
      : [mendedBy(diagnosis("may-force-push", about), mend)]),
    ...(sources.some(({ review, grouping }) => review !== null || grouping !== null)
      ? []
      : [mendedBy(diagnosis("no-pull-request", about), mend)]),
  ];
  return found.length > 0 ? found : [diagnosis("history-in-order", about)];
}

function reviews(sources: readonly RuleSource[], { about, context, mend }: Around): Diagnosis[] {
  const asking = sources.flatMap((source) => (source.review === null ? [] : [{ ...source.review, source }]));
  const rule = strictest(asking);
  if (rule === null) return [];
  const dismissing = asking.find(({ dismissesStale }) => dismissesStale)?.source;
  const found = [
    ...(rule.approvals > 0 ? [] : [mendedBy(diagnosis("no-approval", about), mend)]),
    ...(dismissing === undefined
      ? []
      : [diagnosis("dismisses-stale", about, {}, { link: pageOf(context, dismissing) })]),
    ...(rule.approvals > 0 && !rule.asksOtherThanPusher
      ? [mendedBy(diagnosis("last-pusher", about), mend)]
      : []),
  ];
  return found.length > 0 ? found : [diagnosis("reviews-in-order", about, { approvals: rule.approvals })];
}

/** Where not every rule was seen, nothing is concluded from what is missing. */
function partly(sources: readonly RuleSource[], { about }: Around): Diagnosis[] {
  const isSafe =
    sources.some(({ blocksDeletion }) => blocksDeletion) &&
    sources.some(({ blocksForcePush }) => blocksForcePush) &&
    sources.some(({ review }) => review !== null);
  if (isSafe) return [diagnosis("history-in-order", about)];
  return [
    {
      ...diagnosis("not-seen", about),
      says: "Whether it can be deleted, force-pushed or pushed to was not seen, because a branch protection rule is shown to administrators only",
    },
  ];
}

function workflows(sources: readonly RuleSource[], { about }: Around): Diagnosis[] {
  const paths = [...new Set(sources.flatMap(({ workflows }) => workflows))];
  return paths.length === 0 ? [] : [diagnosis("required-workflow", about, { workflows: paths })];
}
