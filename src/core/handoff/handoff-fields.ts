import parseLicence from "spdx-expression-parse";
import * as z from "zod";
import { OPERATORS } from "#core/quantity/operator.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import { parseQuantity } from "#core/quantity/parse-quantity.ts";
import { memoryUnits, nearestUnit } from "#core/quantity/units.ts";
import { pathFault } from "./package-path.ts";

// Messages that begin with "expected" are joined to the key and to what was found; see `checkSchema`.
// Patterns carry no flags: JSON Schema has none.

/** What to do about a value that does not fit: a template and its values. */
interface Advice {
  readonly fix: string;
  readonly values?: Readonly<Record<string, string>>;
}

function refined(judge: (text: string) => string | null, advise?: (text: string) => Advice | undefined) {
  return z.string().superRefine((text, context) => {
    const message = judge(text);
    if (message === null) return;
    const params = advise?.(text);
    context.addIssue({ code: "custom", message, ...(params === undefined ? {} : { params }) });
  });
}

/** A few words or a sentence. */
export const text = z.string().min(1).max(2000);

/** A name that other files mention: a metric, a data set, a suite. */
export const label = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[ -~\u00a0-\uffff]*$/, "expected a name without control characters");

/** Name of a package: what stands before `@` in `churn@3.1.0`. */
const NAME = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";
const VERSION =
  "(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)(?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?";

export const packageName = z
  .string()
  .max(100)
  .regex(new RegExp(`^${NAME}$`), "expected lower-case letters, digits, dots, hyphens and underscores");

/** What a value that is no version is told to be; `advisedVersion` knows its mistakes by it. */
export const versionFault = "expected a semantic version such as 3.1.0 or 3.1.0-rc.1";

/** Whether a text is a version as {@link version} takes it. */
export function isVersion(written: string): boolean {
  return version.safeParse(written).success;
}

/** Semantic version without build metadata, which would give one version two spellings. A number such as 3.1 is none. */
export const version = z
  .string(versionFault)
  .max(64)
  .regex(new RegExp(`^${VERSION}$`), versionFault);

export const packageAtVersion = z
  .string()
  .max(165)
  .regex(new RegExp(`^${NAME}@${VERSION}$`), "expected a package at a version, such as churn@3.0.0");

/** What a rollback of a first release names in place of a version: there is none. */
export const NO_VERSION = "none";

/** Where a rollback goes: a version of a package, or `none`. */
export const rollbackTarget = z
  .string()
  .max(165)
  .regex(
    new RegExp(`^(?:${NAME}@${VERSION}|${NO_VERSION})$`),
    "expected a package at a version, such as churn@3.0.0, or none for a first release",
  );

/** Someone as CODEOWNERS spells them. */
export const handle = z
  .string()
  .max(200)
  .regex(
    /^(?:@[A-Za-z0-9][A-Za-z0-9_-]*(?:\/[A-Za-z0-9_][A-Za-z0-9_.-]*)?|[^\s@,]+@[^\s@,.]+(?:\.[^\s@,.]+)+)$/,
    "expected @user, @organisation/team or an e-mail address",
  );

function licenceFault(expression: string): string | null {
  const fault =
    "expected an SPDX licence expression such as Apache-2.0, MIT OR GPL-3.0-only or LicenseRef-ours";
  if (expression.length > 200) return fault;
  try {
    parseLicence(expression);
    return null;
  } catch {
    return fault;
  }
}

/** `Apache 2.0` is nearly `Apache-2.0`; for anything else the list says it. */
function licenceAdvice(expression: string): Advice {
  const hyphened = expression.trim().replace(/\s+(?=\d)/g, "-");
  if (licenceFault(hyphened) === null) return { fix: "Write `{nearest}`.", values: { nearest: hyphened } };
  return { fix: "Look its id up on spdx.org/licenses; terms of your own are `LicenseRef-` and a name." };
}

export const licence = refined(licenceFault, licenceAdvice);

function durationFault(written: string): string | null {
  const parsed = parseDuration(written);
  return parsed.ok ? null : parsed.problem;
}

/** A length of time with its unit, such as `10m`. */
export const duration = refined(durationFault);

function quantityFault(written: string): string | null {
  const parsed = parseQuantity(written);
  return parsed.ok ? null : parsed.problem;
}

function quantityAdvice(written: string): Advice {
  const [, digits = "", symbol = ""] = /^([-+.\d]+) ?(\S+)$/.exec(written) ?? [];
  const memory = memoryUnits(symbol);
  if (memory !== null && quantityFault(`${digits}${memory[0]}`) === null) {
    const [binary, decimal] = memory.map((unit) => `${digits}${unit}`);
    return {
      fix: "Write `{binary}` where it counts by 1024, or `{decimal}` where it counts by 1000.",
      values: { binary: binary ?? "", decimal: decimal ?? "" },
    };
  }
  const nearest = `${digits}${nearestUnit(symbol) ?? ""}`;
  if (nearestUnit(symbol) !== undefined && quantityFault(nearest) === null)
    return { fix: "Write `{nearest}`.", values: { nearest } };
  return {
    fix: "Write a number that can be compared: `0.78`, or one with its unit, such as `250ms` or `512Mi`.",
  };
}

/** A bare number, or text with a unit such as `250ms`. */
export const quantity = z.union([z.number(), refined(quantityFault, quantityAdvice)]);

export const operator = z
  .enum(OPERATORS)
  .describe(
    "How the metric is compared: at least (gte), more than (gt), at most (lte), less than (lt), equal (eq).",
  );

/** Backslashes are turned round; what else can be wrong with a path is said by its fault. */
function pathAdvice(written: string): Advice | undefined {
  const nearest = written.replaceAll("\\", "/");
  if (nearest !== written && pathFault(nearest) === null)
    return { fix: "Write `{nearest}`.", values: { nearest } };
  return undefined;
}

/** A path relative to the package folder; see {@link pathFault}. */
export const path = refined(pathFault, pathAdvice);

function markdownFault(written: string): string | null {
  const named = /\.(?:md|markdown)$/.test(written);
  return (
    pathFault(written) ??
    (named ? null : "expected a Markdown file (.md) whose front matter holds the section")
  );
}

/** A Markdown file that stands for a whole section. */
export const markdownPath = refined(markdownFault).describe(
  "Markdown file of the package whose front matter holds this section's keys. Paths in it are relative to the package folder, too.",
);

const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "expected a SHA-256 in 64 lower-case hexadecimal digits")
  .describe("SHA-256 of the content, in lower-case hexadecimal.");

const missingDigest = "expected { sha256 }, since what stands at a uri can change";

/** Content outside the repository, fixed by its digest (an in-toto resource descriptor). */
export const external = z.strictObject({
  uri: z
    .string()
    .max(2000)
    .regex(
      /^[A-Za-z][A-Za-z0-9+.-]*:[!-~]+$/,
      "expected a uri such as s3://bucket/key or oci://registry/image",
    )
    .describe("Where the content is."),
  digest: z
    .strictObject(
      { sha256 },
      { error: (issue) => (issue.code === "invalid_type" ? missingDigest : undefined) },
    )
    .describe("What the content is."),
  mediaType: label.optional().describe("Media type of the content."),
});

/** A path, or `{ uri, digest: { sha256 } }` in its place. */
export const pathOrUri = z.union([path, external]);
