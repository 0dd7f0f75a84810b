import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import type { TrustAnchors } from "#core/facts/crypto.ts";
import { sshKey } from "./ssh-key.ts";

/** A public key that the base branch trusts. */
export interface TrustedKey {
  readonly path: string;
  readonly key: KeyObject;
  /** `SHA256:` and the digest of the key in base64, as `ssh-keygen -l` prints it; of a key in PEM its DER is what is digested. */
  readonly fingerprint: string;
  /** How bundles call it: SHA-256 of its PEM or DER in hexadecimal (OpenSSF model signing), or of its DER in base64 (cosign). */
  readonly hints: readonly string[];
  /** Of a line of OpenSSH: its blob, and in which namespaces signatures count. */
  readonly ssh?: { readonly type: string; readonly blob: Buffer; readonly namespaces: readonly string[] };
}

export interface TrustedKeys {
  readonly keys: readonly TrustedKey[];
  /** Whether a file holds something that is no key that can be used: then a signature may be refused for that reason. */
  readonly unusable: boolean;
}

/** Keys that are read of all files together. */
const MOST_KEYS = 100;
/** Characters of one file that are read. */
const MOST_TEXT = 200_000;

const PEM = /-----BEGIN (PUBLIC KEY|RSA PUBLIC KEY|CERTIFICATE)-----[A-Za-z0-9+/=\s]*-----END \1-----/g;
const SSH_TYPE = /^(ssh-|ecdsa-sha2-|sk-)/;

/** The namespace of signatures over files, by the manual of ssh-keygen: what counts where the key file names none. */
const FILE_NAMESPACE = "file";

/** Reads the keys that a policy trusts. Never throws on what the files hold. */
export function trustedKeys(files: TrustAnchors["keys"]): TrustedKeys {
  const keys: TrustedKey[] = [];
  let unusable = false;
  for (const { path, pem } of files) {
    const text = pem.slice(0, MOST_TEXT);
    const found = text.includes("-----BEGIN ") ? pemKeys(path, text) : sshKeys(path, text);
    keys.push(...found.keys);
    unusable ||= found.unusable || pem.length > MOST_TEXT || found.keys.length === 0;
  }
  return { keys: keys.slice(0, MOST_KEYS), unusable: unusable || keys.length > MOST_KEYS };
}

function pemKeys(path: string, text: string): TrustedKeys {
  const blocks = text.match(PEM) ?? [];
  const keys = blocks.flatMap((block) => {
    const key = publicKeyOf(block);
    return key === null ? [] : [pemKey(path, key)];
  });
  return { keys, unusable: keys.length < text.split("-----BEGIN ").length - 1 };
}

/** The public key of a PEM text or of DER (SubjectPublicKeyInfo); `null` when it is none. */
export function publicKeyOf(source: string | Buffer): KeyObject | null {
  try {
    return typeof source === "string"
      ? createPublicKey(source)
      : createPublicKey({ key: source, format: "der", type: "spki" });
  } catch {
    return null;
  }
}

function pemKey(path: string, key: KeyObject): TrustedKey {
  const der = key.export({ type: "spki", format: "der" });
  const sha256 = (data: Buffer | string, encoding: "hex" | "base64") =>
    createHash("sha256").update(data).digest(encoding);
  const hints = [
    sha256(key.export({ type: "spki", format: "pem" }), "hex"),
    sha256(der, "hex"),
    sha256(der, "base64"),
  ];
  return { path, key, fingerprint: fingerprintOf(der), hints };
}

function fingerprintOf(bytes: Buffer): string {
  return `SHA256:${createHash("sha256").update(bytes).digest("base64").replace(/=+$/, "")}`;
}

function sshKeys(path: string, text: string): TrustedKeys {
  const keys: TrustedKey[] = [];
  let unusable = false;
  for (const line of text.split(/\r?\n/)) {
    const trimmed = line.trim();
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    const key = sshLine(path, trimmed);
    if (key === null) unusable = true;
    else keys.push(key);
  }
  return { keys, unusable };
}

/**
 * A line of `allowed_signers` (`who [options] type key [comment]`) or a public key (`type key [comment]`). Lines with options
 * that are not judged here (a certificate authority, dates, patterns of namespaces) are not used: ssh-keygen(1), ALLOWED SIGNERS.
 */
function sshLine(path: string, line: string): TrustedKey | null {
  const words = line.split(/[ \t]+/);
  const at = words.findIndex((word, index) => index <= 2 && SSH_TYPE.test(word));
  const encoded = words[at + 1];
  if (at < 0 || encoded === undefined || !/^[A-Za-z0-9+/]{1,20000}={0,2}$/.test(encoded)) return null;
  const namespaces = at < 2 ? [FILE_NAMESPACE] : namespacesOf(words[1] ?? "");
  const blob = Buffer.from(encoded, "base64");
  const read = sshKey(blob);
  if (namespaces === null || read === null || read.type !== words[at]) return null;
  const ssh = { type: read.type, blob, namespaces };
  return { path, key: read.key, fingerprint: fingerprintOf(blob), hints: [], ssh };
}

function namespacesOf(options: string): string[] | null {
  const listed = /^namespaces="([^"*?!\s]+)"$/i.exec(options)?.[1];
  return listed === undefined ? null : listed.split(",").filter((name) => name !== "");
}
