import { readCaseFile } from "#core/cases/read-case-file.ts";
import { readChecklist } from "#core/checklist/read-checklist.ts";
import { readDrill } from "#core/drill/read-drill.ts";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { resolveSections } from "#core/handoff/resolve-sections.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { extendPolicy } from "#core/policy/extend-policy.ts";
import { parsePolicy } from "#core/policy/parse-policy.ts";
import { readPolicy, standingAlone } from "#core/policy/read-policy.ts";
import { fixOf, PLAIN, says } from "#core/report/fill-template.ts";

/** A file as a page shows it: its path, whether only a part is shown, and the mistakes that it is shown for. */
export interface ShownFile {
  readonly path: string;
  readonly part: boolean;
  readonly mistakes: readonly string[];
}

/** What the first lines of a YAML block say: `# path`, `# path, in part`, then perhaps `# not valid: <ids>`. */
export function shownFile(text: string): ShownFile | null {
  const [first = "", second = ""] = text.split("\n");
  const [, path, part] = /^# (\S+\.ya?ml)(, in part)?$/.exec(first) ?? [];
  if (path === undefined) return null;
  const ids = /^# not valid: (.+)$/.exec(second)?.[1];
  return { path, part: part !== undefined, mistakes: ids?.split(", ") ?? [] };
}

/** What a part of a file leaves out. It is added below, so that lines stay where the page shows them. */
const REST: Readonly<Record<"policy" | "manifest", Readonly<Record<string, string>>>> = {
  policy: {
    version: "version: 1",
    roles: 'roles: { operations: { owners: ["@acme/sre"] }, security: { owners: ["@acme/appsec"] } }',
    stages: "stages: { engineering: { branches: [main] } }",
  },
  manifest: {
    apiVersion: "apiVersion: gatehouse/v1",
    package: 'package: { name: churn, version: 3.1.0, owner: "@acme/churn" }',
  },
};

function completed(text: string, kind: "policy" | "manifest"): string {
  const missing = Object.entries(REST[kind]).filter(([key]) => !new RegExp(`^${key}:`, "m").test(text));
  return [text.trimEnd(), ...missing.map(([, line]) => line), ""].join("\n");
}

/** Reads a file with the reader that Gatehouse has for its path; `null` where there is none. */
export function readShown(
  { path, part }: Pick<ShownFile, "path" | "part">,
  text: string,
): Reading<unknown> | null {
  if (/^\.github\/gatehouse\.ya?ml$/.test(path)) {
    return readShownPolicy(part ? completed(text, "policy") : text, path);
  }
  if (/[./]gatehouse[.-]test\.ya?ml$/.test(path)) return readCaseFile(text, path);
  const folder = /^(handoffs\/[\w-]+)\//.exec(path)?.[1];
  if (folder !== undefined && /\/handoff\.ya?ml$/.test(path)) {
    return readManifest(part ? completed(text, "manifest") : text, path, folder);
  }
  if (/\/checklists\/[\w-]+\.(md|ya?ml)$/.test(path)) return readChecklist(text, path);
  if (folder !== undefined && /\/drills\/[\w-]+\.md$/.test(path)) return readDrill(text, path);
  if (folder !== undefined && path.endsWith("/docs/problem.md")) return readProblem(text, path, folder);
  return null;
}

/** The policy that pages extend, as docs/policy.md shows it. */
const EXTENDED = `version: 1
stages:
  production: { branches: [release], gates: { rollback: { max_within: 15m } } }
`;

/** A policy as a pull request that brings it is told of: what asks for less than what it extends is a mistake. */
function readShownPolicy(text: string, path: string): Reading<unknown> {
  const [file, theirs] = [parsePolicy(text, path, ""), parsePolicy(EXTENDED, path, "")];
  if (!file.ok || file.value.reference === null || !theirs.ok) return readPolicy(text, path, "");
  const policy = standingAlone(theirs.value);
  if (!policy.ok) return policy;
  const extended = { reference: file.value.reference, commit: "3f2a1bc", file: theirs.value };
  const reading = extendPolicy(file.value, { ...extended, policy: policy.value });
  const { warnings = [] } = reading.ok ? reading : {};
  return warnings.length > 0 ? { ok: false, issues: warnings } : reading;
}

/** A Markdown file that stands for the section `problem`. */
function readProblem(text: string, path: string, folder: string): Reading<unknown> {
  const manifest = completed("problem: docs/problem.md\n", "manifest");
  const document = readManifest(manifest, `${folder}/handoff.yml`, folder);
  return document.ok ? resolveSections(document.value, new Map([[path, text]])) : document;
}

/** An issue as the pages quote it: place, what is wrong, what to do. */
export function quoted(issue: Issue): string {
  const fix = fixOf(issue, PLAIN);
  const place = `${issue.where.line ?? 0}:${issue.where.column ?? 0}`;
  return `${place} ${says(issue, PLAIN)}${fix === null ? "" : ` → ${fix}`}`;
}
