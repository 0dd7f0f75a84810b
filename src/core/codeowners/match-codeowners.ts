import type { Codeowners, Rule } from "./codeowners.ts";
import { type FolderState, FolderStates } from "./folder-states.ts";
import { PatternTree } from "./pattern-tree.ts";

/** Says which line of a CODEOWNERS file decides about a path. */
export interface Matcher {
  /**
   * The last rule that matches a file, or null where none does. A rule without owners says that nobody owns the file.
   * Takes a repository-relative, `/`-separated path of a file, in its exact spelling: matching is case-sensitive.
   * Time is linear in the length of the path, and hardly depends on how many rules there are.
   */
  ruleFor(path: string): Rule | null;
}

/** Index of the rule that takes a file, given what its folder decides. */
function ruleOf(state: FolderState, name: string): number {
  let best = state.files;
  for (const node of state.naming) {
    if (node.fileReach <= best) break;
    const literal = node.literals?.get(name);
    if (literal !== undefined && literal.exact > best) best = literal.exact;
    if (node.globs !== null) best = node.globs.highest(name, best);
  }
  return best;
}

/**
 * Prepares a CODEOWNERS file for matching. A file that is not `loaded` has no rules, so nothing matches:
 * ask that first.
 */
export function compileCodeowners({ rules }: Codeowners): Matcher {
  const states = new FolderStates(new PatternTree(rules).root);
  let folder = "";
  let state = states.start;
  /** Lists of paths are mostly sorted, so the folder is likely the one of the path before. */
  function stateIn(path: string, slash: number): FolderState {
    if (slash < 0) return states.start;
    if (slash === folder.length && path.startsWith(folder)) return state;
    folder = path.slice(0, slash);
    state = states.of(folder);
    return state;
  }
  return {
    ruleFor(path) {
      const slash = path.lastIndexOf("/");
      const decided = stateIn(path, slash);
      const index = decided.naming.length === 0 ? decided.files : ruleOf(decided, path.slice(slash + 1));
      return rules[index] ?? null;
    },
  };
}
