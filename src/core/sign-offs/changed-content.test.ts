import { describe, expect, test } from "vitest";
import type { SignOffFacts, SignOffRules } from "./requirement.ts";
import { factsOf, type Scene, sha } from "./scene.fixture.ts";
import { reasons, signed } from "./scene-outcome.fixture.ts";
import { weighSignOffs } from "./weigh-sign-offs.ts";

const RULES: SignOffRules = {
  codeOwners: "off",
  roles: { operations: 1 },
  distinct: false,
  afterGates: false,
};

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
      { path: "deploy/plan", old: "mode 100755, p1.0000", new: "mode 100644, p1.0000" },
      { path: "model/card", old: "absent", new: "c1.0000" },
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
