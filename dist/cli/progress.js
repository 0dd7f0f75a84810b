import { t as paintFor } from "./terminal.js";
import { r as toldInstant } from "./code-frame.js";
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
// src/cli/progress.ts
/** After how many milliseconds somebody wonders whether anything happens, and how often the line is written anew. */
const PATIENCE = 500;
const EACH = 200;
/** Shows on `err` what is going on: on a terminal only, only where it takes half a second, and never where `CI` is set. */
function showProgress({ err }, env = process.env) {
	if (!err.isTTY || env["CI"] !== void 0) return {
		say: () => {},
		end: () => {}
	};
	const paint = paintFor(err);
	const started = performance.now();
	let doing = "";
	let shown = false;
	const timer = setInterval(() => {
		const passed = performance.now() - started;
		if (passed < PATIENCE || doing === "") return;
		shown = true;
		err.write(`\r\u001B[K${paint("quiet", `${doing} … ${Math.floor(passed / 1e3)} s`)}`);
	}, EACH).unref();
	return {
		say: (now) => {
			doing = now;
		},
		end: () => {
			clearInterval(timer);
			if (shown) err.write("\r\x1B[K");
			shown = false;
		}
	};
}
export { instantOf as n, showProgress as t };
