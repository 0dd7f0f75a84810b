import { describe, expect, test } from "vitest";
import { account, factsOf, minute, type Scene, sha, wrote } from "./scene.ts";
import type { SignOffFacts, SignOffRules } from "./requirement.ts";
import { weighSignOffs } from "./weigh-sign-offs.ts";

const RULES: SignOffRules = {
  codeOwners: "off",
  roles: { operations: 1 },
  distinct: false,
  afterGates: false,
};
const OPERATIONS = { operations: { owners: ["@acme/sre"] } };
const SRE = { "@acme/sre": ["dana", "lee"] };
const BASE: Scene = { head: { model: "new" }, teams: SRE, roles: OPERATIONS };

/** Who signed each requirement, by name. */
function signed(facts: SignOffFacts, rules: SignOffRules): Record<string, readonly string[]> {
  const { requirements } = weighSignOffs(facts, rules);
  return Object.fromEntries(
    requirements.map(({ requirement, signed: signOffs }) => [
      requirement.name,
      signOffs.map(({ person }) => person.login),
    ]),
  );
}

/** For each review, oldest first: what it counts for, or the rule and id of why not. */
function reasons(facts: SignOffFacts, rules: SignOffRules): readonly string[] {
  return weighSignOffs(facts, rules)
    .reviews.toReversed()
    .map(({ reason, losses, holdsFor }) => {
      if (reason !== null) return `${reason.rule} ${reason.id}`;
      const lost = losses.map((loss) => `${loss.reason.rule} ${loss.reason.id}`);
      return [...holdsFor.map(({ name }) => `+${name}`), ...lost].join(", ");
    });
}

interface Case {
  readonly name: string;
  readonly scene: Partial<Scene>;
  readonly rules?: Partial<SignOffRules>;
  readonly reviews: readonly string[];
}

