import { compareStated, pointersOf } from "#core/facts/check-claims.ts";
import { claimResolver, compareDigests, type DigestMatch } from "#core/facts/claimed-path.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Artifact, Digest } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Context } from "./context.ts";
import { modelUri } from "./model-content.ts";

/** Findings of one signature that are told one by one. */
const MOST_TOLD = 12;

/** Digests that nobody can make another content for: MD5 and SHA-1 prove nothing of content that a stranger chose. */
const STRONG: ReadonlySet<string> = new Set(["sha256", "sha512"]);

/** What a verified statement is about, held against the files of the package. */
export interface Compared {
  /** Contents that are what was signed: by repository path, the model elsewhere by its uri. */
  readonly covered: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Compares what was signed with what is there. A subject without a file is told only of signatures that list files: provenance may
 * speak of what is elsewhere, such as an image.
 */
export function compareContent(signature: SignatureFacts, context: Context, listsFiles: boolean): Compared {
  const resolve = claimResolver(context.package);
  const lfs = lfsPointers(context.package);
  const covered: string[] = [];
  const findings: Finding[] = [];
  for (const subject of signature.subjects) {
    const digests = subject.digests.filter(({ algorithm }) => STRONG.has(algorithm));
    const path = resolve(signature.path, subject.name) ?? uriOf(digests, context);
    if (path === null) {
      if (listsFiles) findings.push(missing(signature, subject, context));
      continue;
    }
    const told = compare(signature, digests, path, { ...context, lfs });
    if (told === null) covered.push(path);
    else findings.push(told);
  }
  return { covered, findings: findings.slice(0, MOST_TOLD) };
}

/** The model that is elsewhere, where its digest is the one that was signed. */
function uriOf(digests: readonly Digest[], { handoff }: Context): string | null {
  const model = modelUri(handoff);
  const isModel = digests.some(({ algorithm, value }) => algorithm === "sha256" && value === model?.sha256);
  return model !== null && isModel ? model.uri : null;
}

function missing({ path, where }: SignatureFacts, { name }: Artifact, { say, about }: Context): Finding {
  return say("content-missing", { file: name, path }, { ...about, where });
}

/** `null`: the file is what was signed. */
function compare(
  { path, where }: SignatureFacts,
  digests: readonly Digest[],
  file: string,
  context: Context & { readonly lfs: ReadonlyMap<string, readonly Digest[]> },
): Finding | null {
  const { say, about } = context;
  const there = { ...about, where };
  const match = matchOf(digests, file, context);
  switch (match) {
    case "same":
      return null;
    case "line-endings":
      return say("content-differs-by-line-endings", { file, path }, there);
    case "different":
      return say("content-differs", { file, path }, there);
    case "unknown":
      return say("content-unknown", { file, path }, there);
    default:
      return match satisfies never;
  }
}

function matchOf(
  digests: readonly Digest[],
  file: string,
  { package: one, handoff, lfs }: Context & { readonly lfs: ReadonlyMap<string, readonly Digest[]> },
): DigestMatch {
  if (modelUri(handoff)?.uri === file) return "same";
  const pointed = lfs.get(file);
  if (pointed !== undefined) return compareStated(digests, pointed);
  const own = Object.hasOwn(one.digests, file) ? one.digests[file] : undefined;
  return own === undefined ? "unknown" : compareDigests(digests, own);
}

/** Files in Git LFS, with the digests of what they stand for. No other format may speak of a file in its own place. */
function lfsPointers(one: PackageFacts): ReadonlyMap<string, readonly Digest[]> {
  const lfs = one.documents.filter(({ reading }) => reading?.format === "lfs-pointer");
  return lfs.length === 0 ? new Map() : pointersOf({ ...one, documents: lfs });
}
