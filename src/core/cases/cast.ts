import type { OwnerFacts, PersonFacts } from "#core/facts/people-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";

/** Ids of people who are made up begin here, far from those that GitHub gave so far. */
const MADE_UP = 9_000_000_001;
/** How many members a team has of whom nothing is said: more than any policy asks for. */
const ENOUGH = 100;

/** A login without its `@`. */
export function loginOf(written: string): string {
  return written.startsWith("@") ? written.slice(1) : written;
}

/** The people around a pull request: those of the facts, and those that somebody names beside them, who may all write. */
export class Cast {
  readonly #people = new Map<string, PersonFacts>();
  readonly #owners = new Map<string, OwnerFacts>();
  #next = MADE_UP;

  constructor({ people = {}, owners = {} }: Pick<KnownFacts, "people" | "owners">) {
    for (const person of Object.values(people)) this.#people.set(person.login.toLowerCase(), person);
    for (const [key, owner] of Object.entries(owners)) this.#owners.set(key, owner);
  }

  /** Whoever has this login; made up where nobody has. */
  person(written: string): PersonFacts {
    const login = loginOf(written);
    const known = this.#people.get(login.toLowerCase());
    if (known !== undefined) return known;
    const kind = login.toLowerCase().endsWith("[bot]") ? "bot" : "user";
    const person: PersonFacts = { id: this.#next, login, kind, permission: "write" };
    this.#next += 1;
    this.#people.set(login.toLowerCase(), person);
    return person;
  }

  /** Says who is in a team, whatever the facts said. */
  setTeam(handle: string, logins: readonly string[]): void {
    const members = logins.map((login) => this.person(login).id);
    this.#owners.set(handle.toLowerCase(), { handle, kind: "team", status: "resolved", members });
  }

  /**
   * Who stands behind a handle. Of a team that nothing is known of, only that it has people enough; of an e-mail address, what
   * GitHub tells of one: nothing.
   */
  owner(handle: string): OwnerFacts {
    const key = handle.toLowerCase();
    const known = this.#owners.get(key);
    if (known !== undefined) return known;
    const made = this.#madeUp(handle);
    this.#owners.set(key, made);
    return made;
  }

  /** A member of a team who is not in `taken`, the first that is known or a new one; `null` where there is none left. */
  memberOf(handle: string, taken: ReadonlySet<number>): PersonFacts | null {
    const team = this.owner(handle);
    const byId = new Map([...this.#people.values()].map((person) => [person.id, person]));
    const free = team.members.find((id) => !taken.has(id));
    if (free !== undefined) return byId.get(free) ?? null;
    if (team.status !== "resolved" || (team.unlisted ?? 0) === 0) return null;
    const person = this.person(this.#freeName(handle));
    const owner = { ...team, members: [...team.members, person.id], unlisted: (team.unlisted ?? 1) - 1 };
    this.#owners.set(handle.toLowerCase(), owner);
    return person;
  }

  /** Everybody, as facts hold them. */
  facts(): Required<Pick<KnownFacts, "people" | "owners">> {
    return {
      people: Object.fromEntries([...this.#people.values()].map((person) => [String(person.id), person])),
      owners: Object.fromEntries(this.#owners),
    };
  }

  #madeUp(handle: string): OwnerFacts {
    if (!handle.startsWith("@")) return { handle, kind: "email", status: "unknown", members: [] };
    if (handle.includes("/")) {
      return { handle, kind: "team", status: "resolved", members: [], unlisted: ENOUGH };
    }
    return { handle, kind: "user", status: "resolved", members: [this.person(handle).id] };
  }

  /** `sre-1` for the first of `@acme/sre` who is made up. */
  #freeName(handle: string): string {
    const stem = handle.slice(handle.indexOf("/") + 1);
    let at = 1;
    while (this.#people.has(`${stem}-${at}`.toLowerCase())) at += 1;
    return `${stem}-${at}`;
  }
}