const RULE_CASES: readonly Case[] = [
  { name: "an approval of a member counts", scene: { reviews: ["dana APPROVED"] }, reviews: ["+operations"] },
  {
    name: "rule 1: the latest opinion wins, approved then changes requested (XC latest opinionated wins)",
    scene: { reviews: ["dana APPROVED", "dana CHANGES_REQUESTED"] },
    reviews: ["1 superseded", "1 objects"],
  },
  {
    name: "rule 1: and approved again counts again (XC latest opinionated wins)",
    scene: { reviews: ["dana APPROVED", "dana CHANGES_REQUESTED", "dana APPROVED"] },
    reviews: ["1 superseded", "1 superseded", "+operations"],
  },
  {
    name: "rule 1: a later comment leaves the approval (XC latest opinionated wins)",
    scene: { reviews: ["dana APPROVED", "dana COMMENTED"] },
    reviews: ["+operations", "1 comment"],
  },
  {
    name: "rule 1: a dismissed review leaves no opinion, and the older one is not revived (S19)",
    scene: { reviews: ["dana APPROVED", "dana DISMISSED"] },
    reviews: ["1 superseded", "1 dismissed"],
  },
  {
    name: "rule 1: a review that was not submitted says nothing",
    scene: { reviews: ["dana APPROVED", "dana PENDING"] },
    reviews: ["+operations", "1 not-submitted"],
  },
  {
    name: "rule 2: somebody else's approval",
    scene: { reviews: ["kim APPROVED"] },
    reviews: ["2 not-member"],
  },
  {
    name: "rule 2: a pending member is no member (PB actor/teams)",
    scene: { teams: { "@acme/sre": ["lee"] }, reviews: ["dana APPROVED"] },
    reviews: ["2 not-member"],
  },
  {
    name: "rule 2: nobody is a member of a secret team (S17)",
    scene: { teams: { "@acme/sre": "secret" }, reviews: ["dana APPROVED"] },
    reviews: ["2 not-member"],
  },
  {
    name: "rule 2: who left the team after approving no longer counts (S16)",
    scene: { teams: { "@acme/sre": [] }, reviews: ["dana APPROVED"] },
    reviews: ["2 not-member"],
  },
  { name: "rule 2: a deleted account (S15)", scene: { reviews: ["ghost APPROVED"] }, reviews: ["2 ghost"] },
  {
    name: "rule 2: handles compare without case (CP ApplyApprovalsCaseInsensitive)",
    scene: { roles: { operations: { owners: ["@ACME/Sre", "@DANA"] } }, reviews: ["dana APPROVED"] },
    reviews: ["+operations"],
  },
  {
    name: "rule 3: a bot's approval (PW reviews by an app, S4)",
    scene: { teams: { "@acme/sre": ["release[bot]", "lee"] }, reviews: ["release[bot] APPROVED"] },
    reviews: ["3 bot"],
  },
  {
    name: "rule 3: a bot's objection blocks nothing (PW approve or changes requested)",
    scene: { teams: { "@acme/sre": ["release[bot]", "lee"] }, reviews: ["release[bot] CHANGES_REQUESTED"] },
    reviews: ["3 bot"],
  },
  {
    name: "rule 4: who opened the pull request",
    scene: { author: "dana", reviews: ["dana APPROVED"] },
    reviews: ["4 opened-it"],
  },
  {
    name: "rule 4: a contributor's objection is no veto",
    scene: { contributions: [wrote("dana")], reviews: ["dana CHANGES_REQUESTED"] },
    reviews: ["4 contributed"],
  },
  {
    name: "rule 4: a commit that nobody can be found for (S9, PB#1263)",
    scene: { contributions: [wrote(null)], reviews: ["dana APPROVED"] },
    reviews: ["4 unprovable"],
  },
  {
    name: "rule 4: the author's account is gone",
    scene: { author: null, reviews: ["dana APPROVED"] },
    reviews: ["4 unprovable"],
  },
  {
    name: "rule 4: an objection needs no proof of independence",
    scene: { author: null, reviews: ["dana CHANGES_REQUESTED"] },
    reviews: ["1 objects"],
  },
  {
    name: "rule 4: a person who only clicked Update branch may sign (PB ignoreUpdateMergeContributor)",
    scene: {
      contributions: [wrote("ada"), wrote("dana", "c2", { parents: 2, touchesChanges: false })],
      reviews: ["dana APPROVED"],
    },
    reviews: ["+operations"],
  },
  {
    name: "rule 5: the reviewed commit has no id",
    scene: { reviews: ["dana APPROVED null"] },
    reviews: ["5 gone"],
  },
  {
    name: "rule 5: nobody knows the commit",
    scene: { reviews: ["dana APPROVED lost"] },
    reviews: ["5 gone"],
  },
  {
    name: "rule 5: the reviewed commit can no longer be read",
    scene: { commits: { old: { files: {}, readable: false } }, reviews: ["dana APPROVED old"] },
    reviews: ["5 gone"],
  },
  {
    name: "rule 6: approve, then push (S7, PB invalidateCommentOnPush)",
    scene: { commits: { old: { files: { model: "old" } } }, reviews: ["dana APPROVED old"] },
    reviews: ["6 changed"],
  },
  {
    name: "rule 7: never green",
    scene: { reviews: ["dana APPROVED"] },
    rules: { afterGates: true },
    reviews: ["7 before-evidence"],
  },
  {
    name: "rule 7: green after the review",
    scene: { greenAt: minute(2), reviews: ["dana APPROVED"] },
    rules: { afterGates: true },
    reviews: ["7 before-evidence"],
  },
  {
    name: "rule 7: green at that very moment, in another time zone and as text later",
    scene: { greenAt: "2026-11-20T12:01:00+02:00", reviews: ["dana APPROVED"] },
    rules: { afterGates: true },
    reviews: ["+operations"],
  },
  {
    name: "rule 7: a time that cannot be read is no proof",
    scene: { greenAt: "yesterday", reviews: ["dana APPROVED"] },
    rules: { afterGates: true },
    reviews: ["7 before-evidence"],
  },
  {
    name: "rule 7: what matters is the reviewed commit, not the head",
    scene: {
      greenAt: minute(0),
      commits: { old: { files: { model: "new" } } },
      reviews: ["dana APPROVED old"],
    },
    rules: { afterGates: true },
    reviews: ["7 before-evidence"],
  },
  {
    name: "rules are told in order: content before evidence",
    scene: { commits: { old: { files: { model: "old" } } }, reviews: ["dana APPROVED old"] },
    rules: { afterGates: true },
    reviews: ["6 changed"],
  },
  {
    name: "rule 8: one person in two roles fills one (RB and-distinct)",
    scene: {
      roles: { operations: { owners: ["@acme/sre"] }, security: { owners: ["@dana", "@kim"] } },
      reviews: ["dana APPROVED"],
    },
    rules: { distinct: true, roles: { operations: 1, security: 1 } },
    reviews: ["+operations, 8 counted-elsewhere"],
  },
];

