import type { Location } from "./location.ts";

/** Annotation of a check run, as GitHub takes it: level, place, and finished (already escaped) text. */
export interface Annotation {
  readonly level: "failure" | "warning" | "notice";
  readonly where: Location & { readonly line: number };
  readonly title: string;
  readonly message: string;
}

/** What GitHub shows for a check: title, summary and text are Markdown within GitHub's limits. */
export interface CheckOutput {
  readonly title: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations: readonly Annotation[];
}

/** A button of a check; GitHub sends `identifier` back when somebody presses it. At most 20, 40 and 20 characters. */
export interface CheckButton {
  readonly label: string;
  readonly description: string;
  readonly identifier: string;
}

/** Something to be done on GitHub. `plan` decides it, `apply` does it; between the two it can be read and tested. */
export type Effect =
  | {
      readonly kind: "publish-check";
      readonly name: string;
      readonly head: string;
      /** Run to update; a new one is made when it is null. */
      readonly run: number | null;
      /** `null` while a person has still to act: GitHub then shows the check as in progress, and a required one blocks. */
      readonly conclusion: "success" | "failure" | null;
      /** Ours alone to write, and read back: see `report/check-memory.ts`. */
      readonly externalId: string;
      readonly output: CheckOutput;
      /** At most three; absent: none. */
      readonly buttons?: readonly CheckButton[];
    }
  | {
      readonly kind: "request-reviews";
      readonly users: readonly string[];
      readonly teams: readonly string[];
    }
  | {
      readonly kind: "comment";
      /** Comment of ours to edit; a new one is made when it is null. */
      readonly comment: number | null;
      /** Finished Markdown of at most 65,536 characters. */
      readonly body: string;
    };
