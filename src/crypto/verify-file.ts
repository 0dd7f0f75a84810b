import { createHash } from "node:crypto";
import { type SignedFile, signedPath, type TrustAnchors } from "#core/facts/crypto.ts";
import type { SignatureFacts } from "#core/facts/signature-facts.ts";
import type { Artifact } from "#core/model/details.ts";
import type { Proof } from "./proof.ts";
import { type ReadStatement, readStatement } from "./statement.ts";
import { type VerifiedSignature, verifyEach } from "./verify-each.ts";

/** Verifies whatever signatures a file of a package holds, and reads what they are about. See {@link verifyEach}. */
export async function verifyFile(file: SignedFile, anchors: TrustAnchors): Promise<SignatureFacts[]> {
  return (await verifyEach(file, anchors)).map((each) => factsOf(file, each));
}

type Place = { readonly line?: number };

function factsOf(file: SignedFile, { proof, line, over }: VerifiedSignature): SignatureFacts {
  const place: Place = line === undefined ? {} : { line };
  if (over.kind === "statement")
    return ofStatement(file, place, readStatement(over.payloadType, over.payload), proof);
  if (over.kind === "content") return ofContent(file, place, proof);
  const { path } = file;
  return { path, where: { path, ...place }, predicateType: null, subjects: [], ...proof };
}

/** A signature over a statement: one that cannot be read is worth nothing, however well it is signed. */
function ofStatement(
  { path }: SignedFile,
  place: Place,
  { because, ...stated }: ReadStatement,
  proof: Proof,
): SignatureFacts {
  const judged: Proof =
    proof.status === "verified" && because !== undefined ? { status: "unreadable", because } : proof;
  return { path, where: { path, ...place }, ...stated, ...judged };
}

/** A signature over a file's bytes: its subject is the file beside which it lies. */
function ofContent({ path, content }: SignedFile, place: Place, proof: Proof): SignatureFacts {
  const name = signedPath(path)?.split("/").at(-1);
  const subjects: Artifact[] =
    content === undefined || name === undefined
      ? []
      : [
          {
            name,
            digests: [{ algorithm: "sha256", value: sha256(content) }],
            size: content.length,
            source: { pointer: "" },
          },
        ];
  return { path, where: { path, ...place }, predicateType: null, subjects, ...proof };
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
