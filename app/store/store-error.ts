/**
 * The store cannot be had or must not be trusted. Always the operator's to mend, never a pull request's:
 *
 * - `in-use`: another process has the folder.
 * - `not-durable`: what is committed would not be on disk.
 * - `other-version`: another version of Gatehouse or of PGlite made what is there.
 * - `unreachable`: the server or the folder does not answer.
 * - `refused`: the server or the folder does not let us in.
 * - `migration`: the tables could not be brought to this version.
 * - `misused`: a handle was used where it would hang; a mistake of the program.
 */
export type StoreErrorCode =
  | "in-use"
  | "not-durable"
  | "other-version"
  | "unreachable"
  | "refused"
  | "migration"
  | "misused";

/** Says what is wrong and how to mend it. Never carries a password. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StoreError";
    this.code = code;
  }
}