describe("each rule, and the reason that the reader is told", () => {
  test.for(RULE_CASES)("$name", ({ scene, rules, reviews }) => {
    expect(reasons(factsOf({ ...BASE, ...scene }), { ...RULES, ...rules })).toEqual(reviews);
  });

  test.for(["write", "maintain", "admin"] as const)(
    "rule 3: %s is enough (PB actor/permissions)",
    (permission) => {
      const facts = factsOf({ ...BASE, permissions: { dana: permission }, reviews: ["dana APPROVED"] });
      expect(reasons(facts, RULES)).toEqual(["+operations"]);
    },
  );

  test.for(["triage", "read", "none", "unknown"] as const)(
    "rule 3: %s is not (PB actor/permissions)",
    (permission) => {
      const facts = factsOf({ ...BASE, permissions: { dana: permission }, reviews: ["dana APPROVED"] });
      expect(reasons(facts, RULES)).toEqual(["3 no-write"]);
    },
  );

  test("rule 3: a bot is known by its login, too", () => {
    const facts = factsOf({
      ...BASE,
      teams: { "@acme/sre": ["release[bot]"] },
      reviews: ["release[bot] APPROVED"],
    });
    const disguised = { ...account("release[bot]"), kind: "user" } as const;
    const people = { ...facts.people, [disguised.id]: { ...disguised, permission: "write" as const } };
    const reviews = facts.reviews.map((review) => ({ ...review, author: disguised }));
    expect(reasons({ ...facts, people, reviews }, RULES)).toEqual(["3 bot"]);
  });

  test.for(["author", "committer", "co-author"] as const)(
    "rule 4: the %s of a commit (PB contributorsCannotApprove, S8)",
    (part) => {
      const contributions = [{ part, account: account("dana"), email: "dana@mail.example" }];
      const commit = wrote("ada", "c2");
      const mixed = { ...commit, contributions: [...commit.contributions, ...contributions] };
      const facts = factsOf({ ...BASE, contributions: [mixed], reviews: ["dana APPROVED", "lee APPROVED"] });
      expect(reasons(facts, RULES)).toEqual(["4 contributed", "+operations"]);
    },
  );

  test("identity is the numeric id: a renamed login signs, a reused login does not (S15)", () => {
    const facts = factsOf({ ...BASE, reviews: ["dana APPROVED", "kim APPROVED"] });
    const [first, second] = facts.reviews;
    const renamed = { ...first, author: { ...account("dana"), login: "dana-2" } };
    const reused = { ...second, author: { ...account("kim"), login: "Dana" } };
    const reviews = [renamed, reused] as SignOffFacts["reviews"];
    expect(reasons({ ...facts, reviews }, RULES)).toEqual(["+operations", "2 not-member"]);
  });
});

const FILES = { "model/weights": "w1", "model/card": "c1", "deploy/plan": "p1" };
const OWNED: Scene = {
  head: FILES,
  owners: { model: ["@dana"], deploy: ["@lee"] },
  reviews: ["dana APPROVED old", "lee APPROVED old"],
};
const EVERY: SignOffRules = { codeOwners: "every", roles: {}, distinct: false, afterGates: false };

