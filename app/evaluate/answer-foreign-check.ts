import { refuse } from "#core/judge/refuse.ts";
import { plan } from "#core/report/plan.ts";
import type { WorkResult } from "../inbox/inbox.ts";
import type { RepositoryTask, Subject } from "../inbox/task.ts";
import { toAuditPlace } from "./audit-place.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { publish } from "./publish.ts";
import { OF_QUEUE, standingAt } from "./standing.ts";
import { remembering } from "./withheld-checks.ts";

type ForeignCheck = Extract<Subject, { readonly kind: "foreign-check" }>;

/**
 * Somebody else wrote a check of our name. Where the name is required of anybody, the newest one counts: so ours is written anew, red and
 * with what happened, and then the commit is judged again, which replaces it with the true verdict. The log tells of it.
 */
export async function answerForeignCheck(
  context: EvaluateContext,
  task: RepositoryTask,
  { sha, name, app }: ForeignCheck,
): Promise<WorkResult> {
  const { host, store, audit, place, now, log } = context;
  log.warn({ repository: `${place.owner}/${place.repo}`, sha, name, app }, "foreign check of our name");
  const [{ runs }, known] = await Promise.all([host.checksOn(sha), standingAt(store.db, place, sha)]);
  const number = known.find((each) => each.name === name)?.number ?? OF_QUEUE;
  await store.transaction(async (trx) => {
    const data = { name, head: sha, app, conclusion: null };
    await audit.append(trx, [{ kind: "foreign-check", ...toAuditPlace(place, number), data }], now());
  });
  const verdict = refuse({
    stage: name.replace(/^gatehouse: /, ""),
    pullRequest: { head: { ref: "", sha }, base: { ref: "", sha: "" } },
    policy: { path: "", digest: "" },
    now: now().toISOString(),
    because: [
      {
        id: "foreign-check",
        says: "`{app}` wrote a check of this name on this commit; it is not ours, and says nothing about the gate",
        fix: "require the check from this App alone: set it as the expected source in the ruleset",
        values: { app },
      },
    ],
  });
  const effects = plan(verdict, null, { name, draft: true, requested: [], removed: [] });
  const external = runs.get(name)?.externalId ?? null;
  await publish(context, {
    number,
    head: sha,
    effects: effects.map((effect) => remembering(effect, external)),
    scopes: [],
    runs,
    shown: null,
    because: "foreign-check",
    endsWith: null,
  });
  return { kind: "done", next: [{ ...task, subject: { kind: "head", sha } }] };
}
