import type { CommitFacts, ReviewFacts, SnapshotFacts } from "#core/facts/people-facts.ts";
import type { Account } from "#core/facts/pull-request-facts.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import { latestOpinions } from "#core/sign-offs/latest-opinions.ts";
import { Cast } from "./cast.ts";
import type { Opinion } from "./given-schema.ts";
import type { Impossible, WhatIf } from "./what-if.ts";
import { headSnapshot, reviewedSnapshot } from "./with-snapshots.ts";

type PeopleOf = Pick<WhatIf, "author" | "contributors" | "teams" | "approvals" | "objections" | "dismissed">;

/** Facts with people around them, or why they cannot be so. */
export interface Peopled {
  readonly facts: KnownFacts;
  readonly impossible: readonly Impossible[];
}

/** Who opened a pull request, where nobody says: somebody who is in no team. */
const AUTHOR = "author";

/**
 * Adds people to facts: who wrote the change, who is in which team, and what they said of it. What facts know of people stays,
 * unless it is said otherwise; reviews that are added come after those that are there.
 */
export function withPeople(facts: KnownFacts, asked: PeopleOf): Peopled {
  const cast = new Cast(facts);
  for (const [handle, logins] of Object.entries(asked.teams ?? {})) cast.setTeam(handle, logins);
  const written = writtenBy(facts, asked, cast);
  for (const handle of handlesOf(facts)) cast.owner(handle);
  const snapshots = { [facts.pullRequest.head.sha]: headSnapshot(facts), ...facts.snapshots };
  const reviews = new Reviews(written, snapshots, cast);
  for (const [at, one] of (asked.objections ?? []).entries())
    reviews.add(one, "CHANGES_REQUESTED", ["objections", at]);
  for (const [at, one] of (asked.approvals ?? []).entries()) reviews.add(one, "APPROVED", ["approvals", at]);
  for (const [at, login] of (asked.dismissed ?? []).entries()) reviews.dismiss(login, ["dismissed", at]);
  return {
    facts: { ...written, reviews: reviews.all, snapshots: reviews.snapshots, ...cast.facts() },
    impossible: reviews.impossible,
  };
}

/** Every handle that may be asked to sign. */
function handlesOf({ ownership, roles = {} }: KnownFacts): readonly string[] {
  const lines = [...Object.values(ownership?.base ?? {}), ...Object.values(ownership?.head ?? {})];
  const handles = [
    ...lines.flatMap((line) => line?.owners ?? []),
    ...Object.values(roles).flatMap(({ owners }) => owners),
  ];
  return [...new Set(handles)].sort();
}

/** Who wrote it: as the facts know, or else one commit of the author and of whoever is said to have helped. */
function writtenBy(facts: KnownFacts, { author, contributors = [] }: PeopleOf, cast: Cast): KnownFacts {
  const { pullRequest } = facts;
  const isKnown = facts.commits !== undefined && author === undefined;
  const opened = isKnown
    ? pullRequest.author
    : accountOf(cast, author ?? pullRequest.author?.login ?? AUTHOR);
  const helpers = contributors.map((login) => accountOf(cast, login));
  const made = [...(isKnown || opened === null ? [] : [opened]), ...helpers];
  const commit: CommitFacts = {
    sha: pullRequest.head.sha,
    parents: 1,
    contributions: made.map((account) => ({ part: "author", account, email: "" })),
    touchesChanges: true,
  };
  const commits = [...(isKnown ? (facts.commits ?? []) : []), ...(made.length === 0 ? [] : [commit])];
  return { ...facts, pullRequest: { ...pullRequest, author: opened }, commits };
}

function accountOf(cast: Cast, written: string): Account {
  const { id, login, kind } = cast.person(written);
  return { id, login, kind };
}

/** The reviews of a pull request while some are added. */
class Reviews {
  all: readonly ReviewFacts[];
  snapshots: Readonly<Record<string, SnapshotFacts>>;
  readonly impossible: Impossible[] = [];
  readonly #facts: KnownFacts;
  readonly #cast: Cast;

  constructor(facts: KnownFacts, snapshots: Readonly<Record<string, SnapshotFacts>>, cast: Cast) {
    this.all = facts.reviews ?? [];
    this.snapshots = snapshots;
    this.#facts = facts;
    this.#cast = cast;
  }

  /** Takes back what somebody said last. */
  dismiss(written: string, at: Impossible["at"]): void {
    const { id, login } = this.#cast.person(written);
    const last = latestOpinions(this.all).get(id);
    if (last === undefined || last.state === "DISMISSED") {
      const says = "`{login}` gave no review that could be dismissed.";
      this.impossible.push({ at, because: { id: "nothing-to-dismiss", says, values: { login } } });
      return;
    }
    this.all = this.all.map((each) => (each === last ? { ...each, state: "DISMISSED" } : each));
  }

  /** Adds what somebody says, at the head or at an earlier commit. */
  add(opinion: Opinion, state: "APPROVED" | "CHANGES_REQUESTED", at: Impossible["at"]): void {
    const told = typeof opinion === "string" ? { by: opinion, before_green: false } : opinion;
    const author = this.#speaker(told.by);
    if (author === null) {
      const says = "Nobody is left in `{team}` who could say this.";
      this.impossible.push({ at, because: { id: "team-spent", says, values: { team: told.by } } });
      return;
    }
    const commit = this.#commitFor(told, at);
    const id = Math.max(0, ...this.all.map((each) => each.id)) + 1;
    const submittedAt = told.at ?? this.#facts.now;
    this.all = [...this.all, { id, author, state, commit, submittedAt }];
  }

  /** A person by login, or a member of a team who neither wrote the change nor said anything of it. */
  #speaker(by: string): Account | null {
    if (!by.includes("/")) return accountOf(this.#cast, by);
    const taken = new Set([
      ...this.all.flatMap(({ author }) => author?.id ?? []),
      ...(this.#facts.commits ?? []).flatMap((commit) =>
        commit.contributions.flatMap(({ account }) => account?.id ?? []),
      ),
      this.#facts.pullRequest.author?.id ?? 0,
    ]);
    const handle = by.startsWith("@") ? by : `@${by}`;
    const person = this.#cast.memberOf(handle, taken);
    return person === null ? null : accountOf(this.#cast, person.login);
  }

  /** The commit that a review is about: the head, unless something was otherwise when it was given. */
  #commitFor(told: Exclude<Opinion, string>, at: Impossible["at"]): string {
    const head = this.#facts.pullRequest.head.sha;
    const { changed_after: paths = [], before_green: early } = told;
    if (paths.length === 0 && !early) return head;
    const made = reviewedSnapshot(this.#facts, paths, Object.keys(this.snapshots).length);
    this.impossible.push(
      ...made.unchanged.map(({ index, because }) => ({ at: [...at, "changed_after", index], because })),
    );
    const contentGreenAt = early ? null : (told.at ?? this.#facts.now);
    this.snapshots = { ...this.snapshots, [made.snapshot.commit]: { ...made.snapshot, contentGreenAt } };
    return made.snapshot.commit;
  }
}
