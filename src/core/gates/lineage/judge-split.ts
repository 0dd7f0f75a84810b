import { pointersOf } from "#core/facts/check-claims.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Digest } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import { bounded, type Context, type Dataset } from "./context.ts";
import { pointedTo } from "./find-content.ts";

/** Roles whose data must not be the same. */
const ROLES: ReadonlySet<string> = new Set(["train", "validate", "test"]);

interface Part {
  readonly name: string;
  readonly role: string;
  readonly index: number;
  /** Each file of it under all the names of its content that are known: two files with one name in common are the same. */
  readonly files: readonly ReadonlySet<string>[];
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
      const [inner, outer] = containedFirst(part, other);
      if (inner === undefined || outer === undefined) {
        if (areComparable(part, other)) apart += 1;
        return [];
      }
      const where = { ...about, where: whereOf(handoff, `/datasets/${part.index}/path`) };
      const values = { role: inner.role, dataset: inner.name, other_role: outer.role, other: outer.name };
      return [say("same-data", values, where)];
    }),
  );
  const passed = same.length === 0 && apart > 0 ? [say("data-apart", { count: apart }, about)] : [];
  return [...bounded("data that is the same", same, context), ...passed];
}

function containedFirst(a: Part, b: Part): readonly [Part, Part] | readonly [undefined, undefined] {
  if (isWithin(a, b)) return [a, b];
  return isWithin(b, a) ? [b, a] : [undefined, undefined];
}

function isWithin(inner: Part, outer: Part): boolean {
  return inner.files.every((ids) => [...ids].some((id) => outer.known.has(id)));
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
  const known = new Set(files.flatMap((ids) => [...ids]));
  return files.length === 0 ? [] : [{ name, role, index, files, known }];
}

function contentsOf(path: NonNullable<Dataset["path"]>, facts: PackageFacts): Part["files"] {
  if (typeof path !== "string") return [new Set([`sha256:${path.digest.sha256.toLowerCase()}`])];
  const place = resolvePath(facts.folder, path);
  return place === null ? [] : filesAt(place, facts);
}

function filesAt(place: string, facts: PackageFacts): Part["files"] {
  const pointers = pointersOf(facts);
  const listed = [...facts.files, ...facts.outside].filter(
    ({ path }) => path === place || path.startsWith(`${place}/`),
  );
  const files = listed.flatMap((file) => {
    // Empty files, such as .gitkeep, are the same everywhere and mean nothing.
    if ("size" in file && file.size === 0) return [];
    const pointed = pointers.get(file.path) ?? pointedTo(facts, file.path).digests;
    if (pointed.length > 0) return [new Set(pointed.map(named))];
    return [new Set([`git:${file.oid}`, ...digestsOf(file.path, facts)])];
  });
  return files.length > 0 ? files : [new Set([`path:${place}`])];
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
