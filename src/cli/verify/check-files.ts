import { lstat, realpath } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import type { Checked, Words } from "#core/record/checked.ts";
import { extensionOf, type PackageRecord, type RecordSubject } from "#core/record/record-schema.ts";
import { fileDigest, hasDigests } from "./file-digest.ts";
import { MOST_OTHERS, otherFiles } from "./other-files.ts";

/** What the folder is that was given: the repository's, with the package somewhere below it, or the package's own. */
export type Layout = "repository" | "package";

/** What became of a subject on the disk. */
type Found = "same" | "unsigned" | "different" | "absent" | "pointer" | "elsewhere" | "unknown";

/** What the files of a record are compared with. */
export interface FilesGiven {
  readonly dir: string;
  /** What `dir` is; left out, it is the repository's where the package's folder is below it. */
  readonly layout?: Layout | undefined;
  /** Names of subjects that the record's signature leaves out: a file that is like one of them proves nothing. */
  readonly uncovered: readonly string[];
}

/**
 * Compares the subjects of a record with files on the disk. `dir` is the repository's folder or the package's own; of the latter, files that the
 * package names elsewhere in the repository are not looked for. Where it could be either, nothing is compared: of two copies, the one that is good
 * must not speak for the other. A name that leads out of `dir`, by `..` or by a link, is never opened.
 */
export async function checkFiles(
  record: PackageRecord,
  { dir, layout, uncovered }: FilesGiven,
): Promise<Checked> {
  const root = await realpath(dir).catch(() => null);
  if (root === null) return failed(dir, { says: "`{dir}` does not exist", values: { dir } });
  const place = await placeIn(root, extensionOf(record).package.folder, layout);
  const twice = layout === undefined ? await alsoAtTop(record, place) : [];
  if (twice.length > 0) return ambiguous(dir, place, twice);
  const found = new Map<string, Found>();
  const contents = new Map(record.subject.map((subject) => [subject.name, subject]));
  const pointers = new Map(extensionOf(record).pointers.map(({ path, content }) => [path, content]));
  const isContent = new Set(pointers.values());
  for (const subject of record.subject) {
    if (isContent.has(subject.name)) continue;
    const content = pointers.get(subject.name);
    const stood = await lookAt(subject, place, contents.get(content ?? ""));
    found.set(subject.name, stood.subject);
    if (content !== undefined) found.set(content, stood.content);
  }
  for (const name of uncovered) if (found.get(name) === "same") found.set(name, "unsigned");
  const others = await othersOf(place, dir, found);
  const weak = record.subject.filter(({ name, digest }) => found.get(name) === "same" && isWeak(digest));
  return answer(dir, found, { others, weak: weak.map(({ name }) => name) });
}

interface Place {
  readonly root: string;
  /** The package's folder where `root` is that folder itself; `null` where `root` is the repository's. */
  readonly inside: string | null;
  readonly folder: string;
}

async function placeIn(root: string, folder: string, layout: Layout | undefined): Promise<Place> {
  const isBelow = async () => isPlain(folder) && (await isThere(join(root, folder)));
  const isRepository = folder === "" || (layout === undefined ? await isBelow() : layout === "repository");
  return { root, inside: isRepository ? null : folder, folder };
}

async function isThere(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => null)) !== null;
}

/** Pages for people that most repositories have at their top: of these, two are no second copy. They are told with the other files. */
const ANYWHERE = /^(readme|licen[cs]e|changelog|contributing|notice|security)(\.(md|txt|rst))?$/i;

/** Files of the package that are at the top of a repository, too, where the record knows no file of their path. */
async function alsoAtTop({ subject }: PackageRecord, { root, inside, folder }: Place): Promise<string[]> {
  if (inside !== null || folder === "") return [];
  const named = new Set(subject.map(({ name }) => name));
  const found: string[] = [];
  for (const { name } of subject) {
    const rest = name.slice(folder.length + 1);
    if (!name.startsWith(`${folder}/`) || named.has(rest) || !isPlain(rest) || ANYWHERE.test(rest)) continue;
    if (await isThere(join(root, rest))) found.push(rest);
  }
  return found;
}

function ambiguous(dir: string, { folder }: Place, paths: readonly string[]): Checked {
  return failed(dir, {
    says: "it has the package's folder `{folder}`, and files of the package at its top as well, which nobody would have compared: {paths}",
    fix: "say what `{dir}` is: --layout package for the package's own folder, --layout repository for the repository's",
    values: { folder, paths, dir },
  });
}

/** Where a subject should be; `null` where it is not looked for. */
function pathOf(name: string, { root, inside }: Place): string | null {
  if (inside === null) return join(root, name);
  return name.startsWith(`${inside}/`) ? join(root, name.slice(inside.length + 1)) : null;
}

interface Stood {
  readonly subject: Found;
  /** Of a pointer: the content that it stands for. */
  readonly content: Found;
}

