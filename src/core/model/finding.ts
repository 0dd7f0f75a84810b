import type { Location } from "./location.ts";
import type { Outcome } from "./outcome.ts";
import type { Statement, Value } from "./statement.ts";

/** One thing a gate looked at, and what came of it. A passing finding says what was looked at, too. */
export interface Finding extends Statement {
  readonly outcome: Outcome;
  readonly where?: Location;
  /** Who can act on it: handles as CODEOWNERS spells them (`@user`, `@org/team`), or an e-mail address. */
  readonly who?: readonly string[];
  /** Folder of the package it is about. */
  readonly package?: string;
  /** Name of the policy's check it is about. */
  readonly check?: string;
}

/** A cell of a table: plain foreign text, a list, or a statement. */
export type Cell = Value | Omit<Statement, "id">;

/** Details that belong to a gate's result: shown folded below the verdict, never needed to understand it. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
