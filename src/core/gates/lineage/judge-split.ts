import { pointersOf } from "#core/facts/check-claims.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Digest } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import { bounded, type Context, type Dataset } from "./context.ts";
import { pointedTo } from "./find-content.ts";

/** Roles whose data must not be the same. */
const ROLES: ReadonlySet<string> = new Set(["train", "validate", "test"]);

/** A file under all the names of its content that are known. Its size is 0 where it is not known. */
interface DataFile {
  readonly ids: ReadonlySet<string>;
  readonly size: number;
}

/** Of either side, from which part on shared files make two data sets the same. */
const TOO_MUCH = 0.5;

interface Part {
  readonly name: string;
  readonly role: string;
  readonly index: number;
  /** Two files with one name in common are the same. */
  readonly files: readonly DataFile[];
  /** All of these names. */
  readonly known: ReadonlySet<string>;
}

/** Whether data that a model is measured on is other data than it was made with. */
export function judgeSplit(context: Context): readonly Finding[] {
  const { handoff, package: facts, say, about } = context;
  const parts = (handoff.handoff.datasets ?? []).flatMap((dataset, index) => partOf(dataset, index, facts));
  let apart = 0;
  const same = parts.flatMap((part, index) =>
    parts.slice(0, index).flatMap((other) => {
      if (part.role === other.role) return [];
      const [inner, outer] = mostSharedFirst(part, other);
      const shared = sharedIn(inner, outer);
      const where = { ...about, where: whereOf(handoff, `/datasets/${part.index}/path`) };
      const sides = { role: inner.role, dataset: inner.name, other_role: outer.role, other: outer.name };
      const values = { ...sides, count: shared.files, total: inner.files.length };
      if (shared.part >= TOO_MUCH) return [say("same-data", values, where)];
      if (shared.files > 0) return [say("data-shared", values, where)];
      if (areComparable(part, other)) apart += 1;
      return [];
    }),
  );
  const passed =
    same.every(({ outcome }) => !blocks(outcome)) && apart > 0
      ? [say("data-apart", { count: apart }, about)]
      : [];
  return [...bounded("data that is the same", same, context), ...passed];
}

function mostSharedFirst(a: Part, b: Part): readonly [Part, Part] {
  return sharedIn(a, b).part >= sharedIn(b, a).part ? [a, b] : [b, a];
}

/**
 * How many files of one are in the other, and which part of it they are: by size, since folders of data share labels and notes,
 * or by number where a size is not known.
 */
function sharedIn({ files }: Part, { known }: Part): { readonly files: number; readonly part: number } {
  const shared = files.filter(({ ids }) => [...ids].some((id) => known.has(id)));
  const areSized = files.every(({ size }) => size > 0);
  const amountOf = (those: readonly DataFile[]) =>
    those.reduce((sum, { size }) => sum + (areSized ? size : 1), 0);
  return { files: shared.length, part: amountOf(shared) / amountOf(files) };
}

/** Whether both have names of one kind: an md5 says nothing about a SHA-256, and a path nothing about content. */
function areComparable(a: Part, b: Part): boolean {
  const kinds = kindsOf(b);
  return [...kindsOf(a)].some((kind) => kind !== "path" && kinds.has(kind));
}

function kindsOf({ known }: Part): ReadonlySet<string> {
  return new Set([...known].map((id) => id.slice(0, id.indexOf(":"))));
}

/** Nothing can be told of data without a role, and of data whose content is not known. */
function partOf({ name, role, path }: Dataset, index: number, facts: PackageFacts): readonly Part[] {
  if (role === undefined || !ROLES.has(role) || path === undefined) return [];
  const files = contentsOf(path, facts);
  const known = new Set(files.flatMap(({ ids }) => [...ids]));
  return files.length === 0 ? [] : [{ name, role, index, files, known }];
}

function contentsOf(path: NonNullable<Dataset["path"]>, facts: PackageFacts): Part["files"] {
  if (typeof path !== "string")
    return [{ ids: new Set([`sha256:${path.digest.sha256.toLowerCase()}`]), size: 0 }];
  const place = resolvePath(facts.folder, path);
  return place === null ? [] : filesAt(place, facts);
}

function filesAt(place: string, facts: PackageFacts): Part["files"] {
  const pointers = pointersOf(facts);
  const listed = [...facts.files, ...facts.outside].filter(
    ({ path }) => path === place || path.startsWith(`${place}/`),
  );
  const files = listed.flatMap((file): DataFile[] => {
    // Empty files, such as .gitkeep, are the same everywhere and mean nothing.
    const size = ("size" in file ? file.size : undefined) ?? facts.digests[file.path]?.size;
    if (size === 0) return [];
    const pointed = pointers.get(file.path) ?? pointedTo(facts, file.path).digests;
    if (pointed.length > 0) return [{ ids: new Set(pointed.map(named)), size: 0 }];
    return [{ ids: new Set([`git:${file.oid}`, ...digestsOf(file.path, facts)]), size: size ?? 0 }];
  });
  return files.length > 0 ? files : [{ ids: new Set([`path:${place}`]), size: 0 }];
}

/** The same text with other line endings is the same data. */
function digestsOf(path: string, { digests }: PackageFacts): readonly string[] {
  const own = Object.hasOwn(digests, path) ? digests[path] : undefined;
  if (own === undefined) return [];
  const { sha256, md5, otherLineEndings: other } = own;
  const turned = other === undefined ? [] : [`sha256:${other.sha256}`, `md5:${other.md5}`];
  return [`sha256:${sha256}`, `md5:${md5}`, ...turned];
}

function named({ algorithm, value }: Digest): string {
  return `${algorithm}:${value}`;
}
