import { t as paintFor } from "./terminal.js";
// src/cli/progress.ts
/** How often, in milliseconds, it is looked whether the line has to be written anew. */
const EACH = 200;
/**
* Shows on `err` what is going on, from the moment it is said: who waits knows at once that something happens. After a second it says
* for how long. On a terminal only, and never where `CI` is set.
*/
function showProgress({ err }, env = process.env) {
	if (!err.isTTY || env["CI"] !== void 0) return {
		say: () => {},
		end: () => {}
	};
	const paint = paintFor(err);
	const started = performance.now();
	let doing = "";
	let shown = "";
	const show = () => {
		const seconds = Math.floor((performance.now() - started) / 1e3);
		const line = seconds === 0 ? `${doing} …` : `${doing} … ${seconds} s`;
		if (line !== shown) err.write(`\r\u001B[K${paint("quiet", line)}`);
		shown = line;
	};
	let timer;
	return {
		say: (now) => {
			doing = now;
			timer ??= setInterval(show, EACH).unref();
			show();
		},
		end: () => {
			clearInterval(timer);
			timer = void 0;
			if (shown !== "") err.write("\r\x1B[K");
			shown = "";
		}
	};
}
export { showProgress as t };
