import type { Statement } from "#core/model/statement.ts";

/** A value, or why the command line or the clone does not give it. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Statement };

/** An answer that is a problem. */
export function problem(statement: Statement): { readonly ok: false; readonly problem: Statement } {
  return { ok: false, problem: statement };
}
