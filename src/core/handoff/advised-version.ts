import type { Issue } from "#core/model/statement.ts";
import { isVersion, versionFault } from "./handoff-fields.ts";

/**
 * The mistake with the version that was likely meant, where it is about one: `1.0` and `v1.0.0` are `1.0.0`. A number in YAML reaches no
 * refinement of the schema, so this is asked afterwards. Any other mistake is given back as it is.
 */
export function advisedVersion(issue: Issue): Issue {
  const { expected, found } = issue.values;
  if (issue.fix !== undefined || typeof found !== "string" || !isAboutVersion(expected)) return issue;
  const nearest = nearestVersion(found.replace(/^"|"$/g, ""));
  if (nearest === null)
    return { ...issue, fix: "Write three numbers with points between them, such as `1.0.0`." };
  return { ...issue, fix: "Write `{nearest}`.", values: { ...issue.values, nearest } };
}

/** Without a `v` and build metadata, and with the numbers that are missing; `null` where this makes no version. */
function nearestVersion(written: string): string | null {
  const [, numbers = "", rest = ""] =
    /^[vV]?(\d+(?:\.\d+){0,2})(-[A-Za-z][^+]*)?(?:\+.*)?$/.exec(written) ?? [];
  const nearest = `${[...numbers.split("."), "0", "0"].slice(0, 3).join(".")}${rest}`;
  return isVersion(nearest) ? nearest : null;
}

function isAboutVersion(expected: unknown): boolean {
  return typeof expected === "string" && `expected ${expected}` === versionFault;
}
