import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Answer, problem } from "../answer.ts";
import type { PlannedFile } from "./plan/package-plan.ts";
import { readInside, standingAt } from "./read-inside.ts";

/** What becomes of a planned file: written, written over what was there, left because it differs, or there already as planned. */
export type FileState = "written" | "overwritten" | "kept" | "same";

/** A planned file, and what becomes of it. */
export interface SettledFile extends PlannedFile {
  readonly state: FileState;
}

/** Larger files are not compared: they differ from anything that is planned. */
const MOST_COMPARED = 8 * 1024 * 1024;

/**
 * Settles what becomes of each file, without writing. A problem where one would be written through a link or over something that
 * is no file: then nothing may be written at all.
 */
export async function settleFiles(
  root: string,
  planned: readonly PlannedFile[],
  mayOverwrite: (file: PlannedFile) => boolean,
): Promise<Answer<readonly SettledFile[]>> {
  const settled: SettledFile[] = [];
  for (const file of planned) {
    const standing = await standingAt(root, file.path);
    if (standing === "nothing") settled.push({ ...file, state: "written" });
    else if (standing === "file") {
      const there = await readInside(root, file.path, MOST_COMPARED);
      const isSame = there?.equals(file.bytes) === true;
      const state = mayOverwrite(file) ? "overwritten" : "kept";
      settled.push({ ...file, state: isSame ? "same" : state });
    } else return problem({ ...IN_THE_WAY[standing], values: { path: file.path } });
  }
  return { ok: true, value: settled };
}

const IN_THE_WAY = {
  link: {
    id: "target-is-link",
    says: "`{path}` is a symbolic link, and nothing is written through links; nothing was written at all",
    fix: "put a file of the repository in its place",
  },
  "behind-link": {
    id: "target-behind-link",
    says: "a folder above `{path}` is a symbolic link or no folder, and nothing is written through links; nothing was written at all",
    fix: "put a folder of the repository in its place",
  },
  folder: {
    id: "target-is-folder",
    says: "`{path}` is a folder; nothing was written at all",
    fix: "move it away, or choose another name: --name NAME",
  },
  other: {
    id: "target-is-special",
    says: "`{path}` is neither a file nor a folder; nothing was written at all",
    fix: "move it away",
  },
} as const;

/** Writes the files that are settled to be written, each as a whole or not at all. Never follows a link in the place of a file. */
export async function writeFiles(root: string, files: readonly SettledFile[]): Promise<void> {
  for (const { path, bytes, state } of files) {
    const target = join(root, path);
    if (state === "written") {
      await mkdir(dirname(target), { recursive: true });
      await create(target, bytes);
    } else if (state === "overwritten") {
      // Takes the place of whatever stands there by now, a link too, and writes into none.
      const beside = `${target}.${randomUUID()}`;
      try {
        await create(beside, bytes);
        await rename(beside, target);
      } finally {
        await rm(beside, { force: true });
      }
    }
  }
}

async function create(target: string, bytes: Buffer): Promise<void> {
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const file = await open(target, flags, 0o644);
  try {
    await file.writeFile(bytes);
  } finally {
    await file.close();
  }
}
