import { readFileSync } from "node:fs";
import type { AuditEntry, SealedEntry } from "#audit/audit-entry.ts";
import { EXPORT_FORMAT } from "#audit/export-format.ts";
import { type JudgedRecord, writeJudgement } from "#audit/judgement-record.ts";
import { packContent } from "#audit/pack-content.ts";
import { EMPTY_CHAIN, seal } from "#audit/seal.ts";
import { findPolicy } from "#core/collect/find-policy.ts";
import type { Facts } from "#core/facts/facts.ts";
import { judge } from "#core/judge/judge.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { shownRepository } from "../docs/shown-repository.ts";
import { type MemoryFiles, MemoryTree } from "../memory-tree.ts";
import { judgePullRequest, type People } from "../pull-request.ts";
import { git } from "../scenarios/git-repository.ts";
import { JUDGED_AT, runSource } from "./run-source.ts";

/** The package of the README in a clone, on its branch, and the commits of its pull request. */
export interface ReadmePackage {
  readonly dir: string;
  readonly base: string;
  readonly head: string;
}

export function readmePackage(name: "passing" | "failing" | "broken-policy" = "passing"): ReadmePackage {
  const dir = shownRepository(name);
  return { dir, base: git(dir, "rev-parse", "main"), head: git(dir, "rev-parse", "HEAD") };
}

/** The record that the Action writes of a package, and its text. */
export async function actionRecord({
  dir,
  base,
  head,
}: ReadmePackage): Promise<{ path: string; text: string }> {
  const { outputs, log } = await runSource({ workspace: dir, base, head });
  const [path] = JSON.parse(outputs["record"] ?? "[]") as string[];
  if (path === undefined) throw new Error(`the Action wrote no record: ${log}`);
  return { path, text: readFileSync(path, "utf8") };
}

/** Who signs for the README's package: an engineer, and an owner of the package. */
export const SIGNED: People = {
  author: "ada",
  teams: { "@acme/ml-eng": ["dana"], "@acme/churn": ["lee"], "@acme/sre": ["sam"] },
  reviews: ["dana APPROVED head", "lee APPROVED head"],
};

/** What was handed over to a branch, and by whom it was signed. */
export interface HandedOver {
  readonly files: { readonly base: MemoryFiles; readonly head: MemoryFiles };
  /** Commits of both. */
  readonly base: string;
  readonly head: string;
  readonly branch: string;
  /** Name of the repository of `acme`. */
  readonly name: string;
  readonly people: People;
}

/** What the App's log keeps of a judgement. */
export interface LoggedJudgement {
  readonly judged: JudgedRecord;
  readonly verdict: Verdict;
}

/** What the App's log keeps of a judgement of the README's package. */
export function appJudgement(
  { dir, base, head }: ReadmePackage,
  people: People = SIGNED,
  number = 7,
): Promise<LoggedJudgement> {
  const files = { base: filesAt(dir, "main"), head: filesAt(dir, "HEAD") };
  return loggedJudgement({ files, base, head, branch: "main", name: "churn", people }, number);
}

/** What the App's log keeps of a judgement of what was handed over. */
export async function loggedJudgement(
  { files, base, head, branch, name, people }: HandedOver,
  number: number,
): Promise<LoggedJudgement> {
  const found = await findPolicy(new MemoryTree(base, files.base));
  const now = JUDGED_AT.toISOString();
  const made = await judgePullRequest({ ...files, branch, people, now });
  const stage = found.kind === "policy" ? stageOf(found.policy, branch) : null;
  if (found.kind !== "policy" || made?.facts == null || stage?.kind !== "stage")
    throw new Error("the package is not judged");
  const { policy } = found;
  // The made pull request has commits of its own naming; these are the clone's.
  const { pullRequest } = made.facts;
  const own = { repository: { owner: "acme", name }, pullRequest: { ...pullRequest, number } };
  const facts = JSON.parse(
    JSON.stringify({ ...made.facts, ...own })
      .replaceAll(pullRequest.base.sha, base)
      .replaceAll(pullRequest.head.sha, head),
  ) as Facts;
  const options = { missingFacts: "error" } as const;
  return {
    verdict: judge(policy, stage.stage, facts, options),
    judged: { number, kind: "facts", policy, stage: stage.stage.name, facts, options },
  };
}

function filesAt(dir: string, commit: string): MemoryFiles {
  const paths = git(dir, "ls-tree", "-r", "--name-only", commit).split("\n");
  return Object.fromEntries(paths.map((path) => [path, `${git(dir, "show", `${commit}:${path}`)}\n`]));
}

/**
 * An export of a log with one verdict in row 1, as lines; behind it rows that `more` gives, of the same pull request. `server`: the GitHub that it says
 * it judged on; `null`, as logs of earlier versions say nothing of it.
 */
export async function exportOf(
  judged: readonly JudgedRecord[],
  verdict: Verdict,
  more: readonly (Pick<AuditEntry, "kind" | "data"> & { readonly removed?: boolean })[] = [],
  server: string | null = "https://github.com",
): Promise<string> {
  const where = server === null ? {} : { server };
  const facts = writeJudgement({ program: "0.1.0", ...where, joined: "shared", judged });
  const contents = await Promise.all([facts, JSON.stringify(verdict)].map(packContent));
  const [kept, shown] = contents.map(({ digest }) => digest);
  const place = { installation: 1, repository: "acme/churn", number: 7 };
  const first = { kind: "verdict", data: { facts: kept, verdict: shown }, removed: false } as const;
  const entries = [first, ...more];
  const rows: SealedEntry[] = [];
  for (const { removed = false, ...entry } of entries) {
    const row = seal(rows.at(-1) ?? EMPTY_CHAIN, { ...place, ...entry }, JUDGED_AT);
    // What retention takes away of a row leaves its seal.
    rows.push(removed ? { ...row, data: null } : row);
  }
  const at = JUDGED_AT.toISOString();
  const counts = { audit: rows.length, kept: 2 };
  return [
    { format: EXPORT_FORMAT, program: "0.1.0", schema: "001-tables", at, holds: "log", anchor: EMPTY_CHAIN },
    ...rows.map((audit) => ({ audit })),
    ...contents.map(({ digest, size, packed }) => ({
      kept: { digest, size, at, content: Buffer.from(packed).toString("base64") },
    })),
    { end: { end: { seq: rows.length, hash: rows.at(-1)?.hash }, counts } },
  ]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join("");
}
