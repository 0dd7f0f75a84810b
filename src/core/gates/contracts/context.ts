import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Column } from "#core/model/details.ts";
import type { Location } from "#core/model/location.ts";
import type { Base } from "../base-of.ts";
import type { About, Say } from "../define-gate.ts";
import type { Messages } from "./messages.ts";
import type { Options } from "./options.ts";

/** What every judgement about one package needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly base: Base;
  readonly options: Options;
  readonly say: Say<Messages>;
  readonly about: About;
}

/** Columns of a kind that a document names. */
export function columnsOf({ reading }: DocumentFacts, of: Column["of"]): readonly Column[] {
  return (reading?.details?.columns ?? []).filter((column) => column.of === of);
}

/** The contract of the data set at an index, where one is named. */
export function contractAt({ documents }: PackageFacts, index: number): DocumentFacts | undefined {
  return documents.find(({ pointers }) => pointers.includes(`/datasets/${index}/contract`));
}

/** Where a column stands in its file. */
export function placeOf(path: string, { source: { line, column } }: Column): Location {
  return { path, ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
}

/** What describes the model: a file that `model.path` names or that lies below it, or one that a tool left in the package. */
export function isOfModel({ pointers }: DocumentFacts): boolean {
  return pointers.length === 0 || pointers.includes("/model/path");
}
