import fc from "fast-check";
import { expect, test } from "vitest";
import type { ReviewFacts, SnapshotFacts } from "#core/facts/people-facts.ts";
import { gravest, OUTCOMES, type Outcome } from "#core/model/outcome.ts";
import { anyScene, likelyScene, ROLES } from "#core/sign-offs/any-scene.ts";
import { latestOpinions } from "#core/sign-offs/latest-opinions.ts";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { factsOf } from "#core/sign-offs/scene.ts";
import { sayer } from "../define-gate.ts";
import { signOffs } from "./gate.ts";
import { messages } from "./messages.ts";

type Rules = ReturnType<typeof signOffs.options.parse>;

const anyRules: fc.Arbitrary<Rules> = fc.record({
  "code-owners": fc.constantFrom("every" as const, "any" as const, "off" as const),
  unowned: fc.constantFrom("fail" as const, "allow" as const, "allow" as const),
  roles: fc.dictionary(fc.constantFrom(...ROLES), fc.integer({ min: 1, max: 2 })),
  distinct: fc.boolean(),
  "after-gates": fc.boolean(),
});

function judge(facts: SignOffFacts, rules: Rules) {
  return signOffs.evaluate(facts, rules, sayer(messages));
}

function outcome(facts: SignOffFacts, rules: Rules): Outcome {
  return gravest(judge(facts, rules).findings.map((finding) => finding.outcome));
}

const RUNS = { seed: 20_261_121, numRuns: 500 };
const scenes = fc.tuple(fc.nat({ max: 2 }), fc.infiniteStream(fc.nat())).map(([kind, numbers]) => {
  const draw = (n: number) => Number(numbers.next().value) % n;
  return kind === 0 ? anyScene(draw) : likelyScene(draw);
});

/** Of the removals that a pull request allows, every so manieth is tried: many pull requests teach more than many removals. */
const STRIDE = 6;

/** People whose objection stands: to take their vote away would lift it, which is no narrowing. */
function objectors({ reviews }: SignOffFacts): ReadonlySet<number> {
  return new Set(
    [...latestOpinions(reviews)].filter(([, r]) => r.state === "CHANGES_REQUESTED").map(([id]) => id),
  );
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([each]) => each !== key));
}

function mapped<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  change: (value: T) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([k, v]) => [k, k === key ? change(v) : v]));
}

/**
 * Every way to take one thing away from the facts that may never make a verdict greener.
 *
 * Not among them, because they are no removals of support: the objection of a person, and the seat or permission
 * that makes it count; the newest of several opinions, which would revive an older one (GitHub never deletes a
 * review that was sent: it dismisses it); a commit, whose authors would become independent; the
 * changed set of a snapshot, or a head-side owner, which say how much has to be signed.
 */
function* removals(facts: SignOffFacts): Generator<readonly [string, SignOffFacts]> {
  const { reviews, owners, people, snapshots, roles, ownership, pullRequest, commits } = facts;
  const objecting = objectors(facts);
  const isQuiet = (ids: readonly number[]) => !ids.some((id) => objecting.has(id));
  for (const review of reviews) {
    const dismissed = { ...review, state: "DISMISSED" } satisfies ReviewFacts;
    const author = review.author?.id;
    if (review.state === "APPROVED") {
      yield ["dismiss", { ...facts, reviews: reviews.map((each) => (each === review ? dismissed : each)) }];
    }
    if (author === undefined || isQuiet([author])) {
      yield ["forget", { ...facts, reviews: reviews.filter((each) => each.author?.id !== author) }];
    }
  }
  for (const [handle, { members }] of Object.entries(owners)) {
    yield ["owner", { ...facts, owners: without(owners, handle) }];
    for (const id of members.filter((member) => isQuiet([member]))) {
      const fewer = members.filter((member) => member !== id);
      yield ["member", { ...facts, owners: mapped(owners, handle, (o) => ({ ...o, members: fewer })) }];
    }
    const statuses = isQuiet(members) ? (["unknown", "secret", "no-write", "unreadable"] as const) : [];
    for (const status of statuses) {
      if (owners[handle]?.status !== "resolved") continue;
      yield [status, { ...facts, owners: mapped(owners, handle, (o) => ({ ...o, status, members: [] })) }];
    }
  }
  for (const id of Object.keys(people).filter((key) => isQuiet([Number(key)]))) {
    yield ["person", { ...facts, people: without(people, id) }];
    yield ["permission", { ...facts, people: mapped(people, id, (p) => ({ ...p, permission: "triage" })) }];
  }
  for (const [commit, { entries }] of Object.entries(snapshots)) {
    const change = (more: Partial<SnapshotFacts>) => mapped(snapshots, commit, (s) => ({ ...s, ...more }));
    const empty = { readable: false, changed: [], entries: {}, contentGreenAt: null };
    yield ["snapshot", { ...facts, snapshots: without(snapshots, commit) }];
    yield ["unreadable", { ...facts, snapshots: change(empty) }];
    yield ["green", { ...facts, snapshots: change({ contentGreenAt: null }) }];
    for (const path of Object.keys(entries)) {
      yield ["entry", { ...facts, snapshots: change({ entries: without(entries, path) }) }];
    }
  }
  for (const path of Object.keys(ownership.base)) {
    if (ownership.path === null) continue;
    yield ["owned path", { ...facts, ownership: { ...ownership, base: without(ownership.base, path) } }];
  }
  yield ["not loaded", { ...facts, ownership: { ...ownership, loaded: false } }];
  for (const role of Object.keys(roles)) yield ["role", { ...facts, roles: without(roles, role) }];
  yield ["author", { ...facts, pullRequest: { ...pullRequest, author: null } }];
  const nameless = commits.map((c) => ({
    ...c,
    contributions: c.contributions.map((p) => ({ ...p, account: null })),
  }));
  yield ["accounts", { ...facts, commits: nameless }];
}

test("only narrowing: nothing that is taken away makes a verdict greener", () => {
  const tried = new Map<string, number>();
  const before = new Set<Outcome>();
  fc.assert(
    fc.property(scenes, anyRules, fc.nat({ max: STRIDE - 1 }), (scene, rules, first) => {
      const facts = factsOf(scene);
      const full = outcome(facts, rules);
      before.add(full);
      for (const [what, fewer] of [...removals(facts)].filter((_, at) => at % STRIDE === first)) {
        const less = outcome(fewer, rules);
        if (less !== full) tried.set(what, (tried.get(what) ?? 0) + 1);
        expect([what, OUTCOMES.indexOf(less)]).toEqual([
          what,
          Math.min(OUTCOMES.indexOf(less), OUTCOMES.indexOf(full)),
        ]);
      }
    }),
    RUNS,
  );
  // The test is worth something only if removals do bite, in verdicts of every kind.
  expect([...before].sort()).toEqual(["error", "fail", "pass", "pending", "skip"]);
  const kinds = [
    "dismiss",
    "forget",
    "owner",
    "member",
    "unknown",
    "person",
    "permission",
    "snapshot",
    "green",
    "entry",
  ];
  expect(kinds.filter((kind) => (tried.get(kind) ?? 0) < 3)).toEqual([]);
});
