import type { Finding } from "#core/model/finding.ts";
import type { UnresolvedOwner } from "#core/sign-offs/electorate.ts";
import type { RequirementState } from "#core/sign-offs/requirement-state.ts";
import type { Say } from "../define-gate.ts";
import type { messages } from "./messages.ts";

const OWNER_MESSAGES = {
  unknown: "owner-unknown",
  secret: "owner-secret",
  "no-write": "owner-no-write",
  unreadable: "owner-unreadable",
} as const satisfies Readonly<Record<UnresolvedOwner["status"], keyof typeof messages>>;

const OWNER_PROBLEMS = {
  unknown: "no such user or team",
  secret: "a secret team",
  "no-write": "no write access of its own",
  unreadable: "could not be looked up",
} as const satisfies Readonly<Record<UnresolvedOwner["status"], string>>;

/** GitHub tells nobody whose account an address belongs to. */
function isEmail({ handle, status }: UnresolvedOwner): boolean {
  return status === "unknown" && !handle.startsWith("@");
}

function messageOf(owner: UnresolvedOwner) {
  return isEmail(owner) ? "owner-by-email" : OWNER_MESSAGES[owner.status];
}

function problemOf(owner: UnresolvedOwner): string {
  return isEmail(owner) ? "an e-mail address, which cannot be looked up" : OWNER_PROBLEMS[owner.status];
}

/** What keeps a requirement from ever being met, or from being known: errors, none of which a review can mend. */
function impossibleFindings(state: RequirementState, say: Say<typeof messages>): readonly Finding[] {
  const { requirement, unresolved, shortage } = state;
  const { name, owners, needs } = requirement;
  const told = shortage === null ? unresolved.filter(({ status }) => status === "unreadable") : unresolved;
  const findings: Finding[] = told.map((owner) =>
    say(messageOf(owner), { owner: owner.handle, requirement: name }),
  );
  // Where no owner is resolved, the sentences about them say it all.
  if (shortage !== null && (owners.length === 0 || unresolved.length < owners.length)) {
    findings.push(say("nobody-can", { requirement: name, needs, owners, ...shortage }, { who: owners }));
  }
  return findings;
}

function standing(state: RequirementState, say: Say<typeof messages>): readonly Finding[] {
  const { requirement, signed, objections, ask } = state;
  const { name, needs, paths } = requirement;
  const has = signed.length;
  if (has < needs) return [say("waiting", { requirement: name, has, needs, ask }, { who: ask })];
  if (objections.length > 0) return [];
  const people = signed.map(({ person }) => person.login);
  const commits = [...new Set(signed.map(({ commit }) => commit.slice(0, 7)))];
  return [say("signed", { requirement: name, people, needs, paths, commits })];
}

/** The outcome of one requirement, and which of its owners are no use. Objections are said once a person, elsewhere. */
export function requirementFindings(state: RequirementState, say: Say<typeof messages>): readonly Finding[] {
  const impossible = impossibleFindings(state, say);
  if (impossible.length > 0) return impossible;
  const leftOut = state.unresolved.map((owner) =>
    say("owner-left-out", {
      requirement: state.requirement.name,
      owner: owner.handle,
      problem: problemOf(owner),
    }),
  );
  return [...standing(state, say), ...leftOut];
}

/** One finding for each person who asks for changes, with everything that it blocks. */
export function objectionFindings(
  states: readonly RequirementState[],
  say: Say<typeof messages>,
): readonly Finding[] {
  const blocked = new Map<number, { login: string; requirements: string[] }>();
  for (const { requirement, objections } of states) {
    for (const { id, login } of objections) {
      const entry = blocked.get(id) ?? { login, requirements: [] };
      entry.requirements.push(requirement.name);
      blocked.set(id, entry);
    }
  }
  return [...blocked]
    .sort(([a], [b]) => a - b)
    .map(([, { login, requirements }]) =>
      say("changes-requested", { person: login, requirements }, { who: [`@${login}`] }),
    );
}
