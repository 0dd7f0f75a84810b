import { _ as string, a as array, p as object } from "./zod.js";
import { r as POLICY_PATHS } from "./setting-for.js";
import { n as gatesFor } from "./gates-for.js";
import { t as readYaml } from "./read-yaml2.js";
import { s as stageOf } from "./extended-policy.js";
import { i as CODEOWNERS_PATHS } from "./parse-codeowners.js";
import { r as readOwners } from "./collect-ownership.js";
import { n as shellQuoted } from "./shell-quoted.js";
import { t as findPolicy } from "./find-policy.js";
import { r as statusOf } from "./github-error.js";
import { n as literal, r as expectShape } from "./graphql-batch.js";
import { t as clientOf } from "./github-client2.js";
import { posix } from "node:path";
// src/cli/doctor/messages/app-messages.ts
/** What the doctor says of the App, and of merges without it. */
const APP_MESSAGES = {
	"no-check-seen": {
		gravity: "unseen",
		says: "whether the App runs here was not seen, because none of the {count} newest pull [request|requests] to gated branches has a check of it",
		fix: "look whether it is installed on this repository, and what its page says under Advanced → Recent deliveries"
	},
	"app-permissions": {
		gravity: "weak",
		says: "the App `{app}` lacks {missing}",
		why: "What it may not read it cannot judge, and what it may not write nobody sees.",
		fix: "grant them on the App's page, and accept them for the organisation"
	},
	"app-events": {
		gravity: "weak",
		says: "the App `{app}` does not hear of {missing}",
		why: "What these events tell is then judged only when the App sweeps.",
		fix: "subscribe to them on the App's page"
	},
	"app-suspended": {
		gravity: "grave",
		says: "the App `{app}` is suspended",
		why: "Nothing is judged, and checks that were green stay so whatever happens.",
		fix: "unsuspend it in the organisation's settings"
	},
	"app-not-installed": {
		gravity: "grave",
		says: "the organisation has not installed app {app}, from which the check is required",
		why: "Nobody else can make it green, and nothing is judged.",
		fix: "install it on this repository"
	},
	"app-in-order": {
		gravity: "fine",
		says: "the App `{app}` has every permission and hears every event that it needs"
	},
	"app-posts": {
		gravity: "fine",
		says: "the App `{app}` judged {pulls}"
	},
	"merged-without": {
		gravity: "weak",
		says: "pull request #{number} was merged to `{branch}` without a green `{check}`",
		why: "The policy gated the branch by then, so the gate was gone around, or the App was not there yet.",
		fix: "look who merged it, and why"
	}
};
// src/cli/doctor/messages/branch-rule-messages.ts
/** What the doctor says of who may go around the rules of a branch, and of the rules beside the required check. */
const BRANCH_RULE_MESSAGES = {
	"may-bypass": {
		gravity: "grave",
		says: "{who} may bypass {source}",
		why: "They can merge and push whatever the check says.",
		fix: "take them off the list of who may bypass it"
	},
	"may-bypass-in-pull-request": {
		gravity: "weak",
		says: "{who} may bypass {source} when they merge a pull request",
		why: "They can merge whatever the check says; GitHub notes it, and the App tells the owners afterwards.",
		fix: "take them off the list of who may bypass it, or keep that list short"
	},
	"bypass-unseen": {
		gravity: "unseen",
		says: "whether somebody may bypass all of {sources} was not seen, because each leaves somebody out, and who belongs to more than one of these is not shown: {groups}",
		fix: "leave one of their lists empty"
	},
	"nobody-bypasses": {
		gravity: "fine",
		says: "nobody may bypass the required check"
	},
	"may-delete": {
		gravity: "grave",
		says: "whoever may push can delete the branch",
		why: "A branch that is deleted can be made anew with any content, past every check.",
		fix: "forbid deletions"
	},
	"anybody-creates": {
		gravity: "grave",
		says: "no ruleset restricts who may make the branch",
		why: "Nobody judges what a branch begins with: whoever may push makes it of any commit, with any policy on it.",
		fix: "let administrators alone make it"
	},
	"writers-create": {
		gravity: "grave",
		says: "whoever may push can make the branch, past {source}",
		why: "Nobody judges what a branch begins with: it is made of any commit, with any policy on it.",
		fix: "let administrators alone make it"
	},
	"green-elsewhere-creates": {
		gravity: "weak",
		says: "whoever may push can make the branch of a commit with a green `{check}`",
		why: "A commit that was green for another branch of the stage then stands there without a merge.",
		fix: "let administrators alone make it"
	},
	"other-names-unseen": {
		gravity: "unseen",
		says: "whether this holds of other names than {sample} was not seen, because not each of them is meant by {narrow}: {finding}"
	},
	"few-create": {
		gravity: "fine",
		says: "nobody makes the branch but {who}"
	},
	"nobody-creates": {
		gravity: "fine",
		says: "nobody may make the branch"
	},
	"may-force-push": {
		gravity: "grave",
		says: "whoever may push can force-push",
		why: "What was judged and merged can be taken out again, or replaced by any commit that was green once.",
		fix: "forbid force-pushes"
	},
	"no-pull-request": {
		gravity: "weak",
		says: "changes need no pull request",
		why: "A commit that is green in some pull request can be pushed directly, and its merge is nowhere to be seen.",
		fix: "require a pull request"
	},
	"history-in-order": {
		gravity: "fine",
		says: "no deletion, no force-push, changes by pull request only"
	},
	"no-approval": {
		gravity: "weak",
		says: "GitHub itself requires no approving review",
		why: "GitHub's own rule sees requested changes and dismissals at once, the App after its next look.",
		fix: "require one approving review"
	},
	"dismisses-stale": {
		gravity: "weak",
		says: "every push dismisses approvals",
		why: "A dismissed approval counts for nothing, also where nothing changed that it was for; Gatehouse voids exactly those that a push concerns.",
		fix: "leave that to Gatehouse: do not dismiss stale approvals"
	},
	"last-pusher": {
		gravity: "weak",
		says: "who pushed last may approve",
		why: "Names in commits are free text: GitHub alone knows who pushed, and does not tell the App.",
		fix: "require the approval of somebody else than the last pusher"
	},
	"reviews-in-order": {
		gravity: "fine",
		says: "GitHub asks for {approvals} approving [review|reviews], and not of the last pusher"
	},
	"required-workflow": {
		gravity: "fine",
		says: "these workflows have to pass, too: {workflows}"
	}
};
// src/cli/doctor/messages/other-messages.ts
/** What the doctor says of a repository as a whole, and of what it did not see. */
const OTHER_MESSAGES = {
	archived: {
		gravity: "fine",
		says: "the repository is archived, so nothing merges"
	},
	"not-seen": {
		gravity: "unseen",
		says: "it was not seen"
	}
};
// src/cli/doctor/messages/owner-messages.ts
/** What the doctor says of CODEOWNERS, and of those whom the policy names. */
const OWNER_MESSAGES = {
	"no-codeowners": {
		gravity: "weak",
		says: "there is no CODEOWNERS file",
		why: "Nobody owns a path then, the policy's own included: every change is unowned, and blocked where the policy does not allow that.",
		fix: "add `.github/CODEOWNERS`, with owners of `/.github/`"
	},
	"codeowners-not-loaded": {
		gravity: "weak",
		says: "GitHub does not load `{path}`",
		why: "Nobody owns anything then, and sign-offs block.",
		fix: "make it a text file (no link) of less than 3 MB"
	},
	"codeowners-line": {
		gravity: "weak",
		says: "line {line} of `{path}` does not count: {problem}",
		why: "Its paths fall to an earlier line, and sign-offs block until it is mended.",
		fix: "mend the line"
	},
	"codeowners-error": {
		gravity: "weak",
		says: "GitHub finds a mistake in line {line} of `{path}`: {problem}",
		why: "What GitHub does not take owns nothing: no sign-off can come from there.",
		fix: "mend the line, or give the owner write access to the repository"
	},
	"codeowners-in-order": {
		gravity: "fine",
		says: "`{path}`: {lines} [line|lines] with owners"
	},
	"github-takes-codeowners": {
		gravity: "fine",
		says: "GitHub finds no mistake in CODEOWNERS: its owners exist and may write"
	},
	"rules-unowned": {
		gravity: "grave",
		says: "nobody owns {paths}",
		why: "These files decide how pull requests are judged, and where the policy lets unowned paths pass, anybody's change to them does.",
		fix: "give them owners in CODEOWNERS: `/.github/ @ORG/TEAM`"
	},
	"rules-stuck": {
		gravity: "weak",
		says: "nobody owns {paths}",
		why: "These files decide how pull requests are judged; without an owner, no change of them can pass.",
		fix: "give them owners in CODEOWNERS: `/.github/ @ORG/TEAM`"
	},
	"rules-by-makers": {
		gravity: "weak",
		says: "{owners} own both the packages of `{folder}` and {paths}",
		why: "Who hands a model over also sets the bar that it has to clear.",
		fix: "give the rules owners of their own"
	},
	"rules-in-order": {
		gravity: "fine",
		says: "policy, CODEOWNERS, checklists and workflows are owned by {owners}"
	},
	"role-without-owner": {
		gravity: "weak",
		says: "role {role}: `{owner}` {status}",
		why: "Nobody can sign through this owner.",
		fix: "mend the name in the policy, or give it write access to the repository"
	},
	"role-unseen": {
		gravity: "unseen",
		says: "role {role}: whether `{owner}` exists and may write was not seen, because it is not there, or is not shown to this token"
	},
	"roles-in-order": {
		gravity: "fine",
		says: "every owner of the policy's roles exists and may write"
	}
};
// src/cli/doctor/messages/policy-messages.ts
/** What the doctor says of policies, and of the branches that they gate. */
const POLICY_MESSAGES = {
	"no-policy": {
		gravity: "grave",
		says: "there is no policy at `{path}`",
		why: "Gatehouse says nothing about a branch without one, so nothing is judged.",
		fix: "commit a policy: `gatehouse init` writes a first one"
	},
	"broken-policy": {
		gravity: "grave",
		says: "the policy `{path}` is not valid: {problem}",
		why: "A policy that cannot be read judges nothing: pull requests to this branch are blocked until it is mended.",
		fix: "mend it; `gatehouse check` shows every mistake with its line"
	},
	"policy-unseen": {
		gravity: "unseen",
		says: "which branches the policy `{path}` gates was not seen, and none was looked at: {problem}",
		fix: "name a copy of the policy that it extends: --organisation-policy FILE"
	},
	"no-stages": {
		gravity: "grave",
		says: "the policy `{path}` gates no branch",
		why: "Without a stage that names a branch, nothing is judged.",
		fix: "add a stage with its branches"
	},
	"missing-branch": {
		gravity: "weak",
		says: "stage {stage} names the branch `{branch}`, which is not there",
		why: "A name that is mistyped gates nothing, and the branch that was meant has no gate.",
		fix: "mend the name in the policy, or make the branch"
	},
	"branch-without-policy": {
		gravity: "weak",
		says: "the default branch's policy gates this branch, but it holds no policy itself",
		why: "The policy at the base judges, so Gatehouse says nothing here, and a required check never comes.",
		fix: "merge the default branch's policy into it"
	},
	"branch-with-broken-policy": {
		gravity: "weak",
		says: "the policy of this branch is not valid: {problem}",
		why: "The policy at the base judges, so no pull request to this branch can pass.",
		fix: "mend it there"
	},
	"branch-ungated-by-own-policy": {
		gravity: "weak",
		says: "the default branch's policy has it in stage {stage}, the policy of this branch does not",
		why: "The policy at the base judges, so the check `{check}` never comes, and the ruleset waits for it.",
		fix: "bring both policies together"
	},
	"other-rules": {
		gravity: "weak",
		says: "this branch is named by a pattern only, and holds another policy or CODEOWNERS than the default branch",
		why: "Its check is then named `{check} on {branch}`, which no ruleset asks for, so that `{check}` never comes.",
		fix: "bring policy and CODEOWNERS together, or name the branch in the default branch's policy"
	},
	"policy-in-order": {
		gravity: "fine",
		says: "the policy `{path}` is valid; stages: {stages}"
	},
	"branch-policy-in-order": {
		gravity: "fine",
		says: "its own policy judges it by stage {stage}"
	}
};
// src/cli/doctor/messages/required-check-messages.ts
/** What the doctor says of the rule that requires the check. */
const REQUIRED_CHECK_MESSAGES = {
	"not-required": {
		gravity: "grave",
		says: "no rule requires the check `{check}`",
		why: "A pull request can be merged whatever the check says.",
		fix: "require it, from the App alone"
	},
	"requirement-unseen": {
		gravity: "unseen",
		says: "no ruleset requires the check `{check}`; whether a branch protection rule does was not seen, because {because}",
		fix: "ask with the token of an administrator"
	},
	"not-enforced": {
		gravity: "grave",
		says: "the ruleset `{ruleset}` would require `{check}`, but is set to `{enforcement}`",
		why: "Only an active ruleset keeps a merge back.",
		fix: "make it active"
	},
	"not-pinned": {
		gravity: "grave",
		says: "the check `{check}` is required from anybody, not from the App",
		why: "Whoever may push a branch can post a green check of that name, from a workflow in the pull request for instance.",
		fix: "require it from the App alone"
	},
	"pinned-elsewhere": {
		gravity: "grave",
		says: "the check `{check}` is required from {app}, not from Gatehouse's App",
		why: "That app's word counts, and Gatehouse's does not.",
		fix: "require it from the App alone"
	},
	"pinned-to-actions": {
		gravity: "grave",
		says: "the check `{check}` is required from GitHub Actions, not from Gatehouse's App",
		why: "A workflow of that name in a pull request turns it green, whatever it judges.",
		fix: "require it from the App alone"
	},
	"also-pinned-elsewhere": {
		gravity: "weak",
		says: "the check `{check}` is required from {app}, too, by {source}",
		why: "That app alone can make its own one green, so that every pull request waits for it.",
		fix: "take that requirement out of the rule, or name Gatehouse's App there"
	},
	"app-unverified": {
		gravity: "unseen",
		says: "`{check}` is required from app {app}; whether that is Gatehouse was not seen, because no check of it stands on a recent pull request",
		fix: "open a pull request, or name the App's id: --app ID"
	},
	"required-in-order": {
		gravity: "fine",
		says: "`{check}` is required from {app}, by {sources}"
	},
	"foreign-check": {
		gravity: "weak",
		says: "the check `{check}` is required, which belongs to no stage of this branch",
		why: "Nobody ever posts it here, so that every pull request waits for it.",
		fix: "take it out of the rule, or mend its name"
	},
	"not-strict": {
		gravity: "weak",
		says: "a branch need not be up to date before it is merged, and there is no merge queue",
		why: "When the base moves, a green check speaks of the base as it was, until it is judged again.",
		fix: "require branches to be up to date, or use a merge queue"
	},
	"strict-in-order": {
		gravity: "fine",
		says: "what is merged was judged on the base as it is: {how}"
	},
	"mixed-queue": {
		gravity: "grave",
		says: "the merge queue groups by `{grouping}`",
		why: "A change that is red by itself merges when the last one of its group is green.",
		fix: "choose ALLGREEN (in the browser: require all queue entries to pass)"
	}
};
// src/cli/doctor/messages/workflow-messages.ts
/** What the doctor says of workflows that run the Action, and of what workflows may do. */
const WORKFLOW_MESSAGES = {
	"no-workflow": {
		gravity: "fine",
		says: "no workflow runs the Action; the App judges without it"
	},
	"no-workflow-here": {
		gravity: "fine",
		says: "no workflow runs the Action, as far as the files here tell; the App judges without it. Called from other repositories: {workflows}"
	},
	"branch-without-workflow": {
		gravity: "weak",
		says: "`{branch}` has no workflow that runs the Action, as `{default}` has",
		why: "A pull request starts the workflows of its base, merged with its own changes: the Action judges none that does not bring one along.",
		fix: "merge the default branch's workflow into it"
	},
	"same-workflows": {
		gravity: "fine",
		says: "on {branches} they are the same as on `{default}`"
	},
	"workflow-unreadable": {
		gravity: "weak",
		says: "the workflow `{path}` cannot be read: {problem}",
		why: "GitHub does not run it either, or runs it otherwise than it looks.",
		fix: "mend it"
	},
	"pull-request-target": {
		gravity: "grave",
		says: "`{path}` runs the Action on `pull_request_target`",
		why: "It runs with the secrets and the rights of the base branch; together with the pull request's own code, that gives both to strangers.",
		fix: "use `on: pull_request`; the Action needs no secrets"
	},
	"no-trigger": {
		gravity: "weak",
		says: "`{path}` does not run on `pull_request`",
		why: "The Action then judges no pull request.",
		fix: "add `on: pull_request`"
	},
	"branches-left-out": {
		gravity: "weak",
		says: "`{path}` does not run for {branches}, which the policy gates",
		why: "Pull requests to them are not judged by the Action.",
		fix: "add them to `branches`"
	},
	"path-filter": {
		gravity: "weak",
		says: "`{path}` runs only for some paths (`{key}`)",
		why: "A change elsewhere is not judged by the Action, and where its job is required, it waits for ever.",
		fix: "take `{key}` out: what touches no package is judged in a second"
	},
	"types-left-out": {
		gravity: "weak",
		says: "`{path}` does not run when a pull request is {types}",
		why: "What it shows is then older than the pull request.",
		fix: "take `types` out, or add them"
	},
	"no-queue-trigger": {
		gravity: "weak",
		says: "`{path}` does not run on `merge_group`, and a merge queue is in use",
		why: "Where its job is required, the queue waits for ever.",
		fix: "add `merge_group:` to `on`"
	},
	"no-permissions": {
		gravity: "weak",
		says: "`{path}` does not say what its token may do",
		why: "It gets what the repository gives by default, which may be writing.",
		fix: "add `permissions: { contents: read }`"
	},
	"wide-permissions": {
		gravity: "weak",
		says: "`{path}` lets its token {granted}",
		why: "The Action only reads; everything beyond is there for whoever gets into the run.",
		fix: "leave it with `permissions: { contents: read }`"
	},
	"unpinned-action": {
		gravity: "weak",
		says: "`{path}` uses {actions} by a name that can be moved",
		why: "Whoever moves the tag or branch decides what runs.",
		fix: "pin each to a commit: 40 digits, and the tag in a comment"
	},
	"workflow-in-order": {
		gravity: "fine",
		says: "`{path}` runs the Action, with few rights and pinned"
	},
	"default-token-writes": {
		gravity: "weak",
		says: "workflows that do not say otherwise get a token that may write",
		why: "A workflow in a branch of the repository can push, and post statuses, with it.",
		fix: "let the default be reading"
	},
	"actions-may-approve": {
		gravity: "weak",
		says: "GitHub Actions may approve pull requests",
		why: "Gatehouse counts no bot's approval, but GitHub's own review rule does.",
		fix: "forbid it"
	},
	"actions-in-order": {
		gravity: "fine",
		says: "workflows read by default, and approve nothing"
	}
};
// src/cli/doctor/messages/messages.ts
/** Everything that the doctor says, by id. */
const MESSAGES = {
	...POLICY_MESSAGES,
	...REQUIRED_CHECK_MESSAGES,
	...BRANCH_RULE_MESSAGES,
	...OWNER_MESSAGES,
	...APP_MESSAGES,
	...WORKFLOW_MESSAGES,
	...OTHER_MESSAGES
};
// src/cli/doctor/diagnosis.ts
/** Makes a diagnosis of a message and what fills it. */
function diagnosis(id, about, values = {}, more = {}) {
	const { gravity, ...words } = MESSAGES[id];
	const { where, command, link } = more;
	return {
		id,
		gravity,
		about,
		...words,
		values,
		...where === void 0 ? {} : { where },
		...command === void 0 ? {} : { command },
		...link === void 0 ? {} : { link }
	};
}
/** What was not seen, with the reason in its own words. */
function notSeen(what, about, because, values = {}) {
	return {
		...diagnosis("not-seen", about),
		says: `${what} was not seen, because ${because.says}`,
		values: {
			...because.values,
			...values
		}
	};
}
// src/github/stage-branches.ts
/** Branches of one stage that are looked at; of those that a pattern names, the ones with the newest commits. */
const MOST_BRANCHES$1 = 20;
const refs = object({ refs: object({ nodes: array(object({ name: string() }).nullable()).nullable() }).nullable() });
/** Branches that belong to a stage, `most` at most: those that it names, and those that exist for its patterns and are no other stage's. */
async function branchesOfStage(batch, policy, { stage, branches }, most = MOST_BRANCHES$1) {
	const patterns = branches.filter(isPattern);
	const belonging = (await Promise.all(patterns.map((pattern) => matching(batch, pattern)))).flat().filter((name) => {
		const choice = stageOf(policy, name);
		return choice.kind === "stage" && choice.stage.name === stage;
	});
	const exact = branches.filter((name) => !isPattern(name));
	return [.../* @__PURE__ */ new Set([...exact, ...belonging])].slice(0, most);
}
/** Whether a policy means a branch name by it as a pattern. */
function isPattern(name) {
	return /[*?[\]!()|@+]/.test(name);
}
/** Branches whose name holds what stands before the first sign of a pattern: a superset of those that it means. */
async function matching(batch, pattern) {
	const beginning = /^[^*?[\]!()|@+]*/.exec(pattern)?.[0] ?? "";
	const selection = `refs(refPrefix: "refs/heads/", first: 100${beginning === "" ? "" : `, query: ${literal(beginning)}`}, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) { nodes { name } }`;
	const answer = await batch.repository(selection, 20);
	if (answer === null) return [];
	return (expectShape(refs, answer, "branches").refs?.nodes ?? []).flatMap((node) => node === null ? [] : [node.name]);
}
// src/cli/doctor/innermost-group.ts
/** A group that holds no other one; `null` where the glob has none. */
function innermostGroup(glob) {
	const found = /([@?*+!])\(([^()]*)\)/.exec(glob);
	if (found === null) return null;
	const [whole, kind = "", inside = ""] = found;
	return {
		before: glob.slice(0, found.index),
		kind,
		ways: inside.split("|"),
		after: glob.slice(found.index + whole.length)
	};
}
// src/cli/doctor/names-of-pattern.ts
/** What is asked about: each name costs GitHub a question. */
const MOST_NAMES = 16;
/** Names that are tried for each way through a pattern: whoever may push can have made a few, to hide what the pattern leaves open. */
const MOST_TRIES = 64;
/**
* Names that a pattern means and nobody has, with a word for each star: plain ones, and deeper ones where it reaches below, for each alternative of
* its groups. At most sixteen; none where it is written in a way that is not filled here.
*/
function namesOfPattern(pattern, test) {
	const alternatives = alternativesOf(pattern);
	const shapes = [...alternatives.map((written) => ({
		written,
		below: ""
	})), ...alternatives.filter((written) => written.includes("**")).map((written) => ({
		written,
		below: "/below"
	}))];
	const found = shapes.map((shape) => firstFree(pattern, shape, test));
	return {
		names: [...new Set(found.flatMap(({ name }) => name ?? []))].slice(0, MOST_NAMES),
		whole: !found.some(({ name, isMeant }, at) => name === null && isMeant && hasMany(shapes[at]?.written)) && found.some(({ isMeant }) => isMeant)
	};
}
/** Stands for a group that leaves names out; no pattern holds it. */
const LEFT_OUT = "\0";
/** Whether more than one name can be written by an alternative. */
function hasMany(written = "") {
	return /[*?[\0]/.test(written);
}
/** A pattern without its groups: one for each way through them, as far as is asked about. */
function alternativesOf(pattern) {
	let written = [pattern];
	while (written.some((each) => innermostGroup(each) !== null)) written = written.flatMap(oneGroupLess).slice(0, MOST_NAMES);
	return written;
}
function oneGroupLess(pattern) {
	const group = innermostGroup(pattern);
	if (group === null) return [pattern];
	const { before, kind, ways, after } = group;
	return (kind === "!" ? [LEFT_OUT] : ways).map((way) => `${before}${way}${after}`);
}
/** The first name of a shape that nobody has; `null`: none of those that were tried, or none is meant. */
function firstFree(pattern, { written, below }, { means, isTaken }) {
	const parts = written.split(PLACES).map((part) => fillingsOf(part, below, means));
	const tries = hasMany(written) ? MOST_TRIES : 1;
	let isMeant = false;
	for (let at = 0; at < tries; at += 1) {
		const name = parts.map((fillings) => fillings(at)).join("");
		if (!isPossible(name) || !means(pattern, name)) continue;
		isMeant = true;
		if (!isTaken(name)) return {
			name,
			isMeant
		};
	}
	return {
		name: null,
		isMeant
	};
}
/** Git has no branch with these, though a policy that names one means it. */
function isPossible(name) {
	return !/[\s~^:?*[\\]/.test(name);
}
/** Classes of characters, stars, question marks, and what stands for a group: the places of a pattern that are filled. */
const PLACES = /(\[[!^]?\]?(?:\[:\w+:\]|[^\]])*\]|\*+|\?|\0)/;
/** What fills a part of a pattern, by the number of the try. */
function fillingsOf(part, below, means) {
	if (part === LEFT_OUT || part === "*") return wordOf;
	if (/^\*+$/.test(part)) return (at) => `${wordOf(at)}${below}`;
	if (part === "?") return (at) => CHARACTERS[at % CHARACTERS.length] ?? "x";
	if (!part.startsWith("[")) return () => part;
	const members = membersOf(part, means);
	return (at) => members[at % members.length] ?? part;
}
function wordOf(at) {
	return ["a-new-one", "another-new-one"][at] ?? `a-new-one-${at + 1}`;
}
const CHARACTERS = [..."xX0_-.abcdefghijklmnopqrstuvwyzABCDEFGHIJKLMNOPQRSTUVWYZ123456789"];
/** Characters of a class that a branch may have in its name; those that are written in it come first. */
function membersOf(group, means) {
	const own = [...group].filter((each) => !/[\s~^:?*[\]\\/.!-]/.test(each));
	return [.../* @__PURE__ */ new Set([...own, ...CHARACTERS])].filter((each) => means(`a${group}`, `a${each}`));
}
// src/cli/doctor/gated-branches.ts
/**
* Gated branches of a policy: those that exist, those that it names, and such as its patterns allow somebody to make. What stands for a pattern is
* never one that is there: whoever may push could make that, and so hide what the pattern leaves open.
*/
function gatedBranches(policy, existing) {
	const all = policy.stages.flatMap((stage) => [...namedBy(stage).map((branch) => gated(stage, branch)), ...stage.branches.filter(isPattern).flatMap((pattern) => samplesOf({
		policy,
		stage,
		pattern,
		existing
	}).names.map((branch) => gated(stage, branch, pattern)))]);
	const found = existing.flatMap((branch) => {
		const choice = stageOf(policy, branch);
		return choice.kind === "stage" ? [gated(choice.stage, branch)] : [];
	});
	const own = [...all, ...found].filter(({ branch, stage }) => belongsTo(policy, branch, stage));
	return [...new Map(own.map((each) => [each.branch, each])).values()];
}
function gated(stage, branch, sampleOf = null) {
	const { name, branches } = stage;
	return {
		branch,
		stage: name,
		sampleOf,
		isAlone: branches.length === 1 && namedBy(stage).length === 1
	};
}
/** Patterns by which somebody could make a branch for which no name was found: what that would be is not looked at. */
function unsampledPatterns(policy, existing) {
	return policy.stages.flatMap((stage) => stage.branches.filter(isPattern).filter((pattern) => !samplesOf({
		policy,
		stage,
		pattern,
		existing
	}).whole));
}
/** Names that nobody has made yet, that a pattern means and that are no other stage's. */
function samplesOf({ policy, stage, pattern, existing }) {
	const alone = (glob) => ({
		...policy,
		stages: [{
			...stage,
			branches: [glob]
		}]
	});
	const taken = /* @__PURE__ */ new Set([...existing, ...policy.stages.flatMap(namedBy)]);
	return namesOfPattern(pattern, {
		means: (glob, name) => belongsTo(alone(glob), name, stage.name) && (glob !== pattern || belongsTo(policy, name, stage.name)),
		isTaken: (name) => taken.has(name)
	});
}
function belongsTo(policy, branch, stage) {
	const choice = stageOf(policy, branch);
	return choice.kind === "stage" && choice.stage.name === stage;
}
function namedBy({ branches }) {
	return branches.filter((name) => !isPattern(name));
}
// src/cli/doctor/workflow.ts
/** The events that start a workflow, with their filters; an event without any has no fields. */
function triggersOf(workflow) {
	const on = fields(workflow)["on"];
	if (typeof on === "string") return /* @__PURE__ */ new Map([[on, {}]]);
	if (Array.isArray(on)) return new Map(strings(on).map((name) => [name, {}]));
	return new Map(Object.entries(fields(on)).map(([name, filters]) => [name, fields(filters)]));
}
/** Every `uses` of a workflow: of steps, and of whole jobs. */
function usesOf(workflow) {
	return jobsOf(workflow).flatMap(({ uses }) => uses);
}
/** Every `uses` of an action that is made of steps; none of another one. */
function usesOfAction(action) {
	return usesIn(running(fields(fields(action)["runs"])["steps"]));
}
/** Whether an `action.yml` is Gatehouse's own, by the name that it gives itself and by what it starts. */
function isGatehouseItself(action) {
	const { name, runs } = fields(action);
	const { using } = fields(runs);
	return name === "Gatehouse" && typeof using === "string" && using.startsWith("node");
}
/**
* Whether a `uses` is Gatehouse's action, a copy of it under another owner, or one of its reusable workflows. One that is kept elsewhere is known by
* the name of its file, which is all that is seen of it.
*/
function isGatehouse(uses) {
	return /^[\w.-]+\/gatehouse(?:\/|@)|^[\w.-]+\/[\w.-]+\/\.github\/workflows\/gatehouse[\w.-]*\.ya?ml@/i.test(uses);
}
/** Whether a `uses` is a whole workflow of another repository, of which nothing but its name is seen. */
function isCalledElsewhere(uses) {
	return /^[\w.-]+\/[\w.-]+\/\.github\/workflows\//.test(uses);
}
/** Whether a `uses` names something that its owner can change: no commit, no digest, and not of this repository. */
function isMovable(uses) {
	if (uses.startsWith("./")) return false;
	if (uses.startsWith("docker://")) return !/@sha256:[0-9a-f]{64}$/.test(uses);
	return !/@[0-9a-f]{40}$/i.test(uses);
}
/** The jobs of a workflow that can run, with their steps that can. */
function jobsOf(workflow) {
	const { jobs: all, permissions } = fields(workflow);
	const jobs = fields(all);
	const skipped = skippedJobs(jobs);
	return Object.entries(jobs).flatMap(([id, job]) => {
		const { uses, steps: every, permissions: own } = fields(job);
		if (skipped.has(id)) return [];
		const steps = running(every);
		return {
			uses: [...strings([uses]), ...usesIn(steps)],
			folders: steps.flatMap(gatehouseFolder),
			granted: granted(own ?? permissions)
		};
	});
}
/** Jobs that are switched off, and those that wait for one: GitHub skips them as well, unless their own condition asks for the job's end only. */
function skippedJobs(jobs) {
	const waiting = /* @__PURE__ */ new Map();
	const skipped = /* @__PURE__ */ new Set();
	for (const [id, job] of Object.entries(jobs)) {
		if (isSwitchedOff(job)) skipped.add(id);
		if (runsInAnyCase(job)) continue;
		for (const need of filterOf(fields(job), "needs") ?? []) waiting.set(need, [...waiting.get(need) ?? [], id]);
	}
	for (const id of skipped) for (const next of waiting.get(id) ?? []) skipped.add(next);
	return skipped;
}
/** Whether a job's condition lets it run after one that was skipped: by a status function that is true then, in place of `success()`. */
function runsInAnyCase(job) {
	const { if: condition } = fields(job);
	return typeof condition === "string" && /\balways\s*\(|!\s*(?:cancelled|failure)\s*\(/i.test(condition);
}
/** Whether a job or step says of itself, by a plain `if: false` or what means the same, that it never runs. What else an expression comes to is not guessed. */
function isSwitchedOff(part) {
	const { if: condition } = fields(part);
	if (typeof condition !== "string") return condition === false || condition === 0;
	return /^(?:false|0|\$\{\{\s*(?:false|0|''|null)\s*\}\})$/.test(condition.trim());
}
/** The steps that can run. */
function running(steps) {
	return Array.isArray(steps) ? steps.filter((step) => !isSwitchedOff(step)) : [];
}
function usesIn(steps) {
	return strings(steps.map((step) => fields(step)["uses"]));
}
/** Where a step checks Gatehouse out beside what is judged: as the `uses` that runs it from there. */
function gatehouseFolder(step) {
	const { uses, with: inputs } = fields(step);
	const { repository, path } = fields(inputs);
	if (!(typeof uses === "string" && uses.startsWith("actions/checkout@")) || typeof path !== "string" || typeof repository !== "string") return [];
	return /gatehouse/i.test(repository) ? [`./${path.replace(/^\.\//, "")}`] : [];
}
/** Permissions as `name: level`, without those that say `none`; `null` where nothing is said. */
function granted(permissions) {
	if (permissions === void 0 || permissions === null) return null;
	if (typeof permissions === "string") return permissions === "read-all" ? ["read everything"] : ["write everything"];
	return Object.entries(fields(permissions)).flatMap(([name, level]) => level === "none" || typeof level !== "string" ? [] : [`${name}: ${level}`]);
}
/** The strings of a filter, which may be a single one. */
function filterOf(filters, key) {
	const value = filters[key];
	if (value === void 0 || value === null) return null;
	return (Array.isArray(value) ? value : [value]).flatMap(textOf);
}
/** GitHub reads the text of a number, such as the branch `12`. Only YAML's own spelling of it is still known, `1.0` as `1`. */
function textOf(value) {
	return typeof value === "string" ? [value] : typeof value === "number" ? [String(value)] : [];
}
function fields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function strings(values) {
	return values.filter((value) => typeof value === "string");
}
// src/cli/doctor/own-actions.ts
/** Levels of workflows and actions of the repository's own that call each other; GitHub follows ten. */
const MOST_LEVELS = 10;
/**
* Of the `uses` that name files of the commit's own repository (`./`, `./.github/workflows/gates.yml`), those that run Gatehouse in the
* end, as they are written.
*/
async function ownGatehouse(tree, uses) {
	const known = /* @__PURE__ */ new Map();
	let asked = uses.filter(isOwn);
	for (let level = 0; level < MOST_LEVELS && asked.length > 0; level++) {
		for (const [each, own] of await readOwn(tree, asked)) known.set(each, own);
		asked = [...new Set([...known.values()].flatMap((own) => own === "gatehouse" ? [] : own))].filter(isOwn).filter((each) => !known.has(each));
	}
	const ours = /* @__PURE__ */ new Set();
	for (let before = -1; before < ours.size;) {
		before = ours.size;
		for (const [each, own] of known) if (own === "gatehouse" || own.some((used) => isGatehouse(used) || ours.has(used))) ours.add(each);
	}
	return ours;
}
function isOwn(uses) {
	return uses.startsWith("./") && !posix.normalize(uses).startsWith("..");
}
async function readOwn(tree, asked) {
	const places = asked.map((uses) => ({
		uses,
		paths: pathsOf(uses)
	}));
	const contents = await tree.read([...new Set(places.flatMap(({ paths }) => paths))]);
	return new Map(places.map(({ uses, paths }) => {
		const content = paths.map((path) => contents.get(path)).find((each) => each?.kind === "text");
		return [uses, content?.kind === "text" ? ownOf(uses, content.text) : []];
	}));
}
/** Files in which a `uses` is looked up: the workflow that it names, or the action of the folder. */
function pathsOf(uses) {
	const path = posix.normalize(uses).replace(/\/$/, "");
	return isWorkflow(path) ? [path] : ["action.yml", "action.yaml"].map((name) => posix.join(path, name));
}
function isWorkflow(path) {
	return /\.ya?ml$/.test(path);
}
function ownOf(uses, text) {
	const read = readYaml(text, uses, { aliases: 100 });
	if (!read.ok) return [];
	const { value } = read.value;
	if (isWorkflow(uses)) return usesOf(value);
	return isGatehouseItself(value) ? "gatehouse" : usesOfAction(value);
}
// src/cli/doctor/workflow-filter.ts
/**
* Whether filter patterns of a workflow let a branch or path through, by GitHub's "Filter pattern cheat sheet": they are tried in order, and the last
* one that matches decides; one that begins with `!` takes out again. `null` where GitHub refuses a pattern, and with it the whole workflow; and
* where a pattern is longer than any branch.
*/
function passesFilter(patterns, name) {
	let passes = false;
	for (const pattern of patterns) {
		const isNegated = pattern.startsWith("!");
		const tokens = tokensOf(isNegated ? pattern.slice(1) : pattern);
		if (tokens === null) return null;
		if (matches(tokens, name)) passes = !isNegated;
	}
	return passes;
}
/** Whether patterns let every name through: one says so, and none after it takes something out. */
function passesAll(patterns) {
	const all = patterns.lastIndexOf("**");
	return all >= 0 && patterns.slice(all).every((pattern) => !pattern.startsWith("!"));
}
/** Follows every way through at once, so that no pattern takes longer than its length times the name's. */
function matches(tokens, name) {
	const characters = [...name];
	let reached = [true, ...characters.map(() => false)];
	for (const token of tokens) reached = after(token, reached, characters);
	return reached.at(-1) === true;
}
/** The places in a name where a token can end, given those where it can begin. */
function after(token, begins, characters) {
	if (token === "folders") return afterFolders(begins, characters);
	const { takes, optional, repeated } = token;
	const ends = begins.map(() => false);
	for (const [at, character] of characters.entries()) if ((begins[at] === true || repeated && ends[at] === true) && takes(character)) ends[at + 1] = true;
	return optional ? ends.map((end, at) => end || begins[at] === true) : ends;
}
function afterFolders(begins, characters) {
	const first = begins.indexOf(true);
	return begins.map((begin, at) => begin || first >= 0 && at > first + 1 && characters[at - 1] === "/");
}
const isAny = () => true;
const isNoSlash = (character) => character !== "/";
/** Characters of a pattern: a branch on GitHub has at most 255, and what is longer only keeps its reader busy. */
const LONGEST_PATTERN = 1024;
/** What a pattern is made of; `null` where GitHub refuses it, or nobody means it. */
function tokensOf(pattern) {
	if (pattern.length > LONGEST_PATTERN) return null;
	const tokens = [];
	for (const [part] of pattern.matchAll(PARTS)) {
		const token = part === "?" || part === "+" ? quantified(tokens, part) : tokenOf(part);
		if (token === null) return null;
		tokens.push(token);
	}
	return tokens;
}
const PARTS = /(?<=^|\/)\*\*\/|\*\*?|\[[^\]]*\]|\\.|./gsu;
function tokenOf(part) {
	if (part === "**/") return "folders";
	if (part === "**") return {
		takes: isAny,
		optional: true,
		repeated: true
	};
	if (part === "*") return {
		takes: isNoSlash,
		optional: true,
		repeated: true
	};
	const takes = part.startsWith("[") ? oneOf(part.slice(1, -1)) : exactly(part);
	return takes === null ? null : {
		takes,
		optional: false,
		repeated: false
	};
}
/** A character, which a backslash before it makes one that means itself. */
function exactly(part) {
	if (part === "\\") return null;
	const own = part.startsWith("\\") ? part.slice(1) : part;
	return (character) => character === own;
}
/** `?` and `+` are about the character before; without one, they mean themselves. */
function quantified(tokens, sign) {
	const last = tokens.pop();
	if (last === void 0) return tokenOf(`\\${sign}`);
	if (last === "folders") return null;
	return sign === "?" ? {
		...last,
		optional: true
	} : {
		...last,
		repeated: true
	};
}
/** A letter or digit of a list with ranges, such as `a-z0-9_`. */
function oneOf(list) {
	const members = list.match(/[a-z]-[a-z]|[A-Z]-[A-Z]|[0-9]-[0-9]|[a-zA-Z0-9]/g) ?? [];
	if (list === "" || members.join("") !== list) return null;
	return (character) => members.some((member) => {
		const [first = "", last = first] = member.split("-");
		return character.length === 1 && first <= character && character <= last;
	});
}
// src/cli/doctor/look-at-workflows.ts
/** The folder from which GitHub runs workflows. */
const WORKFLOWS = ".github/workflows";
/** Workflows that are read; more of them in one repository are not looked for. */
const MOST_FILES = 300;
/** Looks at the workflows of a commit that run the Action: triggers that are forgotten, rights, and what is not pinned. */
async function lookAtWorkflows(tree, question) {
	const listing = (await tree.list([WORKFLOWS])).get(WORKFLOWS);
	const paths = (listing?.files ?? []).map(({ path }) => path).filter((path) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)).slice(0, MOST_FILES);
	const contents = await tree.read(paths);
	const read = paths.flatMap((path) => {
		const content = contents.get(path);
		return content?.kind === "text" ? [readWorkflow(path, content.text)] : [];
	});
	const uses = [...new Set(read.flatMap(({ workflow }) => usesOf(workflow)))];
	const own = await ownGatehouse(tree, uses);
	const looked = read.flatMap((each) => lookAtWorkflow(each, own, question) ?? []);
	if (listing?.complete === false || paths.length === MOST_FILES) {
		const because = {
			says: "there are more of them than are listed",
			values: {}
		};
		return [...looked, notSeen("Whether every workflow is in order", WORKFLOWS, because)];
	}
	return looked.length === 0 ? [noWorkflow(uses)] : looked;
}
/** What workflows of other repositories do is in no file of this one. */
function noWorkflow(uses) {
	const called = uses.filter(isCalledElsewhere);
	return called.length === 0 ? diagnosis("no-workflow", WORKFLOWS) : diagnosis("no-workflow-here", WORKFLOWS, { workflows: called });
}
/** Reads a workflow, where it uses something that may be Gatehouse. */
function readWorkflow(path, text) {
	const nothing = {
		path,
		workflow: null,
		issue: null
	};
	if (!/\buses\b/.test(text)) return nothing;
	const read = readYaml(text, path, { aliases: 100 });
	if (read.ok) return {
		path,
		workflow: read.value.value,
		issue: null
	};
	const namesGatehouse = /\buses["']?\s*:\s*["']?[^\s#]*gatehouse/i.test(text);
	return {
		...nothing,
		issue: namesGatehouse ? read.issues[0] ?? null : null
	};
}
/** What is to be said of one workflow, given which files of the repository's own run Gatehouse; `null` where it does not run the Action. */
function lookAtWorkflow({ path, workflow, issue }, own, question) {
	if (issue !== null) {
		const said = diagnosis("workflow-unreadable", path, {
			...issue.values,
			path
		}, { where: issue.where });
		return [{
			...said,
			says: said.says.replace("{problem}", () => issue.says)
		}];
	}
	const jobs = jobsOf(workflow).filter(({ uses, folders }) => uses.some((each) => isGatehouse(each) || own.has(each) || folders.includes(each)));
	if (jobs.length === 0) return null;
	const found = [
		...triggerFaults(path, workflow, question),
		...grantFaults(path, jobs),
		...pinFaults(path, workflow)
	];
	return found.length === 0 ? [diagnosis("workflow-in-order", path, { path })] : found;
}
/** What GitHub runs on where `types` is left out, and what a verdict depends on. */
const TYPES = [
	"opened",
	"reopened",
	"synchronize"
];
const IN_WORDS = {
	opened: "opened",
	reopened: "reopened",
	synchronize: "pushed to (synchronize)"
};
function triggerFaults(path, workflow, { branches, queue }) {
	const triggers = triggersOf(workflow);
	const found = [];
	if (triggers.has("pull_request_target")) found.push(diagnosis("pull-request-target", path, { path }));
	if (triggers.has("workflow_call")) return found;
	const filters = triggers.get("pull_request");
	if (filters === void 0) {
		if (!triggers.has("pull_request_target")) found.push(diagnosis("no-trigger", path, { path }));
	} else {
		const left = branches.filter((branch) => !runsFor(branch, filters));
		if (left.length > 0) found.push(diagnosis("branches-left-out", path, {
			path,
			branches: left
		}));
		for (const key of ["paths", "paths-ignore"]) if (leavesPathsOut(filters, key)) found.push(diagnosis("path-filter", path, {
			path,
			key
		}));
		const types = filterOf(filters, "types");
		const missing = types === null ? [] : TYPES.filter((type) => !types.includes(type));
		if (missing.length > 0) {
			const words = missing.map((type) => IN_WORDS[type] ?? type).join(", or ");
			found.push(diagnosis("types-left-out", path, {
				path,
				types: words
			}));
		}
	}
	if (queue && !triggers.has("merge_group")) found.push(diagnosis("no-queue-trigger", path, { path }));
	return found;
}
/** Whether the filters of an event let a branch through; a workflow with a pattern that GitHub refuses does not run, nor one with both filters. */
function runsFor(branch, filters) {
	const [wanted, ignored] = [filterOf(filters, "branches"), filterOf(filters, "branches-ignore")];
	if (ignored === null) return wanted === null || passesFilter(wanted, branch) === true;
	return wanted === null && passesFilter(ignored, branch) === false;
}
function leavesPathsOut(filters, key) {
	const patterns = filterOf(filters, key);
	return patterns !== null && !(key === "paths" && passesAll(patterns));
}
/** What the Action needs at most: it never writes. */
const NEEDED = /* @__PURE__ */ new Set([
	"contents: read",
	"pull-requests: read",
	"metadata: read"
]);
function grantFaults(path, jobs) {
	const grants = jobs.map((job) => job.granted);
	const wide = [...new Set(grants.flatMap((each) => each ?? []))].filter((grant) => !NEEDED.has(grant));
	return [...grants.includes(null) ? [diagnosis("no-permissions", path, { path })] : [], ...wide.length > 0 ? [diagnosis("wide-permissions", path, {
		path,
		granted: wide
	})] : []];
}
function pinFaults(path, workflow) {
	const actions = [...new Set(usesOf(workflow).filter(isMovable))];
	return actions.length === 0 ? [] : [diagnosis("unpinned-action", path, {
		path,
		actions
	})];
}
// src/cli/doctor/look-at-branch-workflows.ts
/** Branches whose workflows are read because they are others than the default branch's; in more of them nothing is looked at. */
const MOST_BRANCHES = 10;
/**
* Looks at the workflows of the default branch and at those of gated branches that have others: a pull request starts the workflows
* of its base, merged with what it changes itself, whatever the default branch holds meanwhile. Each diagnosis says of which branches
* it is; what is the same on several is said once.
*/
async function lookAtBranchWorkflows(main, gated) {
	const { same, others } = await apart(main, gated);
	const looked = await Promise.all(others.slice(0, MOST_BRANCHES).map(async ({ branch, tree, queue }) => {
		const found = await lookAtWorkflows(tree, {
			branches: [branch],
			queue
		});
		return {
			branch,
			queue,
			found,
			runsNone: found.some(({ id }) => id === "no-workflow")
		};
	}));
	const covered = [...gated.filter(({ branch }) => same.has(branch)), ...looked.filter((each) => each.runsNone)];
	const first = await lookAtWorkflows(main.tree, {
		branches: covered.map(({ branch }) => branch),
		queue: covered.some(({ queue }) => queue)
	});
	const mainRuns = !first.some(({ id }) => id === "no-workflow" || id === "no-workflow-here");
	const own = looked.map(({ branch, found, runsNone }) => ({
		branch,
		found: runsNone && mainRuns ? [diagnosis("branch-without-workflow", WORKFLOWS, {
			branch,
			default: main.branch
		})] : found
	}));
	return [
		...onBranches([{
			branch: main.branch,
			found: first
		}, ...own]),
		...sharing(main, gated.filter(({ branch, tree }) => tree !== null && same.has(branch))),
		...unread(others.slice(MOST_BRANCHES).map(({ branch }) => branch))
	];
}
/** The gated branches with the default branch's workflows, and those with others. */
async function apart(main, gated) {
	const oidOf = async (tree) => (await tree.entries([WORKFLOWS])).get(WORKFLOWS)?.oid;
	const expected = await oidOf(main.tree);
	const differs = await Promise.all(gated.map(async ({ tree }) => tree !== null && await oidOf(tree) !== expected));
	const others = gated.filter((each, at) => each.tree !== null && differs[at] === true);
	return {
		same: new Set(gated.filter((_, at) => differs[at] !== true).map(({ branch }) => branch)),
		others
	};
}
/** What was found on several branches, each said once with all of them. */
function onBranches(looked) {
	const said = /* @__PURE__ */ new Map();
	for (const { branch, found } of looked) for (const each of found) {
		const key = JSON.stringify(each);
		const known = said.get(key);
		if (known === void 0) said.set(key, {
			found: each,
			branches: [branch]
		});
		else known.branches.push(branch);
	}
	return [...said.values()].map(({ found, branches }) => ({
		...found,
		about: `${found.about} on ${branches.join(", ")}`
	}));
}
function sharing(main, gated) {
	const branches = gated.flatMap(({ branch }) => branch === main.branch ? [] : [branch]);
	return branches.length === 0 ? [] : [diagnosis("same-workflows", WORKFLOWS, {
		branches,
		default: main.branch
	})];
}
function unread(branches) {
	if (branches.length === 0) return [];
	return [notSeen("What the workflows of {branches} do", WORKFLOWS, {
		says: "no more than {most} branches with others than the default branch are looked at",
		values: { most: MOST_BRANCHES }
	}, { branches })];
}
// src/cli/doctor/look-at-owners.ts
/** Looks at CODEOWNERS of a commit: whether it counts, and who owns what decides how pull requests are judged. */
async function lookAtOwners(tree, policy) {
	const owners = await readOwners(tree);
	const { file } = owners;
	if (file === null) return [diagnosis("no-codeowners", CODEOWNERS_PATHS[0])];
	const { path } = file;
	if (!file.loaded) return [diagnosis("codeowners-not-loaded", path, { path }, { where: { path } })];
	const lines = file.issues.map((issue) => {
		const line = issue.where.line ?? 1;
		const said = diagnosis("codeowners-line", path, {
			...issue.values,
			path,
			line
		}, { where: issue.where });
		return {
			...said,
			says: said.says.replace("{problem}", () => issue.says)
		};
	});
	const owned = file.rules.filter((rule) => rule.owners.length > 0).length;
	const inOrder = lines.length === 0 ? [diagnosis("codeowners-in-order", path, {
		path,
		lines: owned
	})] : [];
	return [
		...lines,
		...policy === null ? [] : lookAtRules(owners, policy),
		...inOrder
	];
}
/** Whether somebody owns the rules, and whether that is somebody else than who hands over. */
function lookAtRules({ ownersOf, file }, policy) {
	const about = file?.path ?? CODEOWNERS_PATHS[0];
	const rules = [
		policy.path,
		about,
		".github/workflows/gatehouse.yml",
		".github/checklists/release.md"
	];
	const unowned = rules.filter((path) => (ownersOf(path)?.owners ?? []).length === 0);
	if (unowned.length > 0) return [diagnosis(allowsUnowned(policy) ? "rules-unowned" : "rules-stuck", about, { paths: unowned.map(folderOf) })];
	const owners = [...new Set(rules.flatMap((path) => ownersOf(path)?.owners ?? []))];
	const judges = new Set((ownersOf(policy.path)?.owners ?? []).map((owner) => owner.toLowerCase()));
	const first = policy.packages.map((glob) => {
		return {
			glob,
			both: (ownersOf(sampleOf(glob))?.owners ?? []).filter((maker) => judges.has(maker.toLowerCase()))
		};
	}).find(({ both }) => both.length > 0);
	if (first === void 0) return [diagnosis("rules-in-order", about, { owners })];
	return [diagnosis("rules-by-makers", about, {
		owners: first.both,
		folder: first.glob,
		paths: [policy.path]
	})];
}
/** Whether some stage lets a change of paths pass that nobody owns. */
function allowsUnowned(policy) {
	return policy.stages.some((stage) => {
		const gate = gatesFor(policy, stage, "Low").find(({ gate }) => gate.meta.id === "sign-offs");
		return gate === void 0 || gate.severity !== "block" || gate.options["code-owners"] === "off" || gate.options["unowned"] === "allow";
	});
}
/** A file of a package that the glob could mean. */
function sampleOf(glob) {
	return `${glob.replace(/\*+/g, "a-package")}/handoff.yml`;
}
/** Files that stand for a whole folder are named by it. */
function folderOf(path) {
	return path.replace(/^(\.github\/(?:workflows|checklists)\/).+$/, "$1");
}
// src/cli/doctor/look-at-policy.ts
/** Looks at the policy of the default branch, which says what is gated. `about` names that branch, or the commit that stands for it. */
function lookAtPolicy(found, about) {
	switch (found.kind) {
		case "none": return [diagnosis("no-policy", about, { path: POLICY_PATHS[0] })];
		case "broken": return [brokenPolicy("broken-policy", about, found)];
		case "unseen": return [policyProblem("policy-unseen", about, found)];
		case "policy": return [saysStages(found.policy, about)];
	}
}
function saysStages({ path, stages }, about) {
	const gated = stages.filter(({ branches }) => branches.length > 0);
	if (gated.length === 0) return diagnosis("no-stages", about, { path });
	return diagnosis("policy-in-order", about, {
		path,
		stages: gated.map(({ name, branches }) => `${name} (${branches.join(", ")})`)
	});
}
/** Says what is wrong first with a policy. */
function brokenPolicy(id, about, { path, issues }) {
	return policyProblem(id, about, {
		path,
		issue: issues[0]
	});
}
function policyProblem(id, about, { path, issue }) {
	const said = diagnosis(id, about, {
		...issue?.values,
		path
	}, { where: issue?.where ?? { path } });
	return {
		...said,
		says: said.says.replace("{problem}", () => issue?.says ?? "it cannot be read")
	};
}
// src/cli/doctor/pin-look-ups.ts
/** Where public actions are. */
const GITHUB = "https://github.com";
/** Commands of one diagnosis; a list that is longer is cut where its words are cut, too. */
const MOST_LOOK_UPS = 12;
/** Adds to what names movable actions the commands that print their commits. */
async function withPinLookUps(found, originOf) {
	return Promise.all(found.map(async (each) => {
		const { actions } = each.values;
		if (each.id !== "unpinned-action" || !Array.isArray(actions)) return each;
		const commands = actions.flatMap((uses) => movableOf(String(uses)) ?? []).slice(0, MOST_LOOK_UPS).map(async (action) => pinLookUp(action, await originOf(action.owner, action.name)));
		const lookUps = [...new Set(await Promise.all(commands))];
		if (lookUps.length === 0) return each;
		return {
			...each,
			lookUps,
			fix: `${each.fix}; this prints the digits`
		};
	}));
}
/** What a `uses` names; `null` for images, and for names that git does not take for a tag's or a branch's. */
function movableOf(uses) {
	const [, owner, name, ref] = /^([\w.-]+)\/([\w.-]+)(?:\/[^@]*)?@(\w[\w./+-]*)$/.exec(uses) ?? [];
	return owner === void 0 || name === void 0 || ref === void 0 ? null : {
		owner,
		name,
		ref
	};
}
/**
* A command that prints the commit at which a tag or branch stands. Of an annotated tag, git lists the tag's own id first, then the
* commit's as `^{}`, and only if it is asked for; of a name that is both, the branch comes before the tag. So the last line counts.
*/
function pinLookUp({ owner, name, ref }, origin) {
	const refs = [
		`heads/${ref}`,
		`tags/${ref}`,
		`tags/${ref}^{}`
	].map(shellQuoted);
	return `git ls-remote ${shellQuoted(`${origin}/${owner}/${name}`)} ${refs.join(" ")} | tail -n 1`;
}
/**
* Where actions are for a repository on this server: an Enterprise Server takes its own repository of the name where there is one, else
* github.com's (docs: "Using actions in your enterprise"). One that the token may not see is taken for github.com's.
*/
function originsSeenFrom(client, server) {
	if (server === "https://github.com") return async () => GITHUB;
	const known = /* @__PURE__ */ new Map();
	return (owner, name) => {
		const key = `${owner}/${name}`;
		const found = known.get(key) ?? isThere(clientOf(client, owner, name)).then((is) => is ? server : "https://github.com");
		known.set(key, found);
		return found;
	};
}
async function isThere(client) {
	try {
		await client.request("GET /repos/{owner}/{repo}");
		return true;
	} catch (error) {
		if (statusOf(error) === void 0) throw error;
		return false;
	}
}
// src/cli/doctor/seen-policy.ts
/** Reads the policy of a commit. What is hidden from who asks is told apart from what is wrong. Rejects with what `read` rejects with. */
async function readSeenPolicy(tree, read) {
	let hidden = false;
	const found = await findPolicy(tree, async (reference) => {
		const content = await read(reference);
		hidden = content.kind === "unreadable" && content.hidden === true;
		return content;
	});
	const [issue] = found.kind === "broken" ? found.issues : [];
	return hidden && found.kind === "broken" && issue !== void 0 ? {
		kind: "unseen",
		path: found.path,
		issue
	} : found;
}
export { brokenPolicy as a, lookAtBranchWorkflows as c, gatedBranches as d, unsampledPatterns as f, notSeen as g, diagnosis as h, withPinLookUps as i, onBranches as l, branchesOfStage as m, GITHUB as n, lookAtPolicy as o, innermostGroup as p, originsSeenFrom as r, lookAtOwners as s, readSeenPolicy as t, lookAtWorkflows as u };
