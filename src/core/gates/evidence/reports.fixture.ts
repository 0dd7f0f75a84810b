import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { evidenceOf, observationOf, packageOf } from "#core/facts/package.fixture.ts";
import type { EvidenceFacts, PackageFacts } from "#core/facts/package-facts.ts";
import type { Observation } from "#core/model/observation.ts";
import type { EvidenceCase } from "./case.fixture.ts";
import { factsOf } from "./facts.fixture.ts";

type Report = Partial<EvidenceFacts> & {
  readonly format?: string;
  readonly observations?: readonly Observation[];
  readonly details?: NonNullable<EvidenceFacts["reading"]["details"]>;
};

/** A package of reports, each listed in the manifest with its suite and environment. */
export function of(reports: readonly Report[], documents: readonly DocumentFacts[] = []): PackageFacts {
  const entries = reports.map(({ suite, environment }, index) => {
    const more = `${suite === undefined ? "" : `, suite: ${suite}`}${environment === undefined ? "" : `, environment: ${environment}`}`;
    return `\n  - { path: reports/${index}.json, as: metrics${more} }`;
  });
  const evidence = reports.map(({ format = "metrics", observations = [], details, ...facts }, index) => {
    const reading = { observations, ...(details === undefined ? {} : { details }) };
    const pointer = `/evidence/${index}`;
    return evidenceOf(`handoffs/churn/reports/${index}.json`, format, reading, { pointer, ...facts });
  });
  return packageOf(entries.length === 0 ? "" : `evidence:${entries.join("")}\n`, { evidence, documents });
}

/** The one observation `auc`. */
export const auc = (value: number, more: Partial<Observation> = {}) => [observationOf("auc", value, more)];

/** Details that name a run. */
export const run = (id: string) => ({ subjects: [{ kind: "run" as const, id, source: { pointer: "/r" } }] });

/** Ids of findings of so many files that were read. */
export const read = (count: number) => Array<string>(count).fill("evidence-read");

/** A case that fails, unless it says otherwise. */
export const fails = (
  name: string,
  facts: PackageFacts,
  finds: readonly string[],
  more: Partial<EvidenceCase> = {},
) => ({ name, facts: factsOf(facts), finds, outcome: "fail", ...more }) as const;

/** A case that passes. */
export const passes = (
  name: string,
  facts: PackageFacts,
  finds: readonly string[],
  more: Partial<EvidenceCase> = {},
) => ({ name, facts: factsOf(facts), finds, outcome: "pass", ...more }) as const;
