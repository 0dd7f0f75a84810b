import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Pin } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Source } from "#core/model/source.ts";
import type { About } from "../define-gate.ts";
import { tellAtMost } from "../tell-at-most.ts";
import type { EnvironmentSay } from "./messages.ts";
import type { Options } from "./options.ts";

/** What every judgement about one package's environment needs. */
export interface Context {
  readonly package: PackageFacts;
  readonly handoff: ResolvedHandoff;
  readonly options: Options;
  readonly say: EnvironmentSay;
  readonly about: About;
}

/** A dependency and the file that names it. */
export interface NamedPin {
  readonly path: string;
  readonly pin: Pin;
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
  { say, about }: Context,
): readonly Finding[] {
  const id = findings.some(({ outcome }) => blocks(outcome)) ? "more" : "more-noted";
  return tellAtMost(findings, (count) => say(id, { count, kind }, about));
}

/** Documents that the manifest names at a place of it, in their order. */
export function documentsAt({ documents }: PackageFacts, place: RegExp): readonly DocumentFacts[] {
  return documents.filter(({ pointers }) => pointers.some((pointer) => place.test(pointer)));
}

/** Dependencies that the environment's files name, and those of the infrastructure that it is rolled out with. */
export function pinsOf(one: PackageFacts): readonly NamedPin[] {
  const documents = documentsAt(one, /^\/(?:code\/environment\/|deployment\/)/);
  return documents.flatMap(({ path, reading }) =>
    (reading?.details?.pins ?? []).map((pin) => ({ path, pin })),
  );
}
