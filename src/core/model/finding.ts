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
  /** The waiver that excuses it, where its outcome is `waived`. */
  readonly waiver?: Waiver;
  /** `warn`: the policy's check only warns, so the finding is shown and does not count. */
  readonly severity?: "warn";
  /** How it is told where it is one of several of its kind in a file; absent: always by itself. */
  readonly many?: Many;
}

/**
 * The words for several findings of one kind in one file: a sentence about all of them, and a line for each below it. Templates, as
 * those of a {@link Statement}. All are shown by these words to people; programs get each finding by itself.
 */
export interface Many {
  /**
   * Of all: filled with `count` alone, as what differs from one to the next stands in their lines. `count` is the number of these lines: where
   * several may be about one thing, such as one file that is named at three places, the words count the places.
   */
  readonly says: string;
  /** What to do about all of them. Filled with `count`, too. */
  readonly fix?: string;
  /** What tells one from the others, short: filled with its own values. */
  readonly each: string;
  /** What else is to be known of that one; filled with its own values. */
  readonly note?: string;
}

/** A reviewed line of the policy that excuses findings of a gate for one version of a package, until a day. */
export interface Waiver {
  readonly gate: string;
  /** Name of the policy's check; absent: every finding of the gate. */
  readonly check?: string;
  /** `name@version`. */
  readonly package: string;
  readonly reason: string;
  /** Who answers for it: a handle as CODEOWNERS spells it. */
  readonly authority: string;
  /** Last day on which it counts, ISO date in UTC. */
  readonly expires: string;
  /** Where it stands in the policy. */
  readonly where: Location;
}

/** A drawing of what comes from what. Foreign names are plain text here; `report/` draws and escapes. */
export interface Graph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  /** From the source to what was made of it, by node id. */
  readonly edges: readonly { readonly from: string; readonly to: string; readonly label?: string }[];
}

export interface GraphNode {
  /** Unique in its graph; ours. */
  readonly id: string;
  readonly label: string;
  readonly kind: "data" | "step" | "code" | "model" | "evidence";
  /** How it was found: `ok` verified, `bad` does not verify, `unknown` could not be looked at. */
  readonly state: "ok" | "bad" | "unknown";
}

/** A cell of a table: plain foreign text, a list, or a statement. */
export type Cell = Value | Omit<Statement, "id">;

/** Details that belong to a gate's result: shown folded below the verdict, never needed to understand it. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}
