import { expect } from "vitest";
import { judgeContent } from "#core/collect/judge-content.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import { exactly } from "#core/model/statement.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { toCheckOutput } from "#core/report/to-check-output.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { type MemoryFiles, MemoryTree } from "../memory-tree.ts";

export const FOLDER = "handoffs/churn";
export const MANIFEST = `${FOLDER}/handoff.yml`;
export const POLICY = ".github/gatehouse.yml";

/** Judges files as the Action does, against a base that holds only a policy. */
export async function judgeFiles(
  head: MemoryFiles,
  policy: string | null,
  branch = "main",
): Promise<Verdict> {
  const base: MemoryFiles = policy === null ? {} : { [POLICY]: policy };
  const paths = Object.keys(head).sort();
  const tree = new MemoryTree("h".repeat(40), { ...base, ...head });
  const entries = await tree.entries(paths);
  const judged = await judgeContent({
    now: "2026-11-20T12:00:00Z",
    repository: { owner: "acme", name: "churn" },
    pullRequest: {
      number: 7,
      title: "Hand over",
      author: null,
      draft: false,
      base: { ref: branch, sha: "b".repeat(40) },
      head: { ref: "x", sha: "h".repeat(40) },
      mergeBase: "b".repeat(40),
    },
    changes: paths.map((path) => ({ path, before: null, after: entries.get(path) ?? null })),
    head: tree,
    base: new MemoryTree("b".repeat(40), base),
    findTags: async () => new Map(),
    at: (commit) => new MemoryTree(commit, base),
    crypto: nodeCrypto,
  });
  if (judged.kind !== "judged") throw new Error(`not judged: ${JSON.stringify(judged)}`);
  return judged.verdict;
}

/** What keeps a verdict back: findings of gates that block, and notices. */
export function blocking(verdict: Verdict): readonly Finding[] {
  const gates = verdict.gates.filter(({ severity }) => severity === "block");
  return [...gates.flatMap(({ findings }) => findings), ...verdict.notices].filter(({ outcome }) =>
    blocks(outcome),
  );
}

/** One expected finding: its id, and `path:line` (or `path`) where the mistake is mended. */
export interface Expected {
  readonly id: string;
  readonly at: string;
}

/** The verdict blocks by exactly this finding at this place, says how to mend it, and can be shown. */
export function expectBlocked(verdict: Verdict, { id, at }: Expected): void {
  expect(blocks(verdict.outcome)).toBe(true);
  const found = blocking(verdict).filter((finding) => idOf(finding) === id);
  expect(
    found.map(placeOf),
    `${id} among ${blocking(verdict)
      .map((one) => `${idOf(one)} ${placeOf(one)}`)
      .join(", ")}`,
  ).toContain(at);
  for (const finding of found) expect(wayOut(finding), "a way to mend it").not.toBe("");
  const { title, summary } = toCheckOutput(verdict);
  expect(title).not.toBe("");
  expect(summary.length).toBeLessThanOrEqual(65_535);
}

/** A reader's own problem inside evidence that is not evaluable; else the finding's id. */
function idOf({ id, values }: Finding): string {
  const problem = values["problem"];
  return id === "not-evaluable" && typeof problem === "string" ? `not-evaluable: ${problem}` : id;
}

function placeOf({ where }: Finding): string {
  if (where === undefined) return "nowhere";
  return where.line === undefined ? where.path : `${where.path}:${where.line}`;
}

/** The fix; a value that does not fit says what was expected in its place, which is the fix. */
function wayOut({ says, fix = "", values }: Finding): string {
  const told = fix === "" && says.includes("expected {expected}") ? "{expected}" : fix;
  return told.replace(/\{(\w+)\}/g, (_, name: string) => String(exactly(values[name] ?? "")));
}
