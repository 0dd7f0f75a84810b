import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extensionOf, type PackageRecord } from "#core/record/record-schema.ts";
import { appJudgement, type ReadmePackage, readmePackage, SIGNED } from "../../test/records/made-records.ts";
import { removeFolders } from "../../test/scenarios/git-repository.ts";
import { type JudgedRecord, type JudgementRecord, RECORD_FORMAT } from "./judgement-record.ts";
import { recordsOfJudgement } from "./records-of-judgement.ts";

const SERVER = "https://github.com";
let churn: ReadmePackage;
/** Pull request 7, which everybody signed, and 8 of the same commit, which one did. */
let seven: JudgedRecord;
let eight: JudgedRecord;
beforeAll(async () => {
  churn = readmePackage();
  seven = (await appJudgement(churn)).judged;
  eight = (await appJudgement(churn, { ...SIGNED, reviews: ["dana APPROVED head"] }, 8)).judged;
});
afterAll(removeFolders);

function recordOf(
  judged: readonly JudgedRecord[],
  joined: JudgementRecord["joined"] = "shared",
): PackageRecord {
  const { records } = recordsOfJudgement({ format: RECORD_FORMAT, program: "0.1.0", joined, judged }, SERVER);
  const [record] = records;
  if (record === undefined) throw new Error("no record was made");
  return record;
}

function signedOf(record: PackageRecord) {
  const { signOffs } = extensionOf(record);
  if (!signOffs.judged) return signOffs.because;
  return signOffs.pullRequests.map(({ number, asked }) => ({
    number,
    signed: Object.fromEntries(asked.map(({ name, signed }) => [name, signed.map(({ login }) => login)])),
  }));
}

describe("the record of what the log keeps", () => {
  test("of one pull request", () => {
    const record = recordOf([seven]);
    expect(record.predicate.verificationResult).toBe("PASSED");
    expect(signedOf(record)).toEqual([
      { number: 7, signed: { "@acme/churn": ["lee"], engineering: ["dana"] } },
    ]);
  });

  test("of a commit that two share is the gravest, with the sign-offs of both", () => {
    const record = recordOf([seven, eight]);
    expect(record.predicate).toMatchObject({ verificationResult: "FAILED", verifiedLevels: ["FAILED"] });
    expect(extensionOf(record)).toMatchObject({ outcome: "pending", pullRequest: 8 });
    expect(signedOf(record)).toEqual([
      { number: 7, signed: { "@acme/churn": ["lee"], engineering: ["dana"] } },
      { number: 8, signed: { "@acme/churn": [], engineering: ["dana"] } },
    ]);
  });

  test("of a merge queue's commit has its content, and the sign-offs of who is merged in it", () => {
    const content = { ...seven, number: 0, options: { missingFacts: "defer" } } as JudgedRecord;
    const record = recordOf([content, seven], "queue");
    expect(record.predicate.verificationResult).toBe("PASSED");
    expect(signedOf(record)).toEqual([
      { number: 7, signed: { "@acme/churn": ["lee"], engineering: ["dana"] } },
    ]);
    expect(recordOf([content, eight], "queue").predicate.verificationResult).toBe("FAILED");
  });

  test("of a judgement that was refused is none", async () => {
    const { verdict } = await appJudgement(churn);
    const refused: JudgedRecord = { number: 7, kind: "refused", verdict: { ...verdict, packages: [] } };
    const judgement = {
      format: RECORD_FORMAT,
      program: "0.1.0",
      joined: "shared",
      judged: [refused],
    } as const;
    expect(recordsOfJudgement(judgement, SERVER)).toEqual({ records: [], tooLarge: [] });
  });

  test("of a review that does not count says why", async () => {
    const people = { ...SIGNED, reviews: ["ada APPROVED head", "sam CHANGES_REQUESTED head"] };
    const record = recordOf([(await appJudgement(churn, people)).judged]);
    const { signOffs } = extensionOf(record);
    expect(signOffs).toMatchObject({
      pullRequests: [
        {
          reviews: [
            { by: { login: "sam" }, countsFor: [], because: [{ id: "not-member" }] },
            { by: { login: "ada" }, countsFor: [], because: [{ id: "not-member" }] },
          ],
        },
      ],
    });
  });
});
