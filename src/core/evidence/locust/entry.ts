import type { Location } from "#core/model/location.ts";
import type { Source } from "#core/model/source.ts";

/** A row of the statistics: all requests of one name and method, or all together. */
export interface Entry {
  readonly name: string;
  /** The method, or whatever the script calls the type of the request; empty for all together. */
  readonly type: string;
  readonly requests: number;
  readonly failures: number;
  /** The other columns by the names of the CSV file, and the percentiles as `p95`; absent where there is none. */
  readonly values: readonly Value[];
  readonly source: Source;
  readonly where: Location;
}

/** A cell: its number, or the text that is none. */
export interface Value {
  readonly name: string;
  readonly value: number | string;
  readonly source: Source;
}

/** Units of the columns; percentiles are times. */
const UNITS: Readonly<Record<string, string>> = {
  "Median Response Time": "ms",
  "Average Response Time": "ms",
  "Min Response Time": "ms",
  "Max Response Time": "ms",
  "Average Content Size": "By",
  "Requests/s": "1/s",
  "Failures/s": "1/s",
};

/** Unit of a value by its name; `undefined` for counts. */
export function unitOf(name: string): string | undefined {
  if (/^p\d/.test(name)) return "ms";
  return Object.hasOwn(UNITS, name) ? UNITS[name] : undefined;
}

/** Name that Locust gives to all requests together. */
export const AGGREGATED = "Aggregated";
