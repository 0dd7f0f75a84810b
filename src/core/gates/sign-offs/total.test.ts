import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { anyRules, judge } from "../../../../test/any-rules.ts";

const RUNS = { seed: 20_261_121, numRuns: 500 };
describe("total", () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom("__proto__", "constructor", "@dana", "", "model/a", "head"),
  );
  const account = fc.record({
    id: fc.integer(),
    login: word,
    kind: fc.constantFrom("user" as const, "bot" as const),
  });
  const entry = fc.option(fc.record({ mode: word, oid: word }));
  const line = fc.option(fc.record({ line: fc.integer(), owners: fc.array(word, { maxLength: 3 }) }));
  const states = fc.constantFrom("APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED", "PENDING");
  const issue = fc.record({
    id: word,
    says: word,
    values: fc.dictionary(word, word),
    where: fc.record({ path: word, line: fc.integer() }),
  });
  const dictionary = <T>(value: fc.Arbitrary<T>) => fc.dictionary(word, value, { maxKeys: 5 });
  const words = fc.array(word, { maxLength: 4 });
  const hostile: fc.Arbitrary<SignOffFacts> = fc.record({
    pullRequest: fc.record({
      number: fc.integer(),
      title: word,
      author: fc.option(account),
      draft: fc.boolean(),
      base: fc.record({ ref: word, sha: word }),
      head: fc.record({ ref: word, sha: word }),
      mergeBase: word,
    }),
    changes: fc.record({
      paths: fc.array(fc.record({ path: word, before: entry, after: entry }), { maxLength: 4 }),
    }),
    roles: dictionary(fc.record({ owners: words, covers: fc.option(words) })),
    ownership: fc.record({
      path: fc.option(word),
      loaded: fc.boolean(),
      issues: fc.array(issue, { maxLength: 2 }),
      headIssues: fc.array(issue, { maxLength: 2 }),
      base: dictionary(line),
      head: dictionary(line),
    }),
    owners: dictionary(
      fc.record({
        handle: word,
        kind: fc.constantFrom("user" as const, "team" as const, "email" as const),
        status: fc.constantFrom("resolved", "unknown", "secret", "no-write", "unreadable"),
        members: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
      }),
    ),
    people: fc.dictionary(
      fc.nat({ max: 5 }).map(String),
      fc.record({
        id: fc.nat({ max: 5 }),
        login: word,
        kind: fc.constantFrom("user" as const, "bot" as const),
        permission: fc.constantFrom("admin", "write", "read", "unknown"),
      }),
    ),
    reviews: fc.array(
      fc.record({
        id: fc.integer(),
        author: fc.option(account),
        state: states,
        commit: fc.option(word),
        submittedAt: fc.oneof(
          word,
          fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
        ),
      }),
      { maxLength: 5 },
    ),
    commits: fc.array(
      fc.record({
        sha: word,
        parents: fc.nat(),
        touchesChanges: fc.boolean(),
        contributions: fc.array(
          fc.record({
            part: fc.constantFrom("author" as const, "committer" as const, "co-author" as const),
            account: fc.option(account),
            email: word,
          }),
          { maxLength: 2 },
        ),
      }),
      { maxLength: 3 },
    ),
    snapshots: dictionary(
      fc.record({
        commit: word,
        readable: fc.boolean(),
        changed: words,
        entries: dictionary(entry),
        contentGreenAt: fc.option(word),
      }),
    ),
  });

  const roleCounts = fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.integer({ min: 1 }), {
    maxKeys: 4,
  });

  test("whatever the facts, there is a finding and nothing is thrown", () => {
    fc.assert(
      fc.property(hostile, anyRules, roleCounts, (facts, rules, roles) => {
        expect(judge(facts, { ...rules, roles }).findings.length).toBeGreaterThan(0);
      }),
      { ...RUNS, numRuns: 600 },
    );
  });
});
