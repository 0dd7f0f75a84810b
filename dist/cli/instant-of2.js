import "./rolldown-runtime.js";
import { t as toldInstant } from "./told-instant.js";
import { t as problem } from "./answer.js";
// src/cli/instant-of.ts
/** Reads what an option `--now` says, a day or an instant, and gives it in the form of `toISOString`: as a policy case reads its `now`, and without seconds, too. */
function instantOf(written) {
	const read = toldInstant.safeParse(written.replace(/T\d{2}:\d{2}(?=[Z+-])/, "$&:00"));
	if (read.success) return {
		ok: true,
		value: read.data
	};
	return problem({
		id: "no-time",
		says: "--now `{written}` is neither a day nor an instant from 1970 to 9999",
		fix: "write a day that the calendar has, as 2026-12-24, or an instant as 2026-12-24T18:00:00Z",
		values: { written }
	});
}
export { instantOf as t };