interface ContentCase {
  readonly name: string;
  readonly scene: Partial<Scene>;
  /** Whether the owner of `model`, and of `deploy`, still stands behind what is there. */
  readonly kept: readonly [boolean, boolean];
}

const CONTENT_CASES: readonly ContentCase[] = [
  { name: "the same commit", scene: { reviews: ["dana APPROVED", "lee APPROVED"] }, kept: [true, true] },
  {
    name: "an unrelated push keeps it, and voids only where it touches",
    scene: { commits: { old: { files: { ...FILES, "deploy/plan": "p0" } } } },
    kept: [true, false],
  },
  {
    name: "a base update keeps it (PB ignoreUpdateMergeAfterReview)",
    scene: {
      base: { shared: "s2", "model/data": "d2" },
      head: { ...FILES, shared: "s2", "model/data": "d2" },
      commits: {
        old: {
          base: { shared: "s1", "model/data": "d1" },
          files: { ...FILES, shared: "s1", "model/data": "d1" },
        },
      },
    },
    kept: [true, true],
  },
  {
    name: "an update merge with a hand-made edit voids it (S10)",
    scene: {
      base: { shared: "s2" },
      head: { ...FILES, shared: "s2", "model/weights": "w-edited" },
      commits: { old: { base: { shared: "s1" }, files: { ...FILES, shared: "s1" } } },
    },
    kept: [false, true],
  },
  {
    name: "a rebase or force-push with the same content keeps it (XC exact-head default, ours differs)",
    scene: { commits: { old: { files: FILES } } },
    kept: [true, true],
  },
  {
    name: "a changed path voids it",
    scene: { commits: { old: { files: { ...FILES, "model/card": "c0" } } } },
    kept: [false, true],
  },
  {
    name: "a path added in scope voids it",
    scene: { head: { ...FILES, "model/extra": "x" }, commits: { old: { files: FILES } } },
    kept: [false, true],
  },
  {
    name: "a path removed in scope voids it",
    scene: {
      base: { "model/old": "o" },
      commits: { old: { base: { "model/old": "o" }, files: { ...FILES, "model/old": "o" } } },
    },
    kept: [false, true],
  },
  {
    name: "a path reverted to the base voids it",
    scene: {
      base: { "model/params": "p" },
      head: { ...FILES, "model/params": "p" },
      commits: { old: { files: { ...FILES, "model/params": "p9" } } },
    },
    kept: [false, true],
  },
  {
    name: "a rename within scope voids it (S22)",
    scene: { commits: { old: { files: { "model/w": "w1", "model/card": "c1", "deploy/plan": "p1" } } } },
    kept: [false, true],
  },
  {
    name: "a rename out of one scope into another voids both (S22)",
    scene: { commits: { old: { files: { ...FILES, "model/plan": "p1", "deploy/plan": "p0" } } } },
    kept: [false, false],
  },
  {
    name: "a mode that changed voids it (CP hunk hash, ours includes the mode)",
    scene: { commits: { old: { files: { ...FILES, "deploy/plan": "!p1" } } } },
    kept: [true, false],
  },
];

