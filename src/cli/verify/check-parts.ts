import { createHash } from "node:crypto";
import { checkPackage } from "#core/record/check-package.ts";
import { checkResult } from "#core/record/check-result.ts";
import { checkSignOffs } from "#core/record/check-sign-offs.ts";
import { checkWaivers } from "#core/record/check-waivers.ts";
import type { Checked } from "#core/record/checked.ts";
import { ownVersion } from "../version.ts";
import { checkFiles } from "./check-files.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkSignature } from "./check-signature.ts";
import type { Given } from "./given.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** Looks at each part of a record with what was given, in the order in which they are told. */
export async function checkParts(
  { record: read, signed, anchors, policies }: Given,
  { files, layout }: Pick<VerifyOptions, "files" | "layout">,
): Promise<Checked[]> {
  const { record } = read;
  const waivers = checkWaivers(record);
  return [
    SHAPE,
    signed === null ? UNSIGNED : await checkSignature(signed, anchors),
    checkPackage(record, sha256),
    checkResult(record, ownVersion()),
    checkSignOffs(record, sha256),
    ...(waivers === null ? [] : [waivers]),
    files === undefined
      ? notCompared(record.subject.length)
      : await checkFiles(record, { dir: files, layout }),
    policies.length === 0
      ? noPolicy(record.predicate.policy)
      : await checkPolicy(record, policies, ownVersion()),
  ];
}

const SHAPE: Checked = {
  part: "shape",
  state: "verified",
  says: {
    says: "an in-toto statement v1 with a SLSA verification summary v1, and Gatehouse's part of it",
    values: {},
  },
  details: [],
};

const UNSIGNED: Checked = {
  part: "signature",
  state: "not-verified",
  says: {
    says: "no --bundle was given: whoever handed you the record may have written every word of it, or left out what nothing else in it tells of",
    values: {},
  },
  details: [],
};

function notCompared(count: number): Checked {
  const says = {
    says: "no --files were given: {count} [file|files] not compared with the record",
    values: { count },
  };
  return { part: "files", state: "not-verified", says, details: [] };
}

function noPolicy({ uri, digest }: Given["record"]["record"]["predicate"]["policy"]): Checked {
  const blob = digest["gitBlob"] ?? Object.values(digest)[0] ?? "";
  const says = "no --policy was given: the record says `{uri}`, git blob {blob}";
  return { part: "policy", state: "not-verified", says: { says, values: { uri, blob } }, details: [] };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
