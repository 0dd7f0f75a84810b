import fc from "fast-check";
import { expect, test } from "vitest";
import type { CommitFacts, ReviewFacts, SnapshotFacts } from "#core/facts/people-facts.ts";
import { gravest, OUTCOMES, type Outcome } from "#core/model/outcome.ts";
import { anyScene, likelyScene } from "#core/sign-offs/any-scene.fixture.ts";
import { latestOpinions } from "#core/sign-offs/latest-opinions.ts";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { account, factsOf, wrote } from "#core/sign-offs/scene.fixture.ts";
import { anyRules, judge, type Rules } from "../../../../test/any-rules.ts";

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
 * review that was sent: it dismisses it); a commit that alone makes somebody a contributor, or is unattributed, whose
 * authors would become independent; the changed set of a snapshot, or a head-side owner, which say how much has to be
 * signed.
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
  for (const commit of commits) {
    const others = commits.filter((each) => each !== commit);
    if (saysNothingNew(commit, others)) yield ["commit", { ...facts, commits: others }];
  }
}

/** Whether a commit makes nobody a contributor who is not one by another commit, too. */
function saysNothingNew(
  { touchesChanges, contributions }: CommitFacts,
  others: readonly CommitFacts[],
): boolean {
  const known = new Set(
    others.flatMap((other) =>
      other.touchesChanges ? other.contributions.map((part) => part.account?.id ?? null) : [],
    ),
  );
  return !touchesChanges || contributions.every((part) => known.has(part.account?.id ?? null));
}

/** Every way to add one part in the change: a commit of somebody's, or a line that names them as co-author of one. */
function* additions(facts: SignOffFacts): Generator<readonly [string, SignOffFacts]> {
  const { commits } = facts;
  for (const name of ["ada", "dana", "lee", "sam", "kim", "mia", "release[bot]", null]) {
    yield ["commit", { ...facts, commits: [...commits, wrote(name, "added")] }];
    const [first, ...others] = commits;
    if (first === undefined) continue;
    const trailer = {
      part: "co-author" as const,
      account: name === null ? null : account(name),
      email: "someone@mail.example",
    };
    const signed = { ...first, contributions: [...first.contributions, trailer] };
    yield ["co-author", { ...facts, commits: [signed, ...others] }];
  }
  yield ["touching", { ...facts, commits: commits.map((each) => ({ ...each, touchesChanges: true })) }];
}

test("only narrowing: nothing that is taken away makes a verdict greener", () => {
  const tried = new Map<string, number>();
  const [before, seen] = [new Set<Outcome>(), new Set<string>()];
  fc.assert(
    fc.property(scenes, anyRules, fc.nat({ max: STRIDE - 1 }), (scene, rules, first) => {
      const facts = factsOf(scene);
      const full = outcome(facts, rules);
      before.add(full);
      for (const [what, fewer] of [...removals(facts)].filter((_, at) => at % STRIDE === first)) {
        const less = outcome(fewer, rules);
        seen.add(what);
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
  expect(seen.has("commit")).toBe(true);
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

test("only narrowing: adding a contribution or a commit never turns the verdict greener", () => {
  const tried = new Map<string, number>();
  const objected = new Map<string, number>();
  fc.assert(
    fc.property(scenes, anyRules, fc.nat({ max: STRIDE - 1 }), (scene, rules, first) => {
      const facts = factsOf(scene);
      const full = judge(facts, rules).findings;
      const vetoes = full.filter(({ id }) => id === "changes-requested").length;
      const before = gravest(full.map((finding) => finding.outcome));
      for (const [what, more] of [...additions(facts)].filter((_, at) => at % STRIDE === first)) {
        const found = judge(more, rules).findings;
        const after = gravest(found.map((finding) => finding.outcome));
        if (after !== before) tried.set(what, (tried.get(what) ?? 0) + 1);
        if (vetoes > 0) objected.set(what, (objected.get(what) ?? 0) + 1);
        expect([what, OUTCOMES.indexOf(after) <= OUTCOMES.indexOf(before)]).toEqual([what, true]);
        expect(found.filter(({ id }) => id === "changes-requested")).toHaveLength(vetoes);
      }
    }),
    RUNS,
  );
  // Parts in the change must cost sign-offs, and must meet objections, or nothing was tried.
  for (const what of ["commit", "co-author"]) {
    expect(tried.get(what) ?? 0).toBeGreaterThan(3);
    expect(objected.get(what) ?? 0).toBeGreaterThan(3);
  }
});
