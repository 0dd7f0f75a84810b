import { APPROACH_RECORD, RELEASE_CHECKLIST } from "./fixed-texts.ts";
import { manifestText } from "./manifest-text.ts";
import { ownersText } from "./owners-lines.ts";
import type { PackagePlan, PlannedFile } from "./package-plan.ts";
import { policyText } from "./policy-text.ts";
import { reportPath } from "./report-path.ts";
import { workflowText } from "./workflow-text.ts";

/** Where the checklist's definition, the workflow and the owners are written. */
export const PATHS = {
  checklist: ".github/checklists/release.md",
  workflow: ".github/workflows/gatehouse.yml",
  owners: ".github/CODEOWNERS",
} as const;

/** A checklist's definition that the package gets a copy of. */
export interface Definition {
  /** Name of the file, such as `release.md`. */
  readonly file: string;
  readonly bytes: Buffer;
}

/** What the repository has already, and is not planned again. */
export interface Existing {
  /** Definitions of a policy that stays; `null`: the policy is written, and its own definition with it. */
  readonly definitions: readonly Definition[] | null;
  readonly hasOwners: boolean;
  readonly hasWorkflow: boolean;
  /** Where the policy and the manifest stand, or are to stand: both endings are read. */
  readonly policyPath: string;
  readonly manifestPath: string;
}

/** Every file that is to be written, in the order in which people read them. */
export function planFiles(plan: PackagePlan, existing: Existing): readonly PlannedFile[] {
  const { folder, survey } = plan;
  const { definitions, policyPath, manifestPath } = existing;
  const own: Definition = { file: "release.md", bytes: Buffer.from(RELEASE_CHECKLIST) };
  const file = (part: PlannedFile["part"], path: string, text: string): PlannedFile => ({
    part,
    path,
    bytes: Buffer.from(text),
  });
  const reports = survey.evidence.map(
    (report): PlannedFile => ({
      part: "package",
      path: `${folder}/${reportPath(report, survey.evidence)}`,
      bytes: report.bytes,
      copyOf: report.path,
    }),
  );
  return [
    ...(definitions === null
      ? [
          file("policy", policyPath, policyText(plan)),
          { part: "policy" as const, path: PATHS.checklist, bytes: own.bytes },
        ]
      : []),
    ...(existing.hasWorkflow ? [] : [file("workflow", PATHS.workflow, workflowText(plan))]),
    ...(existing.hasOwners ? [] : [file("owners", PATHS.owners, ownersText(plan))]),
    file("package", manifestPath, manifestText(plan)),
    file("package", `${folder}/docs/approach.md`, APPROACH_RECORD),
    ...(definitions ?? [own]).map(
      (each): PlannedFile => ({
        part: "package",
        path: `${folder}/checklists/${each.file}`,
        bytes: each.bytes,
      }),
    ),
    ...reports,
  ];
}
