import type { Reading } from "#core/model/statement.ts";
import { locate } from "#core/source/span-of.ts";
import { crossCheck } from "./cross-check.ts";
import { type PolicyFile, parsePolicy } from "./parse-policy.ts";
import type { Policy } from "./policy.ts";
import { policyOf } from "./policy-of.ts";
import { spelledReference } from "./policy-reference.ts";

/**
 * Reads a policy file that stands for itself. Either the whole of it is valid, or every mistake is given with its place:
 * a broken policy is an error, never a set of defaults. One that extends another cannot be read alone: see
 * {@link extendPolicy}.
 */
export function readPolicy(text: string, path: string, digest: string): Reading<Policy> {
  const file = parsePolicy(text, path, digest);
  return file.ok ? standingAlone(file.value) : file;
}

/** The policy of a file that extends nothing. */
export function standingAlone(file: PolicyFile): Reading<Policy> {
  const { source, document, path, reference } = file;
  if (reference !== null) {
    const where = locate(path, document.positions, ["extends"]);
    const values = { repository: spelledReference(reference) };
    const says =
      "The policy of `{repository}`, on which this one stands, was not read, so what is asked is not known.";
    return { ok: false, issues: [{ id: "extended-policy-unread", says, values, where }] };
  }
  const issues = crossCheck(source, document, path);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, value: policyOf(file) };
}
