import type { Location } from "#core/model/location.ts";
import type { Issue } from "#core/model/statement.ts";
import { pointerSegment } from "#core/source/positions.ts";
import { pathFault, resolvePath } from "./package-path.ts";
import { type ResolvedHandoff, whereOf } from "./resolved-handoff.ts";

/** What may stand at a path. */
export type PathKind = "file" | "folder" | "either";

/** A path that a manifest names. */
export interface ReferencedPath {
  readonly pointer: string;
  /** Repository-relative, normalised; `""` is the root. */
  readonly path: string;
  readonly kind: PathKind;
  readonly where: Location;
}

/** Content outside the repository that a manifest names with its digest. */
export interface ReferencedUri {
  readonly pointer: string;
  readonly uri: string;
  readonly sha256: string;
  readonly where: Location;
}

/**
 * Every reference of a manifest. Those that leave the repository are issues `path-leaves-repository`; evidence, drills and
 * sections that lie outside of the package folder are issues `outside-package`.
 */
export interface References {
  readonly paths: readonly ReferencedPath[];
  readonly uris: readonly ReferencedUri[];
  readonly issues: readonly Issue[];
}

/** Where a manifest may name a path. `*` stands for each entry of a list. */
export const PATH_KEYS: readonly { readonly keys: readonly string[]; readonly kind: PathKind }[] = [
  { keys: ["problem", "doc"], kind: "file" },
  { keys: ["datasets", "*", "path"], kind: "either" },
  { keys: ["datasets", "*", "contract"], kind: "file" },
  { keys: ["datasets", "*", "lineage", "*"], kind: "file" },
  { keys: ["code", "path"], kind: "either" },
  { keys: ["code", "params"], kind: "file" },
  { keys: ["code", "features", "*"], kind: "either" },
  { keys: ["code", "environment", "*"], kind: "either" },
  { keys: ["model", "path"], kind: "either" },
  { keys: ["model", "approach"], kind: "file" },
  { keys: ["model", "card"], kind: "file" },
  { keys: ["model", "signature"], kind: "file" },
  { keys: ["model", "provenance", "*"], kind: "file" },
  { keys: ["migration", "doc"], kind: "file" },
  { keys: ["evidence", "*", "path"], kind: "file" },
  { keys: ["deployment", "path"], kind: "either" },
  { keys: ["deployment", "impact"], kind: "file" },
  { keys: ["deployment", "staging", "path"], kind: "either" },
  { keys: ["deployment", "staging", "impact"], kind: "file" },
  { keys: ["deployment", "production", "path"], kind: "either" },
  { keys: ["deployment", "production", "impact"], kind: "file" },
  { keys: ["monitoring", "alerts"], kind: "either" },
  { keys: ["monitoring", "tests"], kind: "either" },
  { keys: ["monitoring", "slo"], kind: "file" },
  { keys: ["monitoring", "runbook"], kind: "file" },
  { keys: ["rollback", "path"], kind: "file" },
  { keys: ["rollback", "drill"], kind: "file" },
];

const SECTIONS_AS_FILES = new Set(PATH_KEYS.map(({ keys }) => keys[0] ?? ""));

/** A manifest, whose value may not have been checked against the schema yet. */
type Placed = Omit<ResolvedHandoff, "handoff"> & { readonly handoff: unknown };

/**
 * Every path that a manifest names, in the order of {@link PATH_KEYS}, with the Markdown files of its sections first.
 * Works on an unchecked value, too: what is not a path there is passed over, being the schema's to report.
 */
export function referencedPaths(document: Placed): References {
  const paths: ReferencedPath[] = document.sections.map(({ section, path, where }) => ({
    pointer: `/${section}`,
    path,
    kind: "file",
    where,
  }));
  const uris: ReferencedUri[] = [];
  const issues: Issue[] = [];
  const add = (pointer: string, written: unknown, kind: PathKind): void => {
    const where = whereOf(document, pointer);
    if (typeof written !== "string") {
      const uri = externalAt(written);
      if (uri !== undefined) uris.push({ pointer, ...uri, where });
      return;
    }
    if (pathFault(written) !== null) return;
    const path = resolvePath(document.folder, written);
    if (path === null) issues.push(leaves(written, where));
    else if (isJudged(pointer) && !isInside(document.folder, path))
      issues.push(outside(written, document.folder, where));
    else paths.push({ pointer, path, kind, where });
  };
  for (const section of SECTIONS_AS_FILES) {
    const written = child(document.handoff, section);
    if (typeof written === "string") add(`/${section}`, written, "file");
  }
  for (const { keys, kind } of PATH_KEYS)
    for (const { pointer, value } of valuesAt(document.handoff, keys)) add(pointer, value, kind);
  return { paths, uris, issues };
}

function leaves(path: string, where: Location): Issue {
  return {
    id: "path-leaves-repository",
    says: "`{path}` leads out of the repository.",
    fix: "Name a file of this repository, or content elsewhere as `{ uri, digest: { sha256 } }`.",
    values: { path },
    where,
  };
}

/**
 * Whether what stands at a path is read and judged: evidence, the record of a drill, and a section in Markdown. A package is
 * judged when its folder is touched, so a change of such a file elsewhere would escape.
 */
function isJudged(pointer: string): boolean {
  return /^\/(?:[^/]+|evidence\/\d+\/path|rollback\/drill)$/.test(pointer);
}

function isInside(folder: string, path: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

function outside(path: string, folder: string, where: Location): Issue {
  return {
    id: "outside-package",
    says: "`{path}` lies outside of the package folder `{folder}`, where a change of it would not be judged.",
    fix: "Move it into the package, and name it there.",
    values: { path, folder },
    where,
  };
}

function externalAt(value: unknown): { uri: string; sha256: string } | undefined {
  const uri = child(value, "uri");
  const sha256 = child(child(value, "digest"), "sha256");
  return typeof uri === "string" && typeof sha256 === "string" ? { uri, sha256 } : undefined;
}

/** Own property of a mapping or list, or `undefined`. */
function child(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

/** The values that stand at a path of keys, `*` being each entry of a list, with their pointers. */
export function valuesAt(
  value: unknown,
  keys: readonly string[],
  pointer = "",
): readonly { readonly pointer: string; readonly value: unknown }[] {
  const [key, ...rest] = keys;
  if (key === undefined) return value === undefined ? [] : [{ pointer, value }];
  if (key !== "*") return valuesAt(child(value, key), rest, `${pointer}/${pointerSegment(key)}`);
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown, index) => valuesAt(entry, rest, `${pointer}/${index}`));
}
