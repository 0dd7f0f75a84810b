import type { SignatureFacts } from "#core/facts/signature-facts.ts";

/** What verifying one signature came to. */
export type Proof = Pick<SignatureFacts, "status" | "by" | "because">;

/** A detached signature whose file is not known. */
export const NO_CONTENT: Proof = {
  status: "unreadable",
  because: "the file that it signs, whose name is its own without the ending, is not there",
};

/** A signature of something else. */
export const DOES_NOT_HOLD: Proof = {
  status: "broken",
  because: "the signature does not hold for what it is about",
};
