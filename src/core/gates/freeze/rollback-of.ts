import type { Facts } from "#core/facts/facts.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { shown } from "#core/source/source-issue.ts";
import { baseOf } from "../base-of.ts";
import { versionOrder } from "../version-order.ts";

type Known = Pick<Facts, "changes" | "packages" | "baseline" | "releases">;

/** Which versions a pull request goes back to, or why it is no rollback; completes "this is none: …". */
export type Rollback =
  | { readonly ok: true; readonly versions: readonly string[] }
  | { readonly ok: false; readonly because: string };

const no = (because: string): Rollback => ({ ok: false, because });

/**
 * Whether a pull request does nothing but bring packages back: each to a version before the one at the base, byte for byte as
 * it was released, and nothing else changes but files outside that the released version names and that are as they were.
 */
export function rollbackOf(facts: Known): Rollback {
  const { changes, packages, baseline } = facts;
  if (packages.length === 0) return no("it brings no package back");
  const versions: string[] = [];
  const allowed: { readonly folder: string; readonly release: PackageFacts }[] = [];
  for (const one of packages) {
    const found = releaseOf(one, facts);
    if (typeof found === "string") return no(found);
    versions.push(found.id);
    allowed.push({ folder: one.folder, release: found.release });
  }
  const gone = baseline.find(({ folder }) => !packages.some((head) => head.folder === folder));
  if (gone !== undefined) return no(`it takes the package ${shown(gone.folder)} away`);
  const stray = changes.paths.find(
    ({ path, after }) =>
      !allowed.some(
        ({ folder, release }) =>
          path.startsWith(`${folder}/`) ||
          release.outside.some(
            (entry) => entry.path === path && entry.oid === after?.oid && entry.mode === after.mode,
          ),
      ),
  );
  return stray === undefined ? { ok: true, versions } : no(`it changes ${shown(stray.path)}, too`);
}

/** The release that a package goes back to, or why it is none. */
function releaseOf(
  one: PackageFacts,
  { packages, baseline, releases }: Known,
): { readonly id: string; readonly release: PackageFacts } | string {
  const base = baseOf(one, { packages, baseline });
  const folder = shown(one.folder);
  if (base === undefined || base === "unclear") return `${folder} was not there before`;
  if (!one.manifest.ok || !base.manifest.ok) return `the version of ${folder} cannot be read`;
  const { name, version } = one.manifest.value.handoff.package;
  const before = base.manifest.value.handoff.package;
  if (name !== before.name) return `${folder} is another package now`;
  if (versionOrder(version, before.version) !== -1) {
    return `${name}@${version} is not a version before ${before.version}`;
  }
  const id = `${name}@${version}`;
  const release = Object.hasOwn(releases, id) ? releases[id] : undefined;
  if (release === undefined) return `${id} was not found among what was released`;
  const different = differenceOf(one, release);
  return different === null ? { id, release } : `${shown(different)} is not as ${id} was released`;
}

/** A file, below the folder, that is not the same in both; `null` when all are. */
function differenceOf(one: PackageFacts, release: PackageFacts): string | null {
  const [head, released] = [entriesOf(one), entriesOf(release)];
  const paths = [...new Set([...head.keys(), ...released.keys()])].sort();
  return paths.find((path) => head.get(path) !== released.get(path)) ?? null;
}

function entriesOf({ folder, files }: PackageFacts): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, mode, oid }) => [path.slice(folder.length + 1), `${mode} ${oid}`]));
}
