import { linkPath } from "#core/checklist/link-path.ts";
import type { DocumentFacts } from "#core/facts/document-facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { pathFault, resolvePath } from "#core/handoff/package-path.ts";
import type { Link } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { bounded, type Context, isAtOrBelow } from "./context.ts";

/** Links that a report without refusal names. */
const MOST_NAMES = 5;

/** A link that leads to a place in the package at which nothing stands. */
interface DeadLink {
  readonly document: string;
  readonly link: Link;
  readonly path: string;
}

/** Whether links of the Markdown documents that the manifest names lead somewhere, where they stay in the package. */
export function judgeLinks(context: Context): readonly Finding[] {
  const { options, say, about } = context;
  const dead = deadLinks(context.package);
  if (dead.length === 0) return [];
  if (options.links === "refuse") {
    const findings = dead.map(({ document, link: { target, source }, path }) => {
      const where = { path: document, ...(source.line === undefined ? {} : { line: source.line }) };
      return say("dead-link-refused", { document, target, path }, { ...about, where });
    });
    return bounded("links that lead nowhere", findings, context);
  }
  const named = dead.slice(0, MOST_NAMES).map(({ document, link }) => `${document} → ${link.target}`);
  const links = dead.length > MOST_NAMES ? [...named, "…"] : named;
  return [say("dead-links", { count: dead.length, links }, about)];
}

/** Only the package's own files are all known: what a link means outside of the folder cannot be told from here. */
function deadLinks(one: PackageFacts): readonly DeadLink[] {
  const known = placesOf(one);
  return one.documents.filter(isNamedPage).flatMap(({ path: document, reading }) =>
    (reading?.details?.links ?? []).flatMap((link): readonly DeadLink[] => {
      const path = placeOfLink(document, link.target);
      if (path === null || !isAtOrBelow(path, one.folder) || known.has(path)) return [];
      return [{ document, link, path }];
    }),
  );
}

function isNamedPage({ pointers, path }: DocumentFacts): boolean {
  return pointers.length > 0 && /\.(?:md|markdown)$/i.test(path);
}

/** Where a relative link leads, as GitHub resolves it: beside its page, or with a slash before it from the repository's root. */
function placeOfLink(document: string, target: string): string | null {
  const written = linkPath(target);
  if (written === undefined) return null;
  const fromRoot = written.startsWith("/");
  const path = fromRoot ? written.slice(1) : written;
  if (pathFault(path) !== null) return null;
  return resolvePath(fromRoot ? "" : document.slice(0, Math.max(0, document.lastIndexOf("/"))), path);
}

/** Every file of the package, and every folder that holds one. */
function placesOf({ files, folder }: PackageFacts): ReadonlySet<string> {
  const places = new Set([folder, ""]);
  for (const { path } of files) {
    let rest = path;
    while (!places.has(rest)) {
      places.add(rest);
      rest = rest.slice(0, Math.max(0, rest.lastIndexOf("/")));
    }
  }
  return places;
}
