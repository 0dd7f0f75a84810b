import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Statement } from "#core/model/statement.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { loginOf } from "./cast.ts";
import type { Impossible, WhatIf } from "./what-if.ts";

/** Who is known around a pull request. */
export interface KnownPeople {
  /** Handles of owners, as they are written: `@dana`, `@acme/sre`. */
  readonly handles: readonly string[];
  readonly logins: readonly string[];
}

/**
 * Everybody that facts and a question name: owners of paths, those who fill roles, members of teams, authors and reviewers.
 * `handles` are more owners, such as all of CODEOWNERS.
 */
export function knownPeople(
  { ownership, roles = {}, owners = {}, people = {}, commits = [], reviews = [], pullRequest }: KnownFacts,
  { author, contributors = [], teams = {} }: WhatIf,
  handles: readonly string[],
): KnownPeople {
  const lines = [...Object.values(ownership?.base ?? {}), ...Object.values(ownership?.head ?? {})];
  const accounts = [
    pullRequest.author,
    ...reviews.map((review) => review.author),
    ...commits.flatMap(({ contributions }) => contributions.map(({ account }) => account)),
  ];
  const named = [
    ...handles,
    ...lines.flatMap((line) => line?.owners ?? []),
    ...Object.values(roles).flatMap((role) => role.owners),
    ...Object.values(owners).map(({ handle }) => handle),
    ...Object.keys(teams),
  ];
  const logins = [
    ...named.filter((handle) => /^@[^/]+$/.test(handle)).map(loginOf),
    ...Object.values(people).map(({ login }) => login),
    ...accounts.flatMap((account) => account?.login ?? []),
    ...(author === undefined ? [] : [loginOf(author)]),
    ...[...contributors, ...Object.values(teams).flat()].map(loginOf),
  ];
  return { handles: [...new Set(named)], logins: [...new Set(logins)] };
}

/**
 * Those who are said to review and whom nobody knows: what they say would count for nothing, and most are mistyped. `member` says how
 * somebody is put into a team.
 */
export function strangers(
  { approvals = [], objections = [] }: Pick<WhatIf, "approvals" | "objections">,
  known: KnownPeople,
  member: string,
): readonly Impossible[] {
  const reviews = [
    ...objections.map((one, at) => ({ one, at: ["objections", at] })),
    ...approvals.map((one, at) => ({ one, at: ["approvals", at] })),
  ];
  return reviews.flatMap(({ one, at }) => {
    const who = typeof one === "string" ? one : one.by;
    const because = who.includes("/") ? unknownTeam(who, known) : unknownPerson(who, known, member);
    return because === null ? [] : [{ at, because }];
  });
}

function unknownTeam(written: string, { handles }: KnownPeople): Statement | null {
  const team = written.startsWith("@") ? written : `@${written}`;
  const teams = handles.filter((handle) => handle.includes("/")).sort();
  if (teams.some((handle) => handle.toLowerCase() === team.toLowerCase())) return null;
  const nearest = didYouMean(team, teams);
  return {
    id: "unknown-team",
    says: "Nothing asks `{team}`: neither CODEOWNERS nor a role names it.",
    fix:
      nearest !== undefined
        ? "Did you mean `{nearest}`?"
        : teams.length > 0
          ? "Name one that is asked: {teams}."
          : "Name a team in CODEOWNERS or in a role.",
    values: { team, teams, nearest: nearest ?? "" },
  };
}

/** Why a login is nobody's; `null` where it is somebody's. `member` as {@link strangers} takes it. */
export function unknownPerson(
  written: string,
  { logins, handles }: KnownPeople,
  member: string,
): Statement | null {
  const who = loginOf(written);
  if (logins.some((login) => login.toLowerCase() === who.toLowerCase())) return null;
  const nearest = didYouMean(who, logins);
  const team = handles.filter((handle) => handle.includes("/")).sort()[0] ?? "@acme/sre";
  return {
    id: "unknown-person",
    says: "Nobody knows `{who}`: neither CODEOWNERS nor a role names them, and no team is said to have them.",
    fix: nearest === undefined ? `Say which team they are in: ${member}` : "Did you mean `{nearest}`?",
    values: { who, team, nearest: nearest ?? "" },
  };
}
