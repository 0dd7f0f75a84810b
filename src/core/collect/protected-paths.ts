import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";

const FILES: ReadonlySet<string> = new Set([...CODEOWNERS_PATHS, ...POLICY_PATHS]);
const FOLDERS = [".github/workflows/", ".github/actions/", ".github/checklists/"];

/**
 * Whether a path decides how pull requests are judged: the policy, CODEOWNERS at any of its places, checklist
 * definitions, workflows and the repository's own actions. Changing one takes the owners of both versions.
 */
export function isProtected(path: string): boolean {
  return FILES.has(path) || FOLDERS.some((folder) => path.startsWith(folder));
}
