/** Kinds of quantity. A share in percent and a bare number are two kinds: `80%` and `81.8` must never be compared. */
export type Dimension = "number" | "share" | "time" | "information" | "rate";

/** A unit: its kind, and how many base units it is (milliseconds, bytes, events a second; shares count in parts of one). */
export interface Unit {
  readonly dimension: Dimension;
  readonly factor: number;
}

const time = (factor: number): Unit => ({ dimension: "time", factor });
const information = (factor: number): Unit => ({ dimension: "information", factor });
const rate = (factor: number): Unit => ({ dimension: "rate", factor });

/**
 * Units by symbol: those that people write in a manifest (`ms`, `Mi`, `50/s`), and the UCUM symbols that readers give
 * to observations (`By`, `1/s`). Case-sensitive, as `m` (minutes) and `M` differ. `m` and `min` are minutes.
 */
export const UNITS: ReadonlyMap<string, Unit> = new Map([
  ["", { dimension: "number", factor: 1 }],
  ["%", { dimension: "share", factor: 0.01 }],
  ["ns", time(1e-6)],
  ["us", time(1e-3)],
  ["µs", time(1e-3)],
  ["ms", time(1)],
  ["s", time(1000)],
  ["m", time(60_000)],
  ["min", time(60_000)],
  ["h", time(3_600_000)],
  ["d", time(86_400_000)],
  ["w", time(604_800_000)],
  ["B", information(1)],
  ["By", information(1)],
  ["kB", information(1e3)],
  ["KB", information(1e3)],
  ["MB", information(1e6)],
  ["GB", information(1e9)],
  ["TB", information(1e12)],
  ["Ki", information(2 ** 10)],
  ["Mi", information(2 ** 20)],
  ["Gi", information(2 ** 30)],
  ["Ti", information(2 ** 40)],
  ["KiB", information(2 ** 10)],
  ["MiB", information(2 ** 20)],
  ["GiB", information(2 ** 30)],
  ["TiB", information(2 ** 40)],
  ["/s", rate(1)],
  ["1/s", rate(1)],
  ["/min", rate(1 / 60)],
  ["1/min", rate(1 / 60)],
  ["/h", rate(1 / 3600)],
  ["1/h", rate(1 / 3600)],
]);

/** A dimension as a sentence names it. */
export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  number: "a bare number",
  share: "a share in percent",
  time: "a time",
  information: "an amount of memory",
  rate: "a rate",
};

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  nanos: "ns",
  micros: "us",
  usec: "us",
  millis: "ms",
  msec: "ms",
  millisecond: "ms",
  milliseconds: "ms",
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  mins: "min",
  minute: "min",
  minutes: "min",
  hr: "h",
  hrs: "h",
  hour: "h",
  hours: "h",
  day: "d",
  days: "d",
  week: "w",
  weeks: "w",
  percent: "%",
  pct: "%",
  byte: "B",
  bytes: "B",
  rps: "/s",
  qps: "/s",
  "req/s": "/s",
};

/** Letters that other tools take for memory: for some of them `M` is a million bytes, and for others 1,048,576. */
const MEMORY_LETTERS: ReadonlySet<string> = new Set(["K", "k", "M", "G", "g", "T", "t"]);

/**
 * The two units of memory that a letter may mean, first by 1,024 and then by 1,000: `M` is `Mi` or `MB`. `null` for any other symbol.
 * Which of them is for the writer to say.
 */
export function memoryUnits(symbol: string): readonly [string, string] | null {
  if (!MEMORY_LETTERS.has(symbol)) return null;
  const letter = symbol.toUpperCase();
  return [`${letter}i`, `${letter}B`];
}

/** The unit that was most likely meant by a symbol that is none: a word written out, or one in other letters. None for {@link memoryUnits}. */
export function nearestUnit(symbol: string): string | undefined {
  if (memoryUnits(symbol) !== null) return undefined;
  const lower = symbol.toLowerCase();
  if (Object.hasOwn(WRITTEN_OUT, lower)) return WRITTEN_OUT[lower];
  return [...UNITS.keys()].find((unit) => unit !== "" && unit.toLowerCase() === lower);
}
