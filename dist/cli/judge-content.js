import "./rolldown-runtime.js";
import { i as judgedBy, t as judge } from "./judge.js";
import { i as unreadExtended, r as readingOnce, s as stageOf } from "./extended-policy.js";
import { t as collectContent } from "./collect-content.js";
import { r as readOwners } from "./collect-ownership.js";
import { t as findPolicy } from "./find-policy.js";
// src/core/judge/refuse.ts
/** A verdict where no gate could be asked: every reason is an error, so it never lets anything through. */
function refuse({ stage, pullRequest, policy, now, because }) {
	return {
		outcome: "error",
		stage,
		packages: [],
		head: pullRequest.head.sha,
		base: pullRequest.base.sha,
		policy,
		at: now,
		gates: [],
		deferred: [],
		contentGreen: false,
		notices: because.map((statement) => ({
			...statement,
			outcome: "error"
		}))
	};
}
/** Why a broken policy refuses: its mistakes, and that they are on the base branch, where this pull request cannot mend them. */
function brokenPolicy(issues, path, baseRef) {
	return [{
		id: "policy-broken",
		says: "the policy `{path}` on `{base}` is not valid, so no pull request to that branch can pass",
		fix: "mend it on `{base}`",
		values: {
			path,
			base: baseRef
		}
	}, ...issues];
}
/** Why a branch that several stages claim by glob refuses. */
function ambiguousStage(choice, branch) {
	return [{
		id: "ambiguous-stage",
		says: "branch `{branch}` matches patterns of several stages: {stages}",
		fix: "name the branch exactly in the stage that it belongs to",
		values: {
			branch,
			stages: choice.stages
		}
	}];
}
// src/core/collect/judge-content.ts
/** Judges what needs no person: every gate whose facts are content. Gates of people are deferred. */
async function judgeContent(request) {
	const { now, repository, pullRequest, changes, head, base, at, findTags, listTags, crypto } = request;
	const readExtended = readingOnce(request.readExtended ?? unreadExtended);
	const found = await findPolicy(base, readExtended);
	if (found.kind === "none") return {
		kind: "none",
		reason: "no-policy"
	};
	const subject = {
		pullRequest,
		now
	};
	if (found.kind === "broken") {
		const { path, digest, issues } = found;
		const because = brokenPolicy(issues, path, pullRequest.base.ref);
		return {
			kind: "judged",
			verdict: refuse({
				...subject,
				stage: "policy",
				policy: {
					path,
					digest
				},
				because
			}),
			by: null
		};
	}
	const { policy } = found;
	const named = request.stage === void 0 ? void 0 : policy.stages.find(({ name }) => name === request.stage);
	if (request.stage !== void 0 && named === void 0) return {
		kind: "unknown-stage",
		known: policy.stages.map(({ name }) => name)
	};
	const choice = named === void 0 ? stageOf(policy, pullRequest.base.ref) : {
		kind: "stage",
		stage: named
	};
	if (choice.kind === "none") return {
		kind: "none",
		reason: "not-gated"
	};
	if (choice.kind === "ambiguous") {
		const because = ambiguousStage(choice, pullRequest.base.ref);
		return {
			kind: "judged",
			verdict: refuse({
				...subject,
				stage: "policy",
				policy: judgedBy(policy),
				because
			}),
			by: null
		};
	}
	const owners = await readOwners(base);
	const changedPaths = request.paths ?? changes.map(({ path }) => path);
	const content = await collectContent({
		head,
		base,
		at,
		changedPaths,
		owners,
		findTags,
		listTags,
		crypto,
		readExtended,
		...request.memory
	}, policy, choice.stage);
	const facts = {
		now,
		repository,
		pullRequest,
		changes: { paths: changes },
		roles: policy.roles,
		...content
	};
	const by = {
		policy,
		stage: choice.stage,
		facts,
		options: { missingFacts: "defer" }
	};
	return {
		kind: "judged",
		verdict: judge(policy, choice.stage, facts, by.options),
		by
	};
}
export { judgeContent as t };
