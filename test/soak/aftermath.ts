import type { SealedEntry } from "#audit/audit-entry.ts";
import { verifyChain } from "#audit/verify-chain.ts";
import { storedRows } from "../../app/audit/stored-rows.ts";
import type { AppConfig } from "../../app/config/config.ts";
import type { Payload } from "../../app/events/hint.ts";
import { hintOf } from "../../app/events/hint-of.ts";
import { openStore } from "../../app/store/open-store.ts";
import type { CheckRun } from "../forge/state/records.ts";
import type { SoakPlace } from "./place.ts";
import { isCheckWrite, ONLOOKER } from "./road.ts";

/** What the store and the forge hold when all is over. */
export interface Aftermath {
  /** Deliveries that concern us and that the forge got a 2xx for. */
  readonly acknowledged: number;
  /** Those that are not both in the store and in the log. */
  readonly lost: readonly string[];
  /** Deliveries that the log tells of twice. */
  readonly toldTwice: number;
  /** Deliveries all of whose attempts failed. */
  readonly missed: number;
  /** `whole`, or where the log's chain is broken. */
  readonly chain: string;
  readonly rows: number;
  readonly verdicts: number;
  /** Writes of checks that reached the forge's door. */
  readonly checkWrites: number;
  /** Checks on a head that are in progress though a newer one of their name stands there. */
  readonly leftOver: number;
  /** Green checks on heads whose publication the log does not tell of. */
  readonly untold: number;
}

/** Looks at everything. No instance may run on a folder meanwhile. */
export async function lookBack(place: SoakPlace, where: AppConfig["store"]): Promise<Aftermath> {
  const heard = place.forge.deliveries.filter(({ event, body }) => isAlwaysTaken(place, event, body));
  const taken = new Set(
    heard.filter(({ statusCode }) => statusCode >= 200 && statusCode < 300).map(({ guid }) => guid),
  );
  const store = await openStore(where);
  try {
    const stored = new Set(
      (await store.db.selectFrom("delivery").select("guid").execute()).map(({ guid }) => guid),
    );
    const told = new Map<unknown, number>();
    const published = new Set<unknown>();
    let verdicts = 0;
    const chain = await verifyChain(
      seen(storedRows(store.db), ({ kind, data }) => {
        const { guid, run } = JSON.parse(data ?? "{}") as { readonly guid?: string; readonly run?: number };
        if (kind === "delivery") told.set(guid, (told.get(guid) ?? 0) + 1);
        if (kind === "publication") published.add(run);
        if (kind === "verdict") verdicts += 1;
      }),
    );
    return {
      acknowledged: taken.size,
      lost: [...taken].filter((guid) => !stored.has(guid) || !told.has(guid)),
      toldTwice: [...told.values()].filter((times) => times > 1).length,
      missed: new Set(heard.map(({ guid }) => guid)).size - taken.size,
      chain: chain.ok ? "whole" : `${chain.break.kind} at ${chain.break.seq}`,
      rows: chain.rows,
      verdicts,
      checkWrites: place.road.passed.filter((one) => one.who !== ONLOOKER && isCheckWrite(one)).length,
      leftOver: ownRuns(place).filter((run) => run.status !== "completed" && newest(place, run) !== run)
        .length,
      untold: ownRuns(place).filter((run) => isShownGreen(place, run) && !published.has(run.id)).length,
    };
  } finally {
    await store.close();
  }
}

/** Whether a delivery has to be taken whatever the policies need. Those of reviews do: the policies here ask for sign-offs. */
function isAlwaysTaken({ appId }: SoakPlace, event: string, body: string): boolean {
  const hint = hintOf(event, JSON.parse(body) as Payload, { appId, slug: "gatehouse" });
  return hint !== null && (hint.changes === "always" || event === "pull_request_review");
}

async function* seen(rows: AsyncIterable<SealedEntry>, look: (row: SealedEntry) => void) {
  for await (const row of rows) {
    look(row);
    yield row;
  }
}

function ownRuns({ repository, appId }: SoakPlace): CheckRun[] {
  return repository.record.runs.filter(({ suite }) => suite.app.id === appId);
}

function newest(place: SoakPlace, { name, suite }: CheckRun): CheckRun | undefined {
  return ownRuns(place).findLast((each) => each.name === name && each.suite.headSha === suite.headSha);
}

function isShownGreen(place: SoakPlace, run: CheckRun): boolean {
  const isHead = place.pulls.some(({ head }) => head === run.suite.headSha);
  return isHead && run.conclusion === "success" && newest(place, run) === run;
}
