import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { MemoryTree } from "../../../test/memory-tree.ts";
import { lookAtWorkflow as lookAtRead, lookAtWorkflows, readWorkflow } from "./look-at-workflows.ts";

const PATH = ".github/workflows/gatehouse.yml";
const PIN = "gatehouse/gatehouse@3d3c42e5aac5ba805825da76410c181273ba90b1";
const question = { branches: ["main", "release/a"], queue: false };

/** A workflow with nothing wrong in it, but for what is given. */
function workflow({
  on = "pull_request:",
  permissions = "permissions: { contents: read }",
  uses = PIN,
}: {
  readonly on?: string;
  readonly permissions?: string;
  readonly uses?: string;
} = {}): string {
  return [
    "name: gatehouse",
    "on:",
    ...on.split("\n").map((line) => `  ${line}`),
    permissions,
    "jobs:",
    "  gatehouse:",
    "    runs-on: ubuntu-24.04",
    "    steps:",
    `      - uses: ${uses}`,
    "",
  ].join("\n");
}

const NONE: ReadonlySet<string> = new Set();
const lookAtWorkflow = (path: string, text: string, asked = question) =>
  lookAtRead(readWorkflow(path, text), NONE, asked);

const ids = (text: string, queue = false) =>
  lookAtWorkflow(PATH, text, { ...question, queue })?.map(({ id }) => id) ?? null;

test.for([
  ["nothing", workflow(), ["workflow-in-order"]],
  ["the rights of the base", workflow({ on: "pull_request_target:" }), ["pull-request-target"]],
  ["no pull request", workflow({ on: "push:" }), ["no-trigger"]],
  ["a branch left out", workflow({ on: "pull_request: { branches: [main] }" }), ["branches-left-out"]],
  [
    "a branch taken out again",
    workflow({ on: 'pull_request: { branches: ["**", "!release/**"] }' }),
    ["branches-left-out"],
  ],
  ["a branch ignored", workflow({ on: "pull_request: { branches-ignore: [main] }" }), ["branches-left-out"]],
  [
    "all branches by globs",
    workflow({ on: 'pull_request: { branches: [main, "release/**"] }' }),
    ["workflow-in-order"],
  ],
  ["some paths", workflow({ on: 'pull_request: { paths: ["handoffs/**"] }' }), ["path-filter"]],
  ["ignored paths", workflow({ on: 'pull_request: { paths-ignore: ["docs/**"] }' }), ["path-filter"]],
  ["every path", workflow({ on: 'pull_request: { paths: ["**"] }' }), ["workflow-in-order"]],
  ["every path but some", workflow({ on: 'pull_request: { paths: ["**", "!docs/**"] }' }), ["path-filter"]],
  [
    "braces, which GitHub's filters do not know",
    workflow({ on: 'pull_request: { branches: ["{main,release/**}"] }' }),
    ["branches-left-out"],
  ],
  [
    "a question mark for any character, which is none to GitHub",
    workflow({ on: 'pull_request: { branches: [main, "release/?"] }' }),
    ["branches-left-out"],
  ],
  [
    "two stars behind a word, which reach below",
    workflow({ on: 'pull_request: { branches: [main, "rel**"] }' }),
    ["workflow-in-order"],
  ],
  [
    "branches ignored that are not there",
    workflow({ on: 'pull_request: { branches-ignore: ["doc+s"] }' }),
    ["workflow-in-order"],
  ],
  [
    "a pattern for which GitHub refuses the workflow",
    workflow({ on: 'pull_request: { branches-ignore: ["x["] }' }),
    ["branches-left-out"],
  ],
  [
    "branches that are wanted and ignored at once, for which GitHub refuses the workflow",
    workflow({ on: 'pull_request: { branches: ["**"], branches-ignore: [docs] }' }),
    ["branches-left-out"],
  ],
  [
    "types that miss a push",
    workflow({ on: "pull_request: { types: [opened, reopened] }" }),
    ["types-left-out"],
  ],
  ["no rights said", workflow({ permissions: "env: {}" }), ["no-permissions"]],
  ["rights to write", workflow({ permissions: "permissions: { contents: write }" }), ["wide-permissions"]],
  ["all rights", workflow({ permissions: "permissions: write-all" }), ["wide-permissions"]],
  ["no rights at all", workflow({ permissions: "permissions: {}" }), ["workflow-in-order"]],
  ["a tag", workflow({ uses: "gatehouse/gatehouse@v1" }), ["unpinned-action"]],
  ["a called workflow, whose callers start it", workflow({ on: "workflow_call:" }), ["workflow-in-order"]],
  ["a file that is not YAML", `${workflow()}\nname: [\n`, ["workflow-unreadable"]],
  ["a copy of it", workflow({ uses: `acme/gatehouse@${"a".repeat(40)}` }), ["workflow-in-order"]],
  ["another action", workflow({ uses: "actions/checkout@v7" }), null],
  [
    "a name in a comment only",
    `${workflow({ uses: "actions/checkout@v7" })}# gatehouse/gatehouse@v1\n`,
    null,
  ],
] as const)("%s", ([, text, expected]) => expect(ids(text)).toEqual(expected));

