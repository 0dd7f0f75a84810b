import { readPresentOwners } from "./owners-at.ts";
import { ownersLines } from "./plan/owners-lines.ts";
import type { PackagePlan } from "./plan/package-plan.ts";
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

/** What is to be added to a CODEOWNERS that is there, so that the package's owner owns the package and the gates have an owner. */
export async function missingOwners(files: WorkFiles, plan: PackagePlan): Promise<MissingOwners | null> {
  const present = await readPresentOwners(files);
  if (present === null) return null;
  const manifest = present.ruleFor(`${plan.folder}/handoff.yml`);
  const owners = (manifest?.owners ?? []).map(({ handle }) => handle);
  const owns = owners.some((each) => each.toLowerCase() === plan.owner.toLowerCase());
  const gates = present.ruleFor(".github/gatehouse.yml")?.owners ?? [];
  const [forPackage = "", forGates = ""] = ownersLines(plan);
  const lines = [...(owns ? [] : [forPackage]), ...(gates.length > 0 ? [] : [forGates])];
  const { path, loaded } = present;
  if (lines.length === 0 && loaded) return null;
  const instead =
    owns || manifest === null || owners.length === 0 ? {} : { instead: { line: manifest.line, owners } };
  return { path, loaded, lines, ...instead };
}
