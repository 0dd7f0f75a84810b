import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import { stateFiles } from "../../examples/state-files.ts";
import { changesBetween } from "../../test/example-changes.ts";
import { MemoryTree } from "../../test/memory-tree.ts";

/** A pull request of the example that has grown: version 1.1.0, and a monorepo around it. */
export interface PullRequest {
  readonly head: MemoryTree;
  readonly base: MemoryTree;
  readonly changes: readonly ChangedPath[];
  /** Handles of the teams that own lines of CODEOWNERS. */
  readonly teams: readonly string[];
}

const TEAMS = Array.from({ length: 50 }, (_, index) => `@acme/team-${index}`);

/** Its manifest comes first, so that the smallest pull request touches the package, too. */
const PACKAGE_CHANGES = Object.keys(changesBetween("released", "retrained")).sort(
  (a, b) => Number(b.endsWith("handoff.yml")) - Number(a.endsWith("handoff.yml")),
);

/** A pull request that changes so many files, judged by so many lines of CODEOWNERS. */
export async function makePullRequest(files: number, rules: number): Promise<PullRequest> {
  const released = stateFiles("released");
  const candidates = [
    ...PACKAGE_CHANGES,
    ...Array.from({ length: files }, (_, index) => servicePath(index, rules)),
  ];
  const changed = candidates.slice(0, files);
  const head = new Map<string, string | Uint8Array>(
    [...stateFiles("retrained")].map(([path, { bytes }]) => [path, bytes]),
  );
  head.set(".github/CODEOWNERS", codeowners(rules));
  const base = new Map(head);
  for (const path of changed) {
    const before = released.get(path)?.bytes;
    if (before !== undefined) base.set(path, before);
    else if (head.has(path)) base.delete(path);
    else base.set(path, `before ${path}\n`);
    if (!head.has(path)) head.set(path, `after ${path}\n`);
  }
  const trees = { head: tree("a", head), base: tree("b", base) };
  return { ...trees, teams: TEAMS, changes: await changesOf(trees.base, trees.head, changed) };
}

function tree(letter: string, files: ReadonlyMap<string, string | Uint8Array>): MemoryTree {
  return new MemoryTree(letter.repeat(40), Object.fromEntries(files));
}

/** Spread over what the lines own, so that many lines and many owner sets are met. */
function servicePath(index: number, rules: number): string {
  const service = (index * 7919) % rules;
  return `services/group-${service % 100}/service-${service}/src/part-${index % 5}/file-${index}.py`;
}

/** Beside the example's owners: services by folder, some by kind of file, two owners on every third line. */
function codeowners(rules: number): string {
  const lines = Array.from({ length: Math.max(0, rules - 3) }, (_, index) => {
    const folder = `/services/group-${index % 100}/service-${index}/`;
    const owners = [TEAMS[index % 50], ...(index % 3 === 0 ? [TEAMS[(index + 7) % 50]] : [])];
    return `${folder}${index % 10 === 0 ? "**/*.py" : ""} ${owners.join(" ")}`;
  });
  return ["* @acme/ml-eng", ...lines, "/handoffs/triage/ @acme/ml-eng", "/deploy/ @acme/sre", ""].join("\n");
}

async function changesOf(
  base: MemoryTree,
  head: MemoryTree,
  paths: readonly string[],
): Promise<readonly ChangedPath[]> {
  const [before, after] = [await base.entries(paths), await head.entries(paths)];
  return paths
    .toSorted()
    .map((path) => ({ path, before: before.get(path) ?? null, after: after.get(path) ?? null }));
}
