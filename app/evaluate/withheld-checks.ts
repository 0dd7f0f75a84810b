import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import { refuse } from "#core/judge/refuse.ts";
import type { Effect } from "#core/model/effect.ts";
import type { Statement } from "#core/model/statement.ts";
import { formatMemory, parseMemory } from "#core/report/check-memory.ts";
import { plan } from "#core/report/plan.ts";
import type { CheckRunState } from "#github/read-checks.ts";

interface Withheld {
  /** Checks of ours on the head, by name. */
  readonly runs: ReadonlyMap<string, CheckRunState>;
  readonly pullRequest: Pick<PullRequestFacts, "head" | "base">;
  readonly policy: { readonly path: string; readonly digest: string };
  /** ISO 8601 in UTC. */
  readonly now: string;
  readonly because: Statement;
}

/**
 * Turns checks red that nothing stands behind any more. One that is red already is left as it is: it blocks, and what
 * it says about the files is worth more. Since when the content was green is kept, for it did not change: sign-offs
 * that were given after it count again once the pull request can be judged.
 */
export function withheldChecks({ runs, pullRequest, policy, now, because }: Withheld): Effect[] {
  return [...runs].flatMap(([name, run]) => {
    if (!mayPass(run)) return [];
    const stage = name.replace(/^gatehouse: /, "");
    const verdict = refuse({ stage, pullRequest, policy, now, because: [because] });
    const effects = plan(verdict, run, { name, draft: true, requested: [], removed: [] });
    return effects.map((effect) => remembering(effect, run.externalId));
  });
}

/** Whether a check is green, or may still become so. */
export function mayPass({ status, conclusion }: Pick<CheckRunState, "status" | "conclusion">): boolean {
  return status !== "completed" || conclusion !== "failure";
}

/** Keeps since when the content was green, as the run before knew it. */
export function remembering(effect: Effect, before: string | null): Effect {
  if (effect.kind !== "publish-check") return effect;
  const memory = parseMemory(effect.externalId);
  const contentGreenAt = parseMemory(before)?.contentGreenAt ?? null;
  return memory === null ? effect : { ...effect, externalId: formatMemory({ ...memory, contentGreenAt }) };
}
