import { type CheckedClaim, checkClaims, pointersOf } from "#core/facts/check-claims.ts";
import type { FileDigests } from "#core/facts/document-facts.ts";
import type { Digest } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context } from "./context.ts";

/** Characters of a digest that are shown: enough to tell two apart. */
const SHOWN = 16;

/**
 * Digests that lists, sidecars and signatures state of files of the repository. What a step of the lineage read and made is the
 * gate `lineage`'s to judge, and what a report is about the gate `evidence`'s.
 */
export function judgeDigests(context: Context): readonly Finding[] {
  const claims = ownClaims(checkClaims(context.package));
  const agreed = claims.filter(({ state }) => state === "same");
  const { say, about } = context;
  return [
    ...bounded("digests that differ", ofState(claims, "different", context), context),
    ...bounded("line endings", ofState(claims, "line-endings", context), context),
    ...(agreed.length === 0 ? [] : [say("digests-agree", { count: agreed.length }, about)]),
  ];
}

/** Lists and signatures may name one content several times, and it may be an input or output of a step, too. */
function ownClaims(all: readonly CheckedClaim[]): readonly CheckedClaim[] {
  const keyOf = ({ document, path, artifact }: CheckedClaim) =>
    JSON.stringify([document, path ?? artifact.name, artifact.digests]);
  const told = new Set(all.flatMap((one) => (one.as === "input" || one.as === "output" ? [keyOf(one)] : [])));
  return all.filter((one) => {
    if (one.as !== "artifact" && one.as !== "signed") return false;
    const isNew = !told.has(keyOf(one));
    told.add(keyOf(one));
    return isNew;
  });
}

function ofState(
  claims: readonly CheckedClaim[],
  state: "different" | "line-endings",
  { package: facts, options, say, about }: Context,
): readonly Finding[] {
  const pointers = pointersOf(facts);
  return claims.flatMap(({ document, artifact, path, state: found }) => {
    if (found !== state || path === null) return [];
    const { line, column } = artifact.source;
    const place = { ...(line === undefined ? {} : { line }), ...(column === undefined ? {} : { column }) };
    const where = { ...about, where: { path: document, ...place } };
    if (state === "line-endings") {
      const id = options.line_endings === "refuse" ? "line-endings-refused" : "line-endings";
      return [say(id, { document, path, rule: ruleOf(path) }, where)];
    }
    const { stated, found: own } = disagreement(artifact.digests, facts.digests[path], pointers.get(path));
    const values = { document, path, algorithm: stated.algorithm, found: own };
    return [say("digest-differs", { ...values, stated: stated.value }, where)];
  });
}

/** The stated digest that does not fit, and what the file (or the pointer in its place) has instead. */
function disagreement(
  stated: readonly Digest[],
  file: FileDigests | undefined,
  pointed: readonly Digest[] = [],
): { readonly stated: Digest; readonly found: string } {
  const own = new Map(pointed.map(({ algorithm, value }) => [algorithm, value]));
  if (own.size === 0 && file !== undefined)
    for (const name of ["sha256", "sha512", "sha1", "md5"] as const) own.set(name, file[name]);
  const wrong = stated.find(({ algorithm, value }) => own.has(algorithm) && own.get(algorithm) !== value);
  const { algorithm = "digest", value = "" } = wrong ?? stated[0] ?? {};
  const digest = { algorithm: shown(algorithm, 20), value: shown(value, SHOWN) };
  return { stated: digest, found: shown(own.get(algorithm) ?? "unknown", SHOWN) };
}

/** A line of `.gitattributes` that keeps such files as they are committed on every system. */
function ruleOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const ending = name.lastIndexOf(".");
  const simple = /^\.[A-Za-z0-9]{1,12}$/.test(name.slice(Math.max(0, ending)));
  return ending > 0 && simple ? `*${name.slice(ending)} text eol=lf` : "* text=auto eol=lf";
}
