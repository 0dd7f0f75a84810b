import type { Location } from "./location.ts";

/** A text with a number in it that has more digits than people read: windows show the one, and programs get the other. */
export interface Rounded {
  readonly shown: string;
  readonly exact: string | number;
}

/** A value that fills a place in a template. Foreign text stays raw here: `report/` escapes it, once. */
export type Value = string | number | boolean | Rounded | readonly (string | Rounded)[];

/** Whether a value is one number of two texts. */
export function isRounded(value: unknown): value is Rounded {
  return typeof value === "object" && value !== null && "exact" in value;
}

/** A value as programs get it: in all digits. */
export function exactly(value: Value): string | number | boolean | readonly (string | number)[] {
  if (isRounded(value)) return value.exact;
  if (typeof value !== "object") return value;
  return value.map((item) => (isRounded(item) ? item.exact : item));
}

/**
 * Something said about a pull request, kept apart from how it is shown.
 *
 * `says`, `fix`, `expected`, `actual` and `why` are templates of our own: `{name}` is filled with `values.name` as text,
 * and `` `{name}` `` (in backticks) as code. `[file|files]` agrees with the number that was filled in last before it.
 * Nothing else in a template is special.
 */
export interface Statement {
  /** Stable id in kebab-case, unique within its gate or reader. Tests and waivers name it; prose may change. */
  readonly id: string;
  readonly says: string;
  /** What to do about it, in the imperative. */
  readonly fix?: string;
  /** What should have been found; completes "expected: …". */
  readonly expected?: string;
  /** What was found; completes "found: …". */
  readonly actual?: string;
  /** Why it is asked, in one sentence that holds whatever the values are. */
  readonly why?: string;
  readonly values: Readonly<Record<string, Value>>;
}

/** A mistake in a user's file, with the place where it is mended. */
export interface Issue extends Statement {
  readonly where: Location;
}

/** What reading a user's file gives: the value, or every mistake found (never neither, never thrown). */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly warnings?: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };
