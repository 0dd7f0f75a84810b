import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readOwners } from "#core/collect/collect-ownership.ts";
import { collectPackages } from "#core/collect/collect-packages.ts";
import type { PackageFacts } from "#core/facts/package-facts.ts";
import { blocks } from "#core/model/outcome.ts";
import { exactly } from "#core/model/statement.ts";
import { testGate } from "../../../../test/gate-tester.ts";
import { type MemoryFiles, MemoryTree } from "../../../../test/memory-tree.ts";
import { packageOptions } from "../../../../test/package-options.ts";
import { sayer } from "../define-gate.ts";
import { packageGate } from "./gate.ts";

const FOLDER = "handoffs/churn";
const HEAD = `apiVersion: gatehouse/v1
package:
  name: churn
  version: 3.1.0
  owner: "@acme/churn"
`;

/** The package of a commit. Paths are relative to its folder, except those that begin with a slash. */
async function packages(files: MemoryFiles): Promise<PackageFacts[]> {
  const named = Object.entries(files).map(([path, file]) => [
    path.startsWith("/") ? path.slice(1) : `${FOLDER}/${path}`,
    file,
  ]);
  const tree = new MemoryTree("head", Object.fromEntries(named));
  return collectPackages(tree, [FOLDER], packageOptions(await readOwners(tree)));
}

async function facts(head: MemoryFiles, base: MemoryFiles = {}) {
  return { packages: await packages(head), baseline: await packages(base) };
}

/** The package as it is at both sides, in another folder at the head. */
async function moved() {
  const tree = new MemoryTree("head", { "handoffs/churn-2/handoff.yml": HEAD });
  const packages = await collectPackages(tree, ["handoffs/churn-2"], packageOptions(await readOwners(tree)));
  return { ...(await facts({}, { "handoff.yml": HEAD })), packages };
}

const manifest = (rest: string, more: MemoryFiles = {}) =>
  facts({ "handoff.yml": `${HEAD}${rest}`, ...more });

const problem = (path: string) => `problem:\n  doc: ${path}\n`;

const FULL = `  license: MIT
  risk: Low
problem: { doc: doc.md, success: [{ metric: auc, op: gte, target: 0.8 }], limitations: [not for children] }
datasets: [{ name: a, role: train, path: a.csv, license: MIT, classification: public, lineage: [dvc.lock] }]
code: { path: ., params: params.yaml }
model: { path: model.bin, approach: doc.md }
migration: { doc: doc.md, constraints: { p95: 120ms } }
evidence: [{ path: metrics.json }]
`;
const FILES: MemoryFiles = {
  "doc.md": "# Doc\n\nWhat there is to say.\n",
  "a.csv": "1",
  "dvc.lock": "x",
  "params.yaml": "seed: 1",
  "model.bin": new Uint8Array([0, 1]),
  "metrics.json": "{}",
};

const NEXT = HEAD.replace("3.1.0", "3.2.0");
const DEFAULTS = packageGate.options.parse({});
const RECORD = `---
deciders: ["@dana", "@lee"]
---
# 7. Use gradient boosting

## Context and problem statement

Scores are needed within 50 ms.

## Decision outcome

Boosted trees, since they are fast enough.

## Consequences

Features are made by hand.
`;
const ALL = ["context", "decision", "consequences", "deciders"] as const;
const recorded = (record: string) => manifest("model: { approach: why.md }\n", { "why.md": record });

/** A version with a part of every kind that belongs to it, and some that do not. */
const STATED = `${HEAD}model: { path: model.bin, card: doc.md }
datasets: [{ name: a, path: a.csv }]
evidence: [{ path: metrics.json }]
`;
const VERSION: MemoryFiles = {
  "handoff.yml": STATED,
  "model.bin": "1",
  "a.csv": "1",
  "metrics.json": "{}",
  "doc.md": "# Doc\n\nWhat there is to say.\n",
};

