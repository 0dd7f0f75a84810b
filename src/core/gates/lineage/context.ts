import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Handoff } from "#core/handoff/handoff-schema.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Source } from "#core/model/source.ts";
import type { About } from "../define-gate.ts";
import { tellAtMost } from "../tell-at-most.ts";
import type { Lineage } from "./follow-steps.ts";
import type { LineageSay } from "./messages.ts";
import type { Options } from "./options.ts";

/** A data set as the manifest declares it. */
export type Dataset = NonNullable<Handoff["datasets"]>[number];

/** What every judgement about one package's lineage needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly lineage: Lineage;
  readonly options: Options;
  readonly say: LineageSay;
  readonly about: About;
}

/** Whom a finding concerns, and where in a document what it is about stands. */
export function placed({ about }: Pick<Context, "about">, path: string, { line, column }: Source): About {
  const place = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
  return { ...about, where: { path, ...place } };
}

/** The first findings of a kind, and one that counts the rest and blocks exactly when they do. */
export function bounded(
  kind: string,
  findings: readonly Finding[],
  { say, about }: Pick<Context, "say" | "about">,
): readonly Finding[] {
  const id = findings.some(({ outcome }) => blocks(outcome)) ? "more" : "more-noted";
  return tellAtMost(findings, (count) => say(id, { count, kind }, about));
}
