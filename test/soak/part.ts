import type { Engine } from "../store/engines.ts";

/** What a part is run with. */
export interface SoakArgs {
  /** How many rounds; each part has a number of its own where nobody says. */
  readonly rounds: number | null;
  /** A part that can ends after so many minutes, with as many rounds as it had until then. */
  readonly minutes?: number;
  readonly seed: number;
  /** Only on this store, where a part runs on several. */
  readonly store: Engine | null;
  /** Only with so many instances, where a part runs with several. */
  readonly instances?: number;
  /** Tells how far it is. */
  readonly say: (line: string) => void;
}

/** What one run of a part came to. */
export interface SoakResult {
  /** What was run: the part, and on what. */
  readonly what: string;
  /** Whether everything is as it must be. */
  readonly ok: boolean;
  /** In the order in which they are shown. */
  readonly figures: Readonly<Record<string, number | string>>;
  /** What is wrong, a line each. */
  readonly faults: readonly string[];
}

/** Something that is run for long. */
export interface SoakPart {
  readonly about: string;
  run(args: SoakArgs): Promise<readonly SoakResult[]>;
}
