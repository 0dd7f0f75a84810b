// src/core/source/did-you-mean.ts
/** Longer names are not compared: nobody mistypes them, and comparing costs the product of the lengths. */
const LONGEST = 64;
/** Edits between two names: insertion, deletion, replacement, and swapping two neighbours (optimal string alignment). */
function editDistance(a, b) {
	let before = [];
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1] ? 0 : 1;
			let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
			next.push(best);
		}
		before = row;
		row = next;
	}
	return row[b.length] ?? 0;
}
/**
* The known name that was most likely meant, or `undefined` when none is near: at most one edit for each three
* characters (rounded up), or one name beginning with the other. Case is forgiven. Ties go to the first.
*/
function didYouMean(name, known) {
	if (name.length === 0 || name.length > LONGEST) return void 0;
	const wanted = name.toLowerCase();
	let best;
	let least = Number.POSITIVE_INFINITY;
	for (const candidate of known) {
		if (candidate === name || candidate.length > LONGEST) continue;
		const distance = closeness(wanted, candidate.toLowerCase());
		if (distance < least) {
			best = candidate;
			least = distance;
		}
	}
	return best;
}
function closeness(wanted, candidate) {
	const distance = editDistance(wanted, candidate);
	const shorter = Math.min(wanted.length, candidate.length);
	const near = distance <= Math.ceil(shorter / 3) && distance < shorter ? distance : Number.POSITIVE_INFINITY;
	return shorter >= 4 && (candidate.startsWith(wanted) || wanted.startsWith(candidate)) ? Math.min(near, 1.5) : near;
}
export { didYouMean as t };
