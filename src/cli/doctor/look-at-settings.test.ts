import { describe, expect, test } from "vitest";
import type { OwnerFacts } from "#core/facts/people-facts.ts";
import { readPolicy } from "#core/policy/read-policy.ts";
import type { CodeownersError } from "#github/protection/read-settings.ts";
import { seen, unseen } from "#github/protection/seen.ts";
import {
  lookAtCodeownersErrors,
  lookAtRoles,
  lookAtWorkflowDefaults,
  unknownOwners,
} from "./look-at-settings.ts";
import { CONTEXT } from "./sight.fixture.ts";

const ids = (found: readonly { readonly gravity: string; readonly id: string }[]) =>
  found.map(({ gravity, id }) => `${gravity} ${id}`);
const HIDDEN = unseen("GitHub does not show it");

test.for([
  [false, false, ["fine actions-in-order"]],
  [true, false, ["weak default-token-writes"]],
  [false, true, ["weak actions-may-approve"]],
  [true, true, ["weak default-token-writes", "weak actions-may-approve"]],
] as const)("workflows that may write: %s, approve: %s", ([canWrite, canApprove, expected]) => {
  expect(ids(lookAtWorkflowDefaults(seen({ canWrite, canApprove }), CONTEXT))).toEqual(expected);
});

test("workflows' rights that are not shown are not in order", () => {
  expect(ids(lookAtWorkflowDefaults(HIDDEN, CONTEXT))).toEqual(["unseen not-seen"]);
});

describe("GitHub's mistakes in CODEOWNERS", () => {
  const mistake = (over: Partial<CodeownersError> = {}): CodeownersError => ({
    path: ".github/CODEOWNERS",
    line: 3,
    kind: "Unknown owner",
    source: "/ops/ @acme/sre",
    message: "Unknown owner on line 3: make sure the team @acme/sre exists\n\n  /ops/ @acme/sre\n        ^",
    ...over,
  });
  const owner = (handle: string, status: OwnerFacts["status"]): OwnerFacts => {
    return { handle, kind: handle.includes("/") ? "team" : "user", status, members: [] };
  };
  const KNOWN = seen({
    "@acme/sre": owner("@acme/sre", "no-write"),
    "@dana": owner("@dana", "no-write"),
    "@gmail": owner("@gmail", "no-write"),
    "@nobody": owner("@nobody", "unknown"),
    "@acme/hidden": owner("@acme/hidden", "secret"),
    "@acme/unread": owner("@acme/unread", "unreadable"),
    "@may": owner("@may", "resolved"),
  });
  const look = (errors: readonly CodeownersError[] | null, told: readonly number[] = []) =>
    lookAtCodeownersErrors(seen(errors), CONTEXT, new Set(told), KNOWN);

  test("an owner without access is told with the command that gives it", () => {
    expect(look([mistake()])).toMatchObject([
      {
        id: "codeowners-error",
        values: { problem: "Unknown owner on line 3: make sure the team @acme/sre exists" },
        where: { path: ".github/CODEOWNERS", line: 3 },
        command: "gh api --method PUT /orgs/acme/teams/sre/repos/acme/model -f permission=push",
      },
    ]);
  });

  const SRE = "gh api --method PUT /orgs/acme/teams/sre/repos/acme/model -f permission=push";
  const DANA = "gh api --method PUT /repos/acme/model/collaborators/dana -f permission=push";
  const NAMED = "Unknown owner on line 3: make sure";
  test.for<[message: string, source: string | null, command: string | undefined]>([
    // The only owner of the line, or the one that the message names.
    ["Unknown owner", "/ops/ @dana", DANA],
    ["Unknown owner", "/ops/ @Dana # asked by @erin", DANA.replace("dana", "Dana")],
    [`${NAMED} @dana exists`, "/ops/ @erin @dana", DANA],
    [`${NAMED} @dana.`, "/ops/ @dana", DANA],
    [`${NAMED} that "@acme/sre", the team, exists`, "/ops/ @acme/sre", SRE],
    [`${NAMED} @acme/sre exists`, null, SRE],
    // Nobody is guessed among several.
    ["Unknown owner", "/ops/ @dana @erin", undefined],
    ["Unknown owner", "/ops/", undefined],
    ["Unknown owner", null, undefined],
    [`${NAMED} @dana or @acme/sre exists`, "/ops/ @dana @acme/sre", undefined],
    // The end of an e-mail address is a login of somebody else.
    ["Unknown owner", "/x/ jane@gmail.com", undefined],
    ["Unknown owner", "/x/ jane@gmail", undefined],
    ["Unknown owner", "/x/ jane@gmail.com @dana", undefined],
    [`${NAMED} jane@gmail.com exists`, "/x/ jane@gmail.com", undefined],
    [`${NAMED} jane@gmail.com exists`, "/x/ jane@gmail.com @dana", undefined],
    // No whole words, and words that are no owners of the line.
    ["Unknown owner", "/x/ @dana@erin", undefined],
    ["Unknown owner", "/x/ @dana.example", undefined],
    ["Unknown owner", "/x/ @acme/../sre", undefined],
    ["Unknown owner", "/x/ @acme/sre/dana", undefined],
    ["Unknown owner", "@dana", undefined],
    ["Unknown owner", "/x/ # @dana", undefined],
    [`${NAMED} @dana exists`, "/ops/ @erin", undefined],
    // Whoever GitHub does not know today may be a stranger tomorrow; a secret team owns nothing anyway.
    ["Unknown owner", "/ops/ @nobody", undefined],
    ["Unknown owner", "/ops/ @acme/hidden", undefined],
    ["Unknown owner", "/ops/ @acme/unread", undefined],
    ["Unknown owner", "/ops/ @never-asked", undefined],
    ["Unknown owner", "/ops/ @may", undefined],
  ])("%s: %s", ([message, source, command]) => {
    expect(look([mistake({ message, source })]).map((told) => told.command)).toEqual([command]);
  });

  test("nobody is given access by another kind of mistake, or where owners were not seen", () => {
    expect(
      look([mistake({ kind: "Invalid pattern", message: "Invalid pattern on line 3: @dana" })])[0]?.command,
    ).toBeUndefined();
    const [told] = lookAtCodeownersErrors(seen([mistake()]), CONTEXT, new Set(), HIDDEN);
    expect([told?.id, told?.command]).toEqual(["codeowners-error", undefined]);
  });

  test("each handle is asked for once, and no e-mail address", () => {
    const sources = ["/a/ @dana", "/b/ jane@gmail.com", "/c/ @dana", "/d/ @nobody"];
    const errors = sources.map((source) => mistake({ message: "Unknown owner", source }));
    expect(unknownOwners(seen(errors))).toEqual(["@dana", "@nobody"]);
    expect([unknownOwners(seen(null)), unknownOwners(HIDDEN)]).toEqual([[], []]);
  });

  test("lines of which our own reader has told are not told twice, and are no proof of order", () => {
    expect(ids(look([mistake()], [3]))).toEqual([]);
    expect(ids(look([], []))).toEqual(["fine github-takes-codeowners"]);
    expect(look(null)).toEqual([]);
    expect(ids(lookAtCodeownersErrors(HIDDEN, CONTEXT, new Set(), KNOWN))).toEqual(["unseen not-seen"]);
  });
});

