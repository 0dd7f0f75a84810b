import { n as shown } from "./source-issue.js";
import { n as reading, r as startOf } from "./define-reader.js";
import { t as judgeLeaf } from "./judge-leaf.js";
// src/core/evidence/reading-builder.ts
/** Most problems that are told of one file. */
const MOST_PROBLEMS = 50;
/** Most observations of one file, and most entries of one list of its details. */
const MOST_OBSERVATIONS = 1e4;
const MOST_DETAILS = 2e4;
/** Gathers what a reader sees in a file, within bounds. What is over a bound is told as a problem, never dropped in silence. */
var ReadingBuilder = class {
	#format;
	#file;
	#observations = [];
	#problems = [];
	#details = {};
	#overflowing = false;
	constructor(format, file) {
		this.#format = format;
		this.#file = file;
	}
	/** Whether nothing at all was gathered. */
	get empty() {
		return this.#observations.length === 0 && this.#problems.length === 0 && Object.keys(this.#details).length === 0;
	}
	/** Whether something was left out for want of room, which is told: what is left of a long list need not be looked at. */
	get overflowing() {
		return this.#overflowing;
	}
	/**
	* Records a value under a name. NaN, infinities, numbers written as text, `null` and empty values become problems at their
	* place: they are *not evaluable*. Returns whether it was recorded.
	*/
	observe(name, from, more = {}) {
		const judged = judgeLeaf(from.value);
		if (judged.ok) return this.record({
			name,
			value: judged.value,
			...more,
			source: from.source
		});
		const { id, says, fix } = judged;
		const found = shown(typeof from.value === "string" ? from.value : from.spelled, 40);
		this.problem({
			id,
			says,
			fix,
			values: {
				name: shown(name),
				found
			}
		}, from.where);
		return false;
	}
	/** Records an observation that was computed, such as a count. Its value must be finite. */
	record(observation) {
		if (this.#observations.length >= MOST_OBSERVATIONS) return this.#overflow();
		this.#observations.push(observation);
		return true;
	}
	/** Adds an entry to a list of the details. */
	add(list, entry) {
		const entries = this.#details[list] ?? [];
		this.#details[list] = entries;
		if (entries.length >= MOST_DETAILS) this.#overflow();
		else entries.push(entry);
	}
	/** Says that a list was looked for and may be empty: a scan that found nothing, as opposed to a file that is no scan. */
	declare(list) {
		this.#details[list] ??= [];
	}
	/** Tells what could not be read, and where; at the file's start when no place is given. */
	problem({ id, says, fix, values = {} }, where = startOf(this.#file)) {
		if (this.#problems.length >= MOST_PROBLEMS) return;
		this.#problems.push({
			id,
			says,
			...fix === void 0 ? {} : { fix },
			values,
			where
		});
	}
	/** Takes over the problems of a parser. */
	problems(issues) {
		for (const issue of issues) if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(issue);
	}
	/** The reading. */
	build(producer) {
		const details = Object.keys(this.#details).length === 0 ? void 0 : this.#details;
		const observations = this.#observations;
		return reading(this.#format, this.#file, {
			observations,
			problems: this.#problems,
			details,
			producer
		});
	}
	#overflow() {
		if (this.#overflowing) return false;
		this.#overflowing = true;
		const limit = MOST_OBSERVATIONS;
		const says = "This file holds more than {limit} values, so it was read in part.";
		if (this.#problems.length >= MOST_PROBLEMS) this.#problems.pop();
		this.problem({
			id: "too-many-values",
			says,
			fix: "List the file that holds the summary, not the data.",
			values: { limit }
		});
		return false;
	}
};
export { ReadingBuilder as t };
