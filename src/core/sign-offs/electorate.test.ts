import { describe, expect, test } from "vitest";
import type { SignOffFacts, SignOffRules } from "./requirement.ts";
import { account, factsOf, type Scene, wrote } from "./scene.fixture.ts";
import { reasons } from "./scene-outcome.fixture.ts";
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

describe("who may sign", () => {
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

  test.for([
    ["the review's account", "bot", "user", "kim-app"],
    ["the account as it is known today", "user", "bot", "kim-app"],
    ["its login", "user", "user", "Kim[Bot]"],
  ] as const)(
    "rule 3: a bot is known by %s (XC application identity fields)",
    ([, reviewed, known, login]) => {
      const facts = factsOf({ ...BASE, teams: { "@acme/sre": ["kim"] }, reviews: ["kim APPROVED"] });
      const { id } = account("kim");
      const people = { ...facts.people, [id]: { id, login, kind: known, permission: "write" as const } };
      const reviews = facts.reviews.map((review) => ({ ...review, author: { id, login, kind: reviewed } }));
      expect(reasons({ ...facts, people, reviews }, RULES)).toEqual(["3 bot"]);
    },
  );

  test.for(["unknown", "secret", "no-write", "unreadable"] as const)(
    "rule 2: an owner that is %s has no members, whatever the facts list (S17)",
    (status) => {
      const facts = factsOf({ ...BASE, reviews: ["dana APPROVED"] });
      const owner = { handle: "@acme/sre", kind: "team", status, members: [account("dana").id] } as const;
      expect(reasons({ ...facts, owners: { "@acme/sre": owner } }, RULES)).toEqual(["2 not-member"]);
    },
  );

  describe("a team too large to be listed", () => {
    const large = (listed: readonly string[]) =>
      ({
        handle: "@acme/sre",
        kind: "team",
        status: "resolved",
        members: listed.map((login) => account(login).id),
        unlisted: 900,
      }) as const;

    test("lets those sign who are known to be in it, and nobody else", () => {
      const facts = factsOf({ ...BASE, reviews: ["dana APPROVED", "lee APPROVED"] });
      const known = { ...facts, owners: { "@acme/sre": large(["dana"]) } };
      expect(reasons(known, RULES)).toEqual(["+operations", "2 not-member"]);
    });

    test("is never too small, and can always be asked", () => {
      const facts = factsOf({ ...BASE, contributions: [wrote("dana")] });
      const rules = { ...RULES, roles: { operations: 3 }, distinct: true };
      const all = { ...facts, owners: { "@acme/sre": large(["dana"]) } };
      const { requirements, tooFew } = weighSignOffs(all, rules);
      expect(requirements).toMatchObject([{ shortage: null, ask: ["@acme/sre"] }]);
      expect(tooFew).toBeNull();
      const { unlisted: _, ...small } = large(["dana"]);
      const few = weighSignOffs({ ...facts, owners: { "@acme/sre": small } }, rules);
      expect(few.requirements).toMatchObject([
        { shortage: { members: 1, contributors: 1, able: 0 }, ask: [] },
      ]);
    });
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
const EVERY: SignOffRules = { codeOwners: "every", roles: {}, distinct: false, afterGates: false };

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
