import type { Location } from "#core/model/location.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { readYaml } from "#core/source/read-yaml.ts";
import { placesOf } from "#core/source/source-document.ts";
import { locate, locateKey } from "#core/source/span-of.ts";
import { caseFileSchema, type Expected } from "./case-file-schema.ts";
import type { Given } from "./given-schema.ts";

/** One case of a policy: a situation, and what must come of it. */
export interface PolicyCase {
  readonly name: string;
  readonly where: Location;
  /** What the file says of all its cases, and the case of itself. */
  readonly given: Given;
  readonly expected: Expected;
  /** Where a part of `given` stands, or its key alone: in the case, or else in what the file says of all. */
  readonly givenAt: (path: readonly (string | number)[], part?: "key") => Location;
  /** Where a part of `expect` stands. */
  readonly expectedAt: (path: readonly (string | number)[]) => Location;
}

/** A file of policy cases. */
export interface CaseFile {
  readonly path: string;
  /** As written: paths from the file. */
  readonly policy?: string;
  readonly repository?: string;
  readonly codeowners?: string;
  readonly cases: readonly PolicyCase[];
}

/** Reads a file of policy cases: either all of it is valid, or every mistake is given with its place. Never throws. */
export function readCaseFile(text: string, path: string): Reading<CaseFile> {
  const document = readYaml(text, path);
  if (!document.ok) return document;
  const checked = checkSchema(caseFileSchema, document.value, path);
  if (!checked.ok) return checked;
  const { policy, repository, codeowners, given: common = {}, cases } = checked.value;
  const places = placesOf(document.value);
  const read = cases.map(
    ({ name, given = {}, expect }, index): PolicyCase => ({
      name,
      where: locate(path, places, ["cases", index, "name"]),
      given: { ...common, ...given },
      expected: expect,
      givenAt: (at, part) => {
        const isOwn = at.length === 0 || Object.hasOwn(given, String(at[0]));
        const whole = [...(isOwn ? ["cases", index] : []), "given", ...at];
        return part === "key" ? locateKey(path, places, whole) : locate(path, places, whole);
      },
      expectedAt: (at) => locateKey(path, places, ["cases", index, "expect", ...at]),
    }),
  );
  const issues = repeated(read);
  if (issues.length > 0) return { ok: false, issues };
  return {
    ok: true,
    value: {
      path,
      ...(policy === undefined ? {} : { policy }),
      ...(repository === undefined ? {} : { repository }),
      ...(codeowners === undefined ? {} : { codeowners }),
      cases: read,
    },
  };
}

/** Two cases of one name could not be told apart in a report. */
function repeated(cases: readonly PolicyCase[]): readonly Issue[] {
  const seen = new Set<string>();
  return cases.flatMap(({ name, where }): Issue[] => {
    if (!seen.has(name)) {
      seen.add(name);
      return [];
    }
    const says = "Another case is named `{name}` already.";
    return [{ id: "repeated-case", says, fix: "Give each case a name of its own.", values: { name }, where }];
  });
}
