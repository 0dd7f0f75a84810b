import { type ReferencedPath, type References, referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ResolvedHandoff } from "#core/handoff/resolved-handoff.ts";
import type { Content, Listing } from "#core/model/tree.ts";
import { wordsOf } from "#core/source/words-of.ts";

/** Files of a folder of alert rules that are read, and words that are kept of all. */
const MOST_FILES = 30;
const MOST_WORDS = 4000;
/** Characters of a file that are looked at. */
const MOST_TEXT = 400_000;

const WATCHED = new Set(["/monitoring/alerts", "/monitoring/slo"]);

/** A manifest, whether or not its Markdown sections are in place. */
type Placed = Omit<ResolvedHandoff, "handoff"> & { readonly handoff: unknown };

/** The files that say what is watched: alert rules and SLOs; of a folder in the package, what lies in it. */
export function watchedFiles(handoff: Placed, listing: Listing): readonly string[] {
  return watchedOf(referencedPaths(handoff)).flatMap(({ path }) => filesAt(path, listing));
}

/**
 * The words of the alert rules and SLOs that a manifest names. `null`: some of them cannot be read here (they are elsewhere,
 * absent, no text, or too many), so nothing may be concluded from a name that is not among them.
 */
export function watchedNames(
  handoff: ResolvedHandoff,
  listing: Listing,
  contents: ReadonlyMap<string, Content>,
): readonly string[] | null {
  const references = referencedPaths(handoff);
  if (references.uris.some(({ pointer }) => WATCHED.has(pointer))) return null;
  const words = new Set<string>();
  for (const path of watchedFiles(handoff, listing)) {
    const content = contents.get(path);
    if (content?.kind !== "text" || content.text.length > MOST_TEXT) return null;
    for (const word of wordsOf(content.text, MOST_WORDS + 1)) words.add(word);
  }
  const folders = watchedOf(references).map(({ path }) => filesAt(path, listing).length);
  return words.size > MOST_WORDS || folders.some((count) => count === MOST_FILES) ? null : [...words];
}

function watchedOf({ paths }: References): readonly ReferencedPath[] {
  return paths.filter(({ pointer }) => WATCHED.has(pointer));
}

function filesAt(path: string, { files }: Listing): readonly string[] {
  const below = files.filter((file) => file.path.startsWith(`${path}/`)).map((file) => file.path);
  return below.length === 0 ? [path] : below.slice(0, MOST_FILES);
}
