import { randomUUID } from "node:crypto";
import { lstat, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { recordNames } from "#core/record/record-name.ts";
import { recordText } from "#core/record/record-of.ts";
import type { PackageRecord } from "#core/record/record-schema.ts";
import { type Answer, problem } from "./answer.ts";

/** Where records are written, and what may not happen there. */
export interface RecordFolder {
  readonly folder: string;
  /** Whether records that are there may be written over. */
  readonly force: boolean;
  /** The clone that was judged: whoever wrote what is in it must not lead the records elsewhere by a link. `null` where there is none. */
  readonly clone: string | null;
}

/** A record and the file that it goes to. */
interface RecordFile {
  readonly name: string;
  /** Without links, but for the file itself. */
  readonly path: string;
  readonly text: string;
}

/**
 * Writes records, one file each, and gives their paths. All or none: where another file stands in the place of one of them, or the folder cannot be
 * written to, nothing is written. One that is there already with the same bytes stays as it is. With `force`, other files and links are replaced; a folder
 * or a device never is.
 */
export async function writeRecords(
  records: readonly PackageRecord[],
  { folder, force, clone }: RecordFolder,
): Promise<Answer<readonly string[]>> {
  if (folder === "") return problem(UNNAMED);
  try {
    const real = await realFolder(folder, clone);
    if (real === null) return problem(leadsOut(folder));
    const files = recordNames(records).map((name, index): RecordFile => {
      return { name, path: join(real, name), text: recordText(records[index] as PackageRecord) };
    });
    const states = await Promise.all(files.map(({ path, text }) => stateOf(path, text)));
    const pathsOf = (state: PlaceState) =>
      files.flatMap(({ name }, index) => (states[index] === state ? [join(folder, name)] : []));
    const [others, noFiles] = [pathsOf("other"), pathsOf("no-file")];
    if (noFiles.length > 0) return problem(noFile(noFiles));
    if (others.length > 0 && !force) return problem(taken(others));
    await putAll(
      real,
      files.filter((_, index) => states[index] !== "same"),
    );
    return { ok: true, value: files.map(({ name }) => join(folder, name)) };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && typeof error.code === "string")) throw error;
    return problem({
      id: "not-written",
      says: "nothing can be written to `{folder}`: {why}",
      fix: "name another folder",
      values: { folder, why: error.code },
    });
  }
}

/** Writes all beside their places first, where the disk may still turn out to be full, and then moves each to its place: through no link, and never half of one. */
async function putAll(folder: string, files: readonly RecordFile[]): Promise<void> {
  const written = files.map(({ path, text }) => ({ path, text, beside: join(folder, `.${randomUUID()}`) }));
  try {
    for (const { beside, text } of written) await writeFile(beside, text, { flag: "wx" });
    for (const { beside, path } of written) await rename(beside, path);
  } finally {
    await Promise.all(written.map(({ beside }) => rm(beside, { force: true })));
  }
}

/** Makes a folder, and gives it without links; `null` where its way leads into the clone, and a link leads it out again. */
async function realFolder(folder: string, clone: string | null): Promise<string | null> {
  const named = resolve(folder);
  if (clone !== null && (await isLedOut(named, await realpath(clone)))) return null;
  await mkdir(named, { recursive: true });
  return realpath(named);
}

/** Whether some folder on the way to a path is in the clone, by whatever name, and the path itself is not. */
async function isLedOut(named: string, clone: string): Promise<boolean> {
  const there = await existing(named);
  if (isWithin(await realpath(there), clone)) return false;
  const above = await Promise.all(foldersAbove(there).map((each) => realpath(each)));
  return above.some((each) => isWithin(each, clone));
}

/** The nearest folder above, or the path itself, that is there. */
async function existing(path: string): Promise<string> {
  const isThere = await lstat(path).catch(() => null);
  return isThere !== null || dirname(path) === path ? path : existing(dirname(path));
}

function foldersAbove(path: string): readonly string[] {
  const above = dirname(path);
  return above === path ? [] : [above, ...foldersAbove(above)];
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

type PlaceState = "free" | "same" | "other" | "no-file";

/** What stands in the place of a record. A link counts as another file: it is replaced itself, and never followed. */
async function stateOf(path: string, text: string): Promise<PlaceState> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return "free";
  if (stats.isSymbolicLink()) return "other";
  if (!stats.isFile()) return "no-file";
  const isSame = stats.size === Buffer.byteLength(text) && (await readFile(path, "utf8")) === text;
  return isSame ? "same" : "other";
}

const UNNAMED = {
  id: "no-folder",
  says: "no folder is named to write records to, and nothing was written",
  fix: "name one; `.` is the one where you are",
  values: {},
};

function noFile(paths: readonly string[]) {
  return {
    id: "no-file",
    says: "{count} [place is|places are] taken by what is no file, and nothing was written: {paths}",
    fix: "move it away, or name another folder",
    values: { count: paths.length, paths },
  };
}

function leadsOut(folder: string) {
  return {
    id: "leads-out",
    says: "`{folder}` is a link in the clone that leads out of it",
    fix: "name the folder that you mean, or one outside of the clone",
    values: { folder },
  };
}

function taken(paths: readonly string[]) {
  return {
    id: "taken",
    says: "{count} other [file is|files are] there already, and nothing was written: {paths}",
    fix: "a signature of what is there would no longer hold: name another folder, or write over it with --force",
    values: { count: paths.length, paths },
  };
}
