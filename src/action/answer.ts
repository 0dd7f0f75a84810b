import type { Statement } from "#core/model/statement.ts";

/** A value, or everything in the workflow that keeps us from it: what the people who set it up can mend. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Statement[] };

/** An answer that is one problem. */
export function problem(statement: Statement): {
  readonly ok: false;
  readonly problems: readonly Statement[];
} {
  return { ok: false, problems: [statement] };
}
