import fc from "fast-check";
import { expect, test } from "vitest";
import { anyScene, likelyScene } from "#core/sign-offs/any-scene.fixture.ts";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { factsOf } from "#core/sign-offs/scene.fixture.ts";
import { anyRules, judge } from "../../../../test/any-rules.ts";

const RUNS = { seed: 20_261_121, numRuns: 500 };
const scenes = fc.tuple(fc.nat({ max: 2 }), fc.infiniteStream(fc.nat())).map(([kind, numbers]) => {
  const draw = (n: number) => Number(numbers.next().value) % n;
  return kind === 0 ? anyScene(draw) : likelyScene(draw);
});

/** The same facts in another order, wherever an order means nothing. */
function shuffled(facts: SignOffFacts, pick: (n: number) => number): SignOffFacts {
  const list = <T>(items: readonly T[]): T[] => {
    const left = [...items];
    return items.flatMap(() => left.splice(pick(left.length), 1));
  };
  const keys = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T = (v) => v) =>
    Object.fromEntries(list(Object.entries(record)).map(([key, value]) => [key, change(value)]));
  const { ownership } = facts;
  return {
    ...facts,
    changes: { paths: list(facts.changes.paths) },
    roles: keys(facts.roles, (r) => ({
      owners: list(r.owners),
      covers: r.covers === null ? null : list(r.covers),
    })),
    ownership: {
      ...ownership,
      base: keys(ownership.base, (line) => (line === null ? null : { ...line, owners: list(line.owners) })),
      head: keys(ownership.head, (line) => (line === null ? null : { ...line, owners: list(line.owners) })),
    },
    owners: keys(facts.owners, (owner) => ({ ...owner, members: list(owner.members) })),
    people: keys(facts.people),
    reviews: list(facts.reviews),
    commits: list(facts.commits).map((c) => ({ ...c, contributions: list(c.contributions) })),
    snapshots: keys(facts.snapshots, (s) => ({ ...s, changed: list(s.changed), entries: keys(s.entries) })),
  };
}

test("order means nothing: reviews, files, members, roles and commits may come in any", () => {
  fc.assert(
    fc.property(scenes, anyRules, fc.infiniteStream(fc.nat()), (scene, rules, numbers) => {
      const facts = factsOf(scene);
      const pick = (n: number) => Number(numbers.next().value) % n;
      const other = { ...rules, roles: Object.fromEntries(Object.entries(rules.roles).reverse()) };
      expect(JSON.stringify(judge(shuffled(facts, pick), other))).toBe(JSON.stringify(judge(facts, rules)));
    }),
    RUNS,
  );
});
