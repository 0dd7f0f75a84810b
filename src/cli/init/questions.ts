import type { Found } from "./existing.ts";

/** What people are asked, where nothing else says it. An answer that is left empty is none. */
export interface Questions {
  readonly name: (likely: string) => Promise<string>;
  readonly owner: (likely: string | undefined) => Promise<string | undefined>;
  readonly engineering: () => Promise<readonly string[]>;
  readonly operations: () => Promise<readonly string[]>;
  /** Who answers for the rules; `likely` are taken where nobody is named. */
  readonly rulesOwner: (likely: readonly string[]) => Promise<readonly string[]>;
  /** Which of the parts that are there already are written anew. */
  readonly overwrite: (found: readonly Found[]) => Promise<ReadonlySet<Found["part"]>>;
}

/** The person went away from a question, with Ctrl-C or Escape. */
export class Cancelled extends Error {
  constructor() {
    super("cancelled");
  }
}
