import { claimedPath, compareDigests } from "#core/facts/claimed-path.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Artifact } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Context } from "./context.ts";

/** Findings of one signature that are told one by one. */
const MOST_TOLD = 12;

/** What a verified statement is about, held against the files of the package. */
export interface Compared {
  /** Files that are what was signed, by repository path. */
  readonly covered: readonly string[];
  readonly findings: readonly Finding[];
}

/**
 * Compares what was signed with what is there. A subject without a file is told only of signatures that list files: provenance may
 * speak of what is elsewhere, such as an image.
 */
export function compareContent(signature: SignatureFacts, context: Context, listsFiles: boolean): Compared {
  const covered: string[] = [];
  const findings: Finding[] = [];
  for (const subject of signature.subjects) {
    const path = claimedPath(context.package, signature.path, subject.name);
    const told =
      path === null
        ? missing(signature, subject, context, listsFiles)
        : compare(signature, subject, path, context);
    if (told === null) covered.push(...(path === null ? [] : [path]));
    else if (told !== "elsewhere") findings.push(told);
  }
  return { covered, findings: findings.slice(0, MOST_TOLD) };
}

function missing(
  { path, where }: SignatureFacts,
  { name }: Artifact,
  { say, about }: Context,
  listsFiles: boolean,
): Finding | "elsewhere" {
  return listsFiles ? say("content-missing", { file: name, path }, { ...about, where }) : "elsewhere";
}

/** `null`: the file is what was signed. */
function compare(
  { path, where }: SignatureFacts,
  { digests }: Artifact,
  file: string,
  { package: one, say, about }: Context,
): Finding | null {
  const there = { ...about, where };
  const own = one.digests[file];
  const match = own === undefined ? "unknown" : compareDigests(digests, own);
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
