import type { JudgedRecord } from "#audit/judgement-record.ts";
import { findPolicy } from "#core/collect/find-policy.ts";
import type { Verdict } from "#core/model/verdict.ts";
import { stateFiles } from "../examples/state-files.ts";
import { type MemoryFiles, MemoryTree } from "./memory-tree.ts";
import { judgePullRequest } from "./pull-request.ts";

/** The example's pull request in a state, judged as the App does, with what is kept of it. */
export async function judgedExample(
  state: Parameters<typeof stateFiles>[0],
  number = 7,
): Promise<{ readonly record: JudgedRecord; readonly verdict: Verdict }> {
  const [base, head] = [filesOf("released"), filesOf(state)];
  const found = await findPolicy(new MemoryTree("base", base));
  const judged = await judgePullRequest({ base, head, branch: "main" });
  if (found.kind !== "policy" || judged?.facts == null) throw new Error("the example is not judged");
  const { verdict, facts } = judged;
  const options = { missingFacts: "error" } as const;
  return {
    verdict,
    record: { number, kind: "facts", policy: found.policy, stage: verdict.stage, facts, options },
  };
}

function filesOf(state: Parameters<typeof stateFiles>[0]): MemoryFiles {
  return Object.fromEntries([...stateFiles(state)].map(([path, { bytes }]) => [path, bytes]));
}
