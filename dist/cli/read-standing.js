import "./rolldown-runtime.js";
import { _ as string, p as object, s as boolean } from "./zod.js";
import { t as findPolicy } from "./find-policy.js";
import { r as POLICY_PATHS } from "./setting-for.js";
import { s as stageOf } from "./extended-policy.js";
import { r as expectShape, t as GraphqlBatch } from "./graphql-batch.js";
import { a as readPostedChecks, d as readBranchTip, m as isActions, n as extendedPolicyReader, p as GITHUB_ACTIONS, r as RulesetReader, s as look, t as readBranchProtection } from "./read-branch-protection.js";
// src/github/protection/read-pull-state.ts
const pull = object({
	title: string(),
	state: string(),
	draft: boolean().optional(),
	merged_at: string().nullable(),
	base: object({ ref: string() }),
	head: object({ sha: string() })
});
/** Reads a pull request. Rejects with what Octokit throws, and with a GithubError. */
async function readPullState(client, number) {
	const { data } = await client.request("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: number });
	const { title, state, draft = false, merged_at: merged, base, head } = expectShape(pull, data, "a pull request");
	return {
		number,
		title,
		state: merged !== null ? "merged" : state === "closed" ? "closed" : "open",
		draft,
		base: base.ref,
		head: head.sha
	};
}
// src/cli/who/read-standing.ts
/** Reads the checks on a pull request's head, and where there is none, why. Rejects with what Octokit throws, and a GithubError. */
async function readStanding(client, number) {
	const pull = await readPullState(client, number);
	const [posted, trusted] = await Promise.all([readPostedChecks(client, pull.head, "gatehouse: "), readTrusted(client, pull.base)]);
	const workflows = /* @__PURE__ */ new Set([GITHUB_ACTIONS, ...posted.flatMap(({ app }) => isActions(app) ? [app.id] : [])]);
	const named = trusted.filter((id) => !workflows.has(id));
	const isTrusted = ({ app }) => !workflows.has(app.id) && (named.length === 0 || named.includes(app.id));
	const checks = posted.filter(isTrusted);
	return {
		...pull,
		checks,
		foreign: posted.filter((check) => !isTrusted(check)),
		because: checks.length > 0 ? null : await whyNone(client, pull.base, pull.state)
	};
}
/**
* Ids of the Apps from which rules of the branch require Gatehouse's checks, rulesets and those of the older kind alike; empty where no rule was
* seen that names one.
*/
async function readTrusted(client, branch) {
	const [rulesets, older] = await Promise.all([new RulesetReader(client).onBranch(branch), look(() => readBranchProtection(client, branch))]);
	const rule = older.seen && older.value.rule.seen ? older.value.rule.value : null;
	return [...rulesets.seen ? rulesets.value : [], ...rule === null ? [] : [rule]].flatMap(({ checks }) => checks.flatMap(({ context, appId }) => context.startsWith("gatehouse: ") && appId !== null ? [appId] : []));
}
async function whyNone(client, branch, state) {
	const values = {
		branch,
		path: POLICY_PATHS[0]
	};
	if (state !== "open") return {
		id: "not-open",
		says: `it is ${state}, and its head has no check of Gatehouse`,
		values
	};
	const batch = new GraphqlBatch(client);
	const tip = await readBranchTip(client, batch, branch);
	const found = tip === null ? null : await findPolicy(tip, extendedPolicyReader({
		client,
		batch
	}));
	if (found === null || found.kind === "none") return {
		id: "no-policy",
		says: "`{branch}` has no policy at `{path}`, so Gatehouse says nothing",
		fix: "commit a policy there",
		values
	};
	if (found.kind === "broken") return {
		id: "broken-policy",
		says: "the policy of `{branch}` is not valid, and the App has not said so yet",
		fix: "mend it there; `gatehouse check` shows every mistake with its line",
		values
	};
	if (stageOf(found.policy, branch).kind === "none") return {
		id: "not-gated",
		says: "no stage of its policy names `{branch}`, so Gatehouse says nothing",
		fix: "name it in a stage, or let the pull request go to a gated branch",
		values
	};
	return {
		id: "no-check",
		says: "`{branch}` is gated, but the App has posted no check on the newest commit",
		fix: "wait some seconds; if none comes, see whether the App is installed here: `gatehouse doctor`",
		values
	};
}
export { readStanding };
