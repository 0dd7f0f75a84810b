import { baseName } from "../survey/place.ts";
import type { FoundEvidence } from "../survey/survey.ts";

/**
 * Where the copy of a report stands, relative to the package: below `reports/`, by its own name, or by its whole path where two
 * have the same name.
 */
export function reportPath(report: FoundEvidence, all: readonly FoundEvidence[]): string {
  if (report.name !== undefined) return `reports/${report.name}`;
  const name = baseName(report.path);
  const isTaken = all.some(
    (other) => other !== report && baseName(other.path).toLowerCase() === name.toLowerCase(),
  );
  return `reports/${isTaken ? report.path.replaceAll("/", "-") : name}`;
}
