import { pino } from "pino";
import { startApp } from "../../app/start-app.ts";
import { openTestStore } from "../store/open-test-store.ts";
import type { SoakPlace } from "./place.ts";
import { isCheckWrite, ONLOOKER, type Passed, travelAs } from "./road.ts";

/** What somebody who remembers nothing finds. */
export interface FreshJudgement {
  /** Open pull requests that were judged. */
  readonly judged: number;
  /** What would have to be written on GitHub to show what is true, a line each: nothing, where all is well. */
  readonly wrong: readonly string[];
}

/**
 * Judges every open pull request by an App with an empty store on the same forge, none of whose writes arrives. Rejects when it could not judge them
 * all.
 */
export async function judgeFresh(place: SoakPlace): Promise<FreshJudgement> {
  const { passed, url } = place.road;
  const before = passed.length;
  const lines: { readonly msg?: string; readonly number?: number; readonly level: number }[] = [];
  const log = pino({ level: "info" }, { write: (line) => void lines.push(JSON.parse(line)) });
  const config = { ...place.config, port: 0, missedMs: 24 * 3600_000 };
  const store = await openTestStore("pglite");
  const back = travelAs(ONLOOKER, url);
  try {
    // Everything open is looked at when nobody has looked yet.
    const app = await startApp(config, { log, now: place.now, paceMs: 0, store });
    await app.inbox.idle();
    await app.close();
  } finally {
    back();
    await store.remove();
  }
  const judged = new Set(lines.filter(({ msg }) => msg === "evaluated").map(({ number }) => number));
  const missing = place.pulls.filter(({ number }) => !judged.has(number));
  if (missing.length > 0)
    throw new Error(
      `not judged anew: ${missing.map(({ number }) => number).join(", ")}: ${JSON.stringify(lines.filter(({ level }) => level >= 40).slice(0, 3))}`,
    );
  return {
    judged: judged.size,
    wrong: passed
      .slice(before)
      .filter((one) => one.who === ONLOOKER && isCheckWrite(one))
      .map((one) => tell(place, one)),
  };
}

function tell({ pulls, repository }: SoakPlace, { path, body }: Passed): string {
  const asked = JSON.parse(body) as {
    head_sha?: string;
    name?: string;
    conclusion?: string;
    external_id?: string;
  };
  const run = repository.record.runs.find(({ id }) => path.endsWith(`/${id}`));
  const head = asked.head_sha ?? run?.suite.headSha;
  const shown = repository.record.runs.findLast(
    ({ name, suite }) => suite.headSha === head && name === asked.name,
  );
  const numbers = pulls.filter((pull) => pull.head === head).map(({ number }) => `#${number}`);
  return `${numbers.join(" ")} ${asked.name}: ${shown?.conclusion ?? shown?.status ?? "nothing"} (${shown?.externalId}) stands, ${asked.conclusion ?? "in_progress"} (${asked.external_id}) is true`;
}
