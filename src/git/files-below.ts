import type { Entry } from "#core/model/tree.ts";
import type { GitObjects } from "./git-objects.ts";
import { FOLDER_MODE } from "./parse-folder.ts";

/** Longest path that is looked for: no operating system could check out a longer one. */
export const LONGEST_PATH = 4096;

/**
 * UTF-16 units of all paths of one listing, each with {@link UNITS_AN_ENTRY} for the rest: folders that hold the same
 * folder ten times, ten levels deep, are a commit of a kilobyte with billions of files. About as many as GitHub's own
 * bound on a tree (100,000 entries) where paths have a hundred characters.
 */
const MOST_UNITS = 16 * 1024 * 1024;
const UNITS_AN_ENTRY = 64;

/** A file, link or submodule, and where it lies. */
export interface FileBelow extends Entry {
  readonly path: string;
}

/**
 * Everything below a folder that is no folder itself, at any depth and in git's order. `null` where the folder is beyond
 * bounds: a path longer than {@link LONGEST_PATH}, or paths of more than `most` units together.
 */
export async function filesBelow(
  objects: GitObjects,
  folder: string,
  oid: string,
  most = MOST_UNITS,
): Promise<readonly FileBelow[] | null> {
  let left = most;
  const walk = async (prefix: string, id: string): Promise<readonly FileBelow[]> => {
    const parts: Promise<readonly FileBelow[]>[] = [];
    for (const { name, mode, oid } of (await objects.folder(id)).values()) {
      const path = `${prefix}${name}`;
      left = path.length > LONGEST_PATH ? -1 : left - path.length - UNITS_AN_ENTRY;
      if (left < 0) break;
      parts.push(mode === FOLDER_MODE ? walk(`${path}/`, oid) : Promise.resolve([{ path, mode, oid }]));
    }
    return (await Promise.all(parts)).flat();
  };
  const files = await walk(folder === "" ? "" : `${folder}/`, oid);
  return left < 0 ? null : files;
}
