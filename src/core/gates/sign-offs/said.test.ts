import { describe, expect, test } from "vitest";
import type { SignOffFacts } from "#core/sign-offs/requirement.ts";
import { account, factsOf, sha, wrote } from "#core/sign-offs/scene.fixture.ts";
import { sayer } from "../define-gate.ts";
import { signOffs } from "./gate.ts";
import { messages } from "./messages.ts";
import { DANA, issues, OWNED, owned, ROLES, TEAM, team, withFile } from "./scenes.fixture.ts";

describe("what is said", () => {
  const judge = (facts: SignOffFacts, options: Parameters<typeof signOffs.options.parse>[0] = {}) =>
    signOffs.evaluate(facts, signOffs.options.parse(options), sayer(messages));

  test("waiting names whom to ask, objections name who objects", () => {
    const facts = factsOf({ ...TEAM, ...OWNED, reviews: ["dana CHANGES_REQUESTED"] });
    const { findings } = judge(facts, { roles: { operations: 1 } });
    expect(findings.map(({ id, who }) => [id, who])).toEqual([
      ["changes-requested", ["@Dana"]],
      ["waiting", ["@dana"]],
      ["waiting", ["@acme/sre"]],
    ]);
    expect(findings[0]?.values).toEqual({ person: "Dana", requirements: ["@dana", "operations"] });
  });

  test("of an e-mail address nothing but the domain is in the output", () => {
    const output = JSON.stringify(judge(owned({ contributions: [wrote(null)], reviews: DANA })));
    expect(output).toContain("mail.example");
    expect(output).not.toContain("nobody@");
  });

  test("members of a team that can sign nothing are not named", () => {
    const facts = team({ contributions: [wrote("dana"), wrote("lee", "c2")] });
    const output = judge(facts, ROLES);
    expect(JSON.stringify(output)).not.toMatch(/dana|lee/i);
    expect(output.findings[0]?.values).toEqual({
      requirement: "operations",
      needs: 1,
      owners: ["@acme/sre"],
      members: 2,
      contributors: 2,
      others: 0,
      able: 0,
    });
  });

  test("thousands of invalid lines and unowned paths are counted, not listed", () => {
    const head = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`p${at}`, "x"]));
    const { findings } = judge(withFile(factsOf({ head }), { issues: issues(5000) }));
    expect(findings).toHaveLength(21);
    expect(findings[0]?.values).toMatchObject({ index: 1, count: 5000, problem: "dana is not an owner." });
    expect(findings.at(-1)?.values).toMatchObject({ count: 3000 });
  });

  test("every review has a row, the newest first", () => {
    const facts = factsOf({
      head: { model: "m1", deploy: "d1" },
      commits: { old: { files: { model: "m1", deploy: "d0" } } },
      owners: { model: ["@dana"], deploy: ["@dana", "@lee"] },
      contributions: [wrote("ada"), wrote("sam", "1b2c3d4e5f")],
      roles: { operations: { owners: ["@sam", "@lee"] } },
      reviews: [
        "kim COMMENTED",
        "dana APPROVED",
        "dana APPROVED old",
        "ghost APPROVED",
        "sam APPROVED",
        "lee CHANGES_REQUESTED",
        "mia APPROVED",
      ],
    });
    const { tables = [] } = judge(facts, { roles: { operations: 1 } });
    const by = (login: string) => ({ says: "`{login}`", values: { login } });
    const why = (says: string, values = {}) => ({ says, values });
    expect(tables[0]?.rows).toEqual([
      [
        "approved 2026-11-20 10:07 UTC",
        by("Mia"),
        "–",
        why("not a member of any owner or role that has to sign"),
      ],
      [
        "asked for changes 2026-11-20 10:06 UTC",
        by("Lee"),
        "–",
        why("asks for changes; blocks {requirements}", { requirements: ["@dana, @lee", "operations"] }),
      ],
      [
        "approved 2026-11-20 10:05 UTC",
        by("Sam"),
        "–",
        why("wrote commit `{commit}` of this pull request", { commit: "1b2c3d4" }),
      ],
      ["approved 2026-11-20 10:04 UTC", "a deleted account", "–", why("the account is gone")],
      [
        "approved 2026-11-20 10:03 UTC",
        by("Dana"),
        ["@dana"],
        why("what they saw at `{commit}` is unchanged", { commit: "old0000" }),
      ],
      [
        "approved 2026-11-20 10:03 UTC",
        by("Dana"),
        "–",
        why("not for {lost}: `{path}` changed after (`{old}` → `{new}`)", {
          path: "deploy",
          old: "d0.0000",
          new: "d1.0000",
          lost: ["@dana, @lee"],
        }),
      ],
      ["approved 2026-11-20 10:02 UTC", by("Dana"), "–", why("the same person reviewed again later")],
      ["commented 2026-11-20 10:01 UTC", by("Kim"), "–", why("a comment changes nothing")],
    ]);
    expect(tables[1]?.rows).toEqual([
      [
        why("code owners", { name: "@dana" }),
        why("`{owners}`", { owners: ["@dana"] }),
        1,
        why("`{people}`", { people: ["Dana"] }),
      ],
      [why("code owners", { name: "@dana, @lee" }), why("`{owners}`", { owners: ["@dana", "@lee"] }), 1, "–"],
      [why("role `{name}`", { name: "operations" }), why("`{owners}`", { owners: ["@lee", "@sam"] }), 1, "–"],
    ]);
  });

  test("a time that nobody can read is said so", () => {
    const facts = owned({ reviews: DANA });
    const reviews = facts.reviews.map((review) => ({
      ...review,
      submittedAt: "soon",
      author: account("dana"),
    }));
    const { tables = [] } = judge({ ...facts, reviews });
    expect(tables[0]?.rows[0]?.[0]).toBe("approved at an unknown time");
  });

  test("roles that the options name can be checked by the policy", () => {
    const options = signOffs.options.parse({ roles: { operations: 1, security: 2 } });
    expect(signOffs.roles?.(options)).toEqual([
      { role: "operations", path: ["roles", "operations"] },
      { role: "security", path: ["roles", "security"] },
    ]);
  });

  test("the reviewed commits are named where a requirement is signed", () => {
    const facts = owned({ commits: { old: { files: { model: "m1" } } }, reviews: ["dana APPROVED old"] });
    const [finding] = judge(facts).findings;
    expect(finding?.values).toEqual({
      requirement: "@dana",
      people: ["Dana"],
      needs: 1,
      paths: 1,
      commits: [sha("old").slice(0, 7)],
    });
  });
});
