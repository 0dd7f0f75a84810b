import { expect, test } from "vitest";
import { exactly } from "#core/model/statement.ts";
import { MemoryTree } from "../../../test/memory-tree.ts";
import { type BranchFiles, lookAtBranchWorkflows } from "./look-at-branch-workflows.ts";

const PIN = "3d3c42e5aac5ba805825da76410c181273ba90b1";
const PATH = ".github/workflows/gatehouse.yml";

/** A workflow that runs the Action for pull requests to some branches. */
const running = (branches: string, ref = PIN) =>
  `on: { pull_request: { branches: [${branches}] } }\npermissions: { contents: read }\njobs: { gate: { steps: [{ uses: gatehouse/gatehouse@${ref} }] } }\n`;

/** A commit with a workflow and another one that has nothing to do with the Action. */
function holding(workflow: string | null, other = "a"): MemoryTree {
  const ci = { ".github/workflows/ci.yml": `on: push\nname: ${other}\n` };
  return new MemoryTree("c", workflow === null ? ci : { ...ci, [PATH]: workflow });
}

const EVERYWHERE = running('"**"');
const gated = (branch: string, tree: MemoryTree | null, queue = false): BranchFiles => ({
  branch,
  tree,
  queue,
});

test.for<
  readonly [what: string, main: MemoryTree, others: readonly BranchFiles[], expected: readonly string[]]
>([
  [
    "the same everywhere",
    holding(EVERYWHERE),
    [gated("release", holding(EVERYWHERE)), gated("rel/1", holding(EVERYWHERE))],
    [`fine ${PATH} on main: workflow-in-order`, "fine .github/workflows: same-workflows release, rel/1"],
  ],
  [
    "another file beside it: what is the same is said once",
    holding(EVERYWHERE),
    [gated("release", holding(EVERYWHERE, "b"))],
    [`fine ${PATH} on main, release: workflow-in-order`],
  ],
  [
    "its own, with something wrong",
    holding(EVERYWHERE),
    [gated("release", holding(running("release", "v1")))],
    [`fine ${PATH} on main: workflow-in-order`, `weak ${PATH} on release: unpinned-action`],
  ],
  [
    "its own, which leaves it out",
    holding(running("main, release")),
    [gated("main", holding(running("main, release"))), gated("release", holding(running("main")))],
    [`fine ${PATH} on main: workflow-in-order`, `weak ${PATH} on release: branches-left-out release`],
  ],
  [
    "its own, which main's need not name",
    holding(running("main")),
    [gated("main", holding(running("main"))), gated("release", holding(running("release")))],
    [`fine ${PATH} on main, release: workflow-in-order`],
  ],
  [
    "main's, which leaves it out",
    holding(running("main")),
    [gated("release", holding(running("main")))],
    [`weak ${PATH} on main: branches-left-out release`, "fine .github/workflows: same-workflows release"],
  ],
  [
    "none, where main has one",
    holding(running("main")),
    [gated("release", holding(null))],
    [
      `weak ${PATH} on main: branches-left-out release`,
      "weak .github/workflows on release: branch-without-workflow",
    ],
  ],
  [
    "one, where main has none",
    holding(null),
    [gated("release", holding(EVERYWHERE))],
    ["fine .github/workflows on main: no-workflow", `fine ${PATH} on release: workflow-in-order`],
  ],
  [
    "none on either",
    holding(null),
    [gated("release", holding(null, "b"))],
    ["fine .github/workflows on main, release: no-workflow"],
  ],
  [
    "a queue on a branch with its own, which alone has to hear of it",
    holding(running("main")),
    [gated("release", holding(running("release")), true)],
    [`fine ${PATH} on main: workflow-in-order`, `weak ${PATH} on release: no-queue-trigger`],
  ],
  [
    "a branch that nobody has made yet, which begins with main's",
    holding(running("main")),
    [gated("rel/a-new-one", null, true)],
    [`weak ${PATH} on main: branches-left-out rel/a-new-one`, `weak ${PATH} on main: no-queue-trigger`],
  ],
])("a gated branch has %s", async ([, tree, others, expected]) => {
  const found = await lookAtBranchWorkflows({ branch: "main", tree }, others);
  expect(
    found.map(({ gravity, about, id, values: { branches = [] } }) =>
      `${gravity} ${about}: ${id} ${[exactly(branches)].flat().join(", ")}`.trimEnd(),
    ),
  ).toEqual(expected);
});

test("of branches that are too many to be read it is said that they were not", async () => {
  const others = Array.from({ length: 12 }, (_, at) =>
    gated(`rel/${at}`, holding(running('"**"'), `${at} of its own`)),
  );
  const found = await lookAtBranchWorkflows({ branch: "main", tree: holding(EVERYWHERE) }, others);
  const read = Array.from({ length: 10 }, (_, at) => `rel/${at}`);
  expect(found).toMatchObject([
    { id: "workflow-in-order", about: `${PATH} on main, ${read.join(", ")}` },
    { id: "not-seen", gravity: "unseen", values: { branches: ["rel/10", "rel/11"], most: 10 } },
  ]);
});
