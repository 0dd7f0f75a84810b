import { describe, expect, test } from "vitest";
import type { Verdict } from "#core/model/verdict.ts";
import type { MemoryFiles } from "../memory-tree.ts";
import { judgePullRequest, type People } from "../pull-request.ts";
import { fencedBlocks } from "./fenced-blocks.ts";
import { packageFiles } from "./shown-repository.ts";

const blocks = fencedBlocks("docs/migrating.md");

/** A policy of the page, by the name in the comment above it. */
function policyOf(name: string): string {
  const block = blocks.find(({ comment }) => comment === `case: ${name}`);
  if (block === undefined) throw new Error(`the page has no policy for ${name}`);
  return block.text;
}

const CODEOWNERS =
  "/handoffs/ @acme/churn\n/src/ @acme/ml-eng\n/.github/ @acme/sre\n/shared/ @acme/churn @acme/ml-eng\n";
const TEAMS = {
  "@acme/churn": ["dana"],
  "@acme/ml-eng": ["mia", "lee"],
  "@acme/sre": ["sam"],
  "@acme/appsec": ["kim", "sam"],
  "@acme/ml-leads": ["kim"],
};

interface Case {
  readonly policy: string;
  readonly branch: string;
  readonly codeowners?: string;
  readonly changes: MemoryFiles;
  readonly people: Omit<People, "teams">;
}

async function judged({ policy, branch, codeowners = CODEOWNERS, changes, people }: Case): Promise<Verdict> {
  const base = { ".github/gatehouse.yml": policyOf(policy), ".github/CODEOWNERS": codeowners };
  const made = { base, head: { ...base, ...changes }, branch };
  const answer = await judgePullRequest({
    ...made,
    people: { commits: { head: "ada" }, ...people, teams: TEAMS },
  });
  if (answer === null) throw new Error("nothing was judged");
  return answer.verdict;
}

const gateOf = ({ gates }: Verdict, id: string) => gates.find(({ gate }) => gate === id);

const SRC = { "src/serve.py": "x = 1\n" };

describe("from CODEOWNERS alone", () => {
  const rows: readonly (readonly [what: string, outcome: string, over: Partial<Case>])[] = [
    ["one owner is enough", "pass", { people: { reviews: ["mia APPROVED head"] } }],
    ["nobody is not", "pending", { people: {} }],
    ["somebody else is not", "pending", { people: { reviews: ["dana APPROVED head"] } }],
    [
      "two teams on one line: any one of them",
      "pass",
      { changes: { "shared/a.py": "x\n" }, people: { reviews: ["dana APPROVED head"] } },
    ],
    [
      "paths of two owners need both",
      "pending",
      {
        changes: { ...SRC, "shared/a.py": "x\n" },
        people: { reviews: ["dana APPROVED head"] },
      },
    ],
    [
      "who wrote a commit does not count",
      "pending",
      { people: { commits: { head: "mia" }, reviews: ["mia APPROVED head"] } },
    ],
    [
      "a push that changes another path keeps the approval",
      "pass",
      {
        changes: { ...SRC, "notes.md": "x\n" },
        people: { reviews: ["mia APPROVED c1"], earlier: { c1: { "notes.md": null } } },
      },
    ],
    [
      "a push that changes the path voids it",
      "pending",
      { people: { reviews: ["mia APPROVED c1"], earlier: { c1: { "src/serve.py": "x = 0\n" } } } },
    ],
    [
      "a line with a mistake blocks",
      "error",
      { codeowners: `${CODEOWNERS}/src/[a].py @acme/sre\n`, people: { reviews: ["mia APPROVED head"] } },
    ],
  ];

  test.for(rows)("%s: %s", async ([, outcome, over]) => {
    const made = { policy: "codeowners", branch: "release/1", changes: SRC, people: {}, ...over };
    expect(gateOf(await judged(made), "sign-offs")?.outcome).toBe(outcome);
  });

  test("a path without an owner passes only while the policy says so", async () => {
    const changes = { "notes.md": "x\n", ...SRC };
    const people = { reviews: ["mia APPROVED head"] };
    const made = { policy: "codeowners", branch: "release/1", changes, people };
    expect((await judged(made)).outcome).toBe("pass");
    const strict = policyOf("codeowners").replace(", unowned: allow", "");
    const base = { ".github/gatehouse.yml": strict, ".github/CODEOWNERS": CODEOWNERS };
    const answer = await judgePullRequest({
      base,
      head: { ...base, ...changes },
      branch: "release/1",
      people: { commits: { head: "ada" }, ...people, teams: TEAMS },
    });
    expect(answer?.verdict.outcome).toBe("fail");
  });
});

