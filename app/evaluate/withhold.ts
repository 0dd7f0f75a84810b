import type { Statement } from "#core/model/statement.ts";
import { GithubError } from "#github/github-error.ts";
import type { CheckRunState } from "#github/read-checks.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { publish } from "./publish.ts";
import { OF_QUEUE, type Standing, toRun } from "./standing.ts";
import { withheldChecks } from "./withheld-checks.ts";

/**
 * An evaluation failed, so nothing is known any more: whatever check of ours on the head is not red yet is turned red,
 * and says that the fault is not the author's. Where no check stands, its absence blocks already.
 *
 * What stands is remembered, so that this takes no read of a GitHub that may be what fails. Only where nothing is remembered of the pull
 * request at all (its checks are older than the memory, or another one shares its commit) it is read.
 */
export async function withhold(
  context: EvaluateContext,
  number: number,
  standing: readonly Standing[],
  cause: unknown,
): Promise<void> {
  const { now, host } = context;
  const found = standing.length > 0 ? remembered(standing) : await read(context, number);
  if (found === null) return;
  const { head, runs } = found;
  const effects = withheldChecks({
    runs,
    pullRequest: { head: { ref: "", sha: head }, base: { ref: "", sha: "" } },
    policy: { path: "", digest: "" },
    now: now().toISOString(),
    because: notEvaluated(cause),
  });
  const reserve = effects.length === 0 ? host : await context.reserve();
  // No event makes this untrue: only the lease is asked for.
  const publication = { number, head, effects, scopes: [], runs, shown: null, endsWith: null };
  await publish({ ...context, host: reserve }, { ...publication, because: "not-evaluated" });
}

interface Found {
  readonly head: string;
  readonly runs: ReadonlyMap<string, CheckRunState>;
}

function remembered(standing: readonly Standing[]): Found | null {
  const [first] = standing;
  if (first === undefined) return null;
  return { head: first.head, runs: new Map(standing.map((each) => [each.name, toRun(each)])) };
}

async function read({ host }: EvaluateContext, number: number): Promise<Found | null> {
  // Nothing was shown on a queue's own commit yet, and that blocks.
  if (number === OF_QUEUE) return null;
  const state = await host.look(number);
  if (state === null || !state.open) return null;
  const head = state.facts.head.sha;
  const { runs } = await host.checksOn(head);
  return { head, runs };
}

function notEvaluated(cause: unknown): Statement {
  return {
    id: "not-evaluated",
    says: "this pull request could not be evaluated ({code}), so nothing is known about it",
    fix: "this is a fault of Gatehouse or of GitHub, not of your files; it is tried again at the next event, or with re-run",
    values: { code: cause instanceof GithubError ? cause.code : "internal" },
  };
}
