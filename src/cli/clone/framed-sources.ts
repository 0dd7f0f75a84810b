import { isProtected } from "#core/collect/protected-paths.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Verdict } from "#core/model/verdict.ts";

/**
 * Texts of the files that open findings point into, for code frames. Policy, checklist definitions and CODEOWNERS were
 * judged as the base has them; every other file as the head has it.
 */
export async function framedSources(
  verdict: Verdict,
  head: Tree,
  base: Tree,
): Promise<(path: string) => string | null> {
  const findings = [...verdict.notices, ...verdict.gates.flatMap((gate) => gate.findings)];
  const paths = [...new Set(findings.flatMap(({ where }) => where?.path ?? []))];
  const contents = new Map([
    ...(await head.read(paths.filter((path) => !isProtected(path)))),
    ...(await base.read(paths.filter(isProtected))),
  ]);
  return (path) => {
    const content = contents.get(path);
    return content?.kind === "text" ? content.text : null;
  };
}
