/**
 * Why the inbox did not take something: `closed`, it takes nothing more; `not-stored`, the store would not have it (the cause says why), and
 * nothing of it is kept; `incompatible`, the queue's tables are not as this version knows them.
 */
export type InboxErrorCode = "closed" | "not-stored" | "incompatible";

/** A failure of the inbox itself. Whoever handed something over still has it, and has to offer it again. */
export class InboxError extends Error {
  readonly code: InboxErrorCode;

  constructor(code: InboxErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "InboxError";
    this.code = code;
  }
}
