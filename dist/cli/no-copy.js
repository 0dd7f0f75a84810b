// src/cli/clone/no-copy.ts
/** For a clone without a copy of the policy that its own extends: nothing is fetched, so that a judgement of a clone needs no network. */
const noCopy = async () => ({
	kind: "unreadable",
	hidden: true,
	because: {
		says: "The policy of `{repository}`, on which this one stands, is not in this clone.",
		fix: "Name a copy of it: --organisation-policy FILE",
		values: {}
	}
});
export { noCopy as t };
