import type { SnapshotFacts } from "#core/facts/people-facts.ts";
import type { ChangesFacts } from "#core/facts/pull-request-facts.ts";
import type { Entry } from "#core/model/tree.ts";
import { byText } from "./by-text.ts";
import { ownValue } from "./own-value.ts";
import type { Requirement } from "./requirement.ts";

/** What the pull request changes at its head. */
export interface Head {
  /** Every changed path once, sorted. */
  readonly changed: readonly string[];
  /** What the changed paths are at the head; `null` with `entries`. */
  readonly changedTo: ReadonlyMap<string, Entry | null> | null;
  /** Entries of the head; `null` when the head, or any changed path of it, could not be read. */
  readonly entries: SnapshotFacts["entries"] | null;
}

/** A path whose entry at the head is not what the reviewer saw; `null` is absent. */
export interface Change {
  readonly path: string;
  readonly before: Entry | null;
  readonly after: Entry | null;
}

/** The head's changed set: the union of both facts that name it, so that neither can hide a path. */
export function headOf(snapshot: SnapshotFacts | undefined, changes: ChangesFacts): Head {
  const paths = new Set([...changes.paths.map(({ path }) => path), ...(snapshot?.changed ?? [])]);
  const changed = [...paths].sort(byText);
  if (snapshot?.readable !== true) return { changed, changedTo: null, entries: null };
  const { entries } = snapshot;
  const changedTo = new Map<string, Entry | null>();
  for (const path of changed) {
    const entry = ownValue(entries, path);
    if (entry === undefined) return { changed, changedTo: null, entries: null };
    changedTo.set(path, entry);
  }
  return { changed, changedTo, entries };
}

/** Mode and object id, or both absent: equality of these is equality of content. */
function isSame(a: Entry | null, b: Entry | null): boolean {
  if (a === null || b === null) return a === b;
  return a.mode === b.mode && a.oid === b.oid;
}

/**
 * Rules 5 and 6 for every requirement at once: the paths in the changed set of the reviewed commit or of
 * the head whose entries differ, sorted; `null` when that cannot be known. Paths in neither changed
 * set came with an update of the base and are no part of the pull request.
 */
export function changesSince(reviewed: SnapshotFacts | undefined, head: Head): readonly Change[] | null {
  const { changedTo, entries } = head;
  if (reviewed?.readable !== true || changedTo === null || entries === null) return null;
  const changes: Change[] = [];
  for (const [path, after] of changedTo) {
    const before = ownValue(reviewed.entries, path);
    if (before === undefined) return null;
    if (!isSame(before, after)) changes.push({ path, before, after });
  }
  for (const path of reviewed.changed) {
    if (changedTo.has(path)) continue;
    const before = ownValue(reviewed.entries, path);
    const after = ownValue(entries, path);
    if (before === undefined || after === undefined) return null;
    if (!isSame(before, after)) changes.push({ path, before, after });
  }
  return changes.sort((a, b) => byText(a.path, b.path));
}

/** The first changed path of each requirement's scope; a requirement that is missing has none. */
export function firstChanges(
  changes: readonly Change[],
  covering: (path: string) => readonly Requirement[],
): ReadonlyMap<Requirement, Change> {
  const first = new Map<Requirement, Change>();
  for (const change of changes) {
    for (const requirement of covering(change.path)) {
      if (!first.has(requirement)) first.set(requirement, change);
    }
  }
  return first;
}

function shown(entry: Entry | null, withMode: boolean): string {
  if (entry === null) return "absent";
  const id = entry.oid.slice(0, 7);
  return withMode ? `mode ${entry.mode}, ${id}` : id;
}

/** A change as short ids; modes are shown where they differ, and a path that is not there is `absent`. */
export function showChange({ path, before, after }: Change): { path: string; old: string; new: string } {
  const withMode = before !== null && after !== null && before.mode !== after.mode;
  return { path, old: shown(before, withMode), new: shown(after, withMode) };
}