test.for([
  ["false", null],
  ["${{ false }}", null],
  ["'${{false}}'", null],
  ["'false'", null],
  ["0", null],
  ["${{ 0 }}", null],
  ["${{ '' }}", null],
  ["${{ null }}", null],
  ["1", "workflow-in-order"],
  ["${{ github.event_name == 'push' }}", "workflow-in-order"],
  ["${{ !false }}", "workflow-in-order"],
  ["true", "workflow-in-order"],
  // More than an expression is a text, and a text is true.
  ["${{ false }} && true", "workflow-in-order"],
] as const)("a job or a step with `if: %s` runs, or never does: %s", ([condition, expected]) => {
  const job = workflow().replace("    runs-on:", `    if: ${condition}\n    runs-on:`);
  expect(ids(job)?.join() ?? null).toBe(expected);
  const step = workflow().replace(/( +)- uses: .*/, `$&\n$1  if: ${condition.replaceAll("$", "$$$$")}`);
  expect(ids(step)?.join() ?? null).toBe(expected);
});

test.for([
  ["nothing", "", null],
  ["a condition about something else", "if: github.event_name == 'pull_request'", null],
  ["a failure, which a job that is skipped is none", "if: failure()", null],
  ["any end", "if: always()", "workflow-in-order"],
  ["any end in an expression", "if: ${{ !cancelled() && true }}", "workflow-in-order"],
  ["no failure", "if: ${{ !failure() }}", "workflow-in-order"],
] as const)("after a job that never runs, one that asks for %s", ([, condition, expected]) => {
  const jobs = (needs: string) =>
    [
      "  off: { if: false, runs-on: ubuntu-24.04, steps: [{ run: ls }] }",
      "  between: { needs: [off], runs-on: ubuntu-24.04, steps: [{ run: ls }] }",
      "  gatehouse:",
      `    needs: ${needs}`,
      ...(condition === "" ? [] : [`    ${condition}`]),
    ].join("\n");
  for (const needs of ["off", "[off]", "between", "[nowhere, between]"])
    expect(ids(workflow().replace("  gatehouse:", () => jobs(needs)))?.join() ?? null, needs).toBe(expected);
});

test("a merge queue needs its own trigger", () => {
  expect(ids(workflow(), true)).toEqual(["no-queue-trigger"]);
  expect(ids(workflow({ on: "pull_request:\nmerge_group:" }), true)).toEqual(["workflow-in-order"]);
});

test.for([
  ["a word", "on: pull_request"],
  ["a list", "on: [push, pull_request]"],
])("triggers written as %s are read", ([, on]) => {
  expect(ids(workflow().replace(/on:\n {2}pull_request:/, on as string))).toEqual(["workflow-in-order"]);
});

test("what is not pinned is named, once", () => {
  const text = workflow({
    uses: "gatehouse/gatehouse@main\n      - uses: actions/checkout@v7\n      - uses: actions/checkout@v7\n      - uses: ./own",
  });
  expect(lookAtWorkflow(PATH, text, question)).toMatchObject([
    { id: "unpinned-action", values: { actions: ["gatehouse/gatehouse@main", "actions/checkout@v7"] } },
  ]);
});

test("of a folder whose list is cut, it is not said that no workflow runs the Action", async () => {
  const files = { ".github/workflows/ci.yml": workflow({ uses: "actions/checkout@v7" }) };
  const look = async (cut: readonly string[]) =>
    (await lookAtWorkflows(new MemoryTree("c", files, cut), question)).map(({ id }) => id);
  expect(await look([])).toEqual(["no-workflow"]);
  expect(await look([".github/workflows"])).toEqual(["not-seen"]);
});

