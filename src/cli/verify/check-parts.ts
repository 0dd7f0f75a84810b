import { createHash } from "node:crypto";
import { checkPackage } from "#core/record/check-package.ts";
import { checkResult } from "#core/record/check-result.ts";
import { checkShape } from "#core/record/check-shape.ts";
import { checkSignOffs } from "#core/record/check-sign-offs.ts";
import { checkWaivers } from "#core/record/check-waivers.ts";
import type { Checked } from "#core/record/checked.ts";
import type { Reader } from "#core/record/judged-by.ts";
import type { PackageRecord } from "#core/record/record-schema.ts";
import { restsOnSender } from "#core/record/unshown.ts";
import { ownVersion } from "../version.ts";
import { checkFiles } from "./check-files.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkSignature } from "./check-signature.ts";
import type { Given } from "./given.ts";
import { policyPlace } from "./policy-place.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** Looks at each part of a record with what was given, in the order in which they are told. */
export async function checkParts(
  { record: read, signed, anchors, policies }: Given,
  { files, layout }: Pick<VerifyOptions, "files" | "layout">,
): Promise<Checked[]> {
  const { record } = read;
  const program = ownVersion();
  const waivers = checkWaivers(record);
  const signature = signed === null ? unsigned(record) : await checkSignature(signed, anchors);
  const reader: Reader = { program, isSigned: signature.state === "verified" };
  return [
    checkShape(record, program),
    signature,
    checkPackage(record, sha256),
    checkResult(record, reader),
    checkSignOffs(record, sha256),
    ...(waivers === null ? [] : [waivers]),
    files === undefined
      ? notCompared(record.subject.length)
      : await checkFiles(record, { dir: files, layout }),
    policies.length === 0 ? noPolicy(record.predicate.policy) : await checkPolicy(record, policies, reader),
  ];
}

function unsigned(record: PackageRecord): Checked {
  return { part: "signature", state: "not-verified", says: restsOnSender(record), details: [] };
}

function notCompared(count: number): Checked {
  const says = {
    says: "no --files were given: {count} [file|files] not compared with the record",
    values: { count },
  };
  return { part: "files", state: "not-verified", says, details: [] };
}

function noPolicy({ uri, digest }: Given["record"]["record"]["predicate"]["policy"]): Checked {
  const blob = digest["gitBlob"] ?? Object.values(digest)[0] ?? "";
  const place = policyPlace(uri);
  const says = `no --policy was given: the record says ${place.says}, git blob {blob}`;
  const values = { ...place.values, blob };
  return { part: "policy", state: "not-verified", says: { says, values }, details: [] };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
