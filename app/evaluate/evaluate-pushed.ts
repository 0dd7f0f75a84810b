import { stageOf } from "#core/policy/stage-of.ts";
import { formatMemory } from "#core/report/check-memory.ts";
import { digest } from "#core/report/digest.ts";
import { PUSH_BYPASS, pushBypassOutput } from "#core/report/push-bypass.ts";
import type { Inbox, WorkResult } from "../inbox/inbox.ts";
import type { RepositoryTask, Subject } from "../inbox/task.ts";
import { toAuditPlace } from "./audit-place.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import type { Host } from "./host.ts";

type Pushed = Extract<Subject, { readonly kind: "pushed" }>;

/** GitHub may tell of a push before the pull request that it merged is shown as merged. */
const MERGED_BY_THEN_MS = 60_000;

const DONE: WorkResult = { kind: "done", next: [] };

/**
 * Looks whether a push to a gated branch was a merge. One that was none went around the gate: it is told in the log, and by a failed check on
 * the pushed commit, once. Nothing but a forced push is found to be one before it was looked at twice, a minute apart.
 */
export async function evaluatePushed(
  context: EvaluateContext<Host>,
  task: RepositoryTask,
  subject: Pushed,
  put: Inbox["put"],
): Promise<WorkResult> {
  const { host, now } = context;
  // The policy that was in force: that of the branch before this push.
  const policy = await host.policyAt(subject.before);
  const choice = policy === null ? null : stageOf(policy, subject.ref);
  if (policy === null || choice?.kind !== "stage") return DONE;
  if (subject.how !== "forced" && (await host.mergedAs(subject.after, subject.ref)).length > 0) return DONE;
  if (subject.again !== true && subject.how !== "forced") {
    const after = new Date(now().getTime() + MERGED_BY_THEN_MS);
    await put([{ ...task, subject: { ...subject, again: true } }], { after });
    return DONE;
  }
  const owners = Object.values(policy.roles).flatMap((role) => role.owners);
  await tell(context, subject, choice.stage.name, [...new Set(owners)]);
  return DONE;
}

async function tell(
  context: EvaluateContext<Host>,
  { ref: branch, after, by: login }: Pushed,
  stage: string,
  owners: readonly string[],
): Promise<void> {
  const { host, store, audit, attempt, writes, place, now, hooks } = context;
  const by = login ?? null;
  const { runs } = await host.checksOn(after);
  const output = pushBypassOutput({ stage, branch, by, after, owners });
  const externalId = formatMemory({ digest: digest(output), contentGreenAt: null });
  // The same commit may be pushed to another gated branch, too.
  if (runs.get(PUSH_BYPASS)?.externalId === externalId) return;
  const why = "it was pushed to the branch without a pull request";
  const data = { stage, branch, head: after, mergedSha: after, by, why };
  // In the log first: a check that claims to be in it is, and a row that is told twice after a crash does no harm.
  await store.transaction((trx) =>
    audit.append(trx, [{ kind: "bypass", ...toAuditPlace(place, null), data }], now()),
  );
  await attempt.fence([]);
  const check = { kind: "publish-check", name: PUSH_BYPASS, head: after, run: null, externalId } as const;
  await writes.during([], () => host.apply(0, [{ ...check, conclusion: "failure", output }]));
  hooks.published?.("failure");
}
