import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { POLICY_PATHS } from "#core/policy/policy.ts";

/** Where a repository's cases stand when there is one file of them. */
export const CASE_FILE = ".github/gatehouse.test.yml";

const OTHERS = /\.gatehouse-test\.ya?ml$/;
/** Folders that hold other people's files. */
const FOREIGN = new Set([".git", "node_modules", ".venv", "venv", "dist", "target"]);

/** The files of cases below a folder, sorted: its own, and every other that is named as one. */
export async function findCaseFiles(folder: string): Promise<readonly string[]> {
  const own = existsSync(join(folder, CASE_FILE)) ? [CASE_FILE] : [];
  return [...own, ...(await othersBelow(folder, "")).sort()];
}

/**
 * The files of cases below a folder or, where there are none, of the whole repository that it lies in: that of the nearest policy or
 * `.git` above which any belong to. Their paths are from `folder`.
 */
export async function findCaseFilesAround(folder: string): Promise<readonly string[]> {
  const below = await findCaseFiles(folder);
  if (below.length > 0) return below;
  for (const root of rootsAbove(resolve(folder))) {
    const found = await findCaseFiles(root);
    if (found.length > 0) return found.map((path) => relative(folder, join(root, path)));
  }
  return [];
}

/** Folders above one that hold a policy, up to the repository they are in; none outside of a repository, where whose they are is not known. */
function rootsAbove(start: string): readonly string[] {
  const roots: string[] = [];
  for (let folder = start; ; folder = dirname(folder)) {
    const isRepository = existsSync(join(folder, ".git"));
    const isRoot = isRepository || POLICY_PATHS.some((path) => existsSync(join(folder, path)));
    if (isRoot && folder !== start) roots.push(folder);
    if (isRepository) return roots;
    if (folder === dirname(folder)) return [];
  }
}

async function othersBelow(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  const found = entries.map(async (entry): Promise<string[]> => {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return FOREIGN.has(entry.name) ? [] : othersBelow(root, path);
    return entry.isFile() && OTHERS.test(entry.name) ? [path] : [];
  });
  return (await Promise.all(found)).flat();
}

/** The repository that a file of cases belongs to: the nearest folder above it that holds a policy; otherwise where it is, or what is above its `.github`. */
export function repositoryAbove(file: string): string {
  const start = dirname(resolve(file));
  for (let folder = start; ; folder = dirname(folder)) {
    if (POLICY_PATHS.some((path) => existsSync(join(folder, path)))) return folder;
    if (folder === dirname(folder)) return basename(start) === ".github" ? dirname(start) : start;
  }
}
