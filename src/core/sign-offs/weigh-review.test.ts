import { describe, expect, test } from "vitest";
import type { SignOffRules } from "./requirement.ts";
import { factsOf, minute, type Scene, wrote } from "./scene.fixture.ts";
import { reasons } from "./scene-outcome.fixture.ts";

const RULES: SignOffRules = {
  codeOwners: "off",
  roles: { operations: 1 },
  distinct: false,
  afterGates: false,
};
const OPERATIONS = { operations: { owners: ["@acme/sre"] } };
const SRE = { "@acme/sre": ["dana", "lee"] };
const BASE: Scene = { head: { model: "new" }, teams: SRE, roles: OPERATIONS };

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
    name: "rule 4: a commit that names the objector as co-author does not lift the objection",
    scene: { contributions: [wrote("dana")], reviews: ["dana CHANGES_REQUESTED"] },
    reviews: ["1 objects"],
  },
  {
    name: "rule 4: nor is it lifted for who opened the pull request",
    scene: { author: "dana", reviews: ["dana CHANGES_REQUESTED"] },
    reviews: ["1 objects"],
  },
  {
    name: "rule 3: an objection without write access blocks nothing",
    scene: { permissions: { dana: "triage" }, reviews: ["dana CHANGES_REQUESTED"] },
    reviews: ["3 no-write"],
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
});
