import fc from "fast-check";
import { expect, test } from "vitest";
import { assign, helpfulSeats, type Seat } from "./matching.ts";

const seat = (key: string, needs: number, people: readonly number[]): Seat<string> => ({
  key,
  needs,
  people,
});
const total = (seats: readonly Seat<string>[]) =>
  [...assign(seats).filled.values()].reduce((a, b) => a + b, 0);

/** The most seats that can be filled, by trying every choice of every person. */
function mostByTrying(seats: readonly Seat<string>[], people: readonly number[]): number {
  const [person, ...others] = people;
  if (person === undefined) return 0;
  let most = mostByTrying(seats, others);
  for (const chosen of seats) {
    if (chosen.needs === 0 || !chosen.people.includes(person)) continue;
    const left = seats.map((each) => (each === chosen ? { ...each, needs: each.needs - 1 } : each));
    most = Math.max(most, 1 + mostByTrying(left, others));
  }
  return most;
}

const seats = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom("a", "b", "c", "d"),
    needs: fc.integer({ min: 1, max: 3 }),
    people: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 5 }),
  }),
  { selector: ({ key }) => key, maxLength: 4 },
);

test("taking the first that fits would leave a seat empty", () => {
  const { seatOf } = assign([seat("a", 1, [1, 2]), seat("b", 1, [1])]);
  expect([...seatOf].sort()).toEqual([
    [1, "b"],
    [2, "a"],
  ]);
});

test("chains of substitutes are followed", () => {
  expect(total([seat("a", 1, [1, 2]), seat("b", 1, [2, 3]), seat("c", 1, [1]), seat("d", 1, [3, 4])])).toBe(
    4,
  );
});

test("a count beyond any number of people is no work", () => {
  expect(total([seat("a", Number.MAX_SAFE_INTEGER, [1, 2, 3])])).toBe(3);
});

test("as many seats are filled as trying everything would fill, nobody twice and nobody uninvited", () => {
  fc.assert(
    fc.property(seats, (asked) => {
      const { seatOf, filled } = assign(asked);
      for (const { key, needs, people } of asked) {
        const holders = [...seatOf].filter(([, held]) => held === key).map(([person]) => person);
        expect(holders.length).toBe(filled.get(key));
        expect(holders.length).toBeLessThanOrEqual(needs);
        expect(people).toEqual(expect.arrayContaining(holders));
      }
      expect(total(asked)).toBe(mostByTrying(asked, [1, 2, 3, 4, 5]));
    }),
    { seed: 8, numRuns: 200 },
  );
});

test("one more person fills a short seat exactly when they can hold a helpful one", () => {
  fc.assert(
    fc.property(seats, fc.constantFrom("a", "b", "c", "d"), (asked, joined) => {
      const before = assign(asked);
      const short = asked.filter(({ key, needs }) => (before.filled.get(key) ?? 0) < needs);
      const helps = short.some(({ key }) => helpfulSeats(key, asked, before).has(joined));
      const more = asked.map((each) =>
        each.key === joined ? { ...each, people: [...each.people, 99] } : each,
      );
      expect(total(more) > total(asked)).toBe(helps);
    }),
    { seed: 8, numRuns: 200 },
  );
});
