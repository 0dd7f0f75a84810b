import { GithubError, statusOf } from "#github/github-error.ts";
import type { OctokitResponse } from "#github/octokit-like.ts";
import { headersOf, refusalOf } from "#github/refusal-of.ts";
import { EVERYTHING, waitUntil } from "./allowance.ts";
import type { Pace } from "./allowances.ts";
import type { Asked } from "./asked.ts";
import { budgetOf } from "./budget-of.ts";
import { refused } from "./refused.ts";
import type { SendOptions } from "./send-options.ts";
import { withinDeadline } from "./within-deadline.ts";

/** A second between two writes. Source: GitHub docs, "Best practices for using the REST API", "Pause between mutative requests". */
const PACE_MS = 1000;

/**
 * Content for people: GitHub takes 80 a minute and 500 an hour. 60 at once and then one each 8.2 s are 68 in any minute and
 * 499 in any hour. Source: GitHub docs, "About secondary rate limits".
 */
const CONTENT: Pace = { name: "content", intervalMs: 8_200, burst: 60 };

/** A slot that is farther away is not waited for: the task gives its place to another. The reserve goes on for longer. */
const PATIENCE_MS = 10_000;
const PATIENCE_OF_RESERVE_MS = 20_000;

/** How long an answer may take to begin, where nobody says: GitHub itself gives up after ten seconds. */
export const DEADLINE_MS = 15_000;

/** What failed later than this was no hiccup: GraphQL's own time-out is 10 s, and is charged for. */
const QUICK_MS = 5_000;

/** Sends a request when it may be sent, and learns from its answer what may be sent next. */
export async function send(
  asked: Asked,
  options: SendOptions,
  run: (signal: AbortSignal) => Promise<OctokitResponse>,
): Promise<OctokitResponse> {
  options.signal?.throwIfAborted();
  await refuseWhileBlocked(asked, options);
  await keepPace(asked, options);
  const leave = await enter(options);
  try {
    // A limit may have been hit while this request waited.
    await refuseWhileBlocked(asked, options);
    if (asked.kind === "write") await options.beforeWrite?.();
    return await tried(asked, options, run);
  } finally {
    leave();
  }
}

/** Waits for a place, and for its turn what is urgent. */
async function enter({ urgency, concurrency, installation, signal }: SendOptions): Promise<() => void> {
  const leaveTurn = await urgency?.enter(installation, signal);
  try {
    const leave = await concurrency.enter(installation, signal);
    return () => {
      leave();
      leaveTurn?.();
    };
  } catch (error) {
    leaveTurn?.();
    throw error;
  }
}

async function refuseWhileBlocked({ resource }: Asked, options: SendOptions): Promise<void> {
  const { allowances, installation, now, reserve = false, urgency } = options;
  const retryAt =
    urgency === undefined
      ? waitUntil(await allowances.read(installation), resource, { reserve, now: now() })
      : urgency.waitUntil(installation, resource, now());
  if (retryAt === null) return;
  throw new GithubError("rate-limited", `${resource} is to be asked after ${retryAt.toISOString()}`, {
    retryAt,
  });
}

async function keepPace({ kind, isContent }: Asked, options: SendOptions): Promise<void> {
  const { paceMs = PACE_MS } = options;
  if (kind === "read" || paceMs === 0) return;
  if (isContent) await waitForSlot(CONTENT, options);
  await waitForSlot({ name: "write", intervalMs: paceMs, burst: 1 }, options);
}

async function waitForSlot(pace: Pace, options: SendOptions): Promise<void> {
  const { allowances, installation, now, sleep, signal, reserve = false } = options;
  const patience = reserve ? PATIENCE_OF_RESERVE_MS : PATIENCE_MS;
  const { taken, at } = await allowances.take(installation, pace, patience);
  if (!taken)
    throw new GithubError("rate-limited", `the next ${pace.name} may be sent at ${at.toISOString()}`, {
      retryAt: at,
    });
  // Timers may fire a little early: what counts is the clock.
  for (let ms = at.getTime() - now().getTime(); ms > 0; ms = at.getTime() - now().getTime())
    await sleep(ms, signal);
}

async function tried(
  asked: Asked,
  options: SendOptions,
  run: (signal: AbortSignal) => Promise<OctokitResponse>,
): Promise<OctokitResponse> {
  const { now, sleep, signal, random = Math.random } = options;
  const started = now().getTime();
  try {
    return await once(asked, options, run);
  } catch (error) {
    const isQuick = now().getTime() - started < QUICK_MS;
    if (asked.kind === "write" || !isQuick || !isHiccup(error)) throw error;
  }
  await sleep(100 + Math.round(200 * random()), signal);
  return once(asked, options, run);
}

/** A gateway's answer, a connection that broke, or a body that did. */
function isHiccup(error: unknown): boolean {
  if (error instanceof GithubError) return error.code === "unavailable" && statusOf(error) === undefined;
  const status = statusOf(error);
  // Octokit gives a request that got no answer status 500.
  const isAnswered =
    typeof error === "object" && error !== null && "response" in error && error.response !== undefined;
  return status === 502 || status === 503 || status === 504 || (status === 500 && !isAnswered);
}

async function once(
  asked: Asked,
  options: SendOptions,
  run: (signal: AbortSignal) => Promise<OctokitResponse>,
): Promise<OctokitResponse> {
  const { now, deadlineMs = DEADLINE_MS } = options;
  const started = now().getTime();
  const ms = () => now().getTime() - started;
  try {
    const response = await withinDeadline(deadlineMs, options, run);
    await learn(asked, options, { ...response, ms: ms() });
    return response;
  } catch (error) {
    const headers = headersOf(error);
    const isAnswered = Object.keys(headers).length > 0;
    await learn(asked, options, { status: isAnswered ? (statusOf(error) ?? null) : null, headers, ms: ms() });
    const refusal = refusalOf(error);
    throw refusal === null ? error : await refused(refusal, error, asked, options);
  }
}

interface Answer {
  readonly status: number | null;
  readonly headers: OctokitResponse["headers"];
  readonly ms: number;
}

/** Notes what an answer told, and tells it on. */
async function learn({ kind, resource }: Asked, options: SendOptions, answer: Answer): Promise<void> {
  const { installation, allowances, metrics, now } = options;
  const { status, headers, ms } = answer;
  const counted = budgetOf(headers, resource, now());
  const { budget } = counted;
  if (budget !== null && counted.resource !== EVERYTHING)
    await allowances.note(installation, counted.resource, budget);
  const { remaining, limit } = budget ?? { remaining: null, limit: null };
  metrics?.onRequest?.({ installation, resource: counted.resource, status, ms, remaining, limit, kind });
}
