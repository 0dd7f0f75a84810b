import type { TrustAnchors } from "#core/facts/crypto.ts";
import type { Issue } from "#core/model/statement.ts";
import type { Words } from "#core/record/checked.ts";
import { RECORD_LIMITS, type ReadRecord, readRecord } from "#core/record/read-record.ts";
import type { PolicyFile } from "./check-policy.ts";
import type { SignedRecord } from "./check-signature.ts";
import { givenFolder } from "./given-folder.ts";
import { isSignature } from "./is-signature.ts";
import { privateKeyIn } from "./private-key.ts";
import { readGiven } from "./read-given.ts";
import type { VerifyOptions } from "./verify-options.ts";

/** Bytes of a key, a trusted root or a policy that are read. */
const MOST_SMALL = 1024 * 1024;
/** Bytes of a bundle that are read: the record in base64, and what vouches for it. */
const MOST_BUNDLE = 2 * RECORD_LIMITS.bytes;

/** Everything that the command line names, read. */
export interface Given {
  readonly record: ReadRecord;
  readonly signed: SignedRecord | null;
  readonly anchors: TrustAnchors;
  readonly policies: readonly PolicyFile[];
}

/** What was read, or every reason why it could not be. */
export type GivenAnswer =
  | { readonly ok: true; readonly value: Given }
  | { readonly ok: false; readonly problems: readonly Words[] };

/** Reads a record and what it is to be verified with, and sees that the folder of --files is one. Each file has its bound, and nothing else is opened. */
export async function readAll(path: string, options: VerifyOptions): Promise<GivenAnswer> {
  const usage = wrongUsage(options);
  if (usage !== null) return { ok: false, problems: [usage] };
  const { bundle, key, trustedRoot, files, policy } = options;
  const [record, signature, pem, root, folder, ...policies] = await Promise.all([
    readGiven(path, RECORD_LIMITS.bytes),
    bundle === undefined ? null : readGiven(bundle, MOST_BUNDLE),
    key === undefined ? null : readGiven(key, MOST_SMALL),
    trustedRoot === undefined ? null : readGiven(trustedRoot, MOST_SMALL),
    files === undefined ? null : givenFolder(files),
    ...policy.map((each) => readGiven(each, MOST_SMALL)),
  ]);
  const unread = [record, signature, pem, root, folder, ...policies].flatMap((each) =>
    each === null || each.ok ? [] : [each.problem],
  );
  if (!record.ok || unread.length > 0) return { ok: false, problems: unread };
  const told = record.value.toString("utf8");
  const read = readRecord(told, path);
  if (!read.ok && isSignature(told)) return { ok: false, problems: [signatureFirst(path)] };
  if (!read.ok) return { ok: false, problems: read.issues.map(noRecord) };
  const text = (answer: typeof signature) => (answer?.ok === true ? answer.value.toString("utf8") : "");
  const secret = key === undefined ? null : privateKeyIn(key, text(pem));
  if (secret !== null) return { ok: false, problems: [secret] };
  return {
    ok: true,
    value: {
      record: read.value,
      signed:
        bundle === undefined
          ? null
          : { ...read.value, bytes: record.value, bundle: { path: bundle, text: text(signature) } },
      anchors: {
        keys: key === undefined ? [] : [{ path: key, pem: text(pem) }],
        identities: identitiesOf(options),
        ...(trustedRoot === undefined ? {} : { trustedRoot: text(root) }),
      },
      policies: policies.flatMap((each, index) =>
        each.ok ? [{ path: policy[index] ?? "", bytes: each.value }] : [],
      ),
    },
  };
}

function identitiesOf({
  certificateIdentity,
  certificateOidcIssuer,
}: VerifyOptions): TrustAnchors["identities"] {
  if (certificateIdentity === undefined || certificateOidcIssuer === undefined) return [];
  return [{ subject: certificateIdentity, issuer: certificateOidcIssuer }];
}

/** A signature says nothing without somebody who is trusted, and trust nothing without a signature. */
function wrongUsage(options: VerifyOptions): Words | null {
  const { bundle, key, certificateIdentity, certificateOidcIssuer, trustedRoot, files, layout } = options;
  const hasIdentity = certificateIdentity !== undefined && certificateOidcIssuer !== undefined;
  if ((certificateIdentity === undefined) !== (certificateOidcIssuer === undefined))
    return {
      says: "--certificate-identity and --certificate-oidc-issuer go together: a name says little without who vouches for it",
      fix: "give both",
      values: {},
    };
  if (bundle !== undefined && key === undefined && !hasIdentity)
    return {
      says: "--bundle holds a signature, and nothing says whose it should be",
      fix: "name whom you trust: --key, or --certificate-identity with --certificate-oidc-issuer",
      values: {},
    };
  const trust = [key, certificateIdentity, trustedRoot].some((each) => each !== undefined);
  if (bundle === undefined && trust)
    return {
      says: "there is no signature to hold against the key or identity",
      fix: "name the file with it: --bundle",
      values: {},
    };
  if (files === undefined && layout !== undefined)
    return {
      says: "--layout says what the folder of --files is, and none is given",
      fix: "name the folder: --files",
      values: {},
    };
  return null;
}

function signatureFirst(path: string): Words {
  return {
    says: "`{path}` is a signature, and no record",
    fix: "name the record first, and the signature behind --bundle: `gatehouse verify <record> --bundle {path}`",
    values: { path },
  };
}

function noRecord({ says, fix, values, where: { path, line = 1, column = 1 } }: Issue): Words {
  return {
    says: `\`{record}\` is no record of Gatehouse: line {line}, column {column}: ${says}`,
    ...(fix === undefined ? {} : { fix }),
    values: { ...values, record: path, line, column },
  };
}
