import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { spelledPointer } from "#core/source/positions.ts";
import type { PackageSay } from "./messages.ts";

/** Git's ids of a file without any byte, in repositories of SHA-1 and of SHA-256. */
const NO_BYTES: ReadonlySet<string> = new Set([
  "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
]);

/** Read as what they are by readers of their own, which say that there is nothing in them: sections, evidence, the drill. */
const READ_ELSEWHERE = /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill)$/;

/**
 * Files and folders that the manifest names, that are there and hold nothing: each path once, where it is named first. A pointer of
 * Git LFS or DVC says where the content is, and is not empty.
 */
export function emptyParts(
  { files, outside, references, documents }: PackageFacts,
  manifest: ResolvedHandoff,
  say: PackageSay,
): Finding[] {
  const blank = new Set(documents.flatMap(({ path, blank = false }) => (blank ? [path] : [])));
  const all = [...files, ...outside].filter(({ mode }) => mode.startsWith("100"));
  const bare = new Set(all.flatMap(({ path, oid }) => (NO_BYTES.has(oid) ? [path] : [])));
  const told = new Set<string>();
  return references.flatMap(({ pointer, path, kind }) => {
    if (told.has(path) || READ_ELSEWHERE.test(pointer)) return [];
    told.add(path);
    const about = { where: whereOf(manifest, pointer) };
    const values = { path, pointer: spelledPointer(pointer) };
    if (kind === "file" && bare.has(path)) return [say("empty-file", values, about)];
    if (kind === "file" && blank.has(path)) return [say("blank-document", values, about)];
    if (kind !== "folder") return [];
    const below = all.filter((file) => path === "" || file.path.startsWith(`${path}/`));
    const isEmpty = below.length > 0 && below.every((file) => bare.has(file.path));
    return isEmpty ? [say("empty-folder", values, about)] : [];
  });
}
