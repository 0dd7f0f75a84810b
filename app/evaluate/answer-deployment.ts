import { stageOfEnvironment } from "#core/policy/environments-of.ts";
import { fillTemplate, MARKDOWN } from "#core/report/fill-template.ts";
import { DEPLOYMENT_COMMENT_LIMIT } from "#github/review-deployment.ts";
import type { Subject } from "../inbox/task.ts";
import type { Promotion } from "../store/schema.ts";
import { toAuditPlace } from "./audit-place.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { evaluateMerged } from "./evaluate-merged.ts";
import type { Host } from "./host.ts";

type Deployment = Extract<Subject, { readonly kind: "deployment" }>;

interface Answer {
  readonly state: "approved" | "rejected";
  /** A template of our own, and what fills it. */
  readonly says: string;
  readonly values: Readonly<Record<string, string>>;
  readonly number: number | null;
}

/**
 * Answers a workflow run that waits for leave to deploy: approved is the very commit of a merge to the environment's stage that had the gate's
 * consent, and nothing else. The default branch's policy says which stage that is.
 */
export async function answerDeployment(
  context: EvaluateContext<Host>,
  { run, environment, sha }: Deployment,
): Promise<void> {
  const { host, attempt, store, audit, place, now } = context;
  const { state, says, values, number } = await answerOf(context, environment, sha);
  const comment = fillTemplate(says, { ...values, environment, sha: sha.slice(0, 7) }, MARKDOWN);
  await attempt.fence([]);
  const answered = await host.reviewDeployment({
    run,
    environment,
    state,
    comment: comment.slice(0, DEPLOYMENT_COMMENT_LIMIT),
  });
  // Answered before, by an attempt that may not have lived to tell of it: told twice is better than not at all.
  const data = { environment, sha, state, run, why: says, answered };
  await store.transaction(async (trx) => {
    await audit.append(trx, [{ kind: "deployment", ...toAuditPlace(place, number), data }], now());
  });
}

async function answerOf(context: EvaluateContext<Host>, environment: string, sha: string): Promise<Answer> {
  const rejected = (says: string, more: Partial<Answer> = {}): Answer => ({
    state: "rejected",
    says,
    values: {},
    number: null,
    ...more,
  });
  const tip = await context.host.defaultTip();
  const policy = tip === null ? null : await context.host.policyAt(tip);
  if (policy === null)
    return rejected("the default branch has no valid policy, so nothing says what may go to `{environment}`");
  const stage = stageOfEnvironment(policy, environment);
  if (stage === null) return rejected("no stage of the policy answers for the environment `{environment}`");
  const merges = await mergesOf(context, sha);
  const values = { stage: stage.name };
  const own = merges.filter((each) => each.stage === stage.name);
  const [first] = own;
  if (first === undefined)
    return rejected("no pull request was merged as `{sha}` to a branch of stage `{stage}`", { values });
  const bypass = own.find((each) => each.bypass);
  const { number } = bypass ?? first;
  if (bypass !== undefined) {
    const why = { ...values, number: `#${number}`, why: bypass.why ?? "" };
    return rejected("pull request {number} was merged without the consent of stage `{stage}`: {why}", {
      values: why,
      number,
    });
  }
  return {
    state: "approved",
    says: "pull request {number} was merged as `{sha}` with the consent of stage `{stage}`",
    values: { ...values, number: `#${number}` },
    number,
  };
}

/** Merges that made a commit. One whose own event is still on its way is recorded now. */
async function mergesOf(context: EvaluateContext<Host>, sha: string): Promise<Promotion[]> {
  const found: Promotion[] = [];
  for (const number of await context.host.mergedAs(sha)) {
    const promotion = await evaluateMerged(context, number);
    if (promotion !== null && promotion.merged_sha === sha) found.push(promotion);
  }
  return found;
}
