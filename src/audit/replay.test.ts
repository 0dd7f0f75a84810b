import { beforeAll, describe, expect, test } from "vitest";
import { carrySignOffs } from "#core/judge/carry-sign-offs.ts";
import { worstMember } from "#core/judge/worst-member.ts";
import { worstOf } from "#core/judge/worst-of.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { judgedExample } from "../../test/judged-example.ts";
import { type JudgedRecord, type JudgementRecord, writeJudgement } from "./judgement-record.ts";
import { replay } from "./replay.ts";

let red: { readonly record: JudgedRecord; readonly verdict: Verdict };
let green: { readonly record: JudgedRecord; readonly verdict: Verdict };
beforeAll(async () => {
  red = await judgedExample("tick-proved", 7);
  green = await judgedExample("retrained", 8);
});

const kept = (judged: readonly JudgedRecord[], more: Partial<JudgementRecord> = {}) =>
  writeJudgement({ program: "1.2.3", joined: "shared", judged, ...more });

describe("judging again from what was kept", () => {
  test("comes to the same bytes", () => {
    const again = replay(kept([red.record]), JSON.stringify(red.verdict));
    expect(again).toMatchObject({ same: true, program: "1.2.3", verdict: { head: red.verdict.head } });
  });

  test("of a commit that pull requests share, comes to the gravest", () => {
    const shown = worstOf([
      { number: 7, verdict: red.verdict },
      { number: 8, verdict: green.verdict },
    ]);
    expect(replay(kept([red.record, green.record]), JSON.stringify(shown)).same).toBe(true);
  });

  test("of what could not be judged, is what was refused", () => {
    const refused: JudgedRecord = { number: 7, kind: "refused", verdict: red.verdict };
    expect(replay(kept([refused]), JSON.stringify(red.verdict)).same).toBe(true);
  });

  test.for([[[]], [[8]], [[7, 8]]])(
    "of a merge queue's commit, joins content and people: other rules in %j",
    ([otherRules = []]) => {
      const content: JudgedRecord = { number: 0, kind: "refused", verdict: green.verdict };
      const members = [red, green].map(({ record, verdict }) => ({
        number: record.number,
        verdict: carrySignOffs(green.verdict, verdict, { sameRules: !otherRules.includes(record.number) }),
      }));
      const record = kept([content, red.record, green.record], { joined: "queue", otherRules });
      expect(replay(record, JSON.stringify(worstMember(members, green.verdict))).same).toBe(true);
    },
  );

  test("says when the facts or the verdict are others", () => {
    const verdict = JSON.stringify(red.verdict);
    expect(replay(kept([green.record]), verdict).same).toBe(false);
    expect(replay(kept([red.record]), verdict.replace('"fail"', '"pass"')).same).toBe(false);
  });

  test.for([
    ["no JSON", "{"],
    ["another format", '{"format":"gatehouse/judgement/v0","program":"1","joined":"shared","judged":[]}'],
    ["nobody judged", kept([])],
  ])("refuses %s", ([, record = ""]) => {
    expect(() => replay(record, "{}")).toThrow(expect.objectContaining({ code: "unreadable" }));
  });

  test("refuses a stage that the kept policy does not have", () => {
    const other = { ...red.record, stage: "elsewhere" } as JudgedRecord;
    expect(() => replay(kept([other]), "{}")).toThrow(/no stage "elsewhere"/);
  });
});
