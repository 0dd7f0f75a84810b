import { findPolicy } from "#core/collect/find-policy.ts";
import { judgeContent } from "#core/collect/judge-content.ts";
import type { ChangedPath } from "#core/facts/pull-request-facts.ts";
import type { Finding } from "#core/model/finding.ts";
import { blocks } from "#core/model/outcome.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { stageOf } from "#core/policy/stage-of.ts";
import { causesOf } from "#core/report/causes.ts";
import { nodeCrypto } from "#crypto/node-crypto.ts";
import { existingTags, listTags } from "#git/commits.ts";
import { PlannedTree } from "./planned-tree.ts";
import type { Repository } from "./repository.ts";
import type { WorkFile } from "./work-files.ts";

/** Something that the gates ask for and the package does not give yet. */
export interface Gap {
  readonly gate: string;
  readonly finding: Finding;
}

/** What judging the files comes to, as if the package were proposed to a branch that has everything else. */
export interface Outlook {
  /** Stage that was judged; `null` where none could be, because of a policy that was there already: then the gaps are its mistakes. */
  readonly stage: string | null;
  /** What blocks there. */
  readonly gaps: readonly Gap[];
  /** What the stage after it will ask for on top. */
  readonly next: { readonly stage: string; readonly gaps: readonly Gap[] } | null;
  /** Gates that only the App judges, such as sign-offs. */
  readonly deferred: readonly string[];
}

/** Judges a package folder among files that are not committed yet, by the policy among them. */
export async function judgePlan(
  { root, objects, remote }: Repository,
  files: ReadonlyMap<string, WorkFile>,
  { folder, branch, now }: { readonly folder: string; readonly branch: string; readonly now: string },
): Promise<Outlook> {
  const isInside = (path: string): boolean => path.startsWith(`${folder}/`);
  const head = new PlannedTree(root, files, objects);
  const base = new PlannedTree(root, new Map([...files].filter(([path]) => !isInside(path))), objects);
  const added = await head.entries([...files.keys()].filter(isInside));
  const changes = [...added].map(([path, after]): ChangedPath => ({ path, before: null, after }));
  const stage = await chooseStage(base, branch);
  const judgement = await judgeContent({
    now,
    repository: remote,
    pullRequest: {
      number: 0,
      title: "",
      author: null,
      draft: false,
      base: { ref: branch, sha: base.commit },
      head: { ref: "HEAD", sha: head.commit },
      mergeBase: base.commit,
    },
    changes: changes.sort((a, b) => (a.path < b.path ? -1 : 1)),
    head,
    base,
    at: () => base,
    findTags: (names) => existingTags(root, names),
    listTags: (prefixes) => listTags(root, prefixes),
    crypto: nodeCrypto,
    ...(stage === null ? {} : { stage }),
  });
  if (judgement.kind !== "judged") return { stage: null, gaps: [], next: null, deferred: [] };
  const outlook = outlookOf(judgement.verdict);
  return judgement.by === null ? { ...outlook, stage: null } : outlook;
}

/** The stage of the branch, or the first one where a policy that is kept gates other branches. */
async function chooseStage(base: PlannedTree, branch: string): Promise<string | null> {
  const found = await findPolicy(base);
  if (found.kind !== "policy" || stageOf(found.policy, branch).kind !== "none") return null;
  return found.policy.stages[0]?.name ?? null;
}

function outlookOf(verdict: Verdict): Outlook {
  const { stage, gates, notices, next, deferred } = verdict;
  // What only follows from a mistake is not told beside it.
  const causes = causesOf(verdict);
  const counted = gates.filter(({ severity }) => severity === "block");
  const gaps = [
    ...notices.map((finding): Gap => ({ gate: "policy", finding })),
    ...counted.flatMap(({ gate, findings }) => findings.map((finding): Gap => ({ gate, finding }))),
  ].filter(({ finding }) => blocks(finding.outcome) && finding.severity !== "warn" && !causes.has(finding));
  return {
    stage,
    gaps,
    next: next === undefined ? null : { stage: next.stage, gaps: next.asks },
    deferred,
  };
}
