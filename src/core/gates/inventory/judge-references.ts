import { Minimatch } from "minimatch";
import { claimResolver, claimsOf } from "#core/facts/claimed-path.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context } from "./context.ts";

const GLOBS = { dot: true, nobrace: true, nonegate: true, nocomment: true };

/** Names that a report without refusal tells. */
const MOST_NAMES = 5;

/** Files of the package that nothing names and nothing ignores. */
export function judgeReferences(context: Context): readonly Finding[] {
  const { options, say, about } = context;
  const paths = unreferenced(context);
  if (options.unreferenced === "refuse") {
    const wide = tooWide(context);
    if (wide.length > 0) return wide;
  }
  if (paths.length === 0) return [];
  if (options.unreferenced === "refuse") {
    const findings = paths.map((path) =>
      say("unreferenced-refused", { path }, { ...about, where: { path } }),
    );
    return bounded("files that nothing names", findings, context);
  }
  const rest = paths.length > MOST_NAMES ? ["…"] : [];
  return [
    say("unreferenced", { count: paths.length, paths: [...paths.slice(0, MOST_NAMES), ...rest] }, about),
  ];
}

/** Globs of `ignore` that leave out the manifest itself leave out everything: then nothing is known of any file. */
function tooWide({ package: { manifestPath }, handoff, say, about }: Context): readonly Finding[] {
  const own = manifestPath.slice(manifestPath.lastIndexOf("/") + 1);
  return (handoff.handoff.ignore ?? []).flatMap((glob, index) => {
    if (!new Minimatch(glob, GLOBS).match(own)) return [];
    const where = whereOf(handoff, `/ignore/${index}`);
    return [say("ignores-everything", { glob: shown(glob, 60), own }, { ...about, where })];
  });
}

/** Who names a file of the package, by path: manifest pointers, documents, or the package's own rules. */
export function namedBy(one: PackageFacts): (path: string) => readonly string[] {
  const { folder, manifestPath, checklists, manifest } = one;
  const inFolder = (name: string) => (folder === "" ? name : `${folder}/${name}`);
  const exact = new Map<string, string[]>();
  const add = (path: string, by: string) => {
    const known = exact.get(path) ?? [];
    if (!known.includes(by)) exact.set(path, [...known, by]);
  };
  add(manifestPath, "manifest");
  add(inFolder("README.md"), "package");
  for (const { path } of checklists) add(path, "checklist");
  for (const { section, path } of manifest.ok ? manifest.value.sections : []) add(path, `/${section}`);
  for (const { pointer, path, kind } of one.references) if (kind !== "absent") add(path, pointer);
  // What a tool leaves under its own name is read wherever it lies.
  for (const { path, reading } of one.documents) if (reading !== null) add(path, reading.format);
  for (const { path, document } of claimsOf(one)) if (path !== null) add(path, document);
  for (const [path, document] of linked(one)) add(path, document);
  return (path) => placesAbove(path, folder).flatMap((place) => exact.get(place) ?? []);
}

/** A path and the folders above it, up to and without the package's own, which names nothing by itself. */
function placesAbove(path: string, folder: string): readonly string[] {
  const places: string[] = [];
  let rest = path;
  while (rest !== folder && rest !== "") {
    places.push(rest);
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf("/")));
  }
  return places;
}

function linked(one: PackageFacts): readonly (readonly [path: string, document: string])[] {
  const resolve = claimResolver(one);
  return one.documents.flatMap(({ path: document, reading }) =>
    (reading?.details?.links ?? []).flatMap(({ target }) => {
      const path = resolve(document, target.split(/[?#]/, 1)[0] ?? "");
      return path === null ? [] : [[path, document] as const];
    }),
  );
}

function unreferenced({ package: one, handoff }: Context): readonly string[] {
  const { folder, files } = one;
  const ignored = (handoff.handoff.ignore ?? []).map((glob) => new Minimatch(glob, GLOBS));
  const named = namedBy(one);
  const listed = new Set(files.map(({ path }) => path));
  const prefix = folder === "" ? 0 : folder.length + 1;
  return files.flatMap(({ path }) => {
    const own = path.slice(prefix);
    const known = named(path).length > 0 || isSidecar(path, listed, named) || isHousekeeping(own);
    return known || ignored.some((glob) => glob.match(own)) ? [] : [path];
  });
}

/** `model.onnx.sha256` and `model.onnx.sig` belong to the file whose name they carry. */
function isSidecar(
  path: string,
  listed: ReadonlySet<string>,
  named: (path: string) => readonly string[],
): boolean {
  const main = path.replace(/\.(?:sha256|sha512|md5|sig|sigstore|sigstore\.json|asc|dvc|license)$/, "");
  return main !== path && listed.has(main) && named(main).length > 0;
}

/** Files that git and editors ask for, and checklists, which the gate `checklist` reads by their place. */
function isHousekeeping(path: string): boolean {
  return /(?:^|\/)\.(?:git[a-z]+|editorconfig|dvcignore)$/.test(path) || path.startsWith("checklists/");
}
