import * as z from "zod";

const path = z
  .string()
  .min(1)
  .max(300)
  .regex(
    /^(?!\/)(?!.*(?:^|\/)\.\.(?:\/|$))[^\\]+$/,
    "expected a path from the root of the repository, such as .github/keys/model.pem",
  );
const url = z.string().min(1).max(500);

/** Who is trusted without a key: whom a certificate authority of the trusted root identified. */
const identity = z.strictObject({
  issuer: url.describe(
    "Who identified the signer: https://token.actions.githubusercontent.com for workflows of GitHub.",
  ),
  subject: url.describe(
    "The signer as the certificate names it, letter by letter: an e-mail address, or a workflow such as https://github.com/acme/churn/.github/workflows/train.yml@refs/heads/main.",
  ),
});

/** Options of the gate `signature`. */
export const options = z.strictObject({
  required: z
    .boolean()
    .default(false)
    .describe(
      "Whether a model without a signature fails here. The gate `package` says when a stage asks for one.",
    ),
  keys: z
    .array(path)
    .max(50)
    .default([])
    .describe("Files of the base branch with keys that are trusted: PEM, or OpenSSH's allowed_signers."),
  identities: z
    .array(identity)
    .max(50)
    .default([])
    .describe("Signers that are trusted by their Sigstore certificate."),
  trusted_root: path
    .optional()
    .describe("Sigstore trusted root of the base branch, in place of the one that is built in."),
  provenance: z
    .boolean()
    .default(false)
    .describe("Whether the model must have verified SLSA provenance under `model.provenance`."),
  builders: z
    .array(url)
    .max(50)
    .default([])
    .describe("Builders that provenance may name; any verified one when none is named."),
  ignore: z
    .array(
      z
        .string()
        .min(1)
        .max(256)
        .regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes"),
    )
    .max(50)
    .default(["**/*.sig", "**/*.sigstore", "**/*.sigstore.json", "**/*.sha256", "**/.git*"])
    .describe("Globs of files below `model.path` that no signature has to cover."),
});

export type Options = z.output<typeof options>;
