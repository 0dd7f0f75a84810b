import type { Survey } from "../survey/survey.ts";

/** What people decided, by flags or by answers. */
export interface Decisions {
  /** Name of the package. */
  readonly name: string;
  /** Who answers for it: `@user` or `@organisation/team`. */
  readonly owner: string;
  /** Who takes it over, and who runs it; nobody: no role signs for that. */
  readonly engineering: readonly string[];
  readonly operations: readonly string[];
  /** Who answers for policy, checklists and workflows; the first who are known of operations, engineering and the package's owner. */
  readonly rulesOwners: readonly string[];
  readonly risk?: "Low" | "Medium" | "High";
  /** Branch that research hands over to, and the one that production is released from. */
  readonly branch: string;
  readonly release: string;
}

/** Everything that the files to be written are made of. */
export interface PackagePlan extends Decisions {
  /** Folder of the package, repository-relative. */
  readonly folder: string;
  readonly survey: Survey;
  /** Release of Gatehouse that the files name. */
  readonly gatehouse: string;
}

/** A file to be written, repository-relative. */
export interface PlannedFile {
  readonly path: string;
  readonly bytes: Buffer;
  /** Which of the parts it belongs to: parts are written as wholes. */
  readonly part: "policy" | "owners" | "workflow" | "package";
  /** The report of which it is a copy. */
  readonly copyOf?: string;
}
