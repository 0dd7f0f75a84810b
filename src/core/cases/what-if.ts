import type { Statement } from "#core/model/statement.ts";
import type { Given } from "./given-schema.ts";

/** What may be otherwise about facts that were collected: all of a {@link Given} that needs no file. */
export type WhatIf = Pick<
  Given,
  | "now"
  | "version"
  | "risk"
  | "metrics"
  | "author"
  | "contributors"
  | "teams"
  | "approvals"
  | "objections"
  | "dismissed"
  | "promoted"
  | "checks"
>;

/** Why something cannot be otherwise, and the part of the question that asks for it. */
export interface Impossible {
  readonly at: readonly (string | number)[];
  /** Whether the key there is what is wrong, and not its value. */
  readonly part?: "key";
  readonly because: Statement;
}
