import type { Foreign } from "../foreign.ts";
import { AGGREGATED, type Entry } from "./entry.ts";

/** Percentiles that are computed, as Locust prints them by default. */
const PERCENTILES = [0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999, 1];

/** The sums of an entry from which everything else is computed. */
interface Sums {
  readonly requests: number;
  /** Of these, the ones without a response time. */
  readonly untimed: number;
  readonly failures: number;
  /** Sum of the sizes of the responses in bytes. */
  readonly content: number;
  /** Sum of the response times in milliseconds. */
  readonly total: number;
  readonly min: number;
  readonly max: number;
  /** Epoch seconds of the beginning and of the last request. */
  readonly start: number;
  readonly end: number;
  /** How many requests took that many milliseconds, rounded as Locust rounds. */
  readonly times: ReadonlyMap<number, number>;
}

/** Seconds of the whole run: Locust divides by these for each entry, too. */
function secondsOf(all: readonly Sums[]): number {
  const ends = all.map(({ end }) => end).filter((end) => Number.isFinite(end));
  const starts = all.map(({ start }) => start).filter((start) => Number.isFinite(start));
  const last = ends.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return last - starts.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

/**
 * Reads the list that `locust --json` prints, one entry for each name and method, and adds the entry of all together, which is
 * not in it. Entries with a value that is no number are left to the caller as `undefined`.
 */
export function readEntries(list: Foreign): readonly (Entry | undefined)[] {
  const read = list.items.map((entry) => ({ entry, sums: sumsOf(entry) }));
  const known = read.flatMap(({ sums }) => sums ?? []);
  const seconds = secondsOf(known);
  const named = read.map(({ entry, sums }) =>
    sums === undefined ? undefined : entryOf(entry, sums, seconds),
  );
  const own = named.find((entry) => entry?.name === AGGREGATED);
  if (own !== undefined || known.length === 0) return named;
  const all = { name: AGGREGATED, type: "", ...computed(together(known), list, seconds) };
  return [...named, all];
}

function entryOf(entry: Foreign, sums: Sums, seconds: number): Entry {
  const name = entry.at("name").text ?? AGGREGATED;
  return { name, type: entry.at("method").text ?? "", ...computed(sums, entry, seconds) };
}

/** The columns of an entry as Locust computes them (locustio/locust:locust/stats.py, class StatsEntry). */
function computed(sums: Sums, from: Foreign, seconds: number): Omit<Entry, "name" | "type"> {
  const { requests, untimed, failures, total, content, min, max, times } = sums;
  const { source } = from;
  const values: (readonly [string, number])[] = [
    ["Request Count", requests],
    ["Failure Count", failures],
    ["Average Response Time", requests === untimed ? Number.NaN : total / (requests - untimed)],
    ["Min Response Time", min],
    ["Max Response Time", max],
    ["Average Content Size", requests === 0 ? Number.NaN : content / requests],
    ["Requests/s", requests / seconds],
    ["Failures/s", failures / seconds],
    ...percentilesOf(times),
  ];
  return {
    requests,
    failures,
    values: values
      .filter(([, value]) => Number.isFinite(value))
      .map(([name, value]) => ({ name, value, source })),
    source,
    where: from.where,
  };
}

function sumsOf(entry: Foreign): Sums | undefined {
  const [requests, failures] = [entry.at("num_requests").number, entry.at("num_failures").number];
  const times = new Map<number, number>();
  for (const [time, count] of entry.at("response_times").entries) {
    if (!/^\d{1,9}(?:\.\d{1,9})?$/.test(time) || count.number === undefined || count.number < 0)
      return undefined;
    times.set(Number(time), count.number);
  }
  if (requests === undefined || failures === undefined || requests < 0) return undefined;
  const optional = (key: string) => entry.at(key).number ?? Number.NaN;
  return {
    requests,
    untimed: entry.at("num_none_requests").number ?? 0,
    failures,
    content: optional("total_content_length"),
    total: optional("total_response_time"),
    min: optional("min_response_time"),
    max: optional("max_response_time"),
    start: optional("start_time"),
    end: optional("last_request_timestamp"),
    times,
  };
}

function together(all: readonly Sums[]): Sums {
  const times = new Map<number, number>();
  for (const sums of all)
    for (const [time, count] of sums.times) times.set(time, (times.get(time) ?? 0) + count);
  const fold = (key: Exclude<keyof Sums, "times">, how: (a: number, b: number) => number) =>
    all.map((sums) => sums[key]).reduce(how);
  const add = (a: number, b: number) => a + b;
  return {
    requests: fold("requests", add),
    untimed: fold("untimed", add),
    content: fold("content", add),
    failures: fold("failures", add),
    total: fold("total", add),
    min: fold("min", (a, b) => Math.min(a, b)),
    max: fold("max", (a, b) => Math.max(a, b)),
    start: fold("start", (a, b) => Math.min(a, b)),
    end: fold("end", (a, b) => Math.max(a, b)),
    times,
  };
}

/** Times below which a share of the requests lies, counted from the slowest (locustio/locust:locust/stats.py). */
function percentilesOf(times: ReadonlyMap<number, number>): readonly (readonly [string, number])[] {
  const sorted = [...times].toSorted(([a], [b]) => b - a);
  const count = sorted.reduce((sum, [, each]) => sum + each, 0);
  if (count === 0) return [];
  return PERCENTILES.map((share) => {
    let slower = 0;
    const found = sorted.find(([, each]) => {
      slower += each;
      return count - slower <= Math.floor(count * share);
    });
    return [`p${Number((share * 100).toPrecision(6))}`, found?.[0] ?? Number.NaN] as const;
  });
}
