import { POLICY_PATHS } from "#core/policy/policy.ts";
import { hasJudges, readPresentOwners } from "./owners-at.ts";
import { ownersLines } from "./plan/owners-lines.ts";
import type { PackagePlan } from "./plan/package-plan.ts";
import { PATHS } from "./plan/plan-files.ts";
import type { WorkFiles } from "./work-files.ts";

/** Lines that a CODEOWNERS of the repository lacks. */
export interface MissingOwners {
  readonly path: string;
  /** To be added at its end, since the last line that matches a path decides. */
  readonly lines: readonly string[];
  /** False: GitHub loads none of it. */
  readonly loaded: boolean;
  /** The line that gives the package to somebody else. */
  readonly instead?: { readonly line: number; readonly owners: readonly string[] };
}

/**
 * What is to be added to a CODEOWNERS that is there, so that the package's owner owns the package, and the rules have owners: others
 * than who hands over, where such were named.
 */
export async function missingOwners(files: WorkFiles, plan: PackagePlan): Promise<MissingOwners | null> {
  const present = await readPresentOwners(files);
  if (present === null) return null;
  const manifest = present.ruleFor(`${plan.folder}/handoff.yml`);
  const owners = (manifest?.owners ?? []).map(({ handle }) => handle);
  const owns = owners.some((each) => each.toLowerCase() === plan.owner.toLowerCase());
  const rules = present.ruleFor(POLICY_PATHS[0])?.owners ?? [];
  const ruled = rules.length > 0 && (hasJudges(present, plan.owner) || isOwnJudge(plan));
  const [forPackage = "", forRules = ""] = ownersLines(plan);
  const lines = [...(owns ? [] : [forPackage]), ...(ruled ? [] : [forRules])];
  const { path, loaded } = present;
  if (lines.length === 0 && loaded) return null;
  const instead =
    owns || manifest === null || owners.length === 0 ? {} : { instead: { line: manifest.line, owners } };
  return { path, loaded, lines, ...instead };
}

/** Path of the CODEOWNERS in which the package's owner answers for the rules, too, with everything added; `null` where others do. */
export async function sharedRules(files: WorkFiles, plan: PackagePlan): Promise<string | null> {
  const present = await readPresentOwners(files);
  return hasJudges(present, plan.owner) || !isOwnJudge(plan) ? null : (present?.path ?? PATHS.owners);
}

/** Whether whoever hands over was named for the rules, too. */
function isOwnJudge({ owner, rulesOwners }: PackagePlan): boolean {
  return rulesOwners.some((each) => each.toLowerCase() === owner.toLowerCase());
}
