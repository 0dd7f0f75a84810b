import { strictest } from "#github/protection/read-rulesets.ts";
import type { RuleSource } from "#github/protection/rule-source.ts";
import { type Diagnosis, diagnosis } from "./diagnosis.ts";
import { type MendPlace, pageOf } from "./mends.ts";

/** What the sentences about a branch need. */
interface Around {
  readonly about: string;
  readonly context: MendPlace;
  /** The command that adds a whole ruleset. */
  readonly command: string;
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

function queueAndBase(sources: readonly RuleSource[], { about, context }: Around): Diagnosis[] {
  const queue = sources.find(({ grouping }) => grouping !== null);
  if (queue !== undefined) {
    const grouping = queue.grouping ?? "";
    if (grouping === "ALLGREEN")
      return [diagnosis("strict-in-order", about, { how: "a merge queue judges it" })];
    return [diagnosis("mixed-queue", about, { grouping }, { link: pageOf(context, queue) })];
  }
  if (sources.some(({ strict }) => strict))
    return [diagnosis("strict-in-order", about, { how: "branches have to be up to date" })];
  const first = sources.find(({ checks }) => checks.length > 0);
  return [
    diagnosis("not-strict", about, {}, { link: first === undefined ? undefined : pageOf(context, first) }),
  ];
}

function history(sources: readonly RuleSource[], { about, command }: Around): Diagnosis[] {
  const found = [
    ...(sources.some(({ blocksDeletion }) => blocksDeletion)
      ? []
      : [diagnosis("may-delete", about, {}, { command })]),
    ...(sources.some(({ blocksForcePush }) => blocksForcePush)
      ? []
      : [diagnosis("may-force-push", about, {}, { command })]),
    ...(sources.some(({ review, grouping }) => review !== null || grouping !== null)
      ? []
      : [diagnosis("no-pull-request", about, {}, { command })]),
  ];
  return found.length > 0 ? found : [diagnosis("history-in-order", about)];
}

function reviews(sources: readonly RuleSource[], { about, context }: Around): Diagnosis[] {
  const asking = sources.filter(({ review }) => review !== null);
  const rule = strictest(asking.flatMap(({ review }) => (review === null ? [] : [review])));
  const [first] = asking;
  if (rule === null || first === undefined) return [];
  const link = pageOf(context, asking.find(({ review }) => review?.dismissesStale === true) ?? first);
  const found = [
    ...(rule.approvals > 0 ? [] : [diagnosis("no-approval", about, {}, { link })]),
    ...(rule.dismissesStale ? [diagnosis("dismisses-stale", about, {}, { link })] : []),
    ...(rule.approvals > 0 && !rule.asksOtherThanPusher
      ? [diagnosis("last-pusher", about, {}, { link })]
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
