import { createHash } from "node:crypto";
import { checkResult } from "#core/record/check-result.ts";
import { checkSignOffs } from "#core/record/check-sign-offs.ts";
import { checkWaivers } from "#core/record/check-waivers.ts";
import type { Checked } from "#core/record/checked.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { type Terminal, tell } from "../terminal.ts";
import { checkFiles, type Layout } from "./check-files.ts";
import { checkPolicy } from "./check-policy.ts";
import { checkSignature, type SignatureChecked } from "./check-signature.ts";
import { type Given, readAll } from "./given.ts";
import { printVerification } from "./print-verification.ts";
import { verificationJson } from "./verification-json.ts";

/** What `gatehouse verify` was asked. */
export interface VerifyOptions {
  readonly bundle?: string;
  readonly key?: string;
  readonly certificateIdentity?: string;
  readonly certificateOidcIssuer?: string;
  readonly trustedRoot?: string;
  readonly files?: string;
  readonly layout?: Layout;
  readonly policy: readonly string[];
  readonly strict?: boolean;
  readonly json?: boolean;
}

/**
 * Verifies a record with nothing but the files that are named, and says of each part whether it was verified. Ends with 0 only where the record
 * tells of a release that passed, and nothing that could be looked at is wrong.
 */
export async function verify(path: string, options: VerifyOptions, terminal: Terminal): Promise<ExitCode> {
  const given = await readAll(path, options);
  if (!given.ok) {
    for (const each of given.problems) tell(terminal, "error", each);
    return EXIT.unanswered;
  }
  const parts = await checkParts(given.value, options);
  const { record } = given.value.record;
  if (options.json === true) terminal.out.write(verificationJson(record, parts));
  else printVerification(record, parts, terminal);
  const enough = (state: Checked["state"]) =>
    state === "verified" || (state === "not-verified" && options.strict !== true);
  return parts.every(({ state }) => enough(state)) ? EXIT.done : EXIT.no;
}

async function checkParts(
  { record: read, signed, anchors, policies }: Given,
  options: VerifyOptions,
): Promise<Checked[]> {
  const { record } = read;
  const waivers = checkWaivers(record);
  const signature = signed === null ? UNSIGNED : await checkSignature(signed, anchors);
  return [
    SHAPE,
    signature.checked,
    checkResult(record),
    checkSignOffs(record, sha256),
    ...(waivers === null ? [] : [waivers]),
    options.files === undefined
      ? notCompared(record.subject.length)
      : await checkFiles(record, {
          dir: options.files,
          layout: options.layout,
          uncovered: signature.uncovered,
        }),
    policies.length === 0 ? noPolicy(record.predicate.policy) : await checkPolicy(record, policies),
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

const UNSIGNED: SignatureChecked = {
  checked: {
    part: "signature",
    state: "not-verified",
    says: {
      says: "no --bundle was given: whoever handed you the record may have written or changed every word of it",
      values: {},
    },
    details: [],
  },
  uncovered: [],
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
