import "./rolldown-runtime.js";
import { n as openClone, r as readRange, t as closeClone } from "./clone-range.js";
import { n as tell, r as EXIT } from "./terminal.js";
import { t as showProgress } from "./progress.js";
import { setImmediate } from "node:timers/promises";
// src/cli/check/load-judging.ts
/**
* What takes long to load, what others stand on first. In pieces, since this process hears nothing of git while it loads one:
* between two, git's answer is taken and the next question asked, and git looks while this process loads on.
*/
const PIECES = [
	() => import("./read-yaml.js"),
	() => import("./read-manifest2.js"),
	() => import("./read-checklist2.js"),
	() => import("./registry2.js"),
	() => import("./parse-policy2.js"),
	() => import("./judge-content2.js")
];
/** Loads what judges a clone and prints the verdict, and lets whatever else this process does go on meanwhile. */
async function loadJudging() {
	for (const load of PIECES) {
		await letOthersGoOn();
		await load();
	}
	await letOthersGoOn();
	const { subjectOf } = await import("./judge-clone2.js");
	const { judgeRange } = await import("./judge-range.js");
	return {
		judgeRange,
		subjectOf
	};
}
/** What a process says, that its output ends and that it ended are heard in turns of their own. */
async function letOthersGoOn() {
	for (let turns = 0; turns < 3; turns++) await setImmediate();
}
// src/cli/check/check.ts
/**
* Judges a local clone, as the Action judges a pull request, and prints the verdict: its files as they are, or a commit. With a
* path, only the packages that it leads to. With `watch`, again whenever something changes.
*/
async function check(path, options, terminal) {
	if (options.record === void 0 && (options.pr !== void 0 || options.force === true)) {
		tell(terminal, "error", {
			says: "--pr and --force are about a record, and none is asked for",
			fix: "name the folder to write it to: --record DIR",
			values: {}
		});
		return EXIT.unanswered;
	}
	const started = performance.now();
	const progress = showProgress(terminal);
	progress.say("reading the clone");
	const leave = (_, number) => {
		progress.end();
		process.exit(128 + number);
	};
	const endings = options.watch === true ? [] : ENDINGS;
	for (const name of endings) process.once(name, leave);
	try {
		return await openAndJudge({
			path,
			options,
			terminal,
			progress,
			started
		});
	} finally {
		for (const name of endings) process.off(name, leave);
		progress.end();
	}
}
async function openAndJudge(asked) {
	const { options } = asked;
	const day = await dayOf(options);
	if (!day.ok) return unanswered(day, asked);
	const judging = loadJudging();
	judging.catch(() => {});
	const opened = await openClone(options.repo, options.head === void 0 ? "work-tree" : "commit");
	if (!opened.ok) return unanswered(opened, asked);
	const clone = opened.value;
	try {
		return await (options.watch === true ? judgeAgain : judgeNow)({
			...asked,
			clone,
			judging,
			day: day.value
		});
	} finally {
		await closeClone(clone);
	}
}
async function dayOf({ now }) {
	if (now === void 0) return {
		ok: true,
		value: null
	};
	const { instantOf } = await import("./instant-of.js");
	return instantOf(now);
}
function unanswered({ problem }, { progress, terminal }) {
	progress.end();
	tell(terminal, "error", problem);
	return EXIT.unanswered;
}
async function judgeAgain({ clone, judging, progress, ...asked }) {
	const { watch } = await import("./watch.js");
	const { judgeRange, subjectOf } = await judging;
	const subject = subjectOf(clone);
	progress.end();
	return watch(subject, asked.options, asked.terminal, (range) => judgeRange({
		subject,
		...asked
	}, range));
}
async function judgeNow({ clone, judging, progress, started, ...asked }) {
	const { options, terminal } = asked;
	const range = await readRange(options, clone);
	if (!range.ok) return unanswered(range, {
		progress,
		terminal
	});
	const { judgeRange, subjectOf } = await judging;
	return judgeRange({
		subject: subjectOf(clone),
		...asked
	}, range.value, {
		progress,
		started
	});
}
/** Asked to end, the process ends as a shell expects it, and not before it removed what it wrote for a while. */
const ENDINGS = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
export { check };