const ITSELF = "name: Gatehouse\nruns: { using: node24, main: dist/index.js }\n";
const CALLER = (uses: string) =>
  `on: pull_request\npermissions: { contents: read }\njobs: { gate: { uses: ${uses} } }\n`;
const CALLED = workflow({ on: "workflow_call:" });
const SHA = "a".repeat(40);

test.for<readonly [what: string, files: Readonly<Record<string, string>>, expected: readonly string[]]>([
  [
    "the Action in its own repository",
    { [PATH]: workflow({ uses: "./" }), "action.yml": ITSELF },
    [`${PATH} workflow-in-order`],
  ],
  [
    "the Action in its own repository, by the other name of its file",
    { [PATH]: workflow({ uses: "./" }), "action.yaml": ITSELF },
    [`${PATH} workflow-in-order`],
  ],
  [
    "an action of the same name that starts something else",
    { [PATH]: workflow({ uses: "./" }), "action.yml": ITSELF.replace("node24", "docker") },
    [".github/workflows no-workflow"],
  ],
  [
    "another action of the repository's own",
    { [PATH]: workflow({ uses: "./" }), "action.yml": ITSELF.replace("Gatehouse", "Deploy") },
    [".github/workflows no-workflow"],
  ],
  ["no action where one should be", { [PATH]: workflow({ uses: "./" }) }, [".github/workflows no-workflow"]],
  [
    "a path out of the repository",
    { [PATH]: workflow({ uses: "./../" }), "action.yml": ITSELF },
    [".github/workflows no-workflow"],
  ],
  [
    "an action of steps, one of which is Gatehouse",
    {
      [PATH]: workflow({ uses: "./tools/gate/" }),
      "tools/gate/action.yml": `runs: { using: composite, steps: [{ uses: ${PIN} }] }\n`,
    },
    [`${PATH} workflow-in-order`],
  ],
  [
    "a workflow of its own that is called",
    { [PATH]: CALLER("./.github/workflows/steps.yml"), ".github/workflows/steps.yml": CALLED },
    [`${PATH} workflow-in-order`, ".github/workflows/steps.yml workflow-in-order"],
  ],
  [
    "a caller of a caller, with what is wrong in it",
    {
      [PATH]: CALLER("./.github/workflows/one.yml").replace("contents: read", "contents: write"),
      ".github/workflows/one.yml": CALLER("./.github/workflows/two.yml").replace(
        "pull_request",
        "workflow_call",
      ),
      ".github/workflows/two.yml": CALLED,
    },
    [
      `${PATH} wide-permissions`,
      ".github/workflows/one.yml workflow-in-order",
      ".github/workflows/two.yml workflow-in-order",
    ],
  ],
  [
    "workflows that call each other and nothing else",
    {
      [PATH]: CALLER("./.github/workflows/one.yml"),
      ".github/workflows/one.yml": CALLER(`./${PATH}`),
    },
    [".github/workflows no-workflow"],
  ],
  [
    "a workflow of that name elsewhere",
    { [PATH]: CALLER(`acme/gates/.github/workflows/gatehouse.yml@${SHA}`) },
    [`${PATH} workflow-in-order`],
  ],
  [
    "the same, at a branch",
    { [PATH]: CALLER("acme/gates/.github/workflows/gatehouse.yml@main") },
    [`${PATH} unpinned-action`],
  ],
  [
    "a workflow of another name elsewhere, of which nothing is known",
    { [PATH]: CALLER(`acme/gates/.github/workflows/ci.yml@${SHA}`) },
    [".github/workflows no-workflow-here"],
  ],
])("what runs Gatehouse from elsewhere: %s", async ([, files, expected]) => {
  const looked = await lookAtWorkflows(new MemoryTree("c", files), question);
  expect(looked.map(({ about, id }) => `${about} ${id}`)).toEqual(expected);
});

test("the workflows of this very repository run the Action, and nothing is wrong with them", async () => {
  const root = join(import.meta.dirname, "../../..");
  const files = ["action.yml", ...globSync(".github/workflows/gatehouse*.yml", { cwd: root })];
  const tree = new MemoryTree(
    "c",
    Object.fromEntries(files.map((file) => [file, readFileSync(join(root, file), "utf8")])),
  );
  const looked = await lookAtWorkflows(tree, { branches: ["main"], queue: false });
  expect(looked.map(({ about, id }) => `${about} ${id}`)).toEqual([
    ".github/workflows/gatehouse-reusable.yml workflow-in-order",
    ".github/workflows/gatehouse.yml workflow-in-order",
  ]);
});
