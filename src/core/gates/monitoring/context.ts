import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Location } from "#core/model/location.ts";
import type { Source } from "#core/model/source.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { Asked } from "./options.ts";

/** The section that is judged. */
export type Plan = NonNullable<ResolvedHandoff["handoff"]["monitoring"]>;

/** Files of the section that are read. */
export type Part = "alerts" | "tests" | "slo";

/** What every judgement about one package's plan needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly plan: Plan;
  readonly asked: Asked;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** The documents of a part of the plan: a file, or the files of a folder. */
export function documentsOf(one: Pick<PackageFacts, "documents">, part: Part): readonly DocumentFacts[] {
  return one.documents.filter(({ pointers }) => pointers.includes(`/monitoring/${part}`));
}

/** Whether a document could not be read whole, so that nothing follows from what is not in it. */
export function isBroken({ reading, issue }: DocumentFacts): boolean {
  return issue !== undefined || (reading !== null && reading.problems.length > 0);
}

/** Whether all files of these parts can be read here, so that something follows from what is in none of them. */
export function isComplete({ plan, package: one }: Context, parts: readonly Part[]): boolean {
  return parts.every((part) => typeof plan[part] !== "object" && !documentsOf(one, part).some(isBroken));
}

/** Whom a finding concerns, and where the value at `pointer` (below `/monitoring`) stands. */
export function at({ about, handoff }: Context, pointer: string): About {
  return { ...about, where: whereOf(handoff, `/monitoring${pointer}`) };
}

/** Whom a finding about a place in a document concerns. */
export function inside({ about }: Context, path: string, { line, column }: Source): About {
  const where: Location = {
    path,
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
  };
  return { ...about, where };
}
