import type { Issue } from "#core/model/statement.ts";
import type { Tree } from "#core/model/tree.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import { ownGatehouse } from "./own-actions.ts";
import {
  filterOf,
  isCalledElsewhere,
  isGatehouse,
  isMovable,
  type Job,
  jobsOf,
  triggersOf,
  usesOf,
} from "./workflow.ts";
import { passesAll, passesFilter } from "./workflow-filter.ts";

/** What workflows should cover. */
export interface WorkflowQuestion {
  /** Gated branches, those that patterns stand for included. */
  readonly branches: readonly string[];
  /** Whether a merge queue is in use on one of them. */
  readonly queue: boolean;
}

/** The folder from which GitHub runs workflows. */
export const WORKFLOWS = ".github/workflows";
/** Workflows that are read; more of them in one repository are not looked for. */
const MOST_FILES = 300;

/** Looks at the workflows of a commit that run the Action: triggers that are forgotten, rights, and what is not pinned. */
export async function lookAtWorkflows(tree: Tree, question: WorkflowQuestion): Promise<Diagnosis[]> {
  const listing = (await tree.list([WORKFLOWS])).get(WORKFLOWS);
  const paths = (listing?.files ?? [])
    .map(({ path }) => path)
    .filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
    .slice(0, MOST_FILES);
  const contents = await tree.read(paths);
  const read = paths.flatMap((path) => {
    const content = contents.get(path);
    return content?.kind === "text" ? [readWorkflow(path, content.text)] : [];
  });
  const uses = [...new Set(read.flatMap(({ workflow }) => usesOf(workflow)))];
  const own = await ownGatehouse(tree, uses);
  const looked = read.flatMap((each) => lookAtWorkflow(each, own, question) ?? []);
  if (listing?.complete === false || paths.length === MOST_FILES) {
    const because = { says: "there are more of them than are listed", values: {} };
    return [...looked, notSeen("Whether every workflow is in order", WORKFLOWS, because)];
  }
  return looked.length === 0 ? [noWorkflow(uses)] : looked;
}

/** What workflows of other repositories do is in no file of this one. */
function noWorkflow(uses: readonly string[]): Diagnosis {
  const called = uses.filter(isCalledElsewhere);
  return called.length === 0
    ? diagnosis("no-workflow", WORKFLOWS)
    : diagnosis("no-workflow-here", WORKFLOWS, { workflows: called });
}

/** A workflow's file: what it holds, or that it cannot be read though it names Gatehouse. */
export interface ReadWorkflow {
  readonly path: string;
  readonly workflow: unknown;
  readonly issue: Issue | null;
}

/** Reads a workflow, where it uses something that may be Gatehouse. */
export function readWorkflow(path: string, text: string): ReadWorkflow {
  const nothing = { path, workflow: null, issue: null };
  if (!/\buses\b/.test(text)) return nothing;
  const read = readYaml(text, path, { aliases: 100 });
  if (read.ok) return { path, workflow: read.value.value, issue: null };
  const namesGatehouse = /\buses["']?\s*:\s*["']?[^\s#]*gatehouse/i.test(text);
  return { ...nothing, issue: namesGatehouse ? (read.issues[0] ?? null) : null };
}

/** What is to be said of one workflow, given which files of the repository's own run Gatehouse; `null` where it does not run the Action. */
export function lookAtWorkflow(
  { path, workflow, issue }: ReadWorkflow,
  own: ReadonlySet<string>,
  question: WorkflowQuestion,
): Diagnosis[] | null {
  if (issue !== null) {
    const values = { ...issue.values, path };
    const said = diagnosis("workflow-unreadable", path, values, { where: issue.where });
    return [{ ...said, says: said.says.replace("{problem}", () => issue.says) }];
  }
  const jobs = jobsOf(workflow).filter(({ uses, folders }) =>
    uses.some((each) => isGatehouse(each) || own.has(each) || folders.includes(each)),
  );
  if (jobs.length === 0) return null;
  const found = [
    ...triggerFaults(path, workflow, question),
    ...grantFaults(path, jobs),
    ...pinFaults(path, workflow),
  ];
  return found.length === 0 ? [diagnosis("workflow-in-order", path, { path })] : found;
}

/** What GitHub runs on where `types` is left out, and what a verdict depends on. */
const TYPES = ["opened", "reopened", "synchronize"];
const IN_WORDS: Readonly<Record<string, string>> = {
  opened: "opened",
  reopened: "reopened",
  synchronize: "pushed to (synchronize)",
};

function triggerFaults(path: string, workflow: unknown, { branches, queue }: WorkflowQuestion): Diagnosis[] {
  const triggers = triggersOf(workflow);
  const found: Diagnosis[] = [];
  if (triggers.has("pull_request_target")) found.push(diagnosis("pull-request-target", path, { path }));
  // A workflow that others call has the triggers of its callers.
  if (triggers.has("workflow_call")) return found;
  const filters = triggers.get("pull_request");
  if (filters === undefined) {
    if (!triggers.has("pull_request_target")) found.push(diagnosis("no-trigger", path, { path }));
  } else {
    const left = branches.filter((branch) => !runsFor(branch, filters));
    if (left.length > 0) found.push(diagnosis("branches-left-out", path, { path, branches: left }));
    for (const key of ["paths", "paths-ignore"])
      if (leavesPathsOut(filters, key)) found.push(diagnosis("path-filter", path, { path, key }));
    const types = filterOf(filters, "types");
    const missing = types === null ? [] : TYPES.filter((type) => !types.includes(type));
    if (missing.length > 0) {
      const words = missing.map((type) => IN_WORDS[type] ?? type).join(", or ");
      found.push(diagnosis("types-left-out", path, { path, types: words }));
    }
  }
  if (queue && !triggers.has("merge_group")) found.push(diagnosis("no-queue-trigger", path, { path }));
  return found;
}

/** Whether the filters of an event let a branch through; a workflow with a pattern that GitHub refuses does not run, nor one with both filters. */
function runsFor(branch: string, filters: Readonly<Record<string, unknown>>): boolean {
  const [wanted, ignored] = [filterOf(filters, "branches"), filterOf(filters, "branches-ignore")];
  if (ignored === null) return wanted === null || passesFilter(wanted, branch) === true;
  return wanted === null && passesFilter(ignored, branch) === false;
}

function leavesPathsOut(filters: Readonly<Record<string, unknown>>, key: string): boolean {
  const patterns = filterOf(filters, key);
  return patterns !== null && !(key === "paths" && passesAll(patterns));
}

/** What the Action needs at most: it never writes. */
const NEEDED = new Set(["contents: read", "pull-requests: read", "metadata: read"]);

function grantFaults(path: string, jobs: readonly Job[]): Diagnosis[] {
  const grants = jobs.map((job) => job.granted);
  const wide = [...new Set(grants.flatMap((each) => each ?? []))].filter((grant) => !NEEDED.has(grant));
  return [
    ...(grants.includes(null) ? [diagnosis("no-permissions", path, { path })] : []),
    ...(wide.length > 0 ? [diagnosis("wide-permissions", path, { path, granted: wide })] : []),
  ];
}

function pinFaults(path: string, workflow: unknown): Diagnosis[] {
  const actions = [...new Set(usesOf(workflow).filter(isMovable))];
  return actions.length === 0 ? [] : [diagnosis("unpinned-action", path, { path, actions })];
}
