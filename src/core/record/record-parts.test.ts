import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileOf, packageOf } from "#core/facts/package.fixture.ts";
import type { KnownFacts } from "#core/judge/known-facts.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { checkResult } from "./check-result.ts";
import { checkWaivers } from "./check-waivers.ts";
import { gitUri } from "./git-uri.ts";
import { recordNames } from "./record-name.ts";
import { isPassed, levelsOf } from "./record-of.ts";
import { extensionOf, MOST_SUBJECTS, type PackageRecord, type RecordExtension } from "./record-schema.ts";
import { recordsOf } from "./records-of.ts";

const golden = join(import.meta.dirname, "../../../test/records/golden/app.intoto.json");

/** The record of the README's package, changed. */
function made(change: (told: RecordExtension, record: PackageRecord) => void = () => {}): PackageRecord {
  const record = JSON.parse(readFileSync(golden, "utf8")) as PackageRecord;
  change(extensionOf(record), record);
  return record;
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

describe("names of files", () => {
  const named = (name: string | undefined, folder = "handoffs/churn") =>
    made((told) => {
      told.package = {
        folder,
        manifest: `${folder}/handoff.yml`,
        names: [],
        ...(name === undefined ? {} : { name, version: "1.0.0" }),
      };
    });
  test("are of package and version, each once, and hold nothing that a file system would mind", () => {
    expect(
      recordNames([
        named("churn"),
        named("churn"),
        named("../../etc/x y"),
        named(undefined, "handoffs/broken"),
      ]),
    ).toEqual([
      "gatehouse-record-churn-1.0.0.intoto.json",
      "gatehouse-record-churn-1.0.0-2.intoto.json",
      "gatehouse-record-..-..-etc-x-y-1.0.0.intoto.json",
      "gatehouse-record-handoffs-broken.intoto.json",
    ]);
  });
});

describe("addresses", () => {
  test("are those of SPDX for git, with what is special in a path spelled out", () => {
    const place = { server: "https://github.com", owner: "acme", name: "churn" };
    expect(gitUri(place, "abc", "a b/#c")).toBe("git+https://github.com/acme/churn@abc#a%20b/%23c");
    expect(gitUri({ ...place, owner: "" }, "abc", "a")).toBe("git:@abc#a");
    expect(gitUri(place, "abc", "\ud800")).toBe("git+https://github.com/acme/churn@abc#%EF%BF%BD");
  });
});

describe("what is claimed", () => {
  test.for([
    ["pass", [], "GATEHOUSE_STAGE:main"],
    ["waived", [], "GATEHOUSE_STAGE:main"],
    ["pass", ["sign-offs"], "GATEHOUSE_CONTENT:main"],
    ["skip", [], "FAILED"],
    ["pending", [], "FAILED"],
    ["fail", ["sign-offs"], "FAILED"],
    ["error", [], "FAILED"],
  ] as const)("%s, with %j left to others, is %s", ([outcome, deferred, level]) => {
    expect(levelsOf({ outcome, deferred, stage: "main" })).toEqual([level]);
    expect(isPassed(outcome)).toBe(level !== "FAILED");
  });
});

describe("a package of more files than a record is about", () => {
  test("has none, and is told", () => {
    const files = Array.from({ length: MOST_SUBJECTS + 1 }, (_, index) => fileOf(`handoffs/large/${index}`));
    const packages = [
      packageOf("", { folder: "handoffs/large", files }),
      packageOf("", { files: [fileOf("a")] }),
    ];
    const sha = "a".repeat(40);
    const verdict = {
      outcome: "pass",
      stage: "main",
      packages: [],
      head: sha,
      base: sha,
      policy: { path: "p", digest: sha },
      at: "2026-11-22T12:00:00.000Z",
      gates: [],
      deferred: [],
      contentGreen: true,
      notices: [],
    } satisfies Verdict;
    const facts = { packages, pullRequest: { number: 7 } } as unknown as KnownFacts;
    const signOffs = { judged: false, because: "not-asked" } as const;
    const { records, tooLarge } = recordsOf({ verdict, facts, signOffs, program: "0.1.0", sha256 });
    expect(tooLarge).toEqual(["handoffs/large"]);
    expect(records.map((each) => each.subject.length)).toEqual([1]);
  });
});

describe("waivers", () => {
  const waiver = {
    gate: "evidence",
    finding: "falls-short",
    check: "AUC holds",
    package: "churn@1.0.0",
    reason: "retrain planned",
    authority: "@acme/risk",
    expires: "2026-12-31",
    where: { path: ".github/gatehouse.yml", line: 20 },
  };
  const excused = (changes: Partial<typeof waiver> = {}) =>
    made((told, record) => {
      const gate = told.gates.find((each) => each.gate === "evidence");
      const finding = gate?.findings.find(({ check }) => check === "AUC holds");
      if (gate === undefined || finding === undefined) throw new Error("the record has no such finding");
      finding.id = "falls-short";
      finding.outcome = "waived";
      gate.outcome = "waived";
      told.outcome = "waived";
      told.waivers = [{ ...waiver, ...changes }];
      record.predicate.verificationResult = "PASSED";
    });

  test("where there are none, nothing is said of them", () => expect(checkWaivers(made())).toBeNull());

  test("that were in force are told with who answers for them, and the release passed", () => {
    expect(checkWaivers(excused())).toMatchObject({
      state: "verified",
      says: {
        values: { count: 1, authorities: ["@acme/risk (evidence, until 2026-12-31: retrain planned)"] },
      },
    });
    expect(checkResult(excused(), { program: "0.1.0", isSigned: false }).state).toBe("verified");
  });

  test("count on their last day, and not a day later", () => {
    expect(checkWaivers(excused({ expires: "2026-11-22" }))?.state).toBe("verified");
    expect(checkWaivers(excused({ expires: "2026-11-21" }))).toMatchObject({
      state: "failed",
      details: [{ values: { expires: "2026-11-21", day: "2026-11-22" } }],
    });
  });

  test("of another check excuse nothing", () => {
    expect(checkWaivers(excused({ check: "another" }))).toMatchObject({
      state: "failed",
      details: [{ says: expect.stringContaining("no waiver") }, { says: expect.stringContaining("nothing") }],
    });
  });
});
