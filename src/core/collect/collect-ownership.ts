import type { Codeowners } from "#core/codeowners/codeowners.ts";
import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import { compileCodeowners } from "#core/codeowners/match-codeowners.ts";
import { parseCodeowners } from "#core/codeowners/parse-codeowners.ts";
import type { OwnerLine, OwnershipFacts } from "#core/facts/people-facts.ts";
import type { Tree } from "#core/model/tree.ts";
import { isProtected } from "./protected-paths.ts";

/** A compiled CODEOWNERS file: who owns a path. `null`: no line matches it. */
export interface OwnersAt {
  readonly file: Codeowners | null;
  readonly ownersOf: (path: string) => OwnerLine | null;
}

/** Reads the CODEOWNERS file that counts at a commit: the first of GitHub's three places that holds one. */
export async function readOwners(tree: Tree): Promise<OwnersAt> {
  const contents = await tree.read(CODEOWNERS_PATHS);
  for (const path of CODEOWNERS_PATHS) {
    const content = contents.get(path);
    if (content === undefined || content.kind === "absent" || content.kind === "folder") continue;
    if (content.kind !== "text") return { file: unloaded(path), ownersOf: () => null };
    const file = parseCodeowners(content.text, path);
    const matcher = compileCodeowners(file);
    return {
      file,
      ownersOf: (asked) => {
        const rule = matcher.ruleFor(asked);
        return rule === null ? null : { line: rule.line, owners: rule.owners.map(({ handle }) => handle) };
      },
    };
  }
  return { file: null, ownersOf: () => null };
}

/** Every owner that a CODEOWNERS file names, once each, as it is written there. */
export function handlesOf({ file }: OwnersAt): readonly string[] {
  return [...new Set((file?.rules ?? []).flatMap(({ owners }) => owners.map(({ handle }) => handle)))];
}

/** A file that GitHub would not load either: too large, a link, or not text. */
function unloaded(path: string): Codeowners {
  return { path, loaded: false, rules: [], issues: [], warnings: [] };
}

/**
 * Who owns the paths: at the base, and for protected paths at the head, too.
 * `head` is asked only when a protected path is among them.
 */
export async function collectOwnership(
  base: OwnersAt,
  readHead: () => Promise<OwnersAt>,
  paths: readonly string[],
): Promise<OwnershipFacts> {
  const guarded = paths.filter(isProtected);
  const head = guarded.length > 0 ? await readHead() : null;
  const changesOwners = paths.some((path) => (CODEOWNERS_PATHS as readonly string[]).includes(path));
  return {
    path: base.file?.path ?? null,
    loaded: base.file?.loaded ?? true,
    issues: base.file?.issues ?? [],
    headIssues: changesOwners ? (head?.file?.issues ?? []) : [],
    ...(changesOwners ? { headLoaded: head?.file?.loaded ?? true } : {}),
    base: Object.fromEntries(paths.map((path) => [path, base.ownersOf(path)])),
    head: head === null ? {} : Object.fromEntries(guarded.map((path) => [path, head.ownersOf(path)])),
  };
}
