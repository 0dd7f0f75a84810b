import { quoteIssue } from "#core/evidence/quote-issue.ts";
import { checkClaims } from "#core/facts/check-claims.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Artifact, Digest } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context } from "./context.ts";

const STRONG: ReadonlySet<string> = new Set(["sha256", "sha384", "sha512", "sha3-256", "blake2b", "blake3"]);

/** Whether what stands in the place of the model or a data set, and is a pointer, fixes what it points to. */
export function judgePointers(context: Context): readonly Finding[] {
  const { about, handoff, package: facts } = context;
  const findings = facts.references.flatMap(({ pointer, path, kind }) => {
    if (kind !== "file" || !/^\/(?:model|datasets\/\d+)\/path$/.test(pointer)) return [];
    const document = facts.documents.find((one) => one.path === path && one.pointers.includes(pointer));
    const where = whereOf(handoff, pointer);
    return document === undefined ? [] : judgePointer(document, { ...context, about: { ...about, where } });
  });
  return bounded("pointers", findings, context);
}

function judgePointer(document: DocumentFacts, { say, about, package: facts }: Context): readonly Finding[] {
  const { path, reading } = document;
  if (reading === null) return [];
  const { details = {}, problems } = reading;
  const [problem] = problems;
  const { artifacts = [] } = details;
  if (artifacts.length === 0) {
    // A model that is there itself has a digest of its own; its reader's problems are other gates' to tell.
    if (problem === undefined || Object.hasOwn(facts.digests, path)) return [];
    return [say("pointer-unreadable", { path, ...quoteIssue(problem) }, { ...about, where: problem.where })];
  }
  const where = { path, ...lineOf(artifacts[0]) };
  // A file that names others without digests, and lawfully so, is a description and no pointer.
  if (artifacts.some(({ digests }) => digests.length === 0))
    return problem === undefined ? [] : [say("pointer-without-digest", { path }, { ...about, where })];
  const best = strongest(artifacts[0]?.digests ?? []);
  if (best === undefined) return [];
  return [say("pointer-resolved", { path, algorithm: best.algorithm, digest: shown(best.value, 16) }, about)];
}

function lineOf(artifact: Artifact | undefined): { readonly line?: number } {
  const line = artifact?.source.line;
  return line === undefined ? {} : { line };
}

function strongest(digests: readonly Digest[]): Digest | undefined {
  return digests.find(isStrong) ?? digests[0];
}

function isStrong({ algorithm }: Digest): boolean {
  return STRONG.has(algorithm);
}

/** Content that is not in git and that a document fixes by nothing stronger than md5 or sha1. */
export function judgeWeakDigests(context: Context): readonly Finding[] {
  const { package: facts, options, say, about } = context;
  const byDocument = new Map<string, Artifact[]>();
  for (const { document, artifact, state } of checkClaims(facts)) {
    if (state !== "absent" || artifact.digests.some(isStrong)) continue;
    byDocument.set(document, [...(byDocument.get(document) ?? []), artifact]);
  }
  const id = options.strong_digests ? "weak-digest-refused" : "weak-digest";
  const findings = [...byDocument].map(([document, artifacts]) => {
    const names = artifacts.flatMap(({ digests }) => digests.map(({ algorithm }) => shown(algorithm, 20)));
    const algorithms = [...new Set(names)].toSorted().slice(0, 4).join(", ");
    const count = new Set(artifacts.map(({ name }) => name)).size;
    const where = { path: document, ...lineOf(artifacts[0]) };
    const values = { document, count, algorithms, name: shown(artifacts[0]?.name ?? "") };
    return say(id, values, { ...about, where });
  });
  return bounded("weak digests", findings, context);
}
