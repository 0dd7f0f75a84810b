import { pathFault, resolvePath } from "#core/handoff/package-path.ts";
import type { Artifact, Digest } from "#core/model/details.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import type { FileDigests } from "./document-facts.ts";
import type { PackageFacts } from "./package-facts.ts";

/** Content that a file of the package makes a statement about, and where that content stands in the repository. */
export interface Claim {
  /** Repository-relative path of the file that makes the statement. */
  readonly document: string;
  /** What the content is to the statement: an entry of a list, what a step read or made, what a report is about, what is signed. */
  readonly as: "artifact" | "input" | "output" | "subject" | "signed";
  readonly artifact: Artifact;
  /** Repository-relative path of the file or folder that is named; `null` when none stands there. */
  readonly path: string | null;
}

/** How a stated digest relates to a file's bytes. `unknown`: no stated algorithm is one that was computed. */
export type DigestMatch = "same" | "line-endings" | "different" | "unknown";

/**
 * Where a relative path in a document may lead, in the order in which tools mean it: beside the document, from the repository's
 * root, from the package folder, from the model's own folder. Repository-relative, normalised, each once. Empty for a uri, an
 * absolute path, and one that leaves the repository from everywhere. Nothing here says that anything stands there.
 */
export function claimCandidates(
  one: Pick<PackageFacts, "folder" | "manifest">,
  document: string,
  name: string,
): readonly string[] {
  if (pathFault(name) !== null) return [];
  const bases = [parentOf(document), "", one.folder, ...modelFolders(one)];
  const paths = bases.map((base) => resolvePath(base, name));
  return [...new Set(paths.flatMap((path) => (path === null || path === "" ? [] : [path])))];
}

/** Finds what documents name, with the package's paths listed once: for many questions about one package. */
export function claimResolver(one: PackageFacts): (document: string, name: string) => string | null {
  const known = pathsByPackage.get(one) ?? knownPaths(one);
  pathsByPackage.set(one, known);
  return (document, name) => claimCandidates(one, document, name).find((path) => known.has(path)) ?? null;
}

/**
 * Repository-relative path of the file or folder that a document means with a relative path: the first of
 * {@link claimCandidates} that stands in the package, or outside of it where the facts know it; `null` when none does.
 */
export function claimedPath(one: PackageFacts, document: string, name: string): string | null {
  return claimResolver(one)(document, name);
}

/**
 * Every content that the package's documents, evidence and signatures name, in their order: entries of lists, inputs and outputs
 * of steps, subjects of reports and of attestations. With the path where it stands.
 */
export function claimsOf(one: PackageFacts): readonly Claim[] {
  const known = claimsByPackage.get(one) ?? gatherClaims(one);
  claimsByPackage.set(one, known);
  return known;
}

/** Facts never change, and several gates ask for the claims of the same ones. */
const claimsByPackage = new WeakMap<PackageFacts, readonly Claim[]>();
const pathsByPackage = new WeakMap<PackageFacts, ReadonlySet<string>>();

function gatherClaims(one: PackageFacts): readonly Claim[] {
  const resolve = claimResolver(one);
  const readings = [
    ...one.documents.map(({ reading }) => reading),
    ...one.evidence.map(({ reading }) => reading),
  ];
  const stated = readings.flatMap((reading) => (reading === null ? [] : statedIn(reading)));
  const signed = one.signatures.flatMap(({ path, subjects }) => subjects.map(claim(path, "signed")));
  return [...stated, ...signed].map((each) => ({
    ...each,
    path: resolve(each.document, each.artifact.name),
  }));
}

/** Compares stated digests with a file's own. Several must all hold; the gravest disagreement counts. */
export function compareDigests(stated: readonly Digest[], file: FileDigests): DigestMatch {
  const found = new Set(stated.map((digest) => compareOne(digest, file)));
  if (found.has("different")) return "different";
  if (found.has("line-endings")) return "line-endings";
  return found.has("same") ? "same" : "unknown";
}

function compareOne({ algorithm, value }: Digest, file: FileDigests): DigestMatch {
  const own = { sha256: file.sha256, sha512: file.sha512, sha1: file.sha1, md5: file.md5 };
  if (!isKnown(algorithm, own)) return "unknown";
  if (own[algorithm] === value) return "same";
  const { otherLineEndings: other } = file;
  const turned = algorithm === "sha256" ? other?.sha256 : algorithm === "md5" ? other?.md5 : undefined;
  return turned === value ? "line-endings" : "different";
}

function isKnown<T extends object>(name: string, known: T): name is Extract<keyof T, string> {
  return Object.hasOwn(known, name);
}

type Stated = Omit<Claim, "path">;

function statedIn({ path, details = {} }: EvidenceReading): readonly Stated[] {
  const { artifacts = [], transformations = [], attestations = [], subjects = [] } = details;
  return [
    ...artifacts.map(claim(path, "artifact")),
    ...transformations.flatMap(({ inputs, outputs }) => [
      ...inputs.map(claim(path, "input")),
      ...outputs.map(claim(path, "output")),
    ]),
    ...attestations.flatMap((each) => each.subjects.map(claim(path, "signed"))),
    ...subjects.flatMap((subject) => {
      if (subject.kind !== "content" || subject.name === undefined) return [];
      const { name, digests, source } = subject;
      return [claim(path, "subject")({ name, digests, source })];
    }),
  ];
}

function claim(document: string, as: Claim["as"]): (artifact: Artifact) => Stated {
  return (artifact) => ({ document, as, artifact });
}

/** Files that the facts know of, and every folder above one. */
function knownPaths({ files, outside, references }: PackageFacts): ReadonlySet<string> {
  const known = new Set<string>();
  const named = references.filter(({ kind }) => kind !== "absent");
  for (const { path } of [...files, ...outside, ...named]) {
    let rest = path;
    while (rest !== "" && !known.has(rest)) {
      known.add(rest);
      rest = parentOf(rest);
    }
  }
  return known;
}

/** What `model.path` names, which may be a folder, and the folder that holds it. */
function modelFolders({ folder, manifest }: Pick<PackageFacts, "folder" | "manifest">): readonly string[] {
  const written = manifest.ok ? manifest.value.handoff.model?.path : undefined;
  const path = typeof written === "string" ? resolvePath(folder, written) : null;
  return path === null ? [] : [path, parentOf(path)];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
