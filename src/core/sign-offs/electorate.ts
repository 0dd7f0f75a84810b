import type { OwnerFacts } from "#core/facts/people-facts.ts";
import type { Account } from "#core/facts/pull-request-facts.ts";
import type { Contributors } from "./contributors.ts";
import { ownValue } from "./own-value.ts";
import { type Reason, reason } from "./reason.ts";
import type { Requirement, SignOffFacts } from "./requirement.ts";

/** An owner through whom nobody can sign, and why. */
export interface UnresolvedOwner {
  readonly handle: string;
  readonly status: Exclude<OwnerFacts["status"], "resolved">;
}

/** How many people stand behind a requirement, and why some of them cannot sign. */
export interface Tally {
  readonly members: number;
  readonly contributors: number;
  /** Bots, and people without write access. */
  readonly others: number;
  readonly able: number;
}

/** Who may sign what. People are numeric ids: how a login or a slug is spelled decides nothing. */
export interface Electorate {
  /** Rule 2. */
  readonly isMember: (requirement: Requirement, person: number) => boolean;
  /** Rule 3: why this account has no voice here; `null` when it has one. All that an objection needs. */
  readonly noVoice: (account: Account) => Reason | null;
  /** Rules 3 and 4: why this account can sign nothing here; `null` when it can. */
  readonly obstacle: (account: Account) => Reason | null;
  /** Whether there are more who could sign than are known by name: members of a large team. */
  readonly hasUnlisted: (requirement: Requirement) => boolean;
  /** Why there are too few who could sign; `null` when there are enough. */
  readonly shortage: (requirement: Requirement) => Tally | null;
  /** Ids of those who could sign and are known by name, in ascending order. */
  readonly candidates: (requirement: Requirement) => readonly number[];
  readonly unresolved: (requirement: Requirement) => readonly UnresolvedOwner[];
  /** Handles to ask: those behind whom somebody could sign who is not in `done`. */
  readonly handlesToAsk: (requirement: Requirement, done: ReadonlySet<number>) => readonly string[];
}

function isBot({ kind, login }: Account): boolean {
  return kind === "bot" || login.toLowerCase().endsWith("[bot]");
}

function noVoiceOf(account: Account, people: SignOffFacts["people"]): Reason | null {
  const person = ownValue(people, String(account.id));
  if (isBot(account) || (person !== undefined && isBot(person))) return reason("bot");
  const permission = person?.permission ?? "unknown";
  if (permission !== "write" && permission !== "maintain" && permission !== "admin") {
    return reason("no-write", { permission });
  }
  return null;
}

function partOf(account: Account, { wrote }: Contributors): Reason | null {
  const commit = wrote.get(account.id);
  if (commit === undefined) return null;
  return commit === null ? reason("opened-it") : reason("contributed", { commit: commit.slice(0, 7) });
}

/** Remembers what `compute` gave for a key. */
function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

/** What is known of a handle. A handle that nobody looked up is unreadable: nothing may be concluded from it. */
function ownersByHandle(owners: SignOffFacts["owners"]): (handle: string) => OwnerFacts {
  return (handle) =>
    ownValue(owners, handle.toLowerCase()) ?? { handle, kind: "user", status: "unreadable", members: [] };
}

/** How to ask for somebody: an e-mail address cannot be asked for a review, the account behind it can. */
function addressOf(handle: string, owner: OwnerFacts, people: SignOffFacts["people"]): string {
  if (owner.kind !== "email") return handle;
  const [id] = owner.members;
  const person = id === undefined ? undefined : ownValue(people, String(id));
  return person === undefined ? handle : `@${person.login}`;
}

/** What is remembered of handles and people while one pull request is judged. */
interface Poll {
  readonly membersOf: (handle: string) => ReadonlySet<number>;
  readonly hasUnlisted: (handle: string) => boolean;
  readonly standing: (person: number) => Reason | "able";
}

function everybody({ owners }: Requirement, { membersOf }: Poll): ReadonlySet<number> {
  return new Set(owners.flatMap((handle) => [...membersOf(handle)]));
}

/** Looks no further than it must: hundreds of owner sets may share a team of hundreds. */
function isEnough({ owners, needs }: Requirement, { membersOf, hasUnlisted, standing }: Poll): boolean {
  if (owners.some(hasUnlisted)) return true;
  const found = new Set<number>();
  for (const handle of owners) {
    for (const id of membersOf(handle)) {
      if (standing(id) === "able") found.add(id);
      if (found.size >= needs) return true;
    }
  }
  return false;
}

function tallyOf(requirement: Requirement, poll: Poll): Tally {
  const standings = [...everybody(requirement, poll)].map(poll.standing);
  const able = standings.filter((standing) => standing === "able").length;
  const contributors = standings.filter((standing) => standing !== "able" && standing.rule === 4).length;
  const members = standings.length;
  return { members, contributors, others: members - able - contributors, able };
}

function isSomeoneLeft(handle: string, done: ReadonlySet<number>, poll: Poll): boolean {
  const { membersOf, hasUnlisted, standing } = poll;
  if (hasUnlisted(handle)) return true;
  for (const id of membersOf(handle)) if (!done.has(id) && standing(id) === "able") return true;
  return false;
}

/** Answers who may sign what, from the facts about people and from who contributed. */
export function electorateOf(facts: SignOffFacts, contributors: Contributors): Electorate {
  const { people } = facts;
  const ownerOf = ownersByHandle(facts.owners);
  const noVoice = (account: Account) => noVoiceOf(account, people);
  const obstacle = (account: Account) => noVoice(account) ?? partOf(account, contributors);
  const poll: Poll = {
    membersOf: remembered((handle) => {
      const { status, members } = ownerOf(handle);
      return new Set(status === "resolved" ? members : []);
    }),
    hasUnlisted: (handle) => {
      const { status, unlisted = 0 } = ownerOf(handle);
      return status === "resolved" && unlisted > 0;
    },
    standing: remembered((id) => {
      const person = ownValue(people, String(id));
      return person === undefined
        ? reason("no-write", { permission: "unknown" })
        : (obstacle(person) ?? "able");
    }),
  };
  return {
    isMember: ({ owners }, person) => owners.some((handle) => poll.membersOf(handle).has(person)),
    noVoice,
    obstacle,
    hasUnlisted: ({ owners }) => owners.some(poll.hasUnlisted),
    shortage: (requirement) => (isEnough(requirement, poll) ? null : tallyOf(requirement, poll)),
    candidates: (requirement) =>
      [...everybody(requirement, poll)].filter((id) => poll.standing(id) === "able").sort((a, b) => a - b),
    unresolved: ({ owners }) =>
      owners.flatMap((handle) => {
        const { status } = ownerOf(handle);
        return status === "resolved" ? [] : [{ handle, status }];
      }),
    handlesToAsk: ({ owners }, done) =>
      owners
        .filter((handle) => isSomeoneLeft(handle, done, poll))
        .map((handle) => addressOf(handle, ownerOf(handle), people)),
  };
}
