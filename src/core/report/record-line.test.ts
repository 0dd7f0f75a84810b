import { describe, expect, test } from "vitest";
import { GREEN, PENDING, RED } from "./golden/verdicts.fixture.ts";
import { type RecordNotice, recordLine } from "./record-line.ts";
import { toCheckOutput } from "./to-check-output.ts";
import { toSummary } from "./to-summary.ts";

const LOG = { kind: "log", repository: "acme/churn", number: 7 } as const;
const RUN = "https://github.com/acme/churn/actions/runs/41";
const churn = { about: "churn 3.1.0", files: 10, digest: `b28e3675772a${"0".repeat(52)}` };
const written = {
  ...churn,
  file: { name: "gatehouse-record-churn-3.1.0.intoto.json", sha256: "a".repeat(64) },
};

function said(notice: RecordNotice, verdict = GREEN): string {
  return recordLine(verdict, notice)
    .flatMap(({ rows }) => rows)
    .join("\n");
}

describe("the record of a verdict is told in one paragraph", () => {
  test("of the App's log, with the command that writes it", () => {
    const line = said({ packages: [churn], from: LOG });
    expect(line).toMatch(
      /^\*\*Record:\*\* churn 3\\.1\\.0 with 10 files, digest `b28e3675772a` of their names and git ids \\\(SHA\\-1\\\), at `[0-9a-f]{7}` against/,
    );
    expect(line).toContain("takes it from its log, while that keeps what was judged");
    expect(line).toContain("`gatehouse record acme/churn#7 --from audit.jsonl`");
    expect(line).toContain("docs/auditors.md>)");
    expect(line).not.toContain("\n");
  });

  test("says by which kind of digest git knows the files", () => {
    const line = said({ packages: [churn], from: LOG }, { ...GREEN, head: "a".repeat(64) });
    expect(line).toContain("of their names and git ids \\(SHA\\-256\\), at `aaaaaaa`");
  });

  test("of a run of the Action, with its digest and where it can be kept", () => {
    const line = said({ packages: [written], from: { kind: "runner", run: RUN } });
    expect(line).toContain(
      `in \`gatehouse-record-churn-3.1.0.intoto.json\`, SHA\\-256 \`${"a".repeat(64)}\``,
    );
    expect(line).toContain("keeping it, such as among [");
    expect(line).toContain(`[the artifacts of this run](<${RUN}#artifacts>)`);
  });

  test("of a runner that does not say which run it is, without a link", () => {
    const line = said({ packages: [written], from: { kind: "runner", run: null } });
    expect(line).toContain("keeping it, as an artifact, is for a later step");
    expect(line).not.toContain("actions/runs");
  });

  test("says that it has no sign-offs where they were left to the App, and only there", () => {
    const without = { ...GREEN, deferred: ["sign-offs"] };
    const notice = { packages: [churn], from: LOG };
    expect(said(notice, without)).toContain("without sign\\-offs, which only the App's record has");
    expect(said(notice, { ...GREEN, deferred: [] })).not.toContain("sign");
  });

  test("counts the packages beyond five", () => {
    const packages = Array.from({ length: 8 }, (_, n) => ({ ...churn, about: `p${n}` }));
    const line = said({ packages, from: LOG });
    expect(line).toContain("p4 with 10 files");
    expect(line).not.toContain("p5");
    expect(line).toContain("and 3 more, at `");
    expect(line).toContain("--from audit.jsonl --out records`");
  });

  test("writes foreign names as text", () => {
    const line = said({ packages: [{ ...churn, about: "<b>@acme/sre #7 `x`" }], from: LOG });
    expect(line).not.toMatch(/<b>|@acme|(?<!churn)#7/);
  });
});

test.for([
  ["blocks", RED, { packages: [churn], from: LOG }],
  ["waits", PENDING, { packages: [churn], from: LOG }],
  ["has no record", GREEN, { packages: [], from: LOG }],
] as const)("a verdict that %s tells of none", ([, verdict, records]) => {
  expect(toCheckOutput(verdict, undefined, records).summary).not.toContain("**Record:**");
});

test("it stands behind the table of gates, on the check page and in the job summary", () => {
  const records = { packages: [churn], from: LOG };
  for (const page of [toCheckOutput(GREEN, undefined, records).summary, toSummary(GREEN, { records })])
    expect(page.indexOf("**Record:**")).toBeGreaterThan(page.indexOf("| gate |"));
});
