import type { Words } from "./checked.ts";
import type { Records } from "./records-of.ts";

/** Why packages of a judgement have no record, a sentence each. */
export function notRecorded({ tooLarge, misnamed = [] }: Records): readonly Words[] {
  return [
    ...tooLarge.map((folder) => ({
      says: "package `{folder}` has more files, or more to tell, than one record holds",
      values: { folder },
    })),
    ...misnamed.map(({ folder, path }) => ({
      says: "package `{folder}` has a file whose name is not UTF-8, and nobody could find it by what a record would call it: `{path}`",
      fix: "rename it, and hand the package over again",
      values: { folder, path },
    })),
  ];
}
