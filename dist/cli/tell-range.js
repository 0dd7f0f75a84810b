import { t as findPolicy } from "./find-policy.js";
import { r as POLICY_PATHS } from "./setting-for.js";
import { t as didYouMean } from "./did-you-mean.js";
import { n as tell } from "./terminal.js";
// src/cli/check/tell-range.ts
/** Says what exactly is judged, where that is not what a pull request would have. */
function tellRange({ changes, pullRequest, uncommitted }, path, terminal) {
	const count = uncommitted?.changes.length ?? 0;
	if (count > 0) tell(terminal, "note", {
		says: "judged as your files are: {count} [file|files] with changes that no commit has",
		fix: "commit them before you open the pull request; `--head HEAD` judges the commit alone",
		values: { count }
	});
	for (const path of uncommitted?.tooLarge ?? []) tell(terminal, "warning", {
		says: "`{path}` is left out: GitHub takes no file of more than 100 MiB",
		fix: "keep it in Git LFS or DVC, or let git ignore it",
		values: { path }
	});
	if (changes.length === 0 && path === void 0) tellNoChange(pullRequest, uncommitted !== null, terminal);
}
function tellNoChange({ head, base }, isWorkTree, terminal) {
	const values = {
		head: head.ref,
		base: base.ref
	};
	if (isWorkTree && values.head === values.base) tell(terminal, "note", {
		says: "you are on `{base}`, and it is compared with itself",
		fix: "switch to your branch, or name it: --head BRANCH",
		values
	});
	else tell(terminal, "note", {
		says: "`{head}` changes nothing that `{base}` does not have",
		values
	});
}
/** Says why there was nothing to judge by. */
async function tellWhyNothing(reason, { base, pullRequest, readExtended }, terminal) {
	const branch = pullRequest.base.ref;
	if (reason === "no-policy") {
		tell(terminal, "note", {
			says: "`{branch}` has no policy at `{path}`, so nothing was judged",
			fix: "commit a policy there (gatehouse init writes a first one), or name another branch: --base BRANCH",
			values: {
				branch,
				path: POLICY_PATHS[0]
			}
		});
		return;
	}
	const found = await findPolicy(base, readExtended);
	const stages = found.kind === "policy" ? found.policy.stages : [];
	tell(terminal, "note", {
		says: "no stage of the policy names branch `{branch}`, so nothing was judged; gated are {gated}",
		fix: "name one with --base BRANCH, or judge by a stage with --stage {names}",
		values: {
			branch,
			gated: stages.map(({ name, branches }) => `${branches.join(" and ")} (stage ${name})`),
			names: stages.map(({ name }) => name).join("|")
		}
	});
}
/** Says that the policy has no such stage, and which one was most likely meant. */
function tellUnknownStage({ stage = "" }, known, terminal) {
	tell(terminal, "error", unknownStage(stage, known));
}
/** That the policy has no such stage, and which one was most likely meant. */
function unknownStage(stage, known) {
	const meant = didYouMean(stage, known);
	return {
		id: "unknown-stage",
		says: "the policy of the base has no stage `{stage}`; it has {known}",
		...meant === void 0 ? {} : { fix: "did you mean `{meant}`?" },
		values: {
			stage,
			known,
			meant: meant ?? ""
		}
	};
}
export { unknownStage as i, tellUnknownStage as n, tellWhyNothing as r, tellRange as t };
