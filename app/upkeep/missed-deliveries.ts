import * as z from "zod";
import { GithubError, statusOf, toGithubError } from "#github/github-error.ts";
import type { OctokitLike } from "#github/octokit-like.ts";

/** One attempt of GitHub's to deliver an event. Source: REST API, "List deliveries for an app webhook". */
const attemptSchema = z.object({
  id: z.number(),
  guid: z.string(),
  delivered_at: z.iso.datetime({ offset: true }),
  status_code: z.number(),
  event: z.string(),
});

type DeliveryAttempt = z.infer<typeof attemptSchema>;

export interface MissedOptions {
  /** Signed in as the App itself. */
  readonly octokit: Pick<OctokitLike, "request">;
  /** Attempts that began before this moment were looked at. */
  readonly since: Date;
  readonly now: Date;
  /** Which of these were taken, whatever GitHub heard of it. */
  readonly known: (guids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Whether an event is heard at all. */
  readonly isHeard: (event: string) => boolean;
}

/** What a look at GitHub's log of deliveries came to. */
export interface MissedDeliveries {
  readonly redelivered: readonly string[];
  /** Gone for good: GitHub would not send them again. */
  readonly lost: readonly string[];
  /** Where the next look begins: by GitHub's clock, since ours may be ahead of it. */
  readonly lookedUntil: Date;
  /** Whether the log was read back to where the last look ended. */
  readonly whole: boolean;
}

/** Pages of a hundred attempts: what comes in a few minutes, many times over. */
const MOST_PAGES = 100;

/** GitHub sends an event again for three days ("Redelivering webhooks"). */
const WINDOW_MS = 3 * 24 * 60 * 60 * 1000;

/** An attempt may still be under way: GitHub waits ten seconds, GitHub Enterprise Server thirty. */
const SETTLED_MS = 60_000;

/** Attempts of one event that are asked for: what fails so often is left to the sweep. */
const MOST_ATTEMPTS = 5;

/**
 * Finds deliveries that never succeeded, and has GitHub send them again: GitHub itself does not. A guid counts as delivered when one of its
 * attempts did, or when the store has it. Rejects with a GithubError.
 */
export async function redeliverMissed(options: MissedOptions): Promise<MissedDeliveries> {
  const { octokit, now, known, isHeard } = options;
  const since = new Date(Math.max(options.since.getTime() - SETTLED_MS, now.getTime() - WINDOW_MS));
  const { attempts, whole } = await attemptsSince(octokit, since);
  const newest = Math.max(options.since.getTime(), ...attempts.map((each) => Date.parse(each.delivered_at)));
  const failed = failedGuids(attempts, now).filter(({ event }) => isHeard(event));
  const taken = await known(failed.map(({ guid }) => guid));
  const redelivered: string[] = [];
  const lost: string[] = [];
  for (const { guid, id } of failed.filter((each) => !taken.has(each.guid)))
    ((await sendAgain(octokit, id)) ? redelivered : lost).push(guid);
  return { redelivered, lost, lookedUntil: new Date(Math.min(newest, now.getTime())), whole };
}

/** Attempts from the newest back to a moment. */
async function attemptsSince(
  octokit: MissedOptions["octokit"],
  since: Date,
): Promise<{ readonly attempts: DeliveryAttempt[]; readonly whole: boolean }> {
  const attempts: DeliveryAttempt[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { data, headers } = await list(octokit, cursor);
    const parsed = z.array(attemptSchema).safeParse(data);
    if (!parsed.success) throw new GithubError("unexpected", "the log of deliveries has another shape");
    const recent = parsed.data.filter((each) => Date.parse(each.delivered_at) >= since.getTime());
    attempts.push(...recent);
    cursor = nextCursor(headers["link"]);
    if (recent.length < parsed.data.length || cursor === undefined) return { attempts, whole: true };
  }
  return { attempts, whole: false };
}

async function list(octokit: MissedOptions["octokit"], cursor: string | undefined) {
  try {
    const page = { per_page: 100, ...(cursor === undefined ? {} : { cursor }) };
    return await octokit.request("GET /app/hook/deliveries", page);
  } catch (error) {
    throw toGithubError(error, "listing deliveries");
  }
}

function nextCursor(link: unknown): string | undefined {
  if (typeof link !== "string") return undefined;
  const [, address] = /<([^>]+)>;\s*rel="next"/.exec(link) ?? [];
  return address === undefined ? undefined : (new URL(address).searchParams.get("cursor") ?? undefined);
}

/** Events none of whose attempts succeeded, each by its newest attempt, the oldest event first. */
function failedGuids(attempts: readonly DeliveryAttempt[], now: Date): DeliveryAttempt[] {
  const byGuid = Map.groupBy(attempts, ({ guid }) => guid);
  return [...byGuid.values()]
    .flatMap((all) => {
      const [newest] = all.toSorted((a, b) => Date.parse(b.delivered_at) - Date.parse(a.delivered_at));
      const settled = newest !== undefined && now.getTime() - Date.parse(newest.delivered_at) >= SETTLED_MS;
      const succeeded = all.some(({ status_code: code }) => code >= 200 && code < 300);
      return settled && !succeeded && all.length < MOST_ATTEMPTS ? [newest] : [];
    })
    .sort((a, b) => Date.parse(a.delivered_at) - Date.parse(b.delivered_at));
}

async function sendAgain(octokit: MissedOptions["octokit"], id: number): Promise<boolean> {
  try {
    await octokit.request("POST /app/hook/deliveries/{delivery_id}/attempts", { delivery_id: id });
    return true;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 410 || status === 422) return false;
    throw toGithubError(error, "asking for a delivery again");
  }
}
