import { lstat, mkdir, readFile, realpath, unlink, writeFile } from "node:fs/promises";
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

/**
 * Writes records, one file each, and gives their paths. All or none: where another file stands in the place of one of them, or the folder cannot be
 * written to, nothing is written. One that is there already with the same bytes stays as it is.
 */
export async function writeRecords(
  records: readonly PackageRecord[],
  { folder, force, clone }: RecordFolder,
): Promise<Answer<readonly string[]>> {
  try {
    const real = await realFolder(folder, clone);
    if (real === null) return problem(leadsOut(folder));
    const files = recordNames(records).map((name, index) => ({
      name,
      path: join(real, name),
      text: recordText(records[index] as PackageRecord),
    }));
    const states = await Promise.all(files.map(({ path, text }) => stateOf(path, text)));
    const others = files.filter((_, index) => states[index] === "other");
    if (others.length > 0 && !force) return problem(taken(others.map(({ name }) => join(folder, name))));
    for (const [index, { path, text }] of files.entries()) {
      if (states[index] === "same") continue;
      // What is there is taken away and never written through: it could be a link.
      if (states[index] === "other") await unlink(path);
      await writeFile(path, text, { flag: "wx" });
    }
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

/** Makes a folder, and gives it without links; `null` where it is in the clone by its name, and elsewhere in truth. */
async function realFolder(folder: string, clone: string | null): Promise<string | null> {
  const named = resolve(folder);
  if (clone !== null && isWithin(named, clone) && !isWithin(await realpath(await existing(named)), clone))
    return null;
  await mkdir(named, { recursive: true });
  return realpath(named);
}

/** The nearest folder above, or the path itself, that is there. */
async function existing(path: string): Promise<string> {
  const isThere = await lstat(path).catch(() => null);
  return isThere !== null || dirname(path) === path ? path : existing(dirname(path));
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

async function stateOf(path: string, text: string): Promise<"free" | "same" | "other"> {
  const stats = await lstat(path).catch(() => null);
  if (stats === null) return "free";
  const isSame =
    stats.isFile() && stats.size === Buffer.byteLength(text) && (await readFile(path, "utf8")) === text;
  return isSame ? "same" : "other";
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