/** Looks at one subject. In place of a pointer, the content that it stands for is as good, and proves more. */
async function lookAt(
  { name, digest }: RecordSubject,
  place: Place,
  content: RecordSubject | undefined,
): Promise<Stood> {
  const both = (found: Found): Stood => ({ subject: found, content: found });
  if (!isPlain(name)) return both("different");
  const path = pathOf(name, place);
  if (path === null) return both("elsewhere");
  if (digest["gitBlob"] === undefined && digest["sha256"] === undefined) return both("unknown");
  const parent = await realpath(dirname(path)).catch(() => null);
  if (parent === null) return both("absent");
  if (parent !== place.root && !parent.startsWith(`${place.root}${sep}`)) return both("different");
  const onDisk = await fileDigest(path);
  if (onDisk.kind === "absent") return both("absent");
  if (onDisk.kind !== "file") return both("different");
  if (content !== undefined && hasDigests(onDisk, content.digest)) return both("same");
  return hasDigests(onDisk, digest) ? { subject: "same", content: "pointer" } : both("different");
}

/** Whether a name stays below the folder that it is joined to, on any system. */
function isPlain(name: string): boolean {
  if (name === "" || (sep === "\\" ? /[\0\\:]/ : /\0/).test(name)) return false;
  return name.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}

/** Files that the record does not name. */
interface Others {
  /** Of the package's folder. */
  readonly inside: readonly string[];
  /** Of the rest of the folder that was given. */
  readonly around: readonly string[];
  /** Folders with more files than are looked at. */
  readonly tooMany: readonly string[];
}

async function othersOf(
  { root, inside, folder }: Place,
  dir: string,
  known: ReadonlyMap<string, Found>,
): Promise<Others> {
  const isPackage = inside !== null || folder === "";
  const below = folder === "" ? "" : `${folder}/`;
  // What git keeps for itself is no released file; a package that is its own folder has none of that.
  const own = inside === null ? [".git"] : [];
  const found = await otherFiles(isPackage ? root : join(root, folder), {
    isKnown: (path) => known.has(below + path),
    folders: new Set(isPackage ? own : []),
  });
  const around = isPackage
    ? []
    : await otherFiles(root, {
        isKnown: (path) => known.has(path),
        folders: new Set([...own, folder]),
      });
  return {
    inside: (found ?? []).map((path) => below + path),
    around: around ?? [],
    tooMany: [...(found === null ? [isPackage ? dir : folder] : []), ...(around === null ? [dir] : [])],
  };
}

/** Whether a file is known by nothing but a blob id of SHA-1, which whoever made two files alike could meet. */
function isWeak({ sha256, gitBlob }: RecordSubject["digest"]): boolean {
  return sha256 === undefined && gitBlob?.length === 40;
}

interface Remarks {
  readonly others: Others;
  readonly weak: readonly string[];
}

function answer(dir: string, found: ReadonlyMap<string, Found>, { others, weak }: Remarks): Checked {
  const named = (state: Found) => [...found].filter(([, each]) => each === state).map(([name]) => name);
  const [same, different, absent] = [named("same"), named("different"), named("absent")];
  const [elsewhere, unknown, pointers] = [named("elsewhere"), named("unknown"), named("pointer")];
  const unsigned = named("unsigned");
  const details: Words[] = [
    ...different.map(
      (path): Words => ({
        says: "`{path}` is another file than the record is about",
        fix: "if git changed its line endings, clone again with `core.autocrlf=false`",
        values: { path },
      }),
    ),
    ...told("{count} of the files [is|are] not there: {paths}", absent),
    ...told(
      "{count} [file is|files are] as the record has [it|them], and the signature leaves [it|them] out: {paths}",
      unsigned,
    ),
    ...told(
      "the content of {count} [pointer|pointers] is not there; fetch it with Git LFS: {paths}",
      pointers,
    ),
    ...told("{count} [file|files] elsewhere in the repository [was|were] not looked for: {paths}", elsewhere),
    ...told("{count} [submodule|submodules] cannot be compared: {paths}", unknown),
    ...told("{count} of them [is|are] known by git's blob id alone, which is SHA-1", weak),
    ...told(
      "{count} [file|files] in the package's folder [is|are] not in the record: {paths}",
      others.inside,
    ),
    ...told(
      "{count} [file|files] around the package's folder [is|are] not in the record: {paths}",
      others.around,
    ),
    ...others.tooMany.map(
      (folder): Words => ({
        says: "`{folder}` has more than {most} files, so those that the record does not name are not told",
        values: { folder, most: MOST_OTHERS },
      }),
    ),
  ];
  const values = { same: same.length, all: found.size, dir };
  const says = { says: "{same} of {all} files in `{dir}` are the ones that the record is about", values };
  if (different.length + absent.length > 0) return { part: "files", state: "failed", says, details };
  const isWhole = same.length > 0 && pointers.length + unsigned.length === 0;
  return { part: "files", state: isWhole ? "verified" : "not-verified", says, details };
}

function told(says: string, paths: readonly string[]): Words[] {
  return paths.length === 0 ? [] : [{ says, values: { count: paths.length, paths } }];
}

function failed(dir: string, detail: Words): Checked {
  const says = { says: "`{dir}` cannot be looked at", values: { dir } };
  return { part: "files", state: "failed", says, details: [detail] };
}
