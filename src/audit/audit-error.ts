/** Why the log, or something that was kept with it, could not be written or read. */
export type AuditErrorCode =
  /** An entry or content is larger than what is read back. */
  | "too-large"
  /** Kept content is not what its digest says. */
  | "content-changed"
  /** A file is no export, is cut off, or was made by a version that this one does not read. */
  | "unreadable"
  /** The chain of what is to be taken over does not hold. */
  | "broken-chain"
  /** What is to be taken over would be mixed with what is there. */
  | "not-empty";

/** A failure of the log itself; never a statement about a file of a user. */
export class AuditError extends Error {
  readonly code: AuditErrorCode;

  constructor(code: AuditErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "AuditError";
    this.code = code;
  }
}
