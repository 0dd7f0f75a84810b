import { envelopeOf } from "#crypto/envelope.ts";
import { isSshSignature } from "#crypto/verify-ssh.ts";

/** Whether a text is a file of signatures in a form that is verified here, whatever they are worth: OpenSSH, or bundles and envelopes, one or a line each. */
export function isSignature(text: string): boolean {
  const plain = text.replace(/^\uFEFF/, "");
  const [first = ""] = plain.trimStart().split("\n", 1);
  return isSshSignature(plain) || [plain, first].some((each) => envelopeOf(jsonOf(each)) !== null);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
