// src/core/evidence/parameters/leaves.ts
const MOST_LEAVES = 2e4;
/** Values of any kind that are looked at: aliases make a small file hold many empty ones. */
const MOST_VISITED = 1e5;
/** A longer dotted name is no setting; names of this size also keep a hostile file from taking much memory. */
const LONGEST_NAME = 500;
/**
* The plain values below `root`, in the order of the file: keys are joined by dots, list entries go by index. YAML's merge key
* (`<<: *base`) is resolved, a key of the mapping itself wins. Numbers that are not finite are the texts `.nan`, `.inf`, `-.inf`.
* Reads at most 20,000 values with names of up to 500 characters, and says where it stopped.
*/
function leavesIn(root, prefix = "") {
	return new Walk().run(root, prefix);
}
/** Tells that a document held more than was read. */
function tellCut({ cutAt }, builder) {
	if (cutAt === void 0) return;
	const says = "From here on there are more than {limit} values, or names longer than {longest} characters.";
	const fix = "List the file that holds the settings, not the data.";
	const values = {
		limit: MOST_LEAVES,
		longest: LONGEST_NAME
	};
	builder.problem({
		id: "too-many-values",
		says,
		fix,
		values
	}, cutAt.where);
}
var Walk = class {
	#leaves = [];
	#visited = 0;
	#cutAt;
	run(root, prefix) {
		this.#visit(root, prefix, root);
		return this.#cutAt === void 0 ? { leaves: this.#leaves } : {
			leaves: this.#leaves,
			cutAt: this.#cutAt
		};
	}
	#visit(from, name, parent) {
		this.#visited += 1;
		if (this.#leaves.length >= MOST_LEAVES || this.#visited > MOST_VISITED || name.length > LONGEST_NAME) {
			this.#cutAt ??= parent;
			return;
		}
		if (from.isMapping) this.#children(entriesOf(from), name, from);
		else if (from.isList) this.#children([...from.items.entries()], name, from);
		else if (name !== "") this.#leaves.push({
			name,
			value: plain(from.value),
			at: from
		});
	}
	#children(children, name, parent) {
		const prefix = name === "" ? "" : `${name}.`;
		for (const [key, child] of children) {
			if (this.#visited > MOST_VISITED) return;
			this.#visit(child, `${prefix}${key}`, parent);
		}
	}
};
/** The entries of a mapping with those that its merge key brings in. */
function entriesOf(mapping) {
	const own = mapping.entries;
	const merge = mapping.at("<<");
	const merged = merge.isMapping ? [merge] : merge.items;
	if (merged.length === 0 || !merged.every((each) => each.isMapping)) return own;
	const all = new Map(own.filter(([key]) => key !== "<<"));
	for (const each of merged) for (const [key, value] of each.entries) if (!all.has(key)) all.set(key, value);
	return [...all];
}
function plain(value) {
	if (typeof value === "string" || typeof value === "boolean") return value;
	if (typeof value !== "number") return null;
	if (Number.isFinite(value)) return value;
	return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
}
export { tellCut as n, leavesIn as t };
