import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { load } from "js-yaml";
import { describe, expect, test } from "vitest";
import { brokenRules, type Kind } from "../.github/scripts/workflow-rules.ts";

interface Workflow {
  readonly name: string;
  readonly kind: Kind;
  readonly text: string;
}

const root = join(import.meta.dirname, "..");
const read = (file: string) => readFileSync(join(root, file), "utf8");
const ours = files(".github/workflows/*.{yml,yaml}").map((name) => workflow(name, "ours"));
const examples = files("examples/**/.github/workflows/*.{yml,yaml}").map((name) => workflow(name, "shown"));
const pages = ["README.md", ...files("docs/**/*.md")].flatMap(workflowsInPage);

describe("GitHub's own parser", () => {
  test.for([...ours, ...examples, ...pages])("accepts $name", async ({ name, text }) => {
    expect(await workflowErrors(name, text)).toEqual([]);
  });

  test.for([
    ["an unknown key", "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps: []\n    stepz: []\n"],
    [
      "an unknown context",
      `on: push\njobs:\n  a:\n    runs-on: "\${{ nothing.here }}"\n    steps: [{ run: ls }]\n`,
    ],
    [
      "a job that needs none of ours",
      "on: push\njobs:\n  a:\n    needs: b\n    runs-on: x\n    steps: [{ run: ls }]\n",
    ],
  ])("finds %s", async ([, text]) => {
    expect(await workflowErrors("planted.yml", text ?? "")).not.toEqual([]);
  });

  test("accepts action.yml", () => {
    expect(actionErrors(read("action.yml"))).toEqual([]);
  });

  test("finds an action without what it runs", () => {
    expect(
      actionErrors(read("action.yml").replace(/^runs:[\s\S]*/m, "runs:\n  using: node24\n")),
    ).not.toEqual([]);
  });
});

describe("our rules", () => {
  test("are put to all workflows of this project", () => {
    expect(ours.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["ci", "gatehouse", "release"].map((name) => `.github/workflows/${name}.yml`)),
    );
    expect(examples).not.toEqual([]);
  });

  test.for([...ours, ...examples, ...pages])("are kept by $name", ({ text, kind }) => {
    expect(brokenRules(text, kind)).toEqual([]);
  });

  const good = read(".github/workflows/gatehouse.yml");
  const checkout = /actions\/checkout@[0-9a-f]{40} # v[\d.]+/;
  test.for([
    ["a tag", good.replace(checkout, "actions/checkout@v7"), "actions/checkout@v7 is not pinned by commit"],
    ["a pin without version", good.replace(/ # v[\d.]+/, ""), "lacks its version in a comment"],
    [
      "rights for every job",
      good.replace("permissions: {}", "permissions: write-all"),
      "permissions on top are not {}",
    ],
    ["no word on rights", good.replace("permissions: {}", ""), "permissions are not named on top"],
    ["a right without reason", good.replace(/read #.*/, "read"), "contents: read does not say why"],
    ["a job without end", good.replace("timeout-minutes: 5", ""), "job gatehouse has no timeout-minutes"],
    ["runs that pile up", good.replace(/^concurrency:\n.*\n.*\n/m, ""), "concurrency is not named on top"],
    [
      "a title in a script",
      good.replace("uses: ./", `run: echo \${{ github.event.pull_request.title }}`),
      "an expression stands inside a script",
    ],
    [
      "a token left behind",
      good.replace("persist-credentials: false", ""),
      "actions/checkout without persist-credentials: false",
    ],
    [
      "foreign code with our rights",
      good.replace("pull_request:", "pull_request_target:"),
      "pull_request_target together with a checkout",
    ],
  ])("find %s", ([, text, sentence]) => {
    expect(text).not.toBe(good);
    expect(brokenRules(text ?? "", "ours").join("\n")).toContain(sentence);
  });
});

describe("what the workflows promise", () => {
  test("ci-ok waits for every other job and looks at each result", () => {
    const { jobs } = load(read(".github/workflows/ci.yml")) as {
      jobs: Record<string, { needs?: string[]; if?: string }>;
    };
    const { "ci-ok": gate, ...others } = jobs;
    expect(gate?.needs?.toSorted()).toEqual(Object.keys(others).toSorted());
    expect(gate?.if).toBe("always()");
    expect(JSON.stringify(gate)).toContain("join(needs.*.result");
  });

  test("a release uses no cache", () => {
    expect(read(".github/workflows/release.yml")).not.toMatch(/actions\/cache|^\s+cache:/m);
  });

  test("one action has one version", () => {
    const pins = ours.flatMap(({ text }) => [...text.matchAll(/uses: (actions\/[\w-]+)@(\w+)/g)]);
    const versions = new Map(pins.map(([, name = "", commit = ""]) => [name, commit]));
    for (const [, name = "", commit] of pins) expect(commit, name).toBe(versions.get(name));
  });
});

function files(pattern: string): string[] {
  return globSync(pattern, { cwd: root }).toSorted();
}

function workflow(name: string, kind: Kind): Workflow {
  return { name, kind, text: read(name) };
}

/** The fenced YAML blocks of a page that are whole workflows. */
function workflowsInPage(page: string): Workflow[] {
  return [...read(page).matchAll(/^```ya?ml[^\n]*\n([\s\S]*?)^```/gm)]
    .map(([, text = ""], index): Workflow => ({ name: `${page}, block ${index + 1}`, kind: "shown", text }))
    .filter(({ text }) => /^on:/m.test(text) && /^jobs:/m.test(text));
}

/** What GitHub's parser says against a workflow: first of its syntax, then of how its jobs hang together. */
async function workflowErrors(name: string, content: string): Promise<string[]> {
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value !== undefined) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

function actionErrors(content: string): string[] {
  const { context } = parseAction({ name: "action.yml", content }, new NoOperationTraceWriter());
  return context.errors.getErrors().map(({ message }) => message);
}
