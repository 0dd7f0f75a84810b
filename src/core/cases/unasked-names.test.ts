import { describe, expect, test } from "vitest";
import { readPolicy } from "#core/policy/read-policy.ts";
import { unaskedTeams, ungatedBase } from "./unasked-names.ts";

describe("teams that nobody asks", () => {
  const asked = { handles: ["@acme/sre", "@acme/ml-eng", "@dana"] };
  test.for<[team: string, nearest: string | null]>([
    ["@acme/sre", null],
    ["@Acme/SRE", null],
    // Whoever acts in the case may be an outsider on purpose.
    ["@acme/guests", null],
    ["@acme/sree", "@acme/sre"],
    ["@acme/ml-en", "@acme/ml-eng"],
    ["@amce/sre", "@acme/sre"],
  ])("%s, of which a member approves", ([team, nearest]) => {
    const given = { teams: { [team]: ["zoe"] }, approvals: ["@Zoe"] };
    const found = unaskedTeams(given, asked);
    expect(found.map(({ because }) => because.values["nearest"])).toEqual(nearest === null ? [] : [nearest]);
  });

  test("one of which nobody acts changes nothing", () => {
    const teams = { "@acme/guests": ["zoe"] };
    expect(unaskedTeams({ teams }, asked)).toMatchObject([
      {
        at: ["teams", "@acme/guests"],
        because: { id: "unasked-team", fix: "Leave it out, or let one of its members act." },
      },
    ]);
    for (const acts of [
      { author: "zoe" },
      { contributors: ["zoe"] },
      { objections: [{ by: "zoe", before_green: false }] },
      { approvals: ["@acme/guests"] },
    ])
      expect(unaskedTeams({ teams, ...acts }, asked)).toEqual([]);
  });
});

describe("a branch beside the stage", () => {
  const text =
    'version: 1\nstages: { production: { branches: [main, "release/**"], gates: { package: {} } } }\n';
  const read = readPolicy(text, ".github/gatehouse.yml", "0".repeat(40));
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  const policy = read.value;

  test("belongs to some stage, or is a mistake", () => {
    const of = (base?: string, stage?: string) =>
      ungatedBase(
        { ...(base === undefined ? {} : { base }), ...(stage === undefined ? {} : { stage }) },
        policy,
      );
    expect(of("main", "production")).toEqual([]);
    expect(of("release/2", "production")).toEqual([]);
    expect(of(undefined, "production")).toEqual([]);
    // Alone, it says that no stage judges, which a case may be about.
    expect(of("mian")).toEqual([]);
    expect(of("mian", "production")).toMatchObject([
      { at: ["base"], because: { values: { nearest: "main" } } },
    ]);
    expect(of("elsewhere", "production")).toMatchObject([{ because: { values: { nearest: "" } } }]);
  });
});
