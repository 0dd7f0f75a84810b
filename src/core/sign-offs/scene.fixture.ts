import type {
  CommitFacts,
  OwnerFacts,
  OwnerLine,
  Permission,
  PersonFacts,
  ReviewFacts,
  SnapshotFacts,
} from "#core/facts/people-facts.ts";
import type { Account } from "#core/facts/pull-request-facts.ts";
import type { Entry } from "#core/model/tree.ts";
import { byText } from "./by-text.ts";
import type { SignOffFacts } from "./requirement.ts";

/** Contents by path. A leading `!` makes the file executable. */
export type Files = Readonly<Record<string, string>>;

/** A commit that somebody may have reviewed. `base` is its merge base, where that is not the scene's. */
export interface SceneCommit {
  readonly files: Files;
  readonly base?: Files;
  readonly greenAt?: string;
  readonly readable?: false;
}

/** A pull request in a few words, from which tests make whole facts. Whoever is named exists and can write. */
export interface Scene {
  /** Who opened it; `null` for a deleted account. */
  readonly author?: string | null;
  readonly base?: Files;
  readonly head: Files;
  readonly greenAt?: string;
  /** Earlier commits by name; the head is `head`. */
  readonly commits?: Readonly<Record<string, SceneCommit>>;
  /** Owners by path prefix, the last that matches; `null`: there is no CODEOWNERS file. */
  readonly owners?: Readonly<Record<string, readonly string[]>> | null;
  /** The same at the head, for paths below `.github/`. */
  readonly ownersAtHead?: Readonly<Record<string, readonly string[]>>;
  /** Members by team, or why it has none. */
  readonly teams?: Readonly<Record<string, readonly string[] | OwnerFacts["status"]>>;
  readonly roles?: Readonly<Record<string, { owners: readonly string[]; covers?: readonly string[] }>>;
  /** `who state commit`, oldest first: `dana APPROVED head`. `ghost` is a deleted account. */
  readonly reviews?: readonly string[];
  readonly permissions?: Readonly<Record<string, Permission>>;
  readonly contributions?: readonly CommitFacts[];
}

const NAMES = ["ada", "dana", "lee", "sam", "kim", "mia", "release[bot]"];

/** Account of a name: ids are fixed, logins are capitalised to prove that their spelling decides nothing. */
export function account(name: string): Account {
  const login = name.slice(0, 1).toUpperCase() + name.slice(1);
  return { id: NAMES.indexOf(name) + 101, login, kind: name.endsWith("[bot]") ? "bot" : "user" };
}

/** Commit id of a name. */
export function sha(name: string): string {
  return name.padEnd(40, "0");
}

/** When the nth review was sent. */
export function minute(n: number): string {
  return `2026-11-20T10:${String(n).padStart(2, "0")}:00Z`;
}

/** A commit of the pull request with one part in it. */
export function wrote(name: string | null, commit = "c1", more: Partial<CommitFacts> = {}): CommitFacts {
  const email = `${name ?? "nobody"}@mail.example`;
  const contributions = [{ part: "author" as const, account: name === null ? null : account(name), email }];
  return { sha: sha(commit), parents: 1, contributions, touchesChanges: true, ...more };
}

function entryOf(files: Files, path: string): Entry | null {
  const content = Object.hasOwn(files, path) ? files[path] : undefined;
  if (content === undefined) return null;
  const isExecutable = content.startsWith("!");
  const text = isExecutable ? content.slice(1) : content;
  return { mode: isExecutable ? "100755" : "100644", oid: `${text}.`.padEnd(40, "0") };
}

function changedBetween(base: Files, files: Files): readonly string[] {
  const paths = [...new Set([...Object.keys(base), ...Object.keys(files)])];
  return paths.filter((path) => base[path] !== files[path]).sort(byText);
}

function snapshotsOf(scene: Scene): SignOffFacts["snapshots"] {
  const head: SceneCommit = {
    files: scene.head,
    ...(scene.greenAt === undefined ? {} : { greenAt: scene.greenAt }),
  };
  const commits = Object.entries({ ...scene.commits, head });
  const changed = new Map(
    commits.map(([name, { files, base }]) => [name, changedBetween(base ?? scene.base ?? {}, files)]),
  );
  const all = [...new Set([...changed.values()].flat())];
  return Object.fromEntries(
    commits.map(([name, { files, greenAt, readable }]): [string, SnapshotFacts] => {
      if (readable === false) {
        return [sha(name), { commit: sha(name), readable, changed: [], entries: {}, contentGreenAt: null }];
      }
      const entries = Object.fromEntries(all.map((path) => [path, entryOf(files, path)]));
      const known = { changed: changed.get(name) ?? [], entries, contentGreenAt: greenAt ?? null };
      return [sha(name), { commit: sha(name), readable: true, ...known }];
    }),
  );
}

