import { setImmediate as turn } from "node:timers/promises";

/**
 * What takes long to load, what others stand on first. In pieces, since this process hears nothing of git while it loads one:
 * between two, git's answer is taken and the next question asked, and git looks while this process loads on.
 */
const PIECES: readonly (() => Promise<unknown>)[] = [
  () => import("#core/source/read-yaml.ts"),
  () => import("#core/handoff/read-manifest.ts"),
  () => import("#core/checklist/read-checklist.ts"),
  () => import("#core/gates/registry.ts"),
  () => import("#core/policy/parse-policy.ts"),
  () => import("#core/collect/judge-content.ts"),
];

/** Loads what judges a clone and prints the verdict, and lets whatever else this process does go on meanwhile. */
export async function loadJudging() {
  for (const load of PIECES) {
    await letOthersGoOn();
    await load();
  }
  await letOthersGoOn();
  const { subjectOf } = await import("./judge-clone.ts");
  const { judgeRange } = await import("./judge-range.ts");
  return { judgeRange, subjectOf };
}

/** What a process says, that its output ends and that it ended are heard in turns of their own. */
async function letOthersGoOn(): Promise<void> {
  for (let turns = 0; turns < 3; turns++) await turn();
}
