import { pointersOf } from "#core/facts/check-claims.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Entry } from "#core/model/tree.ts";
import type { RecordExtension, RecordSubject } from "./record-schema.ts";

/** SHA-256 of files in hexadecimal, by path, beyond those that the facts hold. */
export type KnownDigests = Readonly<Record<string, string>>;

/** What a record is about. */
export interface Subjects {
  readonly subject: readonly RecordSubject[];
  readonly pointers: RecordExtension["pointers"];
}

/**
 * The files of a package, and those elsewhere that it names, by path, each with its git blob id and, where it is known, its SHA-256. Of a
 * pointer (Git LFS) the content that it stands for is a subject of its own, `<path>#content`, so that the model itself can be looked up; where a file
 * has that very name, `#content` is put on again until no file does.
 */
export function subjectsOf(one: PackageFacts, more: KnownDigests): Subjects {
  const files = new Map<string, Entry>([...one.files, ...one.outside].map((file) => [file.path, file]));
  const subject = [...files].flatMap(([path, entry]): RecordSubject[] => {
    const digest = digestsOf(one, path, entry, more);
    return digest === null ? [] : [{ name: path, digest }];
  });
  const contents = [...pointersOf(one)].flatMap(([path, digests]) => {
    const sha256 = digests.find(({ algorithm }) => algorithm === "sha256")?.value;
    return sha256 === undefined || !files.has(path)
      ? []
      : [{ path, content: contentName(path, files), digest: { sha256 } }];
  });
  return {
    subject: [
      ...subject,
      ...contents.map(({ content, digest }): RecordSubject => ({ name: content, digest })),
    ].sort((a, b) => (a.name < b.name ? -1 : 1)),
    pointers: contents
      .map(({ path, content }) => ({ path, content }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** A name for the content of a pointer. Names are unique in a record, and a file may be called anything. */
function contentName(path: string, files: ReadonlyMap<string, Entry>): string {
  const name = `${path}#content`;
  return files.has(name) ? contentName(name, files) : name;
}

/** Digests of what git keeps at a path; `null` for a folder. A submodule is known by its commit. */
function digestsOf(
  { digests, texts = {} }: PackageFacts,
  path: string,
  { mode, oid }: Entry,
  more: KnownDigests,
): RecordSubject["digest"] | null {
  if (mode === "160000") return { gitCommit: oid };
  if (mode === "040000") return null;
  if (!mode.startsWith("100")) return { gitBlob: oid };
  const known = Object.hasOwn(digests, path) ? digests[path]?.sha256 : undefined;
  const read = Object.hasOwn(texts, path) ? texts[path] : undefined;
  const sha256 = known ?? read ?? (Object.hasOwn(more, path) ? more[path] : undefined);
  return { gitBlob: oid, ...(sha256 === undefined ? {} : { sha256 }) };
}
