import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Base } from "../base-of.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { Candidate } from "./select-observations.ts";

/** What every judgement about one package needs. */
export interface Context {
  readonly package: PackageFacts;
  /** What it was at the base. */
  readonly base: Base;
  readonly now: string;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** Where an observation stands. */
export function placeOf({ file, observation: { source } }: Candidate): NonNullable<About["where"]> {
  const { line, column } = source;
  return {
    path: file.reading.path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
}
