import { t as parsePolicy } from "./parse-policy.js";
import { r as POLICY_PATHS } from "./setting-for.js";
import { i as unreadExtended, t as completePolicy } from "./extended-policy.js";
// src/core/collect/find-policy.ts
/**
* Finds and reads the policy of a commit: always the base's, never the head's.
* A policy that is there but cannot be read (a link, not text, too large), or that stands on one that cannot, is broken,
* never absent.
*/
async function findPolicy(base, readExtended = unreadExtended) {
	const contents = await base.read(POLICY_PATHS);
	for (const path of POLICY_PATHS) {
		const content = contents.get(path);
		if (content === void 0 || content.kind === "absent") continue;
		if (content.kind !== "text") {
			const issue = {
				id: "policy-unreadable",
				says: "the policy is not a text file but {kind}",
				fix: "make it a YAML file of less than a megabyte",
				values: { kind: content.kind },
				where: { path }
			};
			return {
				kind: "broken",
				path,
				digest: content.oid,
				issues: [issue]
			};
		}
		const file = parsePolicy(content.text, path, content.oid);
		const reading = file.ok ? await completePolicy(file.value, readExtended) : file;
		if (reading.ok) return {
			kind: "policy",
			policy: reading.value
		};
		return {
			kind: "broken",
			path,
			digest: content.oid,
			issues: reading.issues
		};
	}
	return { kind: "none" };
}
export { findPolicy as t };
