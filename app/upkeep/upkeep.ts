import type { Logger } from "pino";
import { toGithubError } from "#github/github-error.ts";
import type { OctokitLike } from "#github/octokit-like.ts";
import type { Inbox, WorkResult } from "../inbox/inbox.ts";
import { UPKEEP, type UpkeepTask } from "../inbox/task.ts";
import type { Store } from "../store/store.ts";
import { redeliverMissed } from "./missed-deliveries.ts";
import { readSetting, writeSetting } from "./settings.ts";
import { sweepTasks } from "./sweep.ts";

/** What is to be done again and again. */
type Chore = UpkeepTask["subject"]["what"];

export interface UpkeepOptions {
  readonly store: Store;
  readonly log: Logger;
  readonly now: () => Date;
  /** Signed in as the App itself. */
  readonly octokit: () => Promise<Pick<OctokitLike, "request">>;
  /** Milliseconds between two times, by chore. */
  readonly every: Readonly<Record<Chore, number>>;
  readonly isHeard: (event: string) => boolean;
  /** Takes away what is older than it is to be kept. */
  readonly applyRetention: () => Promise<void>;
  readonly vacuum: () => Promise<void>;
}

/** After a failure a chore is tried again this soon. */
const AGAIN_MS = 60_000;

/** Puts every chore into the queue, each for when it is due: what ran an hour ago on another instance is not due yet. */
export async function scheduleUpkeep(
  inbox: Pick<Inbox, "put">,
  { store, every, now }: Pick<UpkeepOptions, "store" | "every" | "now">,
): Promise<void> {
  for (const what of UPKEEP) {
    const last = await readSetting(store, settingOf(what));
    const at = now().getTime();
    // No later than a whole interval from now: a clock that was once ahead must not put a chore off until then.
    const due = typeof last === "string" ? Math.min(Date.parse(last), at) + every[what] : at;
    await inbox.put([{ subject: { kind: "upkeep", what } }], { after: new Date(due) });
  }
}

/** Does a chore, and says when it is due next. Never rejects. */
export async function upkeep(task: UpkeepTask, options: UpkeepOptions): Promise<WorkResult> {
  const { what } = task.subject;
  const { store, now, log, every } = options;
  if (!Object.hasOwn(CHORES, what)) {
    // A newer version put it there, beside us or before we went back to this one. It stays for that version.
    log.warn({ upkeep: what }, "upkeep is left to a newer version");
    return { kind: "done", next: [], again: new Date(now().getTime() + AGAIN_MS) };
  }
  try {
    const next = await CHORES[what](options);
    await writeSetting(store, settingOf(what), now().toISOString());
    return { kind: "done", next, again: new Date(now().getTime() + every[what]) };
  } catch (error) {
    const { code } = toGithubError(error, what);
    log.error({ upkeep: what, code, err: error }, "upkeep failed");
    return { kind: "done", next: [], again: new Date(now().getTime() + Math.min(AGAIN_MS, every[what])) };
  }
}

type Chores = Readonly<
  Record<Chore, (options: UpkeepOptions) => Promise<Extract<WorkResult, { kind: "done" }>["next"]>>
>;

const CHORES: Chores = {
  sweep: async ({ octokit }) => sweepTasks(await octokit()),
  "missed-deliveries": async (options) => {
    await findMissed(options);
    return [];
  },
  retention: async ({ applyRetention }) => {
    await applyRetention();
    return [];
  },
  vacuum: async ({ vacuum }) => {
    await vacuum();
    return [];
  },
};

/** Where the last whole look at GitHub's log of deliveries ended. */
const LOOKED_UNTIL = "missed-deliveries/looked-until";

async function findMissed({ store, now, octokit, isHeard, log }: UpkeepOptions): Promise<void> {
  const before = await readSetting(store, LOOKED_UNTIL);
  const missed = await redeliverMissed({
    octokit: await octokit(),
    since: new Date(typeof before === "string" ? before : 0),
    now: now(),
    isHeard,
    known: async (guids) => {
      if (guids.length === 0) return new Set();
      const rows = await store.db.selectFrom("delivery").select("guid").where("guid", "in", guids).execute();
      return new Set(rows.map(({ guid }) => guid));
    },
  });
  const { redelivered, lost, whole, lookedUntil } = missed;
  if (redelivered.length + lost.length > 0)
    log.warn({ redelivered, lost }, "deliveries that never arrived were asked for again");
  if (!whole) log.warn("the log of deliveries is longer than what is read of it; the sweep finds the rest");
  await writeSetting(store, LOOKED_UNTIL, lookedUntil.toISOString());
}

function settingOf(what: Chore): string {
  return `upkeep/${what}`;
}
