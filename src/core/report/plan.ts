import type { Effect } from "#core/model/effect.ts";
import type { Outcome } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { checkButtons } from "./check-buttons.ts";
import { formatMemory, greenSince, parseMemory } from "./check-memory.ts";
import { digest } from "./digest.ts";
import type { LinkTo } from "./overview.ts";
import { pendingHandles } from "./pending-handles.ts";
import type { RecordNotice } from "./record-line.ts";
import { type PreviousComment, planComment } from "./sticky-comment.ts";
import { toCheckOutput } from "./to-check-output.ts";

/** Our newest check run of that name on the judged head. A run of another commit is no previous run. */
export interface PreviousRun {
  /** Its id; `null` when it can no longer be updated. */
  readonly run: number | null;
  readonly externalId: string | null;
  readonly status: string | null;
  readonly conclusion: string | null;
}

/** What the plan depends on beside the verdict. */
export interface PlanContext {
  /** Name of the check: `gatehouse: production`. */
  readonly name: string;
  readonly draft: boolean;
  /** Handles (`@user`, `@org/team`) that were ever asked for a review of this pull request. */
  readonly requested: readonly string[];
  /** Handles whose request a person took back, and the pull request's author, whom GitHub refuses: never asked. */
  readonly removed: readonly string[];
  readonly linkTo?: LinkTo;
  /** How to get the records of the verdict. Absent: nobody is told of one. */
  readonly records?: RecordNotice;
  /** Where the policy asks for a comment that shows the verdict: the one that is there, `null` for none. Absent: none is asked for. */
  readonly comment?: PreviousComment | null;
}

/**
 * What is to be done on GitHub about a verdict, in order; nothing when GitHub shows it already.
 * Only what is shown counts, not the clock: the same facts at another time write nothing.
 */
export function plan(
  verdict: Verdict,
  previous: PreviousRun | null,
  context: PlanContext,
): readonly Effect[] {
  const { comment } = context;
  return [
    ...publishCheck(verdict, previous, context),
    ...requestReviews(verdict, context),
    ...(comment === undefined ? [] : planComment(verdict, comment, context)),
  ];
}

/**
 * How GitHub is told: `null` leaves the check in progress, which blocks where it is required.
 * Never `neutral` or `skipped`, which GitHub counts as success: a verdict that judged nothing is a failure.
 */
export function conclusionOf(outcome: Outcome): "success" | "failure" | null {
  if (outcome === "pass" || outcome === "waived") return "success";
  return outcome === "pending" ? null : "failure";
}

function publishCheck(verdict: Verdict, previous: PreviousRun | null, context: PlanContext): Effect[] {
  const output = toCheckOutput(verdict, context.linkTo, context.records);
  const conclusion = conclusionOf(verdict.outcome);
  const before = parseMemory(previous?.externalId ?? null);
  const contentGreenAt = greenSince(verdict, before);
  const externalId = formatMemory({ digest: digest({ ...output, conclusion }), contentGreenAt });
  const shown =
    previous !== null &&
    previous.run !== null &&
    previous.externalId === externalId &&
    previous.status === (conclusion === null ? "in_progress" : "completed") &&
    previous.conclusion === conclusion;
  if (shown) return [];
  // A completed run is superseded, not changed: GitHub appends annotations, so those of a verdict that no longer holds
  // would stay. The newest run of a name is the one that it asks about.
  const run = previous?.status === "completed" ? null : (previous?.run ?? null);
  const { name } = context;
  const buttons = checkButtons(verdict);
  return [{ kind: "publish-check", name, head: verdict.head, run, conclusion, externalId, output, buttons }];
}

/** Nobody is asked before the content is in order: what they would see is about to change. */
function requestReviews(verdict: Verdict, { draft, requested, removed }: PlanContext): Effect[] {
  if (draft || !verdict.contentGreen) return [];
  const known = new Set([...requested, ...removed].map((handle) => handle.toLowerCase()));
  const users: string[] = [];
  const teams: string[] = [];
  for (const handle of pendingHandles(verdict)) {
    // Bots (`@name[bot]`) and e-mail addresses cannot be asked, and are no handles by this pattern.
    const [, user, slug] = /^@([\w-]+)(?:\/([\w.-]+))?$/.exec(handle) ?? [];
    if (user === undefined || known.has(handle.toLowerCase())) continue;
    known.add(handle.toLowerCase());
    if (slug === undefined) users.push(user);
    else teams.push(slug);
  }
  return users.length + teams.length === 0 ? [] : [{ kind: "request-reviews", users, teams }];
}
