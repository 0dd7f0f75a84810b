import type { Finding } from "#core/model/finding.ts";
import type { GateResult, Verdict } from "#core/model/verdict.ts";

/** A gate's result with what most tests do not care about filled in. */
export function gate(id: string, over: Partial<GateResult> = {}): GateResult {
  const { outcome = "pass" } = over;
  const finding: Finding = { id: "looked-at", outcome, says: `${id} was looked at`, values: {} };
  return {
    gate: id,
    title: `the gate ${id} holds`,
    severity: "block",
    outcome,
    kind: "content",
    findings: [finding],
    tables: [],
    ...over,
  };
}

/** A verdict of one passing gate, with what a test cares about put over it. */
export function verdict(over: Partial<Verdict> = {}): Verdict {
  return {
    outcome: "pass",
    stage: "production",
    packages: [{ folder: "handoffs/churn", name: "churn", version: "3.1.0", risk: "High" }],
    head: "4be91c2d8f0a6b3c5e7f9a1b2c3d4e5f60718293",
    base: "90ab12cd34ef56ab78cd90ef12ab34cd56ef7890",
    policy: { path: ".github/gatehouse.yml", digest: "sha256:9d02f71c3b4a5968778695a4b3c2d1e0" },
    at: "2026-11-20T10:15:00Z",
    gates: [gate("package")],
    deferred: [],
    contentGreen: true,
    notices: [],
    ...over,
  };
}

const evidence: GateResult = {
  gate: "evidence",
  title: "every check of the policy holds on evidence that a tool wrote",
  severity: "block",
  kind: "content",
  outcome: "fail",
  findings: [
    {
      id: "holds",
      outcome: "pass",
      says: "{check} is {value}, at least {threshold}, read from `{path}`",
      values: {
        check: "AUC holds",
        value: 0.81,
        threshold: 0.78,
        path: "handoffs/churn/reports/metrics.json",
      },
      check: "AUC holds",
    },
    {
      id: "threshold",
      outcome: "fail",
      says: "{check} is {value}, at most {threshold} ({reader})",
      fix: "Mend the model or the data until `{name}` is {threshold} or less, or ask {authority} for a waiver.",
      values: {
        check: "recall gap by age",
        value: 0.62,
        threshold: 0.1,
        reader: "fairlearn AgeGroup",
        name: "difference_overall.recall",
        authority: "@acme/risk",
      },
      where: {
        path: "handoffs/churn/reports/fairness.json",
        line: 41,
        column: 17,
        endLine: 41,
        endColumn: 21,
      },
      who: ["@acme/churn"],
      package: "handoffs/churn",
      check: "recall gap by age",
    },
  ],
  tables: [
    {
      title: "Evidence read",
      columns: ["file", "read as", "digest", "said of"],
      rows: [
        ["reports/metrics.json", "mlflow", "3f0c1d2", { says: "run `{run}`", values: { run: "a|b" } }],
        ["reports/fairness.json", "fairlearn", "a77e20b", ["model", "test set"]],
      ],
    },
  ],
};

const rollback: GateResult = {
  gate: "rollback",
  title: "it can be rolled back, and somebody has tried",
  severity: "block",
  kind: "content",
  outcome: "fail",
  findings: [
    {
      id: "drill-too-old",
      outcome: "fail",
      says: "the drill `{drill}` is {days} days old; {stage} asks for at most {limit}",
      fix: "Run a drill, record it, and name it in `rollback.drill`.",
      values: { drill: "drills/2026-08-08.md", days: 104, stage: "production", limit: 90 },
      where: { path: "handoffs/churn/handoff.yml", line: 3, column: 10, endLine: 3, endColumn: 30 },
      who: ["@acme/on-call"],
      package: "handoffs/churn",
    },
  ],
  tables: [],
};

const signOffs: GateResult = {
  gate: "sign-offs",
  title: "everybody who has to stand behind it has signed this content",
  severity: "block",
  kind: "people",
  outcome: "pending",
  findings: [
    {
      id: "signed",
      outcome: "pass",
      says: "{role} signed: `{by}`",
      values: { role: "product", by: "@dana" },
    },
    {
      id: "missing",
      outcome: "pending",
      says: "{role} has not signed yet",
      fix: "Review the pull request and approve it.",
      values: { role: "operations" },
      who: ["@acme/sre", "@eve"],
    },
    {
      id: "missing",
      outcome: "pending",
      says: "{role} has not signed yet",
      fix: "Review the pull request and approve it.",
      values: { role: "compliance" },
      who: ["@acme/risk"],
    },
  ],
  tables: [
    {
      title: "Sign-offs: every review, counted or not",
      columns: ["review", "by", "counts for", "why"],
      rows: [
        ["approved 10:14", "dana", "product", "the files are unchanged since"],
        [
          "approved 09:12",
          "sam",
          "",
          { says: "wrote commit `{sha}` of this pull request", values: { sha: "1b2c3" } },
        ],
      ],
    },
  ],
};

