// src/audit/audit-error.ts
/** A failure of the log itself; never a statement about a file of a user. */
var AuditError = class extends Error {
	code;
	constructor(code, message, options) {
		super(message, options);
		this.name = "AuditError";
		this.code = code;
	}
};
export { AuditError as t };
