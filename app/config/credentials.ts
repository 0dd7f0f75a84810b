import { createPrivateKey } from "node:crypto";
import { type Environment, secretIn } from "./environment.ts";

/** What proves to GitHub who we are, and to us who GitHub is. Can be exchanged while the App runs. */
export interface Credentials {
  /** PEM. */
  readonly privateKey: string;
  /** Secrets that webhooks may be signed with, the newest first: two while they are being exchanged. */
  readonly webhookSecrets: readonly string[];
}

/** Fewest bytes of a webhook secret: as many as the SHA-256 that it keys. */
export const SECRET_BYTES = 32;

/** Reads key and secrets from the environment, or from the files that it names. What is wrong goes to `faults`. */
export function readCredentials(env: Environment, faults: string[]): Credentials {
  const before = faults.length;
  const text = secretIn(env, "PRIVATE_KEY", faults);
  const privateKey = pem(text);
  if (privateKey === null && faults.length === before) faults.push(keyFault(text ?? ""));
  const secrets = ["WEBHOOK_SECRET", "WEBHOOK_SECRET_PREVIOUS"].map((name) => secret(env, name, faults));
  return { privateKey: privateKey ?? "", webhookSecrets: secrets.filter((each) => each !== null) };
}

function secret(env: Environment, name: string, faults: string[]): string | null {
  const before = faults.length;
  const text = secretIn(env, name, faults);
  if (faults.length > before) return null;
  if (text === undefined && name !== "WEBHOOK_SECRET") return null;
  if (Buffer.byteLength(text ?? "") >= SECRET_BYTES) return text ?? null;
  faults.push(`${name}: expected at least ${SECRET_BYTES} bytes; make one with "openssl rand -hex 32"`);
  return null;
}

/** A PEM may come with escaped line ends, or whole in base64, since many a place for secrets takes one line only. */
function pem(text: string | undefined): string | null {
  if (text === undefined) return null;
  const plain = text.includes("-----BEGIN") ? text : Buffer.from(text, "base64").toString("utf8");
  const unfolded = plain.replaceAll("\\n", "\n").trim();
  return isRsaKey(unfolded) ? unfolded : null;
}

/** GitHub's keys are RSA keys; another one could not sign in. */
function isRsaKey(text: string): boolean {
  try {
    return createPrivateKey(text).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

function keyFault(text: string): string {
  return /^(~|\.{0,2}\/|[A-Za-z]:\\)|\.(pem|key|txt)$/.test(text.trim())
    ? 'PRIVATE_KEY: expected the content of the key\'s file, not its path; put it on one line with "base64 -w0 key.pem", or name the file in PRIVATE_KEY_FILE'
    : "PRIVATE_KEY: expected the App's private key as PEM, or the same in base64; or name its file in PRIVATE_KEY_FILE";
}
