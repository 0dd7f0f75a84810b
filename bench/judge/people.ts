import type { Facts } from "#core/facts/facts.ts";
import type { OwnerFacts, PersonFacts, ReviewFacts, SnapshotFacts } from "#core/facts/people-facts.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import story from "../../examples/story.json" with { type: "json" };

/** Facts about people and what they saw. */
export type PeopleFacts = Pick<Facts, "owners" | "people" | "reviews" | "commits" | "snapshots">;

/** How many people the teams are made of; each team has four of them. */
const PEOPLE = 100;
const REVIEWS = 20;
const GREEN = "2026-11-21T08:00:00Z";

/** The head and three commits before it, at each of which some of the files were something else. */
const COMMITS = ["a", "c", "d", "e"].map((letter) => letter.repeat(40));

function account(id: number): PersonFacts {
  return { id, login: `person-${id}`, kind: "user", permission: "write" };
}

/** Fifty teams and those of the example, twenty reviews by as many people of four commits, and commits by two authors. */
export function makePeople(changes: readonly ChangedPath[], teams: readonly string[]): PeopleFacts {
  const handles = [...teams, ...Object.keys(story.teams).map((slug) => `@acme/${slug}`)];
  return {
    owners: Object.fromEntries(handles.map((handle, index) => [handle, team(handle, index)])),
    people: Object.fromEntries(Array.from({ length: PEOPLE }, (_, id) => [String(id + 1), account(id + 1)])),
    reviews: Array.from({ length: REVIEWS }, (_, index) => review(index)),
    commits: Array.from({ length: 10 }, (_, index) => ({
      sha: index.toString(16).padStart(40, "0"),
      parents: 1,
      contributions: [
        {
          part: "author" as const,
          account: account(PEOPLE - (index % 2)),
          email: `person-${index}@acme.example`,
        },
      ],
      touchesChanges: true,
    })),
    snapshots: Object.fromEntries(COMMITS.map((commit, index) => [commit, snapshot(commit, index, changes)])),
  };
}

function team(handle: string, index: number): OwnerFacts {
  const members = Array.from({ length: 4 }, (_, nth) => ((index * 3 + nth * 7) % PEOPLE) + 1);
  return { handle, kind: "team", status: "resolved", members };
}

function review(index: number): ReviewFacts {
  return {
    id: index + 1,
    author: account(index * 4 + 1),
    state: index % 10 === 9 ? "COMMENTED" : "APPROVED",
    commit: COMMITS[index % COMMITS.length] ?? null,
    submittedAt: `2026-11-21T09:${String(index).padStart(2, "0")}:00Z`,
  };
}

/** At the head everything is as it is; at the nth commit before it, one file in a hundred was something else. */
function snapshot(commit: string, nth: number, changes: readonly ChangedPath[]): SnapshotFacts {
  const entries = changes.map(({ path, after }, index) => {
    const other = nth > 0 && index % 100 === nth;
    return [path, other ? { mode: "100644", oid: String(nth).repeat(40) } : after] as const;
  });
  return {
    commit,
    readable: true,
    changed: changes.map(({ path }) => path),
    entries: Object.fromEntries(entries),
    contentGreenAt: GREEN,
  };
}
