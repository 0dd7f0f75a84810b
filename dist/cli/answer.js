// src/cli/answer.ts
/** An answer that is a problem. */
function problem(statement) {
	return {
		ok: false,
		problem: statement
	};
}
export { problem as t };
