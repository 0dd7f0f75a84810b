import { claimResolver } from "#core/facts/claimed-path.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { Finding } from "#core/model/finding.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context, documentsAt, type NamedPin, pinsOf, placed } from "./context.ts";
import { reaches } from "./options.ts";

const ENVIRONMENT = /^\/code\/environment\/\d+$/;
/** Names that a note lists. */
const MOST_NAMES = 5;

/** Whether what the environment's files name is fixed, as far as this stage asks for it. */
export function judgePins(context: Context): readonly Finding[] {
  const { options, say, about, package: facts } = context;
  const pins = pinsOf(facts);
  const covered = coverage(pins, context);
  const loose = pins.filter(({ pin, path }) => !pin.exact && !covered.exact({ pin, path }));
  const unlocked = pins.filter((one) => !loose.includes(one) && !one.pin.locked && !covered.locked(one));
  const exact = reaches(options, "engineering-to-operations");
  const told = exact ? loose.map((one) => refused(one, context)) : notes(loose, context);
  const passes = loose.length === 0 && pins.length > 0;
  const counts = {
    count: pins.length,
    documents: new Set(pins.map(({ path }) => path)).size,
    locked: pins.filter(({ pin }) => pin.locked).length,
  };
  return [
    ...bounded("files that name no dependency", empty(exact, context), context),
    ...bounded("dependencies that may change", told, context),
    ...bounded("images", byTag(unlocked, context), context),
    ...bounded("content that is not fixed", notLocked(unlocked, context), context),
    ...(passes ? [say("pinned", counts, about)] : []),
  ];
}

function notes(loose: readonly NamedPin[], { say, about }: Context): readonly Finding[] {
  const byPath = new Map<string, string[]>();
  for (const { path, pin } of loose) byPath.set(path, [...(byPath.get(path) ?? []), shown(pin.name)]);
  return [...byPath].map(([path, all]) => {
    const names = [...all.slice(0, MOST_NAMES), ...(all.length > MOST_NAMES ? ["…"] : [])];
    return say("loose", { path, count: all.length, names }, { ...about, where: { path } });
  });
}

function refused({ path, pin }: NamedPin, context: Context): Finding {
  const values = { kind: pin.kind, name: shown(pin.name), path, version: versionOf(pin.version) };
  return context.say("loose-refused", values, placed(context, path, pin.source));
}

function byTag(unlocked: readonly NamedPin[], context: Context): readonly Finding[] {
  if (!reaches(context.options, "production") && !context.options.locked) return [];
  return unlocked.flatMap(({ path, pin }) => {
    if (pin.kind !== "image") return [];
    const values = { name: shown(pin.name), path, version: versionOf(pin.version) };
    return [context.say("image-by-tag", values, placed(context, path, pin.source))];
  });
}

function notLocked(unlocked: readonly NamedPin[], context: Context): readonly Finding[] {
  if (!context.options.locked) return [];
  return unlocked.flatMap(({ path, pin }) => {
    if (pin.kind !== "package" && pin.kind !== "provider") return [];
    const values = { kind: pin.kind, name: shown(pin.name), path, version: versionOf(pin.version) };
    return [context.say("not-locked", values, placed(context, path, pin.source))];
  });
}

function versionOf(version: string | undefined): string {
  return version === undefined ? "no version is written" : `"${shown(version, 60)}"`;
}

/** Entries of `code.environment` in the repository under which no file names a dependency, and none has problems. */
function empty(exact: boolean, context: Context): readonly Finding[] {
  const { package: facts, handoff, say, about } = context;
  const entries = referencedPaths(handoff).paths.filter(({ pointer }) => ENVIRONMENT.test(pointer));
  const documents = documentsAt(facts, ENVIRONMENT);
  return entries.flatMap(({ pointer, path, where }) => {
    const own = documents.filter(({ pointers }) => pointers.includes(pointer));
    const isTold =
      own.length === 0 ||
      own.some(({ reading, issue }) => issue !== undefined || (reading?.problems.length ?? 0) > 0);
    if (isTold || own.some(({ reading }) => (reading?.details?.pins?.length ?? 0) > 0)) return [];
    // A file beside a lock that holds everything is no gap: a README, a `.python-version`.
    const id = exact && pinsOf(facts).length === 0 ? "nothing-pinned-refused" : "nothing-pinned";
    return [say(id, { path }, { ...about, where })];
  });
}

interface Coverage {
  /** Whether another file fixes what this one leaves open. */
  readonly exact: (one: NamedPin) => boolean;
  readonly locked: (one: NamedPin) => boolean;
}

/** A range in one file is no gap where a lock beside it holds the version, and `-r other.txt` none where that file is named, too. */
function coverage(pins: readonly NamedPin[], { package: facts }: Context): Coverage {
  const resolve = claimResolver(facts);
  const paths = new Set(pins.map(({ path }) => path));
  const exact = new Set(pins.flatMap(({ pin }) => (pin.exact ? [keyOf(pin)] : [])));
  const locked = new Set(pins.flatMap(({ pin }) => (pin.locked ? [keyOf(pin)] : [])));
  const included = (path: string, name: string): boolean => {
    const file = name.startsWith("-r ") ? resolve(path, name.slice(3).trim()) : null;
    return file !== null && file !== path && paths.has(file);
  };
  return {
    exact: ({ path, pin }) => exact.has(keyOf(pin)) || included(path, pin.name),
    locked: ({ path, pin }) => locked.has(keyOf(pin)) || included(path, pin.name),
  };
}

/** An image is no package of the same name: `redis` the server is not `redis` the library. */
function keyOf({ kind, name }: NamedPin["pin"]): string {
  return `${kind} ${plain(name)}`;
}

/** One spelling of a package's name: indexes take `-`, `_` and `.` for the same (PEP 503). */
function plain(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}
