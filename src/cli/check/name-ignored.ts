import { lstatSync } from "node:fs";
import { join } from "node:path";
import { writtenPath } from "#core/handoff/package-path.ts";
import type { Finding } from "#core/model/finding.ts";
import type { Verdict } from "#core/model/verdict.ts";
import type { OpenClone } from "../clone/clone-range.ts";
import { type IgnoringLine, ignoredFiles } from "./ignored-files.ts";

/**
 * The verdict with other words for a file that the manifest names and that is on this disk, but that git ignores: no commit has it, so it
 * is absent as the gate says, and yet nobody who looks into the folder would believe so. What counts is left as it is.
 */
export async function nameIgnored(verdict: Verdict, { workTree }: OpenClone): Promise<Verdict> {
  const absent = verdict.gates.flatMap(({ gate, findings }) =>
    findings.flatMap((finding) => absentPath(gate, finding) ?? []),
  );
  if (workTree === null || absent.length === 0) return verdict;
  const lines = await ignoredFiles(workTree.root, [...new Set(absent)]);
  if (lines.size === 0) return verdict;
  return {
    ...verdict,
    gates: verdict.gates.map((result) => ({
      ...result,
      findings: result.findings.map((finding) => {
        const line = lines.get(absentPath(result.gate, finding) ?? "");
        return line === undefined ? finding : reworded(finding, line, workTree.root);
      }),
    })),
  };
}

/** The words for it; DVC leaves its pointer beside what it lets git ignore. */
function reworded(finding: Finding, { file, line }: IgnoringLine, root: string): Finding {
  const path = absentPath("package", finding) ?? "";
  const pointer = `${path}.dvc`;
  const isTracked = lstatSync(join(root, pointer), { throwIfNoEntry: false })?.isFile() === true;
  const { folder } = finding.values;
  const written = typeof folder === "string" ? writtenPath(folder, pointer) : pointer;
  const fix = isTracked
    ? "name the pointer that DVC left beside it: `{written}` (paths are relative to `{folder}`)"
    : "take it out of `{ignoring}`, or add it with `git add --force`; a large one goes into Git LFS or DVC";
  const { many: _, ...alone } = finding;
  return {
    ...alone,
    says: "`{path}` is on this disk, but git ignores it (`{ignoring}:{line}`), so that no commit has it",
    fix,
    actual: "a file that git ignores, by line {line} of `{ignoring}`",
    values: { ...finding.values, ignoring: file, line, written },
  };
}

function absentPath(gate: string, { id, values }: Finding): string | null {
  const { path } = values;
  return gate === "package" && id === "absent" && typeof path === "string" ? path : null;
}
