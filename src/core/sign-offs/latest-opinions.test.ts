import { expect, test } from "vitest";
import { instantOf } from "./instant.ts";
import { latestOpinions, oldestFirst } from "./latest-opinions.ts";
import { account, reviewOf } from "./scene.fixture.ts";

const dana = account("dana").id;
const stateOf = (reviews: Parameters<typeof latestOpinions>[0]) => latestOpinions(reviews).get(dana)?.state;

test("time decides, not the order or the id; instants are compared, not their texts", () => {
  const later = { ...reviewOf("dana CHANGES_REQUESTED", 1), submittedAt: "2026-11-20T10:30:00-02:00" };
  const earlier = { ...reviewOf("dana APPROVED", 2), submittedAt: "2026-11-20T11:00:00Z" };
  expect(stateOf([later, earlier])).toBe("CHANGES_REQUESTED");
  expect(stateOf([earlier, later])).toBe("CHANGES_REQUESTED");
});

test("at the same moment, the higher id is the later one", () => {
  const first = reviewOf("dana CHANGES_REQUESTED", 9);
  const second = { ...reviewOf("dana APPROVED", 10), submittedAt: first.submittedAt };
  expect(stateOf([second, first])).toBe("APPROVED");
});

test("a time that cannot be read never lets an approval win", () => {
  const known = reviewOf("dana CHANGES_REQUESTED", 1);
  expect(stateOf([{ ...reviewOf("dana APPROVED", 2), submittedAt: "soon" }, known])).toBe(
    "CHANGES_REQUESTED",
  );
  const vague = { ...reviewOf("dana CHANGES_REQUESTED", 1), submittedAt: "" };
  expect(stateOf([vague, reviewOf("dana APPROVED", 2)])).toBe("CHANGES_REQUESTED");
});

test("of two contradicting copies of a review, the approval is not the last", () => {
  const approved = reviewOf("dana APPROVED", 1);
  const copies = [{ ...approved, state: "DISMISSED" as const }, approved];
  expect(stateOf(copies)).toBe("DISMISSED");
  expect(oldestFirst(copies)).toEqual(oldestFirst(copies.toReversed()));
});

test("comments, drafts of reviews and deleted accounts have no opinion", () => {
  const reviews = [reviewOf("dana COMMENTED", 1), reviewOf("dana PENDING", 2), reviewOf("ghost APPROVED", 3)];
  expect(latestOpinions(reviews).size).toBe(0);
});

test("only ISO 8601 with an offset is an instant", () => {
  expect(instantOf("2026-11-20T10:00:00Z")).toBe(Date.UTC(2026, 10, 20, 10));
  expect(instantOf("2026-11-20T10:00:00.5+01:00")).toBe(Date.UTC(2026, 10, 20, 9, 0, 0, 500));
  for (const text of ["2026-11-20", "2026-11-20T10:00:00", "20 Nov 2026", "2026-13-40T10:00:00Z", ""]) {
    expect(instantOf(text)).toBeNull();
  }
});
