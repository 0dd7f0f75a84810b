import { realpath } from "node:fs/promises";
import { join } from "node:path";
import type { Checked, Words } from "#core/record/checked.ts";
import { extensionOf, type PackageRecord, type RecordSubject } from "#core/record/record-schema.ts";
import { fileDigest, hasDigests } from "./file-digest.ts";
import { isPointerTo } from "./is-pointer-to.ts";
import { differsInLineEndings } from "./line-endings.ts";
import { MOST_OTHERS, otherFiles } from "./other-files.ts";
import { otherManifest } from "./other-manifest.ts";
import { alsoAtTop, type Layout, leadsTo, levelsBelowTop, type Place, placeIn } from "./place.ts";

/** What became of a subject on the disk. */
type Found =
  | "same"
  | "line-endings"
  | "different"
  | "absent"
  | "pointer"
  | "unbound"
  | "elsewhere"
  | "submodule"
  | "unknown";

/** What the files of a record are compared with. */
export interface FilesGiven {
  readonly dir: string;
  /** What `dir` is; left out, it is the repository's where the package's folder is below it. */
  readonly layout?: Layout | undefined;
}

/**
 * Compares the subjects of a record with files on the disk. `dir` is the repository's folder or the package's own; of the latter, files that the
 * package names elsewhere in the repository are not looked for, and then the files are not verified: the model may be one of them. Where it could be either, nothing is compared: of two copies, the one that is good
 * must not speak for the other. A name that leads out of `dir`, by `..` or by a link, is never opened.
 */
export async function checkFiles(record: PackageRecord, { dir, layout }: FilesGiven): Promise<Checked> {
  const root = await realpath(dir).catch(() => null);
  if (root === null) return failed(dir, { says: "`{dir}` does not exist", values: { dir } });
  const place = await placeIn(root, extensionOf(record).package.folder, layout);
  const twice = layout === undefined ? await alsoAtTop(record, place) : [];
  if (twice.length > 0) return ambiguous(dir, place, twice);
  const levels = layout === undefined ? await levelsBelowTop(record, place) : 0;
  if (levels > 0) return between(dir, place, levels);
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
  const others = await othersOf(place, dir, found);
  const manifest = await otherManifest(record, place);
  const { head: commit } = extensionOf(record);
  return answer(dir, found, { manifest, others, commit });
}

function ambiguous(dir: string, { folder }: Place, paths: readonly string[]): Checked {
  return failed(dir, {
    says: "it has the package's folder `{folder}`, and files of the package at its top as well, which nobody would have compared: {paths}",
    fix: "say what `{dir}` is: --layout package for the package's own folder, --layout repository for the repository's",
    values: { folder, paths, dir },
  });
}

/** The folder that was given holds the package's, and is not the repository's: its other files are none of the package. */
function between(dir: string, { folder }: Place, levels: number): Checked {
  return failed(dir, {
    says: "it is neither the folder of the repository nor that of the package: the package's, `{folder}`, is in `{own}`",
    fix: "give --files the folder of the repository: `{top}`",
    values: {
      folder,
      own: join(dir, ...folder.split("/").slice(levels)),
      top: join(dir, ...Array.from({ length: levels }, () => "..")),
    },
  });
}

interface Stood {
  readonly subject: Found;
  /** Of a pointer: the content that it stands for. */
  readonly content: Found;
}

/**
 * Looks at one subject. In place of a pointer, the content that it stands for is as good, and proves more, if it is what the pointer names: the
 * record alone says which content belongs to it, and the pointer's own digests are what people saw.
 */
async function lookAt(
  { name, digest }: RecordSubject,
  place: Place,
  content: RecordSubject | undefined,
): Promise<Stood> {
  const both = (found: Found): Stood => ({ subject: found, content: found });
  const leads = await leadsTo(name, place);
  if (leads.to !== "path") return both(NOT_THERE[leads.to]);
  const isOfFile = digest["gitBlob"] !== undefined || digest["sha256"] !== undefined;
  if (!isOfFile && digest["gitCommit"] === undefined) return both("unknown");
  const onDisk = await fileDigest(leads.path);
  // A submodule is a folder, or not there where it was not cloned: a file in its place is none.
  if (!isOfFile) return both(onDisk.kind === "file" ? "different" : "submodule");
  if (onDisk.kind === "absent") return both("absent");
  if (onDisk.kind !== "file") return both("different");
  if (content !== undefined && hasDigests(onDisk, content.digest))
    return { subject: (await isPointerTo(onDisk, digest)) ? "same" : "unbound", content: "same" };
  if (hasDigests(onDisk, digest)) return { subject: "same", content: "pointer" };
  const isText = await differsInLineEndings(leads.path, digest);
  return isText ? { subject: "line-endings", content: "pointer" } : both("different");
}

const NOT_THERE = { elsewhere: "elsewhere", outside: "different", nowhere: "absent" } as const;

/** Files that the record does not name. */
interface Others {
  /** Of the package's folder. */
  readonly inside: readonly string[];
  /** Of the rest of the folder that was given. */
  readonly around: readonly string[];
  /** Folders with more files than are looked at. */
  readonly tooMany: readonly string[];
}

