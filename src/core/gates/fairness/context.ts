import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { Options } from "./options.ts";
import type { Series } from "./series-of.ts";

/** What every judgement about one package needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly options: Options;
  /** All that reports of the package measure by group. */
  readonly series: readonly Series[];
  /** Evidence that could not be read whole: what is missing may have been there. */
  readonly unread: readonly string[];
  readonly say: Say<Messages>;
  readonly about: About;
}

/** A finding about a place. */
export function at(about: About, where: About["where"]): About {
  return where === undefined ? about : { ...about, where };
}