testGate(packageGate, [
  { name: "a manifest that names nothing", facts: await manifest(""), finds: ["complete"], outcome: "pass" },
  {
    name: "everything that research owes is there",
    facts: await manifest(FULL, FILES),
    options: { requires: "research-to-engineering" },
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "no package is touched",
    facts: { packages: [], baseline: [] },
    finds: ["no-package"],
    outcome: "skip",
  },
  {
    name: "a package is removed",
    facts: await facts({}, { "handoff.yml": HEAD }),
    finds: ["removed"],
    outcome: "skip",
  },
  {
    name: "the folder of a package moves",
    facts: await moved(),
    finds: ["complete", "moved"],
    outcome: "pass",
  },
  {
    name: "a lack is told at the nearest place that exists",
    facts: await manifest(FULL.replace(", lineage: [dvc.lock]", "").replace("  risk: Low\n", ""), FILES),
    options: { requires: "research-to-engineering" },
    finds: ["missing", "missing"],
    outcome: "fail",
    at: ["3:3", "8:12"],
  },
  {
    name: "data, code and deployment may lie elsewhere in the repository",
    facts: await manifest("code: { path: ../../src }\ndeployment: { path: ../../deploy.yaml }\n", {
      "/src/a.py": "pass",
      "/deploy.yaml": "a: 1",
    }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a file that is not there",
    facts: await manifest(problem("docs/none.md")),
    finds: ["absent"],
    outcome: "fail",
    at: ["7:8"],
  },
  {
    name: "a file whose name differs by letter case",
    facts: await manifest(problem("docs/Problem.md"), { "docs/problem.md": "#" }),
    finds: ["other-case"],
    outcome: "fail",
    at: ["7:8"],
  },
  {
    name: "a folder where a file is needed",
    facts: await manifest(problem("docs"), { "docs/a.md": "#" }),
    finds: ["not-a-file"],
    outcome: "fail",
    at: ["7:8"],
  },
  {
    name: "a folder where a folder may stand",
    facts: await manifest("code:\n  path: src\n", { "src/a.py": "pass", "src/__init__.py": "" }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a symbolic link that the manifest names, told once",
    facts: await manifest(problem("doc.md"), { "doc.md": { link: "/etc/passwd" } }),
    finds: ["symlink"],
    outcome: "fail",
    at: ["7:8"],
  },
  {
    name: "a symbolic link that nothing names",
    facts: await manifest("", { "notes.md": { link: "handoff.yml" } }),
    finds: ["symlink"],
    outcome: "fail",
    at: [],
  },
  {
    name: "links and submodules in named folders elsewhere, told where a folder is named, each once",
    facts: await manifest(
      "code: { path: ../../ml }\nmodel: { path: ../../ml/model }\ndatasets: [{ name: a, path: ../../data }]\n",
      {
        "/ml/train.py": "pass",
        "/ml/model/m.bin": { link: "/etc/passwd" },
        "/ml/model/n.bin": { link: "../../data" },
        "/ml/vendor": { submodule: "1".repeat(40) },
        "/data/a.csv": { submodule: "2".repeat(40) },
        "/other/x": { link: "y" },
      },
    ),
    finds: ["submodule-below", "symlink-below"],
    outcome: "fail",
    at: ["8:29", "7:16"],
  },
  {
    name: "a named folder elsewhere in which the package lies: each of its own links is told as one",
    facts: await manifest("deployment: { path: .. }\n", {
      "a.py": { link: "b.py" },
      "/handoffs/fraud/a.py": { link: "b.py" },
    }),
    finds: ["symlink", "symlink-below"],
    outcome: "fail",
    at: ["6:21"],
  },
  {
    name: "a link that the manifest names, in a folder that it names, too, is told where the link is named",
    facts: await manifest("deployment: { path: ../../ml, impact: ../../ml/p.yaml }\n", {
      "/ml/p.yaml": { link: "q.yaml" },
      "/ml/q.yaml": "seed: 1",
    }),
    finds: ["symlink"],
    outcome: "fail",
    at: ["6:39"],
  },
  {
    name: "a submodule, named or not",
    facts: await manifest("code:\n  path: vendor\n", {
      vendor: { submodule: "1".repeat(40) },
      other: { submodule: "2".repeat(40) },
    }),
    finds: ["submodule", "submodule"],
    outcome: "fail",
    at: ["7:9"],
  },
  {
    name: "names that only case, or only a way to write an accent, tells apart",
    facts: await manifest("", { "A.md": "1", "a.md": "2", "caf\u00e9": "3", "cafe\u0301": "4" }),
    finds: ["case-collision", "case-collision"],
    outcome: "fail",
  },
  {
    name: "provenance that is absent, another way written, a folder, a link",
    facts: await manifest("model: { provenance: [a.jsonl, B.jsonl, folder, link.jsonl] }\n", {
      "b.jsonl": "{}",
      "folder/c.jsonl": "{}",
      "link.jsonl": { link: "b.jsonl" },
    }),
    finds: ["absent", "other-case", "not-a-file", "symlink"],
    outcome: "fail",
    at: ["6:23", "6:32", "6:41", "6:49"],
  },
  {
    name: "a decision record that says everything",
    facts: await recorded(RECORD),
    options: { decision: [...ALL] },
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a decision record that says neither who decided nor what follows",
    facts: await recorded(RECORD.replace('["@dana", "@lee"]', "TBD").replace("## Consequences\n\n", "")),
    options: { decision: [...ALL] },
    finds: ["decision-silent", "decision-silent"],
    outcome: "fail",
    at: ["1", "1"],
  },
  {
    name: "headings with nothing under them, and a heading of what drives a decision",
    facts: await recorded("# Why\n\nSince.\n\n## Decision drivers\n\nSpeed.\n\n## Context\n\n## Deciders\n"),
    options: { decision: ["deciders", "context", "decision"] },
    finds: ["decision-silent", "decision-silent", "decision-silent"],
    outcome: "fail",
  },
  {
    name: "a decision record with a place left to be filled in, whatever is asked",
    facts: await recorded(RECORD.replace("Features are made by hand.", "TODO")),
    finds: ["decision-unfinished"],
    outcome: "fail",
    at: ["16"],
  },
  {
    name: "no decision record where one is asked what it says",
    facts: await manifest("model: { path: model.bin }\n", { "model.bin": "1" }),
    options: { decision: ["context"] },
    finds: ["decision-absent"],
    outcome: "fail",
    at: ["6:8"],
  },
  {
    name: "a decision record that cannot be read",
    facts: await recorded("---\n{\n---\nSince.\n"),
    options: { decision: ["context"] },
    finds: ["decision-unread"],
    outcome: "error",
  },
  {
    name: "a decision record elsewhere, which nobody can read from here",
    facts: await manifest(
      `model: { approach: { uri: "https://example.com/why", digest: { sha256: ${"a".repeat(64)} } } }\n`,
    ),
    options: { decision: ["context"] },
    finds: ["decision-unread"],
    outcome: "error",
  },
  {
    name: "a decision record that cannot be read, and nobody asks what it says",
    facts: await recorded("---\n{\n---\nSince.\n"),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "an owner who is one person, told in passing",
    facts: await facts({ "handoff.yml": HEAD.replace("@acme/churn", "@dana") }),
    finds: ["complete", "owner-alone"],
    outcome: "pass",
  },
  {
    name: "an owner who is one person where a team is asked for",
    facts: await facts({ "handoff.yml": HEAD.replace("@acme/churn", "@dana") }),
    options: { team_owner: true },
    finds: ["owner-no-team"],
    outcome: "fail",
    at: ["5:10"],
  },
  {
    name: "an e-mail address, which may be a list of people, and need not be",
    facts: await facts({ "handoff.yml": HEAD.replace("@acme/churn", "churn@example.com") }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "an e-mail address where a team is asked for",
    facts: await facts({ "handoff.yml": HEAD.replace("@acme/churn", "churn@example.com") }),
    options: { team_owner: true },
    finds: ["owner-no-team"],
    outcome: "fail",
  },
  {
    name: "a team where one is asked for",
    facts: await manifest(""),
    options: { team_owner: true },
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "an owner that CODEOWNERS does not know",
    facts: await manifest("", { "/CODEOWNERS": "* @acme/platform\n" }),
    finds: ["owner-elsewhere"],
    outcome: "fail",
    at: ["5:10"],
  },
  {
    name: "an owner whose line of CODEOWNERS lacks the sign before it",
    facts: await manifest("", { "/CODEOWNERS": "* @acme/platform\n/handoffs/ acme/churn\n" }),
    finds: ["owner-skipped"],
    outcome: "fail",
    at: ["5:10"],
  },
  {
    name: "another model as the same version",
    facts: await facts({ ...VERSION, "model.bin": "2" }, VERSION),
    finds: ["version-unchanged"],
    outcome: "fail",
    at: ["4:12"],
  },
  {
    name: "a risk that is lowered within a version",
    facts: await facts(
      { "handoff.yml": `${HEAD}  risk: Low\n` },
      { "handoff.yml": `${HEAD}  risk: Medium\n` },
    ),
    finds: ["risk-lowered"],
    outcome: "fail",
    at: ["6:9"],
  },
  {
    name: "a risk that is lowered with a new version",
    facts: await facts({ "handoff.yml": `${NEXT}  risk: Medium\n` }, { "handoff.yml": HEAD }),
    finds: ["complete", "risk-lowered-anew"],
    outcome: "pass",
  },
  {
    name: "an owner that CODEOWNERS spells in another case",
    facts: await manifest("", { "/CODEOWNERS": "* @acme/platform @Acme/Churn\n" }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a line of CODEOWNERS that frees the package",
    facts: await manifest("", { "/CODEOWNERS": "* @acme/platform\n/handoffs/\n" }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a path out of the folder, but in the repository",
    facts: await manifest(problem("../../docs/problem.md"), { "/docs/problem.md": "Why." }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "files without a byte, wherever they stand, each told once",
    facts: await manifest(
      `${problem("doc.md")}migration: { doc: doc.md }
datasets: [{ name: a, path: a.csv }]
code: { path: ../../src, params: p.yaml }
model: { path: model.onnx }
rollback: { path: back.sh }
`,
      {
        "doc.md": "",
        "a.csv": "",
        "/src/a.py": "",
        "/src/b/b.py": "",
        "p.yaml": "",
        "model.onnx": new Uint8Array(),
        "back.sh": { executable: "" },
      },
    ),
    finds: ["empty-file", "empty-file", "empty-folder", "empty-file", "empty-file", "empty-file"],
    outcome: "fail",
    at: ["7:8", "9:29", "10:15", "10:34", "11:16", "12:19"],
  },
  {
    name: "pointers of Git LFS and DVC, which say where the content is",
    facts: await manifest("model: { path: m.onnx }\ndatasets: [{ name: a, path: a.csv.dvc }]\n", {
      "m.onnx": `version https://git-lfs.github.com/spec/v1\noid sha256:${"a".repeat(64)}\nsize 12\n`,
      "a.csv.dvc": `outs:\n- md5: ${"a".repeat(32)}\n  size: 12\n  path: a.csv\n`,
    }),
    finds: ["complete"],
    outcome: "pass",
  },
  ...(await Promise.all(
    [
      "\n \n",
      "# Problem\n\n## Who has it\n",
      "---\nstatus: draft\n---\n",
      "# Problem\n\n<!--\n    Say who has it.\n-->\n\n---\n",
      "\u200b\n",
      "# Problem\n\n\u3164\n",
      "...\n",
      "# Problem\n\n<!-- <svg><path/></svg> -->\n",
      "<svg></svg>\n",
    ].map(async (text) => ({
      name: `a document that says nothing: ${JSON.stringify(text)}`,
      facts: await manifest(problem("doc.md"), { "doc.md": text }),
      finds: ["blank-document"],
      outcome: "fail" as const,
      at: ["7:8"],
    })),
  )),
  ...(await Promise.all(
    [
      ["problem.md", "# Problem\n\nChurn.\n"],
      ["code.md", "# Run\n\n```sh\nmake\n```\n"],
      ["picture.md", "# Flow\n\n![flow](flow.svg)\n"],
      ["table.md", "| a |\n| - |\n| 1 |\n"],
      ["inline.md", "# Command\n\n`make`\n"],
      ["drawing.md", "# Flow\n\n<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>\n"],
      ["unquoted.md", "# Flow\n\n<img src=flow.svg>\n"],
      ["sum.md", "$$\n\\sum x\n$$\n"],
      ["question.md", "# Who has it?\n\nN/A\n"],
      ["problem.rst", "Problem\n"],
    ].map(async ([path = "", text = ""]) => ({
      name: `a document that says little: ${path}`,
      facts: await manifest(problem(path), { [path]: text }),
      finds: ["complete"],
      outcome: "pass" as const,
    })),
  )),
  {
    name: "values that were left to be written, and a path that leads nowhere yet",
    facts: await manifest(`  description: TODO what it is for
${problem("TODO the document that frames it")}  limitations: [not for children, tbd, "<what else>"]
datasets: [{ name: a, classification: "???", purpose: "{{ purpose }}", retention: TBD }]
model: { run_id: TODO the run }
migration: { doc: none.md }
`),
    finds: ["absent", ...Array.from({ length: 8 }, () => "placeholder")],
    outcome: "fail",
    at: ["12:19", "6:16", "8:8", "9:35", "9:40", "10:39", "10:83", "10:55", "11:18"],
  },
  {
    name: "values and names of files that speak of such words",
    facts: await manifest(
      `  description: Counts TODO comments, and tickets in "TBD".
${problem("docs/TODO")}datasets: [{ name: todo-comments, path: TODO.csv, purpose: finds \`TODO\` }]
`,
      { "docs/TODO": "Why.", "TODO.csv": "a" },
    ),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "documents with places left to be filled in, told at their lines",
    facts: await manifest(
      `${problem("doc.md")}migration: { doc: ../../plan.md }
monitoring: { runbook: run.md }
`,
      {
        "doc.md": "# Problem\n\nChurn.\n\nWho has it: TBD.\n",
        "/plan.md": "[describe how it moves]\n",
        "run.md": "# Runbook\n\nCount `TODO` comments.\n",
      },
    ),
    finds: ["document-unfinished", "document-open"],
    outcome: "fail",
    at: ["5", "1"],
  },
  ...(await Promise.all(
    [
      ["tbd\n", "document-open"],
      ["# Problem\n\ntodo: write this section\n", "document-unfinished"],
      ["# Problem\n\nWho[^1].\n\n[^1]: TODO\n", "document-unfinished"],
      ["# Problem\n\n## Who\n\nWe.\n\n## What\n\n...\n", "document-unfinished"],
    ].map(async ([text = "", id = ""]) => ({
      name: `a document that was not written: ${JSON.stringify(text)}`,
      facts: await manifest(problem("doc.md"), { "doc.md": text }),
      finds: [id],
      outcome: "fail" as const,
    })),
  )),
  {
    name: "a text of no known format that is one word for what is to be written",
    facts: await manifest(problem("doc.txt"), { "doc.txt": "tbd\n" }),
    finds: ["blank-document"],
    outcome: "fail",
  },
  {
    name: "no answer where a stage asks for one, and where none does",
    facts: await manifest(`  description: N/A
problem: { limitations: [n/a, none] }
datasets: [{ name: a, classification: N/A, purpose: not applicable }]
`),
    finds: ["placeholder", "placeholder"],
    outcome: "fail",
    at: ["7:26", "8:39"],
  },
  {
    name: "values that look unfinished, and are words",
    facts: await manifest(`  description: "[Add-on] for {low income households}: <your mileage may vary>"
problem: { limitations: ["[Add-on]", "those of {low income households}", "<your mileage may vary>", "TBD virus"] }
`),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a decision record and cards that are all front matter",
    facts: await manifest(
      "model: { approach: why.md, card: card.md }\ndatasets: [{ name: a, lineage: [README.md] }]\n",
      {
        "why.md":
          "---\nstatus: accepted\ncontext: Slow scores\ndecision: Boosted trees\nconsequences: More features\n---\n",
        "card.md": "---\nlicense: mit\n---\n",
        "README.md": "---\nlicense: mit\n---\n",
      },
    ),
    options: { decision: ["context", "decision", "consequences"] },
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a decision record of nothing but how it is filed",
    facts: await recorded("---\nstatus: draft\ndeciders: [dana]\ndecision: tbd\n---\n"),
    finds: ["blank-document"],
    outcome: "fail",
  },
  {
    name: "a key of a decision record that was left to be written",
    facts: await recorded("---\ncontext: Slow scores\ndecision: tbd\nconsequences: N/A\n---\n"),
    finds: ["decision-unfinished"],
    outcome: "fail",
    at: ["3"],
  },
  {
    name: "documents that gates of their own look through, and those that nobody names",
    facts: await manifest("model: { card: card.md }\ndeployment: { impact: impact.md }\n", {
      "card.md": "# Card\n\nTODO\n",
      "impact.md": "# Impact\n\nTODO\n",
      "notes.md": "TODO\n",
    }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "a data set's card of others, in the form of their hub",
    facts: await manifest("datasets: [{ name: a, lineage: [README.md] }]\n", {
      "README.md":
        "---\nlicense: mit\ntask_categories: [other]\ndataset_info: { splits: [{ name: train, num_examples: 3 }] }\n---\n# Dataset Card\n\n## Biases\n\n[More Information Needed]\n",
    }),
    finds: ["complete"],
    outcome: "pass",
  },
  {
    name: "several mistakes at once",
    facts: await manifest("problem: { doc: a.md }\nmodel: { card: b.md }\n", { link: { link: "x" } }),
    options: { requires: "research-to-engineering" },
    finds: [...Array.from({ length: 12 }, () => "missing"), "absent", "absent", "symlink"],
    outcome: "fail",
  },
]);

describe("a manifest that cannot be read", () => {
  test.for([
    { name: "is empty", files: { "handoff.yml": "" }, ids: ["empty"] },
    { name: "is missing", files: { "doc.md": "#" }, ids: ["no-manifest"] },
    { name: "is a link", files: { "handoff.yml": { link: "x" } }, ids: ["manifest-unreadable", "symlink"] },
    { name: "is not text", files: { "handoff.yml": new Uint8Array([0]) }, ids: ["manifest-unreadable"] },
    {
      name: "has several mistakes",
      files: { "handoff.yml": `${HEAD}modle: {}\nproblem: { docs: x }\n` },
      ids: ["unknown-key", "unknown-key"],
    },
  ] satisfies { name: string; files: MemoryFiles; ids: string[] }[])("$name", async ({ files, ids }) => {
    const { findings } = packageGate.evaluate(await facts(files), DEFAULTS, sayer(packageGate.messages));
    expect(findings.map(({ id }) => id)).toEqual(ids);
    for (const finding of findings) {
      expect(finding).toMatchObject({ outcome: "fail", where: { path: expect.stringContaining(FOLDER) } });
      expect(finding.fix).toBeDefined();
    }
  });
});

describe("what is judged lies in the package, or a change of it alone would escape", () => {
  test.for([
    { name: "evidence", text: "evidence: [{ path: ../../m.json }]\n", at: ["handoff.yml 6:20"] },
    {
      name: "evidence that a section in Markdown names",
      text: "evidence: evidence.md\n",
      at: ["evidence.md 2:20"],
    },
    {
      name: "a section in Markdown, and the record of a drill",
      text: "problem: ../problem.md\nrollback: { drill: ../../drill.md }\n",
      at: ["handoff.yml 6:10", "handoff.yml 7:20"],
    },
  ])("$name", async ({ text, at }) => {
    const files = {
      "evidence.md": "---\nevidence: [{ path: ../../m.json }]\n---\n",
      "/handoffs/problem.md": "---\ndoc: x.md\n---\n",
      "/m.json": "{}",
      "/drill.md": "",
    };
    const { findings } = packageGate.evaluate(
      await manifest(text, files),
      DEFAULTS,
      sayer(packageGate.messages),
    );
    const found = findings.map(
      ({ id, outcome, where }) => `${outcome} ${id} ${where?.path} ${where?.line}:${where?.column}`,
    );
    expect(found).toEqual(at.map((place) => `fail outside-package ${FOLDER}/${place}`));
  });
});

test("operations are owed deployment, monitoring and the way back, on top of what research owes", async () => {
  const { findings } = packageGate.evaluate(
    await manifest(FULL, FILES),
    packageGate.options.parse({ requires: "engineering-to-operations" }),
    sayer(packageGate.messages),
  );
  expect(findings.map(({ id, values }) => `${id} ${String(exactly(values["pointer"] ?? ""))}`)).toEqual([
    "missing datasets[0].contract",
    "missing code.environment",
    "missing model.run_id",
    "missing deployment.strategy",
    "missing deployment.path",
    "missing monitoring.alerts",
    "missing monitoring.dashboards",
    "missing monitoring.runbook",
    "missing rollback.to",
    "missing rollback.triggers",
    "missing rollback.path",
    "missing rollback.within",
    "missing rollback.authority",
  ]);
});

test("findings name the package and who answers for it", async () => {
  const { findings } = packageGate.evaluate(
    await manifest(problem("x.md")),
    DEFAULTS,
    sayer(packageGate.messages),
  );
  expect(findings).toMatchObject([{ package: FOLDER, who: ["@acme/churn"], where: { line: 7 } }]);
});

test("what to write instead is a path as the manifest writes it", async () => {
  const facts = await manifest(problem("docs/Problem.md"), { "docs/problem.md": "#" });
  const { findings } = packageGate.evaluate(facts, DEFAULTS, sayer(packageGate.messages));
  expect(findings).toMatchObject([{ id: "other-case", values: { written: "docs/problem.md" } }]);
});

test("sections are counted, and what is beside them is none", async () => {
  const text = `ignore: ["notes/**"]
datasets: [{ name: a, purpose: Retention of customers }]
model: { base: [{ name: acme/encoder, license: MIT }], provenance: [a.jsonl] }
rollback: { escalation: [{ to: "@acme/sre" }, { to: "@dana", after: 15m }] }
`;
  const files = { "a.jsonl": "{}", "notes/b.md": "#" };
  const { findings } = packageGate.evaluate(
    await manifest(text, files),
    DEFAULTS,
    sayer(packageGate.messages),
  );
  expect(findings).toMatchObject([{ id: "complete", values: { sections: 3, references: 1, files: 3 } }]);
});

const OVERLAY = "deployment: { production: { path: ../../deploy/p } }\n";

describe("one version is one content", () => {
  const other = (from: string, to: string) => STATED.replace(from, to);
  const folder = other("path: model.bin", "path: .");
  const besides = other("path: model.bin", "path: ../../models/m.bin");
  const run = (id: string) => other("path: model.bin", `path: ../../runs/${id}`);
  const signed = run("1").replace("card:", "signature: ../../runs/1/m.sig, card:");

  test.for([
    { name: "a data set", head: { ...VERSION, "a.csv": "2" }, parts: ["data set a"] },
    { name: "an evidence file", head: { ...VERSION, "metrics.json": "[]" }, parts: ["metrics.json"] },
    {
      name: "evidence under another name",
      head: { ...VERSION, "m.json": "[]", "handoff.yml": other("metrics.json", "m.json") },
      parts: ["m.json"],
    },
    {
      name: "a file beside the model in its folder",
      base: { ...VERSION, "handoff.yml": folder },
      head: { ...VERSION, "handoff.yml": folder, "weights.bin": "2" },
      parts: ["model"],
    },
    {
      name: "a file in the model's folder that the manifest ignores",
      base: { ...VERSION, "weights.bin": "1", "handoff.yml": `${folder}ignore: [weights.bin]\n` },
      head: { ...VERSION, "weights.bin": "2", "handoff.yml": `${folder}ignore: [weights.bin]\n` },
      parts: ["model"],
    },
    {
      name: "a rollout definition in the package",
      base: {
        ...VERSION,
        "handoff.yml": `${STATED}deployment: { path: rollout.yaml }\n`,
        "rollout.yaml": "1",
      },
      head: {
        ...VERSION,
        "handoff.yml": `${STATED}deployment: { path: rollout.yaml }\n`,
        "rollout.yaml": "2",
      },
      parts: ["deployment"],
    },
    {
      name: "a production overlay elsewhere in the repository",
      base: {
        ...VERSION,
        "handoff.yml": `${STATED}${OVERLAY}`,
        "/deploy/p/a.yaml": "1",
        "/deploy/b.yaml": "1",
      },
      head: {
        ...VERSION,
        "handoff.yml": `${STATED}${OVERLAY}`,
        "/deploy/p/a.yaml": "2",
        "/deploy/b.yaml": "2",
      },
      parts: ["deployment to production"],
    },
    {
      name: "a model elsewhere in the repository",
      base: { ...VERSION, "handoff.yml": besides, "/models/m.bin": "1" },
      head: { ...VERSION, "handoff.yml": besides, "/models/m.bin": "2" },
      parts: ["model"],
    },
    {
      name: "a file in the model's folder elsewhere in the repository",
      base: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1", "/runs/1/data/m.bin": "1" },
      head: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1", "/runs/1/data/m.bin": "2" },
      parts: ["model"],
    },
    {
      name: "a file more in the model's folder elsewhere",
      base: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1" },
      head: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1", "/runs/1/x.bin": "1" },
      parts: ["model"],
    },
    {
      name: "a link in place of a file of the model's folder elsewhere",
      base: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1", "/runs/1/m.bin": "x" },
      head: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1", "/runs/1/m.bin": { link: "x" } },
      parts: ["model"],
    },
    {
      name: "the model of another run",
      base: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1" },
      head: { ...VERSION, "handoff.yml": run("2"), "/runs/2/MLmodel": "2" },
      parts: ["model"],
    },
    {
      name: "another model, moved out of the package",
      head: { ...VERSION, "handoff.yml": besides, "/models/m.bin": "2" },
      parts: ["model"],
    },
    {
      name: "the digest of a model that is elsewhere",
      base: { "handoff.yml": other("model.bin", `{ uri: "s3://m", digest: { sha256: ${"a".repeat(64)} } }`) },
      head: { "handoff.yml": other("model.bin", `{ uri: "s3://m", digest: { sha256: ${"b".repeat(64)} } }`) },
      parts: ["model"],
    },
  ] satisfies { name: string; base?: MemoryFiles; head: MemoryFiles; parts: string[] }[])(
    "$name is another content",
    async ({ base = VERSION, head, parts }) => {
      const { findings } = packageGate.evaluate(
        await facts(head, base),
        DEFAULTS,
        sayer(packageGate.messages),
      );
      const found = findings.filter(({ id }) => id === "version-unchanged");
      expect(found.map(({ values }) => values["parts"])).toEqual([parts]);
    },
  );

  test.for([
    {
      name: "another signature and provenance of the same model",
      base: {
        ...VERSION,
        "handoff.yml": folder.replace("card:", "signature: m.sig, provenance: [p.jsonl], card:"),
        "m.sig": "1",
        "p.jsonl": "1",
      },
      head: {
        ...VERSION,
        "handoff.yml": folder.replace("card:", "signature: m.sig, provenance: [p.jsonl], card:"),
        "m.sig": "2",
        "p.jsonl": "2",
      },
    },
    {
      name: "another signature in the model's folder elsewhere",
      base: { ...VERSION, "handoff.yml": signed, "/runs/1/MLmodel": "1", "/runs/1/m.sig": "1" },
      head: { ...VERSION, "handoff.yml": signed, "/runs/1/MLmodel": "1", "/runs/1/m.sig": "2" },
    },
    {
      name: "the same model from the folder of another run",
      base: { ...VERSION, "handoff.yml": run("1"), "/runs/1/MLmodel": "1", "/runs/1/data/m.bin": "1" },
      head: { ...VERSION, "handoff.yml": run("2"), "/runs/2/MLmodel": "1", "/runs/2/data/m.bin": "1" },
    },
    {
      name: "the same model, moved out of the package",
      head: { ...VERSION, "handoff.yml": besides, "/models/m.bin": "1" },
    },
    {
      name: "what stands beside the model elsewhere",
      base: { ...VERSION, "handoff.yml": besides, "/models/m.bin": "1", "/models/n.bin": "1" },
      head: { ...VERSION, "handoff.yml": besides, "/models/m.bin": "1", "/models/n.bin": "2" },
    },
    { name: "prose", head: { ...VERSION, "doc.md": "More.", "README.md": "#" } },
    {
      name: "a filled checklist, where the model is the whole folder",
      base: { ...VERSION, "handoff.yml": folder },
      head: { ...VERSION, "handoff.yml": folder, "checklists/ready.md": "- [x] a", "doc.md": "More." },
    },
    {
      name: "more evidence",
      head: {
        ...VERSION,
        "handoff.yml": other("[{ path: metrics.json }]", "[{ path: metrics.json }, { path: load.json }]"),
        "load.json": "{}",
      },
    },
    {
      name: "a rollout definition that comes with a later stage",
      head: {
        ...VERSION,
        "handoff.yml": `${STATED}deployment: { path: rollout.yaml }\n`,
        "rollout.yaml": "1",
      },
    },
    {
      name: "everything, with a new version",
      head: { ...VERSION, "handoff.yml": other("3.1.0", "3.2.0"), "model.bin": "2" },
    },
    { name: "a base that cannot be read", base: { ...VERSION, "handoff.yml": "-" }, head: VERSION },
  ] satisfies { name: string; base?: MemoryFiles; head: MemoryFiles }[])(
    "$name is none",
    async ({ base = VERSION, head }) => {
      const { findings } = packageGate.evaluate(
        await facts(head, base),
        DEFAULTS,
        sayer(packageGate.messages),
      );
      expect(findings.map(({ id }) => id)).toEqual(["complete"]);
    },
  );
});

test("what either of two stages blocks, both together block", async () => {
  const asked = fc.record(
    {
      requires: fc.constantFrom("research-to-engineering" as const, "production" as const),
      decision: fc.subarray([...ALL]),
      team_owner: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const records = [RECORD, RECORD.replace("## Context and problem statement\n", ""), "# Why\n\nSince.\n"];
  const alone = await facts({ "handoff.yml": HEAD.replace("@acme/churn", "@dana") });
  const given = fc.constantFrom(alone, ...(await Promise.all(records.map(recorded))));
  const blocking = (all: Awaited<ReturnType<typeof facts>>, chosen: object) =>
    packageGate
      .evaluate(all, packageGate.options.parse(chosen), sayer(packageGate.messages))
      .findings.flatMap(({ id, outcome, values }) =>
        blocks(outcome) ? [`${id} ${String(exactly(values["pointer"] ?? values["what"] ?? ""))}`] : [],
      );
  fc.assert(
    fc.property(given, asked, asked, (all, earlier, later) => {
      const joined = blocking(all, packageGate.strengthen(earlier, later));
      expect(joined).toEqual(expect.arrayContaining([...blocking(all, earlier), ...blocking(all, later)]));
    }),
    { seed: 5, numRuns: 100 },
  );
});
