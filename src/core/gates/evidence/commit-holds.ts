import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { PullRequestFacts } from "#core/facts/pull-request-facts.ts";
import type { Base } from "../base-of.ts";
import { filesAt, type Target } from "./targets-of.ts";

/** What a commit is held against. */
interface Known {
  readonly package: PackageFacts;
  readonly base: Base;
  readonly pullRequest: Pick<PullRequestFacts, "head" | "base">;
}

/**
 * Whether what is handed over was the same at the commit that a report names. History is not known here, so two commits can
 * prove it: the head itself, and the base where the target's files have not changed since. Shortened ids count from 7 digits.
 */
export function commitHolds(
  { id, dirty }: { readonly id: string; readonly dirty: boolean },
  targets: readonly Target[],
  { package: one, base, pullRequest }: Known,
): boolean {
  if (dirty || id.length < 7 || targets.length === 0) return false;
  if (pullRequest.head.sha.startsWith(id)) return true;
  if (!pullRequest.base.sha.startsWith(id) || base === undefined || base === "unclear") return false;
  return targets.every((target) => isUnchanged(target, one, base));
}

function isUnchanged(target: Target, one: PackageFacts, base: PackageFacts): boolean {
  const [now, before] = [entriesAt(target, one, one), entriesAt(target, one, base)];
  return (
    now.size > 0 && now.size === before.size && [...now].every(([path, entry]) => before.get(path) === entry)
  );
}

/** What stands at the target in a package, which may have stood in another folder. */
function entriesAt(target: Target, head: PackageFacts, side: PackageFacts): ReadonlyMap<string, string> {
  const { path } = target;
  if (path === undefined) return new Map();
  const inside = path.startsWith(`${head.folder}/`);
  const there = inside ? `${side.folder}${path.slice(head.folder.length)}` : path;
  return new Map(
    filesAt(side, there).map((file) => [
      inside ? file.path.slice(side.folder.length) : file.path,
      `${file.mode} ${file.oid}`,
    ]),
  );
}
