import type { Crypto } from "#core/facts/crypto.ts";
import { blobDigest } from "./blob-digest.ts";
import { fileDigests } from "./file-digests.ts";
import { verifyFile } from "./verify-file.ts";

/** The cryptography of Node and of Sigstore's libraries, offline: no key, root or log is ever asked for over a network. */
export const nodeCrypto: Crypto = {
  digests: fileDigests,
  blobDigest,
  verify: verifyFile,
};
