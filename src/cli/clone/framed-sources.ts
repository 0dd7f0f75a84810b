import { isProtected } from "#core/collect/protected-paths.ts";
import type { Tree } from "#core/model/tree.ts";
import type { Verdict } from "#core/model/verdict.ts";

/** The gate that looks at rules as a change leaves them, and not at those that it is judged by. */
const OF_THE_HEAD = "policy-change";

/**
 * Texts of the files that open findings point into, for code frames. Policy, checklist definitions and CODEOWNERS were
 * judged as the base has them, save by the gate that judges their change; every other file as the head has it. `null`
 * where some places of a file are of one text and some of another.
 */
export async function framedSources(
  verdict: Verdict,
  head: Tree,
  base: Tree,
): Promise<(path: string) => string | null> {
  const { ofHead, ofBase } = pathsOf(verdict);
  const [heads, bases] = await Promise.all([head.read([...ofHead]), base.read([...ofBase])]);
  return (path) => {
    const texts = new Set([
      ...(ofHead.has(path) ? [textOf(heads.get(path))] : []),
      ...(ofBase.has(path) ? [textOf(bases.get(path))] : []),
    ]);
    const [text = null] = texts;
    return texts.size === 1 ? text : null;
  };
}

type Contents = Awaited<ReturnType<Tree["read"]>>;

function textOf(content: ReturnType<Contents["get"]>): string | null {
  return content?.kind === "text" ? content.text : null;
}

/** Files by the commit whose text the places in them are of. What names a file alone needs no text. */
function pathsOf({ notices, gates }: Verdict) {
  const ofHead = new Set<string>();
  const ofBase = new Set<string>();
  const told = [{ gate: "", findings: notices }, ...gates];
  for (const { gate, findings } of told) {
    for (const { where } of findings) {
      if (where?.line === undefined) continue;
      (isProtected(where.path) && gate !== OF_THE_HEAD ? ofBase : ofHead).add(where.path);
    }
  }
  return { ofHead, ofBase };
}
