import type { Reading } from "#core/model/statement.ts";
import { extendPolicy } from "./extend-policy.ts";
import { type PolicyFile, parsePolicy } from "./parse-policy.ts";
import type { Policy } from "./policy.ts";
import { standingAlone } from "./read-policy.ts";

/** Commit of the organisation's policy in cases. */
export const COMMIT = "3f2a1bc".padEnd(40, "0");

function fileOf(text: string, path: string, digest: string): PolicyFile {
  const file = parsePolicy(text, path, digest);
  if (!file.ok) throw new Error(JSON.stringify(file.issues, null, 2));
  return file.value;
}

/** A repository's policy that stands on an organisation's; both as text. The own one gets its first two lines here. */
export function extended(theirs: string, own: string): Reading<Policy> {
  const file = fileOf(`version: 1\n${theirs}`, ".github/gatehouse.yml", "t");
  const policy = standingAlone(file);
  if (!policy.ok) throw new Error(JSON.stringify(policy.issues, null, 2));
  const reading = parsePolicy(`version: 1\nextends: acme/.github\n${own}`, ".github/gatehouse.yml", "o");
  if (!reading.ok) return reading;
  return extendPolicy(reading.value, {
    reference: { owner: "acme", name: ".github", ref: null },
    commit: COMMIT,
    file,
    policy: policy.value,
  });
}

/** The policy that both come to, where they can be joined. */
export function joined(theirs: string, own: string): Policy {
  const reading = extended(theirs, own);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues, null, 2));
  return reading.value;
}