const signed: GateResult = {
  ...signOffs,
  outcome: "pass",
  findings: [
    {
      id: "signed",
      outcome: "pass",
      says: "{roles} signed: `{by}`",
      values: { roles: ["product", "operations", "compliance"], by: ["@dana", "@eve", "@kim"] },
    },
  ],
};

const checklist = gate("checklist", {
  title: "every item of the checklists is confirmed, with its evidence",
  findings: [
    {
      id: "complete",
      outcome: "pass",
      says: "{done} of {all} items are confirmed in `{path}`",
      values: { done: 14, all: 14, path: "checklists/release-readiness.md" },
    },
  ],
});

const freeze = gate("freeze", {
  title: "no freeze is in force",
  outcome: "skip",
  findings: [
    {
      id: "none",
      outcome: "skip",
      says: "no freeze is declared for {stage}",
      values: { stage: "production" },
    },
  ],
});

const licence = gate("licence", {
  title: "every licence allows this use",
  severity: "warn",
  outcome: "fail",
  findings: [
    {
      id: "unknown-licence",
      outcome: "fail",
      says: "data set `{name}` names no licence",
      fix: "Add `license:` to it, as an SPDX expression.",
      values: { name: "train_2026" },
      where: { path: "handoffs/churn/handoff.yml", line: 1 },
    },
  ],
});

/** Two gates block, one waits, one warns, one does not apply. */
export const RED = verdict({
  outcome: "fail",
  contentGreen: false,
  gates: [checklist, evidence, freeze, licence, rollback, signOffs],
  notices: [
    {
      id: "review-overdue",
      outcome: "skip",
      says: "the review of this policy has been due since {date}",
      fix: "Review `{path}` and move `review_by`.",
      values: { date: "2026-11-01", path: ".github/gatehouse.yml" },
    },
  ],
});

/** Only people have still to act. */
export const PENDING = verdict({
  outcome: "pending",
  gates: [checklist, freeze, signOffs],
});

/** Everything holds, one gate by a waiver. */
export const GREEN = verdict({
  outcome: "waived",
  gates: [
    checklist,
    {
      ...evidence,
      outcome: "waived",
      findings: [
        ...evidence.findings.filter((finding) => finding.outcome === "pass"),
        {
          id: "waived",
          outcome: "waived",
          says: "{check} falls short, waived by {authority} until {expires}: {reason}",
          values: {
            check: "recall gap by age",
            authority: "@acme/risk",
            expires: "2026-12-31",
            reason: "n=28, retrain planned",
          },
        },
      ],
    },
    freeze,
    signed,
  ],
});

/** Our own failure: the members of a team could not be read. */
export const BROKEN = verdict({
  outcome: "error",
  gates: [
    checklist,
    gate("sign-offs", {
      kind: "people",
      outcome: "error",
      findings: [
        {
          id: "unreadable",
          outcome: "error",
          says: "GitHub did not say who is in `{team}`, so nobody's approval can be counted for {role}",
          fix: "Ask for a re-run of this check; if it stays so, look at the app's permissions.",
          values: { team: "@acme/sre", role: "operations" },
        },
      ],
    }),
  ],
});

function key(pointer: string, why: string, line: number): Finding {
  return {
    id: "missing",
    outcome: "fail",
    says: "the manifest has no `{pointer}`. {why}",
    fix: "add it",
    why: "Whoever takes the model over works with what the package names.",
    many: {
      says: "the manifest lacks {count} keys",
      fix: "add each in its section",
      each: "`{pointer}`",
      note: "{why}",
    },
    values: { pointer, why },
    where: { path: "handoffs/churn/handoff.yml", line, column: 1 },
    who: ["@acme/churn"],
    package: "handoffs/churn",
  };
}

/** Several findings of one kind in one file, among others of the same file. */
export const MANY = verdict({
  outcome: "fail",
  contentGreen: false,
  gates: [
    gate("package", {
      outcome: "fail",
      findings: [
        key("model.path", "The model is what is handed over.", 3),
        key("problem.doc", "Engineering must know which problem the model solves.", 1),
        key("problem.success", "Nobody could say whether the model works.", 1),
        {
          id: "absent",
          outcome: "fail",
          says: "`{path}` does not exist",
          fix: "add the file, or correct the path",
          values: { path: "handoffs/churn/src" },
          where: { path: "handoffs/churn/handoff.yml", line: 2, column: 3 },
        },
        key("package.risk", "The risk decides who has to sign.", 3),
      ],
    }),
    licence,
  ],
  next: {
    stage: "production",
    asks: [
      { gate: "package", finding: key("rollback.to", "A rollback needs a version to go back to.", 1) },
      { gate: "package", finding: key("rollback.path", "Nobody invents one during an incident.", 1) },
      { gate: "package", finding: key("rollback.within", "It bounds the damage.", 1) },
    ],
  },
});