describe("rule 6: content decides, for each requirement by itself", () => {
  test.for(CONTENT_CASES)("$name", ({ scene, kept: [model, deploy] }) => {
    const facts = factsOf({ ...OWNED, ...scene });
    expect(signed(facts, EVERY)).toEqual({ "@dana": model ? ["Dana"] : [], "@lee": deploy ? ["Lee"] : [] });
  });

  test("the first changed path is named, with short ids, absence and modes", () => {
    const old = { files: { "model/weights": "w0", "deploy/plan": "!p1" } };
    const { reviews } = weighSignOffs(factsOf({ ...OWNED, commits: { old } }), EVERY);
    expect(reviews.map(({ losses }) => losses[0]?.reason.values)).toEqual([
      { path: "deploy/plan", old: "mode 100755, p100000", new: "mode 100644, p100000" },
      { path: "model/card", old: "absent", new: "c100000" },
    ]);
  });

  test("entries that are missing from the facts are no proof of sameness", () => {
    const facts = factsOf({ ...OWNED, commits: { old: { files: FILES } } });
    const old = facts.snapshots[sha("old")];
    const { "model/card": _, ...entries } = old?.entries ?? {};
    const snapshots = { ...facts.snapshots, [sha("old")]: { ...old, entries } } as SignOffFacts["snapshots"];
    expect(reasons({ ...facts, snapshots }, EVERY)).toEqual(["5 gone", "5 gone"]);
  });

  test("a path that only the list of changes knows makes the head unreadable", () => {
    const facts = factsOf({ ...OWNED, commits: { old: { files: FILES } } });
    const paths = [...facts.changes.paths, { path: "model/hidden", before: null, after: null }];
    const signOffs = weighSignOffs({ ...facts, changes: { paths } }, EVERY);
    expect(signOffs.head.entries).toBeNull();
    expect(signOffs.reviews.map(({ reason }) => reason?.id)).toEqual(["gone", "gone"]);
  });

  test("names that every object inherits are ordinary paths", () => {
    const scene: Scene = { head: { constructor: "a", toString: "b" }, owners: { "": ["@dana"] } };
    expect(signed(factsOf({ ...scene, reviews: ["dana APPROVED"] }), EVERY)).toEqual({ "@dana": ["Dana"] });
    const facts = factsOf({ ...scene, commits: { old: { files: {} } }, reviews: ["dana APPROVED old"] });
    expect(reasons(facts, EVERY)).toEqual(["6 changed"]);
  });

  test("a role that covers globs is voided inside them alone", () => {
    const roles = { operations: { owners: ["@dana"], covers: ["deploy/**", "**/.secret"] } };
    const rules = { ...RULES, roles: { operations: 1 } };
    const after = (files: Scene["head"]) =>
      signed(
        factsOf({ head: FILES, roles, commits: { old: { files } }, reviews: ["dana APPROVED old"] }),
        rules,
      );
    expect(after({ ...FILES, "model/card": "c0" })).toEqual({ operations: ["Dana"] });
    expect(after({ ...FILES, "deploy/plan": "p0" })).toEqual({ operations: [] });
    expect(after({ ...FILES, "model/.secret": "s" })).toEqual({ operations: [] });
  });
});

describe("owner sets", () => {
  test("every distinct owner set must sign, one person in both signs both (XC every distinct owner set)", () => {
    const owners = { model: ["@dana", "@lee"], deploy: ["@dana"] };
    const facts = (reviews: readonly string[]) => factsOf({ head: FILES, owners, reviews });
    expect(signed(facts(["lee APPROVED"]), EVERY)).toEqual({ "@dana": [], "@dana, @lee": ["Lee"] });
    expect(signed(facts(["dana APPROVED"]), EVERY)).toEqual({ "@dana": ["Dana"], "@dana, @lee": ["Dana"] });
  });

  test("protected paths need the owners before and after; GitHub's own rule asks those before (S1)", () => {
    const owners = { "": ["@dana"] };
    const scene: Scene = { head: { ".github/CODEOWNERS": "x" }, owners, ownersAtHead: { "": ["@lee"] } };
    const facts = factsOf({ ...scene, reviews: ["dana APPROVED"] });
    expect(signed(facts, EVERY)).toEqual({ "@dana": ["Dana"], "@lee": [] });
    expect(signed(facts, { ...EVERY, codeOwners: "any" })).toEqual({ "@dana": ["Dana"] });
  });

  test("two roles with a person from each (PB specificOrgsOrUserApproves)", () => {
    const roles = { operations: { owners: ["@acme/sre", "@kim"] } };
    const facts = factsOf({ ...BASE, roles, reviews: ["dana APPROVED", "kim APPROVED"] });
    expect(signed(facts, { ...RULES, roles: { operations: 2 } })).toEqual({ operations: ["Dana", "Kim"] });
  });
});

