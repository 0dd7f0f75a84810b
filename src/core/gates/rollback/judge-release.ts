import { claimsOf, compareDigests, type DigestMatch } from "#core/facts/claimed-path.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import type { Finding } from "#core/model/finding.ts";
import { tellAtMost } from "../tell-at-most.ts";
import { at, type Context, targetOf } from "./context.ts";

/** A page, a licence, or a digest or signature of the file beside it. */
const PAGE = /(?:\.(?:md|txt|rst|sig|sha256|md5|asc)|\/LICEN[CS]E|\/\.gitignore)$/i;

/**
 * Whether the model that the rollback puts back is still what its own package states of it. What is asked of the data and the
 * reports of a release was asked when it was released; only the model comes back.
 */
export function judgeRelease(
  context: Context,
  releases: Readonly<Record<string, PackageFacts>>,
): readonly Finding[] {
  const { options, say } = context;
  const to = targetOf(context);
  if (to === undefined) return [];
  const about = at(context, "/to");
  const compared = Object.hasOwn(releases, to) ? compareModel(releases[to]) : [];
  // A lock states a file as output of one step and as input of the next; it is one file.
  const differing = compared.filter(({ match }) => match === "different");
  const changed = [...new Map(differing.map((each) => [`${each.document}\n${each.path}`, each])).values()];
  if (changed.length > 0) {
    const told = changed.map(({ path, document }) => say("target-changed", { to, path, document }, about));
    return tellAtMost(told, (count) => say("target-changed-more", { to, count }, about));
  }
  const count = compared.filter(({ match }) => match !== "unknown").length;
  const open = options.verify_target && count > 0 ? unstated(releases[to], compared) : [];
  const [path] = open;
  if (path !== undefined) return [say("target-partly-verifiable", { to, count: open.length, path }, about)];
  if (count > 0) return [say("target-verified", { to, count }, about)];
  return options.verify_target ? [say("target-unverifiable", { to }, about)] : [];
}

interface Compared {
  readonly path: string;
  /** The file that states something of it. */
  readonly document: string;
  readonly match: DigestMatch;
}

/** Files of a release's model of which nothing is stated that could be compared. Pages, and files that state digests, are beside it. */
function unstated(one: PackageFacts | undefined, compared: readonly Compared[]): readonly string[] {
  const root = modelRoot(one);
  if (one === undefined || root === null) return [];
  const told = new Set(compared.flatMap(({ path, match }) => (match === "unknown" ? [] : [path])));
  if (told.has(root)) return [];
  const beside = new Set([
    ...claimsOf(one).map(({ document }) => document),
    ...one.signatures.map(({ path }) => path),
    ...one.references.flatMap(({ pointer, path }) => (pointer === "/model/path" ? [] : [path])),
  ]);
  return [...one.files, ...one.outside]
    .map(({ path }) => path)
    .filter(
      (path) => path.startsWith(`${root}/`) && !told.has(path) && !beside.has(path) && !PAGE.test(path),
    );
}

function modelRoot(one: PackageFacts | undefined): string | null {
  const written = one?.manifest.ok === true ? one.manifest.value.handoff.model?.path : undefined;
  return one === undefined || typeof written !== "string" ? null : resolvePath(one.folder, written);
}

/** Files of a release's model, and whether they are what a file of the release states of them. */
function compareModel(one: PackageFacts | undefined): readonly Compared[] {
  const root = modelRoot(one);
  if (one === undefined || root === null) return [];
  // A signature that does not hold for its content says so of the model, whichever of its files was changed.
  const broken = one.signatures
    .filter(({ status }) => status === "broken")
    .map(({ path }) => ({ path: root, document: path, match: "different" as const }));
  const stated = claimsOf(one).flatMap(({ path, document, artifact }) => {
    if (path === null || !(path === root || path.startsWith(`${root}/`))) return [];
    const digests = Object.hasOwn(one.digests, path) ? one.digests[path] : undefined;
    return digests === undefined
      ? []
      : [{ path, document, match: compareDigests(artifact.digests, digests) }];
  });
  return [...broken, ...stated];
}