function lineOf(path: string, owners: Readonly<Record<string, readonly string[]>>): OwnerLine | null {
  const lines = Object.entries(owners);
  const at = lines.findLastIndex(([prefix]) => path.startsWith(prefix));
  const line = lines[at];
  return line === undefined ? null : { line: at + 1, owners: line[1] };
}

function ownershipOf(scene: Scene, paths: readonly string[]): SignOffFacts["ownership"] {
  const { owners = {}, ownersAtHead = owners ?? {} } = scene;
  const guarded = paths.filter((path) => path.startsWith(".github/"));
  return {
    path: owners === null ? null : ".github/CODEOWNERS",
    loaded: true,
    issues: [],
    headIssues: [],
    base: Object.fromEntries(paths.map((path) => [path, owners === null ? null : lineOf(path, owners)])),
    head: Object.fromEntries(guarded.map((path) => [path, lineOf(path, ownersAtHead)])),
  };
}

function ownersOf({ teams = {} }: Scene): SignOffFacts["owners"] {
  const groups = Object.entries(teams).map(([handle, members]): OwnerFacts => {
    if (typeof members === "string") return { handle, kind: "team", status: members, members: [] };
    return { handle, kind: "team", status: "resolved", members: members.map((name) => account(name).id) };
  });
  const users = NAMES.map((name): OwnerFacts => {
    return { handle: `@${name}`, kind: "user", status: "resolved", members: [account(name).id] };
  });
  return Object.fromEntries([...users, ...groups].map((owner) => [owner.handle.toLowerCase(), owner]));
}

function peopleOf({ permissions = {} }: Scene): SignOffFacts["people"] {
  const people = NAMES.map((name): PersonFacts => {
    return { ...account(name), permission: permissions[name] ?? "write" };
  });
  return Object.fromEntries(people.map((person) => [String(person.id), person]));
}

/** `dana APPROVED head` as the nth review. */
export function reviewOf(words: string, n: number): ReviewFacts {
  const [who = "", state = "", commit = "head"] = words.split(" ");
  const states = ["APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING"] as const;
  const known = states.find((each) => each === state);
  if (known === undefined) throw new Error(`no such state: ${state}`);
  const author = who === "ghost" ? null : account(who);
  return {
    id: n,
    author,
    state: known,
    commit: commit === "null" ? null : sha(commit),
    submittedAt: minute(n),
  };
}

function changesOf(scene: Scene): SignOffFacts["changes"] {
  const base = scene.base ?? {};
  const paths = changedBetween(base, scene.head);
  return {
    paths: paths.map((path) => ({ path, before: entryOf(base, path), after: entryOf(scene.head, path) })),
  };
}

/** Whole facts of a scene. */
export function factsOf(scene: Scene): SignOffFacts {
  const snapshots = snapshotsOf(scene);
  const paths = [...new Set(Object.values(snapshots).flatMap(({ changed }) => changed))].sort(byText);
  const { author = "ada" } = scene;
  const roles = Object.entries(scene.roles ?? {}).map(
    ([name, { owners, covers }]) => [name, { owners, covers: covers ?? null }] as const,
  );
  return {
    pullRequest: {
      number: 7,
      title: "Hand over churn 3.1.0",
      author: author === null ? null : account(author),
      draft: false,
      base: { ref: "release/next", sha: sha("base") },
      head: { ref: "churn", sha: sha("head") },
      mergeBase: sha("base"),
    },
    changes: changesOf(scene),
    roles: Object.fromEntries(roles),
    ownership: ownershipOf(scene, paths),
    owners: ownersOf(scene),
    people: peopleOf(scene),
    reviews: (scene.reviews ?? []).map((words, at) => reviewOf(words, at + 1)),
    commits: scene.contributions ?? [wrote("ada")],
    snapshots,
  };
}
