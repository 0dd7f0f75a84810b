import type { Parsed } from "./parsed.ts";

/** Milliseconds of each unit, the largest first: a compound such as `1h30m` names them in this order. */
const DAY = 86_400_000;
const HOUR = 3_600_000;
const UNITS: ReadonlyMap<string, number> = new Map([
  ["w", 7 * DAY],
  ["d", DAY],
  ["h", HOUR],
  ["m", 60_000],
  ["s", 1000],
  ["ms", 1],
]);
const ORDER: readonly string[] = [...UNITS.keys()];

const SHORT = /^(?:\d{1,12}(?:\.\d{1,9})?(?:ms|[wdhms]))+$/;
const SHORT_PART = /(\d+(?:\.\d+)?)(ms|[wdhms])/g;
const ISO = /^P(?:(\d{1,12})D)?(?:T(?:(\d{1,12})H)?(?:(\d{1,12})M)?(?:(\d{1,12}(?:\.\d{1,9})?)S)?)?$/;
const ISO_CALENDAR = /^P\d+(?:\.\d+)?[YMW]/;

const EXPECTED =
  "expected a length of time such as 250ms, 90s, 15m, 24h or 7d, or in ISO 8601 such as PT15M or P7D";

/**
 * Reads a length of time and gives milliseconds: `250ms`, `90s`, `15m`, `24h`, `7d`, `2w`, a compound from the
 * largest unit down (`1h30m`), or `PnDTnHnMnS` of ISO 8601. A day is 24 hours. Years and months are refused,
 * since their length depends on a calendar. Case-sensitive, without spaces and sign.
 */
export function parseDuration(text: string): Parsed<number> {
  if (text.length === 0 || text.length > 64) return { ok: false, problem: EXPECTED };
  if (text.startsWith("P")) return parseIso(text);
  if (!SHORT.test(text)) return { ok: false, problem: EXPECTED };
  let total = 0;
  let previous = -1;
  for (const [, amount = "", unit = ""] of text.matchAll(SHORT_PART)) {
    const rank = ORDER.indexOf(unit);
    if (rank <= previous) return { ok: false, problem: "expected each unit once, the largest first: 1h30m" };
    previous = rank;
    total += Number(amount) * (UNITS.get(unit) ?? Number.NaN);
  }
  return bounded(total);
}

function parseIso(text: string): Parsed<number> {
  if (ISO_CALENDAR.test(text)) {
    return {
      ok: false,
      problem: "expected days, hours, minutes or seconds: the length of a year or month varies",
    };
  }
  const parts = ISO.exec(text);
  if (parts === null || text.length === 1 || text.endsWith("T")) return { ok: false, problem: EXPECTED };
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = parts;
  return bounded(
    Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * 60_000 + Number(seconds) * 1000,
  );
}

function bounded(milliseconds: number): Parsed<number> {
  const rounded = Number(milliseconds.toPrecision(15));
  if (rounded <= Number.MAX_SAFE_INTEGER) return { ok: true, value: rounded };
  return { ok: false, problem: "expected a shorter time: this one is longer than history" };
}

/** Milliseconds as {@link parseDuration} reads them back: `90000` is `1m30s`, `0` is `0s`. Takes a value that is not negative. */
export function formatDuration(milliseconds: number): string {
  let rest = milliseconds;
  let text = "";
  for (const [unit, size] of UNITS) {
    if (unit === "w") continue;
    const count = unit === "ms" ? rest : Math.floor(rest / size);
    if (count > 0) text += `${unit === "ms" ? Number(count.toFixed(6)) : count}${unit}`;
    rest -= count * size;
  }
  return text === "" ? "0s" : text;
}