describe("from policy-bot", () => {
  const rows: readonly (readonly [what: string, outcome: string, people: Case["people"]])[] = [
    ["both have to", "pass", { reviews: ["sam APPROVED head", "kim APPROVED head"] }],
    ["one of them is not enough", "pending", { reviews: ["kim APPROVED head"] }],
    ["one person fills one role only", "pending", { reviews: ["sam APPROVED head"] }],
    [
      "a change outside of what a role covers keeps its sign-off",
      "pass",
      {
        reviews: ["sam APPROVED c1", "kim APPROVED head"],
        earlier: { c1: { "src/serve.py": "x = 0\n" } },
      },
    ],
    [
      "a change of what it covers voids it",
      "pending",
      {
        reviews: ["sam APPROVED c1", "kim APPROVED head"],
        earlier: { c1: { "deploy/app.yml": "replicas: 1\n" } },
      },
    ],
    ["an objection blocks", "fail", { reviews: ["sam APPROVED head", "kim CHANGES_REQUESTED head"] }],
  ];

  test.for(rows)("%s: %s", async ([, outcome, people]) => {
    const changes = { ...SRC, "deploy/app.yml": "replicas: 2\n" };
    const verdict = await judged({ policy: "policy-bot", branch: "release/production", changes, people });
    expect(gateOf(verdict, "sign-offs")?.outcome).toBe(outcome);
  });
});

describe("from an MLflow approval habit", () => {
  const RUN = "05c9b38c261744cf8e12edb8be6d6da0";
  const EVIDENCE = "  - { path: reports/run.json, as: mlflow, about: [model] }\n";

  /** The README's package with the run of the page beside it. */
  function handedOver(run: string, auc: number): MemoryFiles {
    const files = packageFiles(0.81);
    const manifest = (files["handoffs/churn/handoff.yml"] ?? "").replace(
      "model: { path: model.onnx,",
      `model: { path: model.onnx, run_id: ${RUN},`,
    );
    const info = { run_id: run, status: "FINISHED", lifecycle_stage: "active", end_time: 1763546400000 };
    return {
      ...files,
      "handoffs/churn/handoff.yml": `${manifest.trimEnd()}\n${EVIDENCE}`,
      "handoffs/churn/reports/run.json": JSON.stringify({ info, data: { metrics: { test_auc: auc } } }),
    };
  }

  test("the page names the evidence as the test does", () => {
    expect(blocks.some(({ text }) => text.includes(EVIDENCE.trim()))).toBe(true);
  });

  test.for([
    ["the run that the manifest names, above the bar", RUN, 0.81, "pass"],
    ["a run below the bar", RUN, 0.7, "fail"],
    ["another run, however good", "a".repeat(32), 0.99, "fail"],
  ] as const)("%s", async ([, run, auc, outcome]) => {
    const verdict = await judged({
      policy: "mlflow",
      branch: "release/production",
      changes: handedOver(run, auc),
      people: {},
    });
    const gate = gateOf(verdict, "evidence");
    expect(gate?.outcome, JSON.stringify(gate?.findings, null, 1)).toBe(outcome);
  });
});
