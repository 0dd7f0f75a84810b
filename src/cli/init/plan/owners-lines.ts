import type { PackagePlan } from "./package-plan.ts";

/** Lines of CODEOWNERS that give a package and the rules to who answers for them. The last line that matches a path decides. */
export function ownersLines({ folder, owner, rulesOwners }: PackagePlan): readonly string[] {
  return [`/${folder}/ ${owner}`, `/.github/ ${rulesOwners.join(" ")}`];
}

/** A first CODEOWNERS: everything is owned, since a changed path without an owner blocks. */
export function ownersText(plan: PackagePlan): string {
  return [
    "# Who answers for what, and is asked for review. The last line that matches a path decides.",
    `* ${plan.owner}`,
    ...ownersLines(plan),
    "",
  ].join("\n");
}
