// src/core/evidence/requirements-txt/pin-list.ts
/** What a reading keeps of one list (`ReadingBuilder`). */
const MOST_PINS = 2e4;
/** Gathers the pins of an environment file and counts them as they come. */
var PinList = class {
	#builder;
	#all = 0;
	#inexact;
	#inexactCount = 0;
	#unlocked;
	#unlockedCount = 0;
	constructor(builder) {
		this.#builder = builder;
	}
	/** Whether more were added than a reading keeps: it says so itself, and reading on is in vain. */
	get full() {
		return this.#all > MOST_PINS;
	}
	get size() {
		return this.#all;
	}
	add(pin) {
		this.#all += 1;
		if (!pin.exact) {
			this.#inexactCount += 1;
			this.#inexact ??= pin.source;
		}
		if (!pin.locked) {
			this.#unlockedCount += 1;
			this.#unlocked ??= pin.source;
		}
		this.#builder.add("pins", pin);
	}
	/**
	* Records how many pins there are, how many are `inexact` (a range, a moving tag, nothing), and how many are `unlocked` (no
	* digest fixes their content). The last two point to the first of their kind.
	*/
	record(top) {
		const counts = [
			[
				"pins",
				this.#all,
				top
			],
			[
				"inexact",
				this.#inexactCount,
				this.#inexact ?? top
			],
			[
				"unlocked",
				this.#unlockedCount,
				this.#unlocked ?? top
			]
		];
		for (const [name, value, source] of counts) {
			const observation = {
				name,
				value,
				samples: this.#all,
				source
			};
			this.#builder.record(observation);
		}
	}
};
export { PinList as t };
