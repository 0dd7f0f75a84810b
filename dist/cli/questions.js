// src/cli/init/questions.ts
/** The person went away from a question, with Ctrl-C or Escape. */
var Cancelled = class extends Error {
	constructor() {
		super("cancelled");
	}
};
export { Cancelled as t };