describe("owners of roles", () => {
  const text =
    'version: 1\nroles: { operations: { owners: ["@acme/sre", "@Dana"] } }\nstages: { production: { branches: [release], gates: { sign-offs: { roles: { operations: 1 } } } } }\n';
  const read = readPolicy(text, ".github/gatehouse.yml", "d".repeat(40));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const look = (team: OwnerFacts["status"], user: OwnerFacts["status"]) => {
    const owner = (handle: string, status: OwnerFacts["status"]): OwnerFacts => {
      return { handle, kind: handle.includes("/") ? "team" : "user", status, members: [] };
    };
    const owners = { "@acme/sre": owner("@acme/sre", team), "@dana": owner("@Dana", user) };
    return lookAtRoles(read.value, seen(owners), CONTEXT);
  };

  test.for([
    ["resolved", "resolved", ["fine roles-in-order"]],
    ["unknown", "resolved", ["unseen role-unseen"]],
    ["unreadable", "resolved", ["unseen role-unseen"]],
    ["secret", "resolved", ["weak role-without-owner"]],
    ["no-write", "unknown", ["weak role-without-owner", "weak role-without-owner"]],
  ] as const)("a team %s, a person %s", ([team, user, expected]) => {
    expect(ids(look(team, user))).toEqual(expected);
  });

  test("one that only lacks write access is given it by a command; one that is not there is not", () => {
    expect(look("no-write", "unknown").map(({ command }) => command)).toEqual([
      "gh api --method PUT /orgs/acme/teams/sre/repos/acme/model -f permission=push",
      undefined,
    ]);
    expect(ids(lookAtRoles(read.value, HIDDEN, CONTEXT))).toEqual(["unseen not-seen"]);
  });
});
