import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { readYaml, type SourceDocument } from "#core/source/read-yaml.ts";
import { type PolicyReference, parsePolicyReference } from "./policy-reference.ts";
import { extendingPolicySchema, type PolicySource, policySchema } from "./policy-schema.ts";
import { childOf } from "./written-settings.ts";

/** A policy file whose form is right. What it names has still to be looked up. */
export interface PolicyFile {
  readonly path: string;
  /** Git object id. */
  readonly digest: string;
  readonly document: SourceDocument;
  /** With defaults filled in. Of a policy that extends another, `packages` and `stages` may be empty. */
  readonly source: PolicySource;
  /** The policy that it stands on; `null`: it stands for itself. */
  readonly reference: PolicyReference | null;
}

/** Reads the form of a policy file: every mistake with its place, all at once. */
export function parsePolicy(text: string, path: string, digest: string): Reading<PolicyFile> {
  const read = readYaml(text, path);
  if (!read.ok) return read;
  const document = read.value;
  const file = { path, digest, document };
  if (childOf(document.value, "extends") === undefined) {
    const source = checkSchema(policySchema, document, path);
    if (!source.ok) return { ok: false, issues: source.issues.map(explainKey) };
    return { ok: true, value: { ...file, source: source.value, reference: null } };
  }
  const source = checkSchema(extendingPolicySchema, document, path);
  if (!source.ok) return { ok: false, issues: source.issues.map(explainKey) };
  const { extends: reference, ...own } = source.value;
  return {
    ok: true,
    value: { ...file, source: { ...own, waivable: [] }, reference: parsePolicyReference(reference) },
  };
}

/** Keys that are written elsewhere, and where. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  after: "Write `{key}` beside `branches` of the stage.",
  windows: "Write the days under `freezes` at the top of the policy.",
  waivable: "Write `{key}` in the policy that this one extends: only that one can say what may be waived.",
};

/** Says where a key belongs that has no place where it stands. */
function explainKey(issue: Issue): Issue {
  const key = issue.values["key"];
  if (issue.id !== "unknown-key" || typeof key !== "string" || !Object.hasOwn(ELSEWHERE, key)) return issue;
  return { ...issue, fix: ELSEWHERE[key] ?? "", values: { key } };
}
