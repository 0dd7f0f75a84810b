import { blocks } from "#core/model/outcome.ts";
import { type Checked, checked, type Words } from "./checked.ts";
import { contentsOf, gitIdsOf } from "./contents-of.ts";
import { uriPath } from "./git-uri.ts";
import { countAt, sortedNames } from "./names-at.ts";
import { repositoryOf } from "./other-places.ts";
import {
  extensionOf,
  type PackageRecord,
  type RecordExtension,
  type RecordSubject,
} from "./record-schema.ts";
import type { Sha256 } from "./scope-of.ts";

/**
 * Whether a record is about every file that its parts speak of: as many as it says and with their digests, the manifest, what the manifest names,
 * what was signed for, and evidence among what was judged.
 */
export function checkPackage(record: PackageRecord, sha256: Sha256): Checked {
  const { package: about, contents } = extensionOf(record);
  const names = sortedNames(record.subject);
  const wrong = [
    ...otherContents(record, sha256),
    ...(names.includes(about.manifest) ? [] : [missing("the manifest", about.manifest)]),
    ...otherNames(about, names),
    ...unjudged(record, new Set(names)),
    ...unsigned(record, new Set(names)),
    ...lostPointers(record, new Set(names)),
    ...unknownToGit(record),
    ...nameless(record),
  ];
  const values = {
    files: contents.count,
    paths: about.names.filter(({ files }) => files > 0).length,
    digest: contents.gitDigest.slice(0, 12),
  };
  const weak = record.subject.filter(({ digest }) => isWeak(digest)).length;
  const told = checked(
    "package",
    {
      says: "{files} [file|files], digest {digest} of [its name and git id|their names and git ids], with all that stands at the {paths} [path|paths] that its manifest names",
      values,
    },
    { says: "the parts of the record are not about the same files", values },
    wrong,
  );
  const isSha1 = record.subject.some(({ digest }) => Object.values(gitIdsOf(digest)).some(isOfSha1));
  const isTold = told.state === "verified";
  const remarks = [...(weak === 0 ? [] : [knownByBlob(weak)]), ...(isTold && isSha1 ? [NO_PROOF] : [])];
  return { ...told, details: [...told.details, ...remarks] };
}

/** Whether a file is known by nothing but a blob id of SHA-1: whoever makes two files with one id has both pass for it. */
export function isWeak({ sha256, gitBlob }: RecordSubject["digest"]): boolean {
  return sha256 === undefined && gitBlob !== undefined && isOfSha1(gitBlob);
}

function isOfSha1(id: string): boolean {
  return id.length === 40;
}

/** What the digest is worth that people compare: whoever can make two files with one id has two packages with one digest. */
const NO_PROOF: Words = {
  says: "the digest is to compare records by, and no proof, since git's ids are SHA-1: --files and a signature are",
  values: {},
};

function knownByBlob(count: number): Words {
  return {
    says: "{count} of them [is|are] known by git's blob id alone, which is SHA-1: no proof against who made two files with one id",
    values: { count },
  };
}

function otherContents(record: PackageRecord, sha256: Sha256): Words[] {
  const { contents } = extensionOf(record);
  const found = contentsOf(record.subject, sha256);
  if (found.count !== contents.count)
    return [
      {
        says: "it is said to be about {said} [file|files], and lists {listed}",
        values: { said: contents.count, listed: found.count },
      },
    ];
  if (found.digest === contents.digest && found.gitDigest === contents.gitDigest) return [];
  return [{ says: "its files are listed with other names or digests than `contents` is of", values: {} }];
}

function missing(what: string, path: string): Words {
  return { says: `${what}, \`{path}\`, is none of the files that it is about`, values: { path } };
}

function otherNames({ names: named }: RecordExtension["package"], names: readonly string[]): Words[] {
  return named.flatMap(({ at, path, files }) => {
    const listed = countAt(names, path);
    if (listed === files) return [];
    const says =
      "the manifest names `{path}` at `{at}`, where {files} [file is|files are] said to stand, and the record is about {listed}";
    return [{ says, values: { path, at, files, listed } }];
  });
}

/** Files that the manifest names as evidence, and that are not among what was judged. A folder that it names is no report, whatever is in it. */
function unjudged(record: PackageRecord, names: ReadonlySet<string>): Words[] {
  const { head, package: about } = extensionOf(record);
  const { resourceUri, inputAttestations } = record.predicate;
  const repository = repositoryOf(resourceUri, head);
  const judged = new Set(inputAttestations.map(({ uri }) => uri));
  return about.names
    .filter(({ at, path }) => /^\/evidence\/\d+\/path$/.test(at) && names.has(path))
    .filter(({ path }) => repository !== null && !judged.has(`${repository}@${head}#${uriPath(path)}`))
    .map(({ path }) => ({
      says: "evidence `{path}` is named by the manifest, and not among `inputAttestations`",
      values: { path },
    }));
}

/** Files of the package that people signed for as they are at the commit that was judged, and that it is not about. */
function unsigned(record: PackageRecord, names: ReadonlySet<string>): Words[] {
  const { signOffs, head, package: about } = extensionOf(record);
  if (!signOffs.judged) return [];
  const inside = about.folder === "" ? "" : `${about.folder}/`;
  const lost = signOffs.pullRequests
    .filter((pull) => pull.head === head)
    .flatMap(({ asked }) => asked.flatMap(({ scope }) => scope.paths))
    .filter(({ path, oid }) => oid !== null && path.startsWith(inside) && !names.has(path));
  return [...new Set(lost.map(({ path }) => path))].map((path) =>
    missing("a file that was signed for", path),
  );
}

/** Subjects that git would have an id of, and that have none. Content behind a pointer is called like the pointer, and known by its SHA-256. */
function unknownToGit(record: PackageRecord): Words[] {
  const isContent = new Map(extensionOf(record).pointers.map(({ path, content }) => [content, path]));
  return record.subject.flatMap(({ name, digest }): Words[] => {
    const pointer = isContent.get(name);
    if (pointer === undefined)
      return Object.keys(gitIdsOf(digest)).length > 0
        ? []
        : [{ says: "`{name}` has no id of git, by which every file is known", values: { name } }];
    const isCalled = name.startsWith(pointer) && /^(#content)+$/.test(name.slice(pointer.length));
    if (isCalled && digest["sha256"] !== undefined) return [];
    return [
      { says: "`{name}` is said to be what the pointer `{pointer}` stands for", values: { name, pointer } },
    ];
  });
}

function lostPointers(record: PackageRecord, names: ReadonlySet<string>): Words[] {
  const { pointers } = extensionOf(record);
  return [
    ...pointers.filter(({ path }) => !names.has(path)).map(({ path }) => missing("a pointer", path)),
    ...pointers
      .filter(({ content }) => !names.has(content))
      .map(({ content }) => missing("the content of a pointer", content)),
  ];
}

/** Of a manifest that cannot be read nobody knows who it is, and the gates that wanted to read it say so. */
function nameless(record: PackageRecord): Words[] {
  const { package: about, gates } = extensionOf(record);
  const { name, version, owner, folder, manifest } = about;
  const isWhole = name !== undefined && version !== undefined && owner !== undefined;
  if (isWhole || record.predicate.verificationResult === "FAILED") return [];
  const isBroken = gates.some(({ findings }) =>
    findings.some((each) => blocks(each.outcome) && each.package === folder && each.where?.path === manifest),
  );
  if (isBroken) return [];
  return [
    { says: "it is said to have passed, and not which version of which package, and whose", values: {} },
  ];
}