describe("distinct people", () => {
  const roles = {
    compliance: { owners: ["@dana", "@lee"] },
    operations: { owners: ["@dana"] },
    security: { owners: ["@lee", "@sam"] },
  };
  const rules = { ...RULES, distinct: true, roles: { compliance: 1, operations: 1, security: 1 } };

  test("a matching is found where taking the first that fits would fail (RB and-distinct)", () => {
    const facts = factsOf({ ...BASE, roles, reviews: ["sam APPROVED", "lee APPROVED", "dana APPROVED"] });
    expect(signed(facts, rules)).toEqual({ compliance: ["Lee"], operations: ["Dana"], security: ["Sam"] });
  });

  test("without distinct, one person signs for all that they belong to", () => {
    const facts = factsOf({ ...BASE, roles, reviews: ["dana APPROVED"] });
    expect(signed(facts, { ...rules, distinct: false })).toEqual({
      compliance: ["Dana"],
      operations: ["Dana"],
      security: [],
    });
  });

  test("owners of code are not part of it", () => {
    const facts = factsOf({ ...BASE, owners: { model: ["@dana"] }, roles, reviews: ["dana APPROVED"] });
    const all = { ...rules, codeOwners: "every", roles: { operations: 1 } } as const;
    expect(signed(facts, all)).toEqual({ "@dana": ["Dana"], operations: ["Dana"] });
  });

  test("who would help is asked, even for another role than the one that is short", () => {
    const two = { operations: { owners: ["@dana", "@lee"] }, security: { owners: ["@dana"] } };
    const facts = factsOf({ ...BASE, roles: two, reviews: ["dana APPROVED"] });
    const { requirements } = weighSignOffs(facts, { ...rules, roles: { operations: 1, security: 1 } });
    const short = requirements.filter(({ signed: people }) => people.length === 0);
    expect(short.map(({ ask }) => ask)).toEqual([["@lee"]]);
  });

  test("one person more than a role needs stays with that role", () => {
    const facts = factsOf({ ...BASE, reviews: ["dana APPROVED", "lee APPROVED"] });
    expect(signed(facts, { ...RULES, distinct: true })).toEqual({ operations: ["Dana", "Lee"] });
  });
});

describe("whom to ask", () => {
  test("those who could still sign: not who signed, contributed, cannot write or is unknown", () => {
    const owners = { model: ["@dana", "@lee", "@sam", "@acme/sre", "@acme/gone"] };
    const facts = factsOf({
      head: FILES,
      owners: { ...owners, deploy: ["@kim"] },
      teams: { "@acme/sre": ["mia"], "@acme/gone": "unknown" },
      permissions: { lee: "read" },
      contributions: [wrote("sam")],
    });
    const [group] = weighSignOffs(facts, EVERY).requirements;
    expect(group?.ask).toEqual(["@acme/sre", "@dana"]);
    expect(group?.unresolved).toEqual([{ handle: "@acme/gone", status: "unknown" }]);
  });

  test("an e-mail address is asked as the account behind it", () => {
    const facts = factsOf({ head: { model: "x" }, owners: { "": ["kim@mail.example"] } });
    const owner = {
      handle: "Kim@mail.example",
      kind: "email",
      status: "resolved",
      members: [account("kim").id],
    } as const;
    const owners = { ...facts.owners, "kim@mail.example": owner };
    expect(weighSignOffs({ ...facts, owners }, EVERY).requirements[0]?.ask).toEqual(["@Kim"]);
  });

  test("a team stays while somebody in it has not signed", () => {
    const two = { ...RULES, roles: { operations: 2 } };
    const facts = factsOf({ ...BASE, reviews: ["dana APPROVED"] });
    expect(weighSignOffs(facts, two).requirements[0]?.ask).toEqual(["@acme/sre"]);
    const both = factsOf({ ...BASE, reviews: ["dana APPROVED", "lee APPROVED"] });
    expect(weighSignOffs(both, two).requirements[0]?.ask).toEqual([]);
  });
});
