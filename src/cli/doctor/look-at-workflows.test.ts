import { expect, test } from "vitest";
import { MemoryTree } from "../../../test/memory-tree.ts";
import { lookAtWorkflow, lookAtWorkflows } from "./look-at-workflows.ts";

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
  ["another action", workflow({ uses: "actions/checkout@v7" }), null],
  [
    "a name in a comment only",
    `${workflow({ uses: "actions/checkout@v7" })}# gatehouse/gatehouse@v1\n`,
    null,
  ],
] as const)("%s", ([, text, expected]) => expect(ids(text)).toEqual(expected));

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
