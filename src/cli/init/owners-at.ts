import { CODEOWNERS_LIMIT, type Codeowners, type Rule } from "#core/codeowners/codeowners.ts";
import { CODEOWNERS_PATHS } from "#core/codeowners/codeowners-path.ts";
import { compileCodeowners } from "#core/codeowners/match-codeowners.ts";
import { parseCodeowners } from "#core/codeowners/parse-codeowners.ts";
import { POLICY_PATHS } from "#core/policy/policy.ts";
import { decodeText } from "#git/decode-text.ts";
import { readInside } from "./read-inside.ts";
import type { WorkFiles } from "./work-files.ts";

/** The CODEOWNERS that a repository has. */
export interface PresentOwners {
  readonly path: string;
  /** Whether GitHub would load it. */
  readonly loaded: boolean;
  readonly ruleFor: (path: string) => Rule | null;
}

/** Reads the first of GitHub's three places that has a file; `null` where none has. */
export async function readPresentOwners({ root, files }: WorkFiles): Promise<PresentOwners | null> {
  const path = CODEOWNERS_PATHS.find((each) => files.has(each));
  if (path === undefined) return null;
  const bytes = await readInside(root, path, CODEOWNERS_LIMIT - 1);
  const text = bytes === null ? null : decodeText(bytes);
  const parsed: Codeowners | null = text === null ? null : parseCodeowners(text, path);
  if (parsed === null || !parsed.loaded) return { path, loaded: false, ruleFor: () => null };
  const matcher = compileCodeowners(parsed);
  return { path, loaded: true, ruleFor: (each) => matcher.ruleFor(each) };
}

/** Whom a rule asks first: a team rather than a person, and nobody who is only an address. */
export function firstOwner(rule: Rule | null): string | undefined {
  const owners = rule?.owners ?? [];
  return (owners.find(({ kind }) => kind === "team") ?? owners.find(({ kind }) => kind === "user"))?.handle;
}

/** Whether the rules have owners, and the package's owner is none of them. */
export function hasJudges(present: PresentOwners | null, owner: string): boolean {
  const judges = (present?.ruleFor(POLICY_PATHS[0])?.owners ?? []).map(({ handle }) => handle.toLowerCase());
  return judges.length > 0 && !judges.includes(owner.toLowerCase());
}
