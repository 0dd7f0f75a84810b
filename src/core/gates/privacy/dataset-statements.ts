import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Handoff } from "#core/handoff/handoff-schema.ts";
import type { Term } from "#core/model/details.ts";
import type { Location } from "#core/model/location.ts";

export type Dataset = NonNullable<Handoff["datasets"]>[number];

/** Something that a document says about a data set, and where. */
export interface Said {
  readonly value: string;
  readonly path: string;
  readonly where: Location;
  /** Column or field that it is about, where it is about one. */
  readonly column?: string;
}

/** What the documents of one data set state: its contract, its lineage, its own card. */
export interface DatasetStatements {
  readonly classes: readonly Said[];
  readonly sensitive: readonly Said[];
  readonly retention: readonly Said[];
  readonly purpose: readonly Said[];
  readonly mitigation: readonly Said[];
  readonly access: readonly Said[];
}

/** Gathers what is said of the data set at an index of the manifest. */
export function datasetStatements({ documents }: PackageFacts, index: number): DatasetStatements {
  const own = documents.filter(({ pointers }) =>
    pointers.some((pointer) => pointer.startsWith(`/datasets/${index}/`)),
  );
  const of = (kind: Term["kind"]) => own.flatMap((document) => termsOf(document, kind));
  return {
    classes: [...own.flatMap(columnsOf), ...of("classification")],
    sensitive: of("sensitive-data"),
    retention: of("retention"),
    purpose: of("purpose"),
    mitigation: of("mitigation"),
    access: of("access"),
  };
}

function termsOf({ path, reading }: DocumentFacts, kind: Term["kind"]): readonly Said[] {
  const terms = (reading?.details?.terms ?? []).filter((term) => term.kind === kind);
  return terms.map(({ value, of, source: { line } }) => ({
    value,
    path,
    where: { path, ...(line === undefined ? {} : { line }) },
    ...(of === undefined ? {} : { column: of }),
  }));
}

function columnsOf({ path, reading }: DocumentFacts): readonly Said[] {
  return (reading?.details?.columns ?? []).flatMap(({ name, classification, source: { line } }) => {
    if (classification === undefined) return [];
    const where = { path, ...(line === undefined ? {} : { line }) };
    return [{ value: classification, path, where, column: name }];
  });
}
