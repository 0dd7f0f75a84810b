import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Issue } from "#core/model/statement.ts";

/** A package that is too large to be read whole: it is not judged at all, since nothing may be concluded from a part of it. */
export function refuse(one: PackageFacts, issues: readonly Issue[]): PackageFacts {
  return { ...one, manifest: { ok: false, issues } };
}

type Place = Pick<PackageFacts, "manifestPath">;

function at({ manifestPath }: Place): Issue["where"] {
  return { path: manifestPath, line: 1, column: 1 };
}

/** A folder outside of the package of which not every file is known. */
export function outsideCut(path: string, one: Place): Issue {
  return {
    id: "outside-cut",
    says: "`{path}` has more files than could be listed, so nothing can be said about what is missing there",
    fix: "name a smaller folder, or name the data by uri and digest",
    values: { path },
    where: at(one),
  };
}

/** More documents than are read of one folder, or of one package. */
export function documentsCut(path: string, one: Place): Issue {
  return {
    id: "documents-cut",
    says: "`{path}` holds more documents than are read, so nothing can be said about the rest",
    fix: "name the files that count themselves, or a smaller folder",
    values: { path },
    where: at(one),
  };
}

/** Documents that name more files than can be looked up. */
export function claimsCut(one: Place): Issue {
  return {
    id: "claims-cut",
    says: "the package's documents name more files than could be looked up in this repository",
    fix: "commit shorter lists, such as one for each step",
    values: {},
    where: at(one),
  };
}

/** Files whose digests somebody states, beyond what is computed of one package. */
export function digestsCut(paths: readonly string[], one: Place): Issue {
  const [path = ""] = paths;
  return {
    id: "digests-cut",
    says: "digests are stated of more files, or of larger ones, than are read of one package: {count} are left, the first of them `{path}`",
    fix: "keep large files in Git LFS, pack small ones into one archive, or split the package",
    values: { count: paths.length, path },
    where: at(one),
  };
}