/** What git keeps for itself at the top of a clone is no released file. */
const CLONE = [".git"];

async function othersOf(
  { root, inside, folder }: Place,
  dir: string,
  known: ReadonlyMap<string, Found>,
): Promise<Others> {
  const isPackage = inside !== null || folder === "";
  const below = folder === "" ? "" : `${folder}/`;
  const found = await otherFiles(isPackage ? root : join(root, folder), {
    isKnown: (path) => known.has(below + path),
    skipped: isPackage ? CLONE : [],
  });
  const around = isPackage
    ? []
    : await otherFiles(root, { isKnown: (path) => known.has(path), skipped: [...CLONE, folder] });
  return {
    inside: (found ?? []).map((path) => below + path),
    around: around ?? [],
    tooMany: [...(found === null ? [isPackage ? dir : folder] : []), ...(around === null ? [dir] : [])],
  };
}

interface Remarks {
  /** What the manifest says otherwise. */
  readonly manifest: readonly Words[];
  readonly others: Others;
  /** What the record is about. */
  readonly commit: string;
}

function answer(
  dir: string,
  found: ReadonlyMap<string, Found>,
  { manifest, others, commit }: Remarks,
): Checked {
  const named = (state: Found) => [...found].filter(([, each]) => each === state).map(([name]) => name);
  const [same, different, absent] = [named("same"), named("different"), named("absent")];
  const endings = named("line-endings");
  const [elsewhere, pointers, unbound] = [named("elsewhere"), named("pointer"), named("unbound")];
  const [submodules, unknown] = [named("submodule"), named("unknown")];
  const details: Words[] = [
    ...manifest,
    ...differing(different, commit),
    ...otherEndings(endings),
    ...missing(absent, same.length === 0 ? dir : null),
    ...told(
      "the content of {count} [pointer|pointers] is not there; fetch it with Git LFS: {paths}",
      pointers,
    ),
    ...told(
      "{count} [pointer|pointers] cannot be compared: that what stands in the place of [it|them] is what [it names|they name], the record alone says: {paths}",
      unbound,
    ).map((words) => ({
      ...words,
      fix: "look at what git has there: `git show {commit}:<path>`",
      values: { ...words.values, commit },
    })),
    ...notLookedFor(elsewhere),
    ...told("{count} [submodule|submodules] cannot be compared: {paths}", submodules),
    ...told(
      "{count} [file|files] cannot be compared, as the record has no digest of [it|them] that is known here: {paths}",
      unknown,
    ),
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
  if (manifest.length + different.length + endings.length + absent.length > 0)
    return { part: "files", state: "failed", says, details };
  const open = [elsewhere, pointers, unbound, submodules, unknown].flat();
  const isWhole = same.length > 0 && open.length === 0;
  return { part: "files", state: isWhole ? "verified" : "not-verified", says, details };
}

/** Files on the disk told one by one that are others than the record is about; all at once where it may be another release. */
const FEW = 3;

function differing(paths: readonly string[], commit: string): Words[] {
  if (paths.length <= FEW)
    return paths.map((path) => ({
      says: "`{path}` is another file than the record is about: it was changed after the verdict, or is not the released one",
      fix: "do not use it before whoever released it has said which; the record is about commit `{commit}`",
      values: { path, commit },
    }));
  const says =
    "{count} files are others than the record is about: they were changed after the verdict, or are not the released ones: {paths}";
  const fix =
    "see whether the folder holds commit `{commit}`; if it does, do not use it before whoever released it has said why";
  return [{ says, fix, values: { count: paths.length, paths, commit } }];
}

function otherEndings(paths: readonly string[]): Words[] {
  const fix = "git changed them when it wrote the files: clone again with `core.autocrlf=false`";
  return told(
    "{count} [file|files] [differs|differ] from the record in line endings (CRLF, not LF) and in nothing else: {paths}",
    paths,
  ).map((words) => ({ ...words, fix }));
}

/** `wrong`: the folder that was given, where nothing in it is as the record has it. */
function missing(paths: readonly string[], wrong: string | null): Words[] {
  const found = told("{count} of the files [is|are] not there: {paths}", paths);
  if (wrong === null) return found;
  const fix = "see whether `{dir}` is the folder of this repository, or of this package, as it was released";
  return found.map(({ says, values }) => ({ says, fix, values: { ...values, dir: wrong } }));
}

/** Files outside of the package's folder, where that folder alone was given. */
function notLookedFor(paths: readonly string[]): Words[] {
  const fix = "give --files the folder of the repository, as it was released";
  return told(
    "{count} [file|files] elsewhere in the repository [was|were] not looked for: {paths}",
    paths,
  ).map((words) => ({ ...words, fix }));
}

function told(says: string, paths: readonly string[]): Words[] {
  return paths.length === 0 ? [] : [{ says, values: { count: paths.length, paths } }];
}

function failed(dir: string, detail: Words): Checked {
  const says = { says: "`{dir}` cannot be looked at", values: { dir } };
  return { part: "files", state: "failed", says, details: [detail] };
}
