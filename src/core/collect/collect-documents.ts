import { isBlank } from "#core/evidence/is-blank.ts";
import { readDocument } from "#core/evidence/read-document.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { Issue } from "#core/model/statement.ts";
import type { Content, Tree } from "#core/model/tree.ts";
import { type DocumentPath, isBinaryName } from "./document-paths.ts";
import { ReadingMemory } from "./reading-memory.ts";

/** Largest binary file whose header is read: most of what a header says stands at its start, but not all of it. */
const MOST_BINARY = 100 * 1024 * 1024;

/** Reads the documents of a package, each as its reader sees it, in the order given. */
export async function collectDocuments(
  tree: Tree,
  paths: readonly DocumentPath[],
  contents: ReadonlyMap<string, Content>,
  readings = new ReadingMemory(),
): Promise<readonly DocumentFacts[]> {
  const documents: DocumentFacts[] = [];
  // One after the other: bytes of large files must not stand in memory together.
  for (const path of paths)
    documents.push(await collectDocument({ tree, readings }, path, contents.get(path.path)));
  return documents;
}

async function collectDocument(
  { tree, readings }: { readonly tree: Tree; readonly readings: ReadingMemory },
  { path, pointers, hints }: DocumentPath,
  content: Content = { kind: "absent" },
): Promise<DocumentFacts> {
  if (content.kind === "text") {
    const reading = await readings.document({ path, text: content.text, oid: content.oid }, hints);
    return { path, pointers, reading, ...(isBlank(content.text, reading, pointers) ? { blank: true } : {}) };
  }
  if ((content.kind === "binary" || content.kind === "too-large") && isBinaryName(path)) {
    const bytes = content.size > MOST_BINARY ? null : await tree.bytes(path);
    if (bytes !== null) {
      return {
        path,
        pointers,
        reading: await readDocument({ path, text: "", oid: content.oid, bytes }, hints),
      };
    }
  }
  const issue = issueOf(content, path);
  return issue === null ? { path, pointers, reading: null } : { path, pointers, reading: null, issue };
}

/** Why a document could not be looked at; `null` for a binary file of no known format, of which nothing is expected. */
function issueOf(content: Exclude<Content, { kind: "text" }>, path: string): Issue | null {
  const base = { values: { path, kind: content.kind }, where: { path } };
  switch (content.kind) {
    case "binary":
      return null;
    case "absent":
      return {
        ...base,
        id: "document-absent",
        says: "`{path}` does not exist",
        fix: "add it, or name the file that was meant",
      };
    case "too-large":
      return {
        ...base,
        id: "document-too-large",
        says: "`{path}` is too large to be read",
        fix: "name a summary, or split the file",
      };
    case "symlink":
    case "submodule":
    case "folder":
      return {
        ...base,
        id: "document-not-a-file",
        says: "`{path}` is a {kind}, not a file",
        fix: "name the file that was meant",
      };
    default:
      return content satisfies never;
  }
}
