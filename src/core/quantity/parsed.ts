/** What parsing one small text gives: its value, or in our own words what is expected (never the text itself). */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string };
