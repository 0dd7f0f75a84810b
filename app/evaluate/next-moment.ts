import type { Facts } from "#core/facts/facts.ts";
import type { Policy, Stage } from "#core/policy/policy.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { earlierStages } from "#github/asked-of-stage.ts";

const DAY = 24 * 60 * 60 * 1000;

/** What of a judgement depends on the clock. */
export interface Judged {
  readonly policy: Policy;
  readonly stage: Stage;
  readonly facts: Pick<Facts, "now" | "promotions">;
}

/**
 * The next moment at which the clock alone may change a verdict, in milliseconds since 1970: the end of a wait after an earlier
 * stage, the day on which its merge is too old, the ends of freezes, and the day after a waiver's last. `null` when nothing is ahead.
 */
export function nextMoment({ policy, stage, facts }: Judged): number | null {
  const now = Date.parse(facts.now);
  const ahead = [...ofPromotions(policy, stage, facts.promotions), ...ofDays(policy, stage)].filter(
    (at) => at > now,
  );
  return ahead.length === 0 ? null : Math.min(...ahead);
}

function ofPromotions(policy: Policy, stage: Stage, { found }: Facts["promotions"]): number[] {
  const lengths = earlierStages(policy, stage).flatMap((each) =>
    [each.soak, each.within].flatMap((text) => {
      const length = text === undefined ? null : parseDuration(text);
      return length?.ok === true ? [{ stage: each.stage, length: length.value }] : [];
    }),
  );
  return found.flatMap(({ stage: there, at }) =>
    at === null
      ? []
      : lengths.flatMap((each) => (each.stage === there ? [Date.parse(at) + each.length + 1] : [])),
  );
}

function ofDays({ freezes = [], waivers = [] }: Policy, stage: Stage): number[] {
  const ours = freezes.filter(({ stages }) => stages === null || stages.includes(stage.name));
  return [
    ...ours.flatMap(({ from, to }) => [Date.parse(from), Date.parse(to) + DAY]),
    ...waivers.map(({ expires }) => Date.parse(expires) + DAY),
  ];
}
