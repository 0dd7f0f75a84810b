import "./rolldown-runtime.js";
import { _ as string, a as array, f as number, h as record, p as object, r as _enum, s as boolean, v as union, y as unknown } from "./zod.js";
import { s as stageOf } from "./extended-policy.js";
import { i as CODEOWNERS_PATHS } from "./parse-codeowners.js";
import "./find-policy.js";
import { r as POLICY_PATHS } from "./setting-for.js";
import { n as literal, r as expectShape, t as GraphqlBatch } from "./graphql-batch.js";
import { c as seen, d as readBranchTip, f as GithubTree, i as strictest, l as unseen, m as isActions, n as extendedPolicyReader, o as readRecentChecks, r as RulesetReader, s as look, t as readBranchProtection, u as listAll } from "./read-branch-protection.js";
import { i as toGithubError, r as statusOf, t as GithubError } from "./github-error.js";
import { a as brokenPolicy, c as lookAtBranchWorkflows, d as gatedBranches, f as unsampledPatterns, g as notSeen, h as diagnosis, i as withPinLookUps, m as branchesOfStage, o as lookAtPolicy, p as innermostGroup, r as originsSeenFrom, s as lookAtOwners, t as readSeenPolicy } from "./seen-policy.js";
import { n as shellQuoted, t as apiPath } from "./shell-quoted.js";
// src/github/check-name.ts
/** Name of the check of a stage: one required check a stage, so that a green one says nothing about another branch. */
function checkName(stage) {
	return `gatehouse: ${stage}`;
}
/** Files that say who has to sign, and for what. */
const RULES = [...POLICY_PATHS, ...CODEOWNERS_PATHS];
/** Whether the same stands at the paths in two commits. */
async function haveSameEntries(a, b, paths) {
	const [left, right] = await Promise.all([a.entries(paths), b.entries(paths)]);
	return paths.every((path) => {
		const [one, other] = [left.get(path), right.get(path)];
		return one?.oid === other?.oid && one?.mode === other?.mode;
	});
}
// src/github/protection/read-base-before-merge.ts
const written = object({
	authoredDate: string(),
	message: string()
});
const pull = object({ pullRequest: object({
	mergeCommit: written.extend({
		oid: string(),
		parents: object({ nodes: array(object({ oid: string() })) })
	}).nullable(),
	commits: object({
		totalCount: number(),
		nodes: array(object({ commit: written }))
	})
}).nullable() });
const ancestor = object({ object: object({ oid: string() }).nullable() });
/**
* What the base of a merged pull request held right before the merge, whichever of GitHub's ways it was merged by. The pull
* request's own `base.sha` does not say that: it stands where the branch was when the head was pushed. Rejects with a
* {@link GithubError}, of code `not-found` where GitHub does not tell by which commit it was merged.
*/
async function readBaseBeforeMerge(client, batch, number) {
	const found = await batch.repository(`pullRequest(number: ${number}) {
      mergeCommit { oid authoredDate message parents(first: 2) { nodes { oid } } }
      commits(last: 1) { totalCount nodes { commit { authoredDate message } } }
    }`);
	const answer = found === null ? null : expectShape(pull, found, "a merged pull request").pullRequest;
	const merge = answer?.mergeCommit;
	const [first, second] = merge?.parents.nodes ?? [];
	if (answer == null || merge == null || first === void 0) throw new GithubError("not-found", `the merge of pull request ${number}`);
	const [last] = answer.commits.nodes;
	if (!(second === void 0 && last?.commit.authoredDate === merge.authoredDate && last.commit.message === merge.message)) return new GithubTree(client, batch, first.oid);
	const expression = literal(`${merge.oid}~${answer.commits.totalCount}`);
	const before = await batch.repository(`object(expression: ${expression}) { oid }`);
	const base = before === null ? null : expectShape(ancestor, before, "an ancestor").object;
	if (base === null) throw new GithubError("not-found", `the base of pull request ${number}`);
	return new GithubTree(client, batch, base.oid);
}
// src/github/protection/read-settings.ts
const repository = object({
	name: string(),
	owner: object({
		login: string(),
		type: string()
	}),
	default_branch: string(),
	archived: boolean().optional(),
	permissions: object({ push: boolean().optional() }).optional(),
	html_url: string()
});
/** The repository itself. Rejects with what Octokit throws: without it, there is nothing to look at. */
async function readRepository(client) {
	const { data } = await client.request("GET /repos/{owner}/{repo}");
	const answer = expectShape(repository, data, "a repository");
	return {
		owner: answer.owner.login,
		name: answer.name,
		defaultBranch: answer.default_branch,
		ownerKind: answer.owner.type === "Organization" ? "Organization" : "User",
		archived: answer.archived === true,
		mayPush: answer.permissions?.push ?? null,
		url: answer.html_url
	};
}
const workflowDefaults = object({
	default_workflow_permissions: string(),
	can_approve_pull_request_reviews: boolean()
});
function readWorkflowDefaults(client) {
	return look(async () => {
		const { data } = await client.request("GET /repos/{owner}/{repo}/actions/permissions/workflow");
		const answer = expectShape(workflowDefaults, data, "permissions of workflows");
		return {
			canWrite: answer.default_workflow_permissions === "write",
			canApprove: answer.can_approve_pull_request_reviews
		};
	});
}
const codeownersErrors = object({ errors: array(object({
	path: string(),
	line: number(),
	kind: string(),
	source: string().nullish(),
	message: string()
})) });
/** What GitHub finds wrong with CODEOWNERS of a branch; `null` where the branch has none. */
function readCodeownersErrors(client, ref) {
	return look(async () => {
		try {
			const { data } = await client.request("GET /repos/{owner}/{repo}/codeowners/errors", { ref });
			const { errors } = expectShape(codeownersErrors, data, "mistakes in CODEOWNERS");
			return errors.map((each) => ({
				...each,
				source: each.source ?? null
			}));
		} catch (error) {
			if (statusOf(error) === 404) return null;
			throw error;
		}
	});
}
const installation = object({
	app_id: number(),
	app_slug: string(),
	permissions: record(string(), string()),
	events: array(string()),
	suspended_at: string().nullish(),
	repository_selection: string()
});
/** Apps that an organisation has installed. GitHub shows them to its owners only. */
function readInstallations(client, organisation) {
	return look(async () => {
		return (await listAll(client, {
			route: "GET /orgs/{org}/installations",
			parameters: { org: organisation },
			entry: installation,
			what: "installed Apps",
			under: "installations"
		})).map((each) => ({
			appId: each.app_id,
			slug: each.app_slug,
			permissions: each.permissions,
			events: each.events,
			suspended: each.suspended_at != null,
			onAll: each.repository_selection === "all"
		}));
	});
}
// src/github/is-active-member.ts
const membership = object({ state: string() });
/**
* Whether somebody is an active member of a team or of its child teams; an invitation is none. Rejects with a GithubError when GitHub does
* not say. Source: GitHub REST, "Get team membership for a user".
*/
async function isActiveMember(client, { org, slug }, login) {
	try {
		const { data } = await client.request("GET /orgs/{org}/teams/{team_slug}/memberships/{username}", {
			org,
			team_slug: slug,
			username: login
		});
		return expectShape(membership, data, "a team membership").state === "active";
	} catch (error) {
		if (statusOf(error) === 404) return false;
		throw toGithubError(error, "reading a team membership");
	}
}
// src/github/pull-request-snapshot.ts
/** Shapes of GitHub's answers, with only the fields that we use. */
const actor = object({
	__typename: string(),
	login: string(),
	databaseId: number().nullish()
}).nullable();
const gitActor = object({
	email: string().nullish(),
	user: object({
		databaseId: number().nullish(),
		login: string()
	}).nullish()
}).nullable();
const commitNode = object({ commit: object({
	oid: string(),
	committedViaWeb: boolean(),
	parents: object({
		totalCount: number(),
		nodes: array(object({ oid: string() }).nullable()).nullable()
	}),
	authors: object({
		totalCount: number(),
		nodes: array(gitActor).nullable()
	}),
	committer: gitActor
}) });
const reviewNode = object({
	fullDatabaseId: union([string(), number()]).nullish(),
	databaseId: number().nullish(),
	state: _enum([
		"APPROVED",
		"CHANGES_REQUESTED",
		"COMMENTED",
		"DISMISSED",
		"PENDING"
	]),
	submittedAt: string().nullish(),
	author: actor,
	commit: object({ oid: string() }).nullable()
});
const checkRun = object({
	databaseId: number().nullish(),
	name: string(),
	status: string(),
	conclusion: string().nullable(),
	externalId: string().nullish()
});
object({ nodes: array(object({ checkRuns: object({ nodes: array(checkRun.nullable()).nullable() }).nullish() }).nullable()).nullable() }).nullish();
const page = object({
	hasNextPage: boolean(),
	endCursor: string().nullish()
});
/** A connection that is read page by page. */
function connection(node) {
	return object({
		totalCount: number(),
		pageInfo: page,
		nodes: array(node.nullable()).nullable()
	});
}
const requestedReviewer = object({
	__typename: string(),
	login: string().optional(),
	combinedSlug: string().optional()
}).nullish();
/** A branch and the commit at its tip. */
const branchRef = object({
	name: string(),
	target: object({ oid: string() }).nullable()
}).nullable();
object({
	defaultBranchRef: branchRef,
	pullRequest: object({
		number: number(),
		title: string(),
		state: _enum([
			"OPEN",
			"CLOSED",
			"MERGED"
		]),
		isDraft: boolean(),
		author: actor,
		baseRefName: string(),
		baseRef: branchRef,
		headRefName: string(),
		headRefOid: string(),
		changedFiles: number(),
		retargets: object({ nodes: array(unknown()).nullable() }),
		reviews: connection(reviewNode),
		commits: connection(commitNode),
		reviewRequests: object({ nodes: array(object({ requestedReviewer }).nullable()).nullable() }),
		timelineItems: object({ nodes: array(object({
			__typename: string(),
			requestedReviewer
		}).nullable()).nullable() })
	}).nullable()
});
// src/github/read-owners.ts
/**
* Looks up users and teams. A team's members are its active ones, child teams included; a team that is secret, or has
* no write access of its own, is said so. Of a team with more pages of members than there are reviewers, only the first page and the
* reviewers are looked up, so that an organisation of any size costs the same. What could not be looked up is `unreadable`, never left out.
*/
async function readOwners(look, handles) {
	const distinct = new Map(handles.map((handle) => [handle.toLowerCase(), handle]));
	const read = await Promise.all([...distinct.values()].map((handle) => readOwner(look, handle)));
	return {
		owners: Object.fromEntries(read.map(({ owner }) => [owner.handle.toLowerCase(), owner])),
		people: read.flatMap(({ people }) => people)
	};
}
async function readOwner(look, handle) {
	try {
		if (!handle.startsWith("@")) return unresolved(handle, "email", "unknown");
		const [name = "", slug] = handle.slice(1).split("/");
		return await (slug === void 0 ? readUser(look.batch, handle, name) : readTeam(look, {
			handle,
			org: name,
			slug
		}));
	} catch (error) {
		if (error instanceof GithubError && (error.code === "unexpected" || error.code === "rate-limited")) throw error;
		return unresolved(handle, handle.includes("/") ? "team" : "user", "unreadable");
	}
}
function unresolved(handle, kind, status) {
	return {
		owner: {
			handle,
			kind,
			status,
			members: []
		},
		people: []
	};
}
const permissionEdge = object({ permission: string() }).nullable();
const collaborators = object({ collaborators: object({ edges: array(permissionEdge.and(object({ node: object({ login: string() }) }).nullable())).nullable() }).nullable() });
async function readUser(batch, handle, login) {
	const [answer, access] = await Promise.all([batch.root(`user(login: ${literal(login)})`, "databaseId login"), batch.repository(`collaborators(login: ${literal(login)}, first: 1) { edges { permission node { login } } }`)]);
	if (answer === null) return unresolved(handle, "user", "unknown");
	const user = expectShape(object({
		databaseId: number(),
		login: string()
	}), answer, "a user");
	const permission = permissionOf((access === null ? null : expectShape(collaborators, access, "a collaborator").collaborators?.edges?.[0])?.permission);
	const status = canWrite(permission) ? "resolved" : "no-write";
	return {
		owner: {
			handle,
			kind: "user",
			status,
			members: status === "resolved" ? [user.databaseId] : []
		},
		people: [{
			id: user.databaseId,
			login: user.login,
			kind: user.login.endsWith("[bot]") ? "bot" : "user",
			permission
		}]
	};
}
const member = object({
	databaseId: number().nullish(),
	login: string()
});
const team = object({ team: object({
	privacy: string(),
	members: connection(member),
	repositories: object({
		pageInfo: page,
		edges: array(object({
			permission: string(),
			node: object({ nameWithOwner: string() })
		}).nullable()).nullable()
	})
}).nullable() });
const MEMBERS = "totalCount pageInfo { hasNextPage endCursor } nodes { databaseId login }";
async function readTeam(look, named) {
	const { batch, client } = look;
	const { handle, org, slug } = named;
	const repository = `${client.owner}/${client.repo}`;
	const name = client.repo;
	const found = `team(slug: ${literal(slug)}) { privacy members(first: 100) { ${MEMBERS} }
    repositories(first: 100, query: ${literal(name)}) { pageInfo { hasNextPage endCursor } edges { permission node { nameWithOwner } } } }`;
	const answer = await batch.root(`organization(login: ${literal(org)})`, found, 20);
	const read = answer === null ? null : expectShape(team, answer, "a team").team;
	if (read === null) return unresolved(handle, "team", "unknown");
	if (read.privacy === "SECRET") return unresolved(handle, "team", "secret");
	const edge = read.repositories.edges?.find((each) => each?.node.nameWithOwner.toLowerCase() === repository.toLowerCase());
	if (edge == null && read.repositories.pageInfo.hasNextPage) return unresolved(handle, "team", "unreadable");
	const permission = permissionOf(edge?.permission);
	if (!canWrite(permission)) return unresolved(handle, "team", "no-write");
	const { members, unlisted } = await membersOf(look, named, read.members);
	const people = members.map(({ id, login }) => ({
		id,
		login,
		kind: login.endsWith("[bot]") ? "bot" : "user",
		permission
	}));
	const owner = {
		handle,
		kind: "team",
		status: "resolved",
		members: people.map(({ id }) => id)
	};
	return {
		owner: unlisted > 0 ? {
			...owner,
			unlisted
		} : owner,
		people
	};
}
const A_PAGE = 100;
async function membersOf(look, named, first) {
	const visible = (first.nodes ?? []).filter((each) => each !== null);
	const shown = toAccounts(visible);
	const people = look.reviewers.filter(({ id, login }) => !login.endsWith("[bot]") && !shown.some((each) => each.id === id));
	const pagesLeft = Math.ceil((first.totalCount - A_PAGE) / A_PAGE);
	if (!first.pageInfo.hasNextPage || pagesLeft <= people.length) return {
		members: toAccounts(await allMembers(look.batch, named, first)),
		unlisted: 0
	};
	if (visible.length < A_PAGE) throw new GithubError("incomplete", "not every team member can be seen");
	const asked = await Promise.all(people.map(async (person) => await isActiveMember(look.client, named, person.login) ? [person] : []));
	const members = [...shown, ...asked.flat()];
	return {
		members,
		unlisted: first.totalCount - members.length
	};
}
/** Who has no id is no user, and signs nothing. */
function toAccounts(members) {
	return members.flatMap(({ databaseId, login }) => databaseId == null ? [] : [{
		id: databaseId,
		login
	}]);
}
async function allMembers(batch, { org, slug }, first) {
	const members = [...first.nodes ?? []];
	let { pageInfo } = first;
	for (let pages = 1; pageInfo.hasNextPage; pages++) {
		if (pages > 100) throw new GithubError("incomplete", "the list of team members does not end");
		const list = `team(slug: ${literal(slug)}) { list: members(first: 100, after: ${literal(pageInfo.endCursor ?? "")}) { ${MEMBERS} } }`;
		const answer = await batch.root(`organization(login: ${literal(org)})`, list, 20);
		const next = expectShape(object({ team: object({ list: connection(member) }) }), answer, "team members").team.list;
		members.push(...next.nodes ?? []);
		pageInfo = next.pageInfo;
	}
	const shown = members.filter((each) => each !== null);
	if (shown.length < first.totalCount) throw new GithubError("incomplete", "not every team member can be seen");
	return shown;
}
function permissionOf(permission) {
	switch (permission) {
		case "ADMIN": return "admin";
		case "MAINTAIN": return "maintain";
		case "WRITE": return "write";
		case "TRIAGE": return "triage";
		case "READ": return "read";
		default: return "none";
	}
}
function canWrite(permission) {
	return permission === "admin" || permission === "maintain" || permission === "write";
}
// src/cli/doctor/branch-sights.ts
/**
* Every gated branch with its rules: those that exist, and for each pattern one that somebody could make. Two requests each. What GitHub does not
* show is told as not seen; rejects where GitHub does not answer.
*/
async function branchSights({ client, batch, rulesets }, policy) {
	const existing = await Promise.all(policy.stages.map(async ({ name, branches }) => {
		const found = await branchesOfStage(batch, policy, {
			stage: name,
			branches
		}, MOST_BRANCHES + 1);
		return {
			stage: name,
			branches: found.slice(0, MOST_BRANCHES),
			isCut: found.length > MOST_BRANCHES
		};
	}));
	const there = existing.flatMap(({ branches }) => branches);
	const gated = gatedBranches(policy, there);
	const looked = await Promise.all(gated.map((branch) => sightOf(client, branch, rulesets)));
	const missing = looked.flatMap(({ branch, stage, sampleOf, exists }) => exists || sampleOf !== null ? [] : [diagnosis("missing-branch", branch, {
		stage,
		branch
	})]);
	const unsampled = unsampledPatterns(policy, there).map((pattern) => notSeen("What GitHub enforces on branches that nobody has made yet", pattern, UNSAMPLED));
	const cut = existing.flatMap(({ stage, isCut }) => isCut ? [notSeen("What GitHub enforces on the other branches of this stage", stage, CUT)] : []);
	return {
		sights: looked,
		missing: [
			...missing,
			...unsampled,
			...cut
		]
	};
}
/** Branches of a stage that are looked at one by one, at two requests each. */
const MOST_BRANCHES = 50;
const CUT = {
	says: "it has more than {most}, and those with the newest commits are looked at",
	values: { most: MOST_BRANCHES }
};
const UNSAMPLED = {
	says: "no name was found that is not taken, and that this pattern gives to its stage alone",
	values: {}
};
async function sightOf(client, gated, rulesets) {
	const [rules, branch] = await Promise.all([rulesets.onBranch(gated.branch), gated.sampleOf === null ? look(() => readBranchProtection(client, gated.branch)) : seen(SAMPLE)]);
	const protection = branch.seen ? branch.value.rule : branch;
	return {
		...gated,
		exists: !branch.seen || branch.value.exists,
		rulesets: rules,
		protection
	};
}
/** Nobody has made a branch yet that stands for a pattern, and rules of the older kind are shown by branch only. */
const SAMPLE = {
	exists: false,
	rule: unseen("GitHub tells of branch protection rules only for branches that are there")
};
// src/cli/doctor/needed-of-app.ts
/** What the App needs, as `docs/app-manifest.json` asks for it; a test holds the two together. */
const NEEDED_PERMISSIONS = {
	metadata: "read",
	checks: "write",
	contents: "read",
	pull_requests: "write",
	issues: "read",
	statuses: "write",
	merge_queues: "read",
	members: "read"
};
const NEEDED_EVENTS = [
	"pull_request",
	"pull_request_review",
	"check_run",
	"check_suite",
	"push",
	"status",
	"merge_group",
	"member",
	"membership",
	"team",
	"organization",
	"repository",
	"issue_comment"
];
const LEVELS = [
	"read",
	"write",
	"admin"
];
/** Permissions that are missing or too low, as `name: level`. */
function missingPermissions(granted) {
	return Object.entries(NEEDED_PERMISSIONS).filter(([name, level]) => LEVELS.indexOf(granted[name] ?? "") < LEVELS.indexOf(level)).map(([name, level]) => `${name}: ${level}`);
}
/** Events that are not heard. */
function missingEvents(heard) {
	return NEEDED_EVENTS.filter((event) => !heard.includes(event));
}
// src/cli/doctor/look-at-app.ts
/**
* Which App is Gatehouse's: the one that posted `gatehouse: …` here. A workflow is none, and where several did, the one from which
* rules require it; `null` where that leaves none, or more than one.
*/
function findApp(recent, pinned) {
	const posted = recent.flatMap(({ pulls }) => pulls.seen ? pulls.value.flatMap(({ checks }) => checks.map(({ app }) => app)) : []);
	const apps = new Map(posted.filter((app) => !isActions(app)).map((app) => [app.id, app]));
	const [first, ...others] = apps.values();
	if (first === void 0 || others.length === 0) return first ?? null;
	const required = [...apps.values()].filter(({ id }) => pinned.includes(id));
	return required.length === 1 ? required[0] ?? null : null;
}
/** Looks whether the App is there, hears what it needs and may do what it needs, as far as a token of somebody else shows it. */
function lookAtApp(sight) {
	return [...posting(sight), ...installing(sight)];
}
const ABOUT = "App";
function posting({ recent, app, appId, url, owner, installations }) {
	const hidden = recent.flatMap(({ branch, pulls }) => pulls.seen ? [] : [notSeen("What the App posted", branch, pulls.because)]);
	if (app === null) {
		const count = new Set(recent.flatMap(({ pulls }) => pulls.seen ? pulls.value.map(({ number }) => number) : [])).size;
		const link = appPage(url, owner, null, installations !== null);
		return [...hidden, ...hidden.length > 0 ? [] : [diagnosis("no-check-seen", ABOUT, { count }, { link })]];
	}
	const numbers = recent.flatMap(({ pulls }) => pulls.seen ? pulls.value.flatMap(({ number, checks }) => checks.some((check) => check.app.id === app.id) ? [number] : []) : []);
	const pulls = [...new Set(numbers)].map((number) => `#${number}`);
	const judged = diagnosis("app-posts", ABOUT, {
		app: app.slug,
		pulls
	});
	const granted = installations?.seen === true && installations.value.some((each) => each.appId === appId);
	return [
		...hidden,
		judged,
		...granted ? [] : asksFor(app, appPage(url, owner, app.slug, installations !== null))
	];
}
function asksFor({ slug, permissions, events }, link) {
	if (permissions === null || events === null) return [notSeen("What the App may do and hears", ABOUT, {
		says: "GitHub does not show it with the App's checks",
		values: {}
	})];
	return powers({
		app: slug,
		permissions,
		events,
		link
	});
}
function powers(asked) {
	const { app, permissions, events, link } = asked;
	const [lacking, deaf] = [missingPermissions(permissions), missingEvents(events)];
	const found = [...lacking.length > 0 ? [diagnosis("app-permissions", ABOUT, {
		app,
		missing: lacking
	}, { link })] : [], ...deaf.length > 0 ? [diagnosis("app-events", ABOUT, {
		app,
		missing: deaf
	}, { link })] : []];
	return found.length > 0 ? found : [diagnosis("app-in-order", ABOUT, { app })];
}
function installing({ installations, appId, pinned, url, owner }) {
	const id = appId ?? pinned[0] ?? null;
	if (installations === null) return [];
	if (!installations.seen) {
		const { says, values } = installations.because;
		const because = {
			says: `only owners of the organisation see it (${says})`,
			values
		};
		return [notSeen("Where the App is installed and what was granted to it", ABOUT, because)];
	}
	if (id === null) return [];
	const link = `${new URL(url).origin}/organizations/${encodeURIComponent(owner)}/settings/installations`;
	const own = installations.value.find((each) => each.appId === id);
	if (own === void 0) return [diagnosis("app-not-installed", ABOUT, { app: id }, { link })];
	const { slug: app, permissions, events, suspended } = own;
	if (suspended) return [diagnosis("app-suspended", ABOUT, { app }, { link })];
	return powers({
		app,
		permissions,
		events,
		link
	});
}
/** Where the settings of an App are, or those of all that are installed. */
function appPage(url, owner, slug, isOrganisation) {
	const settings = isOrganisation ? `${new URL(url).origin}/organizations/${encodeURIComponent(owner)}/settings` : `${new URL(url).origin}/settings`;
	return slug === null ? `${settings}/installations` : `${settings}/apps/${encodeURIComponent(slug)}/permissions`;
}
// src/github/protection/ruleset-covers.ts
/** Whether a ruleset is for a branch, which need not exist, by GitHub's rules: fnmatch, in which two stars reach below only before a slash. */
function rulesetCovers(refs, branch, defaultBranch) {
	const matches = (pattern) => {
		if (pattern === "~ALL") return true;
		if (pattern === "~DEFAULT_BRANCH") return branch === defaultBranch;
		return fnmatch(pattern)?.test(`refs/heads/${branch}`) === true;
	};
	return refs.include.some(matches) && !refs.exclude.some(matches);
}
const TOKENS = /(?<=^|\/)\*\*\/|\*+|\?|\[[!^]?\]?[^\]]*\]|[\\^$.|+(){}[\]]/g;
/** `null` for a pattern that means nothing, such as a class from z to a. */
function fnmatch(pattern) {
	const source = pattern.replace(TOKENS, (token) => {
		if (token === "**/") return "(?:[^/]+/)*";
		if (token.startsWith("*")) return "[^/]*";
		if (token === "?") return "[^/]";
		return token.length > 1 ? characterClass(token) : `\\${token}`;
	});
	try {
		return new RegExp(`^${source}$`);
	} catch {
		return null;
	}
}
/**
* Whether each name that one pattern means is meant by another one, too. False also where that is so and cannot be told from how both are written:
* token by token, in which a class means a letter, and nothing else means a class.
*/
function patternCovers(wide, narrow) {
	if (wide === "~ALL") return narrow.startsWith("refs/heads/");
	const [over, under] = [tokensOf(wide), tokensOf(narrow)];
	let after = under.map(() => false).concat(true);
	for (const token of over.toReversed()) after = covered(token, under, after);
	return after[0] === true;
}
/** A star, a letter, a class, or what reaches below. */
function tokensOf(pattern) {
	return (pattern.match(new RegExp(`${TOKENS.source}|[^]`, "gu")) ?? []).map((token) => /^\*+$/.test(token) ? "*" : token);
}
const BELOW = "**/";
function covered(token, under, after) {
	const here = under.map(() => false).concat(false);
	for (let at = under.length; at >= 0; at -= 1) {
		const next = under[at];
		if (token === "*") here[at] = after[at] === true || isWithinPart(next) && here[at + 1] === true;
		else if (token === BELOW) here[at] = after[at] === true || next !== void 0 && here[afterPart(under, at)] === true;
		else here[at] = next !== void 0 && means(token, next) && after[at + 1] === true;
	}
	return here;
}
function isWithinPart(token) {
	return token !== void 0 && token !== "/" && token !== BELOW;
}
/** Where the part of a name ends that begins with a token; past the end where none follows. */
function afterPart(tokens, at) {
	if (tokens[at] === BELOW) return at + 1;
	const slash = tokens.indexOf("/", at);
	const below = tokens.indexOf(BELOW, at);
	return slash === -1 || below !== -1 && below < slash ? tokens.length + 1 : slash + 1;
}
/** Whether a token for one letter means each letter that another one means. */
function means(token, other) {
	if (token === other) return true;
	if (!isWithinPart(other) || other === "*") return false;
	if (token === "?") return true;
	return token.length > 1 && other !== "?" && other.length === 1 && fnmatch(token)?.test(other) === true;
}
function characterClass(token) {
	const [, sign = "", members = ""] = /^\[([!^]?)(.*)\]$/s.exec(token) ?? [];
	return `(?!/)[${sign === "" ? "" : "^"}${members.replace(/[\\\]^[]/g, "\\$&")}]`;
}
// src/cli/doctor/bypass-of-all.ts
/**
* Who may go around every rule, given each rule's list. Lists name groups as well as single actors, and groups share members that no list shows:
* that nobody may follows from an empty list alone.
*/
function bypassOfAll(lists) {
	const certain = [...new Map(lists.flat().map((bypass) => [bypass.key, bypass])).values()].flatMap((actor) => {
		const modes = lists.map((list) => strongest(list.filter(({ key }) => holds(key, actor.key))));
		if (modes.includes(null)) return [];
		return [{
			...actor,
			mode: modes.includes("pull_request") ? "pull_request" : modes[0] ?? actor.mode
		}];
	});
	const told = new Set(certain.map(({ key }) => key));
	const rest = lists.map((list) => list.filter(({ key }) => !told.has(key)));
	if (rest.some((list) => list.length === 0)) return {
		certain,
		perhaps: []
	};
	return {
		certain,
		perhaps: [...new Map(rest.flat().map((bypass) => [bypass.key, bypass])).values()]
	};
}
/** Whether an entry holds for all of an actor. Owners of an organisation administer every repository of it, by GitHub's description of roles. */
function holds(entry, actor) {
	return entry === actor || entry === "RepositoryRole 5" && actor.startsWith("OrganizationAdmin");
}
/** What the entries for one actor allow together; `null` where there is none. */
function strongest(entries) {
	return (entries.find(({ mode }) => mode !== "pull_request") ?? entries[0])?.mode ?? null;
}
// src/cli/doctor/ruleset-patterns.ts
/** Patterns of one glob at most; more of them are nothing that somebody would import. */
const MOST_PATTERNS = 50;
/**
* A glob of a policy as rulesets spell it. They know fnmatch alone: no groups, and `**` reaches below only where a slash follows. Groups of
* alternatives are written out, and a group that leaves names out becomes an exclusion. `null`: no list of patterns means the same.
*/
function rulesetPatterns(glob) {
	const marked = glob.split("/").map(withMarks).join("/");
	const [whole, before = "", inside = "", after = ""] = /^((?:.*\/)?)!\(([^()/]*)\)((?:\/.*)?)$/.exec(marked) ?? [];
	if (whole === void 0) return patterns([marked], []);
	const left = inside.split("|").map((each) => `${before}${each}${after}`);
	return patterns([`${before}*${after}`], left);
}
/** Two stars are more than one only where they are all there is between two slashes; a mark that no name holds keeps those apart. */
function withMarks(part) {
	return part === "**" ? DEEP : part;
}
const DEEP = "\0";
function patterns(include, exclude) {
	const written = [include, exclude].map((globs) => globs.map(alternatives));
	if (written.some((all) => all.includes(null))) return null;
	const [wanted = [], unwanted = []] = written.map((all) => [...new Set(all.flatMap((each) => each ?? []).filter(isPossible).map(asFnmatch))]);
	return wanted.length + unwanted.length > MOST_PATTERNS ? null : {
		include: wanted,
		exclude: unwanted
	};
}
/** A glob without its groups: one for each way through them; `null` where a group means more than a list of ways, or a class of characters by a name. */
function alternatives(glob) {
	if (glob.includes("[:")) return null;
	let written = [glob];
	while (written.some((each) => /[@?*+!]\(/.test(each))) {
		const next = written.map(oneGroupLess);
		if (next.includes(null)) return null;
		written = next.flatMap((each) => each ?? []);
		if (written.length > MOST_PATTERNS) return null;
	}
	return written;
}
/** A glob with one of its groups written out; `null` where a list of ways does not mean the same. */
function oneGroupLess(glob) {
	const group = innermostGroup(glob);
	if (group === null) return null;
	const { before, kind, ways, after } = group;
	if (kind !== "@" && kind !== "?" || ways.some((way) => way.includes("/"))) return null;
	return (kind === "?" ? ["", ...ways] : ways).map((way) => `${before}${way}${after}`);
}
/** Stars that met when a group was written out are still one; those that reach below do so only before a slash. */
function asFnmatch(glob) {
	return glob.replace(/\*{2,}/g, "*").replace(/\0$/, "**/*").replaceAll(DEEP, "**");
}
/** Whether git allows a branch of such a name: no part of it is empty. */
function isPossible(glob) {
	return glob.split("/").every((part) => part !== "");
}
// src/cli/doctor/mends.ts
/** A diagnosis with what mends it. */
function mendedBy(found, { command, link, note }) {
	return {
		...found,
		...command === void 0 ? {} : { command },
		...link === void 0 ? {} : { link },
		...note === void 0 ? {} : { fix: found.fix === void 0 ? note : `${found.fix}; ${note}` }
	};
}
/**
* Adds a ruleset for a branch or a pattern: the check from the App, pull requests, no deletion, no force-push, nobody on its list of who may
* bypass it. It adds to what is there and takes nothing away, so it mends whatever another ruleset leaves open.
*/
function addRuleset({ owner, name, url, appId }, { branch, stage, taken }) {
	const refs = refsOf(branch);
	if (refs === null) return {
		link: `${url}/settings/rules`,
		note: NO_GROUPS
	};
	const command = sent(JSON.stringify({
		name: freeName(`Gatehouse: ${stage} (${branch})`, taken),
		target: "branch",
		enforcement: "active",
		conditions: { ref_name: refs },
		rules: [
			{ type: "deletion" },
			{ type: "non_fast_forward" },
			{
				type: "pull_request",
				parameters: {
					required_approving_review_count: 1,
					dismiss_stale_reviews_on_push: false,
					require_code_owner_review: false,
					require_last_push_approval: true,
					required_review_thread_resolution: false
				}
			},
			{
				type: "required_status_checks",
				parameters: {
					strict_required_status_checks_policy: true,
					do_not_enforce_on_create: true,
					required_status_checks: [{
						context: `gatehouse: ${stage}`,
						integration_id: appId ?? "APP_ID"
					}]
				}
			}
		],
		bypass_actors: []
	}).replace("\"integration_id\":\"APP_ID\"", "\"integration_id\":APP_ID"), `--method POST ${apiPath`/repos/${owner}/${name}/rulesets`}`);
	return appId === null ? {
		command,
		note: "put the App's id in place of APP_ID"
	} : { command };
}
/** Who may do without a rule, in GitHub's words: administrators of the repository, by GitHub's id of their role. */
const ADMINISTRATORS = {
	actor_id: 5,
	actor_type: "RepositoryRole",
	bypass_mode: "always"
};
/**
* Adds a ruleset that lets administrators alone make branches of a name. It is one of its own, since who may do without it may do without
* everything that it asks for.
*/
function restrictCreation({ owner, name, url }, { branch, taken }) {
	const refs = refsOf(branch);
	if (refs === null) return {
		link: `${url}/settings/rules`,
		note: NO_GROUPS
	};
	const exclude = QUEUED.some((each) => rulesetCovers(refs, each, "")) ? [...refs.exclude, OF_QUEUE] : refs.exclude;
	return { command: sent(JSON.stringify({
		name: freeName(`Gatehouse: who makes ${branch}`, taken),
		target: "branch",
		enforcement: "active",
		conditions: { ref_name: {
			include: refs.include,
			exclude
		} },
		rules: [{ type: "creation" }],
		bypass_actors: [ADMINISTRATORS]
	}), `--method POST ${apiPath`/repos/${owner}/${name}/rulesets`}`) };
}
/** Branches that GitHub's merge queue makes itself, which is no administrator. */
const OF_QUEUE = "refs/heads/gh-readonly-queue/**/*";
/** Such as the queue names its branches: `gh-readonly-queue/{base}/…`. */
const QUEUED = ["gh-readonly-queue/main/pr-1-0", "gh-readonly-queue/release/a/pr-1-0"];
/** A branch or a pattern of the policy as a ruleset aims at it; `null` where none can mean the same. */
function refsOf(branch) {
	const patterns = rulesetPatterns(branch);
	if (patterns === null) return null;
	const refs = (globs) => globs.map((glob) => `refs/heads/${glob}`);
	return {
		include: refs(patterns.include),
		exclude: refs(patterns.exclude)
	};
}
function freeName(name, taken) {
	if (!taken.includes(name)) return name;
	let count = 2;
	while (taken.includes(`${name} ${count}`)) count += 1;
	return `${name} ${count}`;
}
const NO_GROUPS = "rulesets have no groups such as +(…) and no classes such as [:digit:], so first write the pattern of the policy without them";
/**
* Changes some fields of a ruleset. One of the organisation is changed there, by who may; for anybody else, `instead` mends it from below, where
* adding something to the repository does.
*/
function changeRuleset(place, source, fields, instead = {}) {
	const { owner, name } = place;
	const { id, above } = source;
	const link = pageOf(place, source);
	const page = link === void 0 ? {} : { link };
	if (id === null) return {
		...instead,
		...page
	};
	const body = JSON.stringify(fields);
	if (above === null) return {
		...page,
		command: sent(body, `--method PUT ${apiPath`/repos/${owner}/${name}/rulesets/${id}`}`)
	};
	if (above.kind === "organisation" && above.readable) {
		const command = sent(body, `--method PUT ${apiPath`/orgs/${above.name}/rulesets/${id}`}`);
		return {
			...page,
			command,
			note: OF_MANY
		};
	}
	if (instead.command === void 0) return {
		...page,
		note: ABOVE
	};
	const note = instead.note === void 0 ? ADDED : `${ADDED}; ${instead.note}`;
	return {
		...page,
		command: instead.command,
		note
	};
}
const OF_MANY = "the ruleset is the organisation's, so the command changes it for every repository that it binds";
const ABOVE = "the ruleset stands above the repository, so who administers it there has to change it";
const ADDED = `${ABOVE}, or the command adds one of the repository's own, which binds everybody`;
/** A command that sends a body. `printf`, since some shells have an `echo` that reads backslashes. */
function sent(body, how) {
	return `printf %s ${shellQuoted(body)} | gh api ${how} --input -`;
}
/** The page on which a ruleset or a branch protection rule is edited; absent where its address is not known. */
function pageOf({ url }, { id, above }) {
	if (id === null) return `${url}/settings/branches`;
	if (above === null) return `${url}/settings/rules/${id}`;
	if (above.kind === "enterprise") return void 0;
	return `${new URL(url).origin}/organizations/${encodeURIComponent(above.name)}/settings/rules/${id}`;
}
// src/cli/doctor/look-around-rules.ts
/** Looks at the rules beside the required check: history, reviews, how new what is judged has to be, the merge queue. */
function lookAroundRules(sources, around) {
	const allSeen = around.allSeen && sources.every(({ whole }) => whole);
	return [
		...queueAndBase(sources, around),
		...allSeen ? [...history(sources, around), ...reviews(sources, around)] : partly(sources, around),
		...workflows(sources, around)
	];
}
function queueAndBase(sources, { about, context, mend }) {
	const queue = sources.find(({ grouping }) => grouping !== null);
	if (queue !== void 0) {
		const grouping = queue.grouping ?? "";
		if (grouping === "ALLGREEN") return [diagnosis("strict-in-order", about, { how: "a merge queue judges it" })];
		return [diagnosis("mixed-queue", about, { grouping }, { link: pageOf(context, queue) })];
	}
	if (sources.some(({ strict }) => strict)) return [diagnosis("strict-in-order", about, { how: "branches have to be up to date" })];
	return [mendedBy(diagnosis("not-strict", about), mend)];
}
function history(sources, { about, mend }) {
	const found = [
		...sources.some(({ blocksDeletion }) => blocksDeletion) ? [] : [mendedBy(diagnosis("may-delete", about), mend)],
		...sources.some(({ blocksForcePush }) => blocksForcePush) ? [] : [mendedBy(diagnosis("may-force-push", about), mend)],
		...sources.some(({ review, grouping }) => review !== null || grouping !== null) ? [] : [mendedBy(diagnosis("no-pull-request", about), mend)]
	];
	return found.length > 0 ? found : [diagnosis("history-in-order", about)];
}
function reviews(sources, { about, context, mend }) {
	const asking = sources.flatMap((source) => source.review === null ? [] : [{
		...source.review,
		source
	}]);
	const rule = strictest(asking);
	if (rule === null) return [];
	const dismissing = asking.find(({ dismissesStale }) => dismissesStale)?.source;
	const found = [
		...rule.approvals > 0 ? [] : [mendedBy(diagnosis("no-approval", about), mend)],
		...dismissing === void 0 ? [] : [diagnosis("dismisses-stale", about, {}, { link: pageOf(context, dismissing) })],
		...rule.approvals > 0 && !rule.asksOtherThanPusher ? [mendedBy(diagnosis("last-pusher", about), mend)] : []
	];
	return found.length > 0 ? found : [diagnosis("reviews-in-order", about, { approvals: rule.approvals })];
}
/** Where not every rule was seen, nothing is concluded from what is missing. */
function partly(sources, { about }) {
	if (sources.some(({ blocksDeletion }) => blocksDeletion) && sources.some(({ blocksForcePush }) => blocksForcePush) && sources.some(({ review }) => review !== null)) return [diagnosis("history-in-order", about)];
	return [{
		...diagnosis("not-seen", about),
		says: "Whether it can be deleted, force-pushed or pushed to was not seen, because a branch protection rule is shown to administrators only"
	}];
}
function workflows(sources, { about }) {
	const paths = [...new Set(sources.flatMap(({ workflows }) => workflows))];
	return paths.length === 0 ? [] : [diagnosis("required-workflow", about, { workflows: paths })];
}
// src/cli/doctor/name-of-source.ts
/** What a rule is called in a sentence. */
function nameOfSource({ kind, name, above }) {
	if (kind === "branch-protection") return `the branch protection rule of ${name}`;
	return above === null ? `the ruleset "${name}"` : `the ruleset "${name}" of ${above.name}`;
}
// src/cli/doctor/look-at-creation.ts
/**
* Looks who may make a gated branch. Nobody judges what a branch begins with, and the rule that wants pull requests binds no new branch, by GitHub's
* description of its rules. Of one that is there, nothing is said: it is made anew only where it can be deleted, and that is told as such.
*/
function lookAtCreation(branch, sight) {
	if (branch.exists && branch.sampleOf === null) return [];
	const restricting = sight.sources.filter(({ restrictsCreation }) => restrictsCreation);
	return restricting.length === 0 ? unrestricted(branch, sight) : leftOut(restricting, sight);
}
function unrestricted({ isAlone, stage }, { about, context, enforcing, added }) {
	const mend = restrictCreation(context, added);
	if (!enforcing.some(({ checksNewBranches }) => checksNewBranches)) return [mendedBy(diagnosis("anybody-creates", about), mend)];
	if (isAlone) return [];
	return [mendedBy(diagnosis("green-elsewhere-creates", about, { check: `gatehouse: ${stage}` }), mend)];
}
/** Whom the restrictions leave out: each of them has to leave out whoever makes the branch. */
function leftOut(restricting, { about, context, added }) {
	const lists = restricting.map(({ bypass }) => makers(bypass, context));
	const few = lists.find((list) => list.seen && list.value !== "everybody");
	if (few?.seen === true && few.value !== "everybody") {
		const who = [...new Set(few.value.map((each) => each.who))];
		return [who.length === 0 ? diagnosis("nobody-creates", about) : diagnosis("few-create", about, { who })];
	}
	const hidden = lists.flatMap((list) => list.seen ? [] : [list])[0];
	if (hidden !== void 0) return [notSeen("Who may make the branch", about, hidden.because)];
	return restricting.slice(0, 1).map((first) => {
		const change = changeRuleset(context, first, { bypass_actors: [ADMINISTRATORS] }, restrictCreation(context, added));
		return mendedBy(diagnosis("writers-create", about, { source: nameOfSource(first) }), change);
	});
}
/** Whom one restriction leaves out. Who may bypass a rule in pull requests alone makes no branch by that. */
function makers(bypass, place) {
	if (!bypass.seen) return bypass;
	const listed = bypass.value.filter(({ mode }) => mode !== "pull_request");
	if (listed.some(isEverybodyWhoPushes)) return seen("everybody");
	const unknown = listed.find((each) => mayBeActions(each, place));
	return unknown === void 0 ? seen(listed) : unseen(UNKNOWN_APP, { app: unknown.who });
}
/** Writers; and GitHub Actions, since whoever may push lets a workflow do it. */
function isEverybodyWhoPushes({ key }) {
	return key === "RepositoryRole 4" || key === `Integration 15368`;
}
/** On servers other than github.com, GitHub Actions has an id that is known to nobody here; Gatehouse's App is known to be another one. */
function mayBeActions({ key }, { url, appId }) {
	return key.startsWith("Integration ") && key !== `Integration ${appId}` && new URL(url).origin !== "https://github.com";
}
const UNKNOWN_APP = "{app} may be GitHub Actions, which has another id on each server, and whose workflows are anybody's who may push";
// src/cli/doctor/look-beside-sample.ts
/**
* Looks at a branch, and where it stands for a pattern, at the other names of that: with those rulesets alone that are for each of them. What is open
* then and not for the sample is told as not seen, and the rest of the sample only. `ownNames` are branches that are looked at by themselves.
*/
function lookBesideSample(sight, ownNames, lookAt) {
	const { branch, sampleOf, rulesets } = sight;
	const found = lookAt(rulesets);
	if (sampleOf === null || !rulesets.seen) return found;
	const isWide = isForAll(branch, sampleOf, ownNames);
	const narrow = rulesets.value.filter((each) => !isWide(each));
	if (narrow.length === 0) return found;
	const told = new Set(found.filter(isOpen).map(({ id }) => id));
	const open = lookAt(seen(rulesets.value.filter(isWide))).filter((each) => isOpen(each) && !told.has(each.id));
	if (open.length === 0) return found;
	const about = `${branch} (one of ${sampleOf})`;
	const values = {
		sample: branch,
		narrow: narrow.map(nameOfSource)
	};
	return [...found.map((each) => ({
		...each,
		about
	})), ...open.map((each) => ofOthers(each, sampleOf, values))];
}
function isOpen({ gravity }) {
	return gravity !== "fine";
}
/** What is open for a name that only some rulesets are for, as something that was not seen. */
function ofOthers({ why: _, ...open }, pattern, values) {
	const { id, gravity, says } = diagnosis("other-names-unseen", pattern);
	return {
		...open,
		id,
		gravity,
		about: pattern,
		says: says.replace("{finding}", () => open.says),
		values: {
			...open.values,
			...values
		}
	};
}
/** Whether a ruleset is for each name that a pattern means as it means the sample, but for those that are looked at by themselves. */
function isForAll(sample, pattern, ownNames) {
	const written = refsOf(pattern) ?? {
		include: ["refs/heads/**/*"],
		exclude: []
	};
	const meant = written.include.filter((each) => rulesetCovers({
		include: [each],
		exclude: []
	}, sample, ""));
	const own = new Set(ownNames.map((name) => `refs/heads/${name}`));
	const leftOut = [
		OF_QUEUE,
		"~DEFAULT_BRANCH",
		...written.exclude
	];
	const isNoLoss = (excluded) => own.has(excluded) || leftOut.some((each) => patternCovers(each, excluded)) || meant.every((each) => areApart(each, excluded));
	return ({ refs }) => refs !== null && meant.length > 0 && meant.every((each) => refs.include.some((wide) => patternCovers(wide, each))) && refs.exclude.every(isNoLoss);
}
/** Whether two patterns surely mean no name together: they begin otherwise, or one is a name that the other does not mean. */
function areApart(pattern, other) {
	const [one, two] = [beginningOf(pattern), beginningOf(other)];
	if (!one.startsWith(two) && !two.startsWith(one)) return true;
	const name = other.replace(/^refs\/heads\//, "");
	return two === other && name !== other && !rulesetCovers({
		include: [pattern],
		exclude: []
	}, name, "");
}
/** What stands before the first sign of a pattern. */
function beginningOf(pattern) {
	return /^[^*?[~\\]*/.exec(pattern)?.[0] ?? "";
}
// src/cli/doctor/look-at-branch.ts
/**
* Looks whether a gated branch can be merged into around its check, and who may make it. What is said of a pattern by one of its names holds of the
* others as far as the rulesets that are for all of them say the same.
*/
function lookAtBranch(sight, context) {
	const { idle, ownNames } = context;
	const names = [sight.rulesets, idle].flatMap((each) => each.seen ? each.value.map(({ name }) => name) : []);
	return lookBesideSample(sight, ownNames, (rulesets) => lookAt({
		...sight,
		rulesets
	}, context, names));
}
function lookAt(sight, context, taken) {
	const { rulesets, protection, stage } = sight;
	const about = aboutOf(sight);
	if (!rulesets.seen) return [notSeen("Its rules", about, rulesets.because)];
	const rule = protection.seen ? protection.value : null;
	const sources = [...rulesets.value, ...rule === null ? [] : [rule]];
	const check = `gatehouse: ${stage}`;
	const requiring = sources.filter(({ checks }) => checks.some(({ context: name }) => name === check));
	const enforcing = requiring.filter(({ checks }) => isOurs(checks, check, context));
	const added = {
		branch: sight.sampleOf ?? sight.branch,
		stage,
		taken
	};
	const mend = addRuleset(context, added);
	const creation = lookAtCreation(sight, {
		about,
		context,
		sources,
		enforcing,
		added
	});
	const beside = [...foreignChecks(sight, sources, context), ...creation];
	if (requiring.length === 0) return [notRequired(sight, context, mend), ...beside];
	if (enforcing.length === 0) return [notFromApp(requiring, sight, mend), ...beside];
	return [
		required(enforcing, sight, context),
		...alsoElsewhere(requiring, sight, context),
		...beside,
		...bypasses(enforcing, about, context, mend),
		...lookAroundRules(sources, {
			about,
			context,
			mend,
			allSeen: protection.seen || sight.sampleOf !== null
		})
	];
}
/** How a branch is called: its name, or the pattern with a name that it allows. */
function aboutOf({ branch, sampleOf }) {
	return sampleOf === null ? branch : `${sampleOf} (such as ${branch})`;
}
/** Whether a required check can be turned green by Gatehouse's App alone, as far as its id is known. */
function isOurs(checks, check, { appId }) {
	return checks.some(({ context, appId: id }) => context === check && id !== null && id !== 15368 && (appId === null || id === appId));
}
function notRequired(sight, context, mend) {
	const about = aboutOf(sight);
	const check = `gatehouse: ${sight.stage}`;
	const idle = context.idle.seen ? context.idle.value.find(({ checks, refs }) => checks.some(({ context: name }) => name === check) && refs !== null && rulesetCovers(refs, sight.branch, context.defaultBranch)) : void 0;
	if (idle !== void 0) {
		const values = {
			check,
			ruleset: idle.name,
			enforcement: idle.enforcement
		};
		const change = changeRuleset(context, idle, { enforcement: "active" }, mend);
		return mendedBy(diagnosis("not-enforced", about, values), change);
	}
	const { protection } = sight;
	if (!protection.seen && sight.sampleOf === null) {
		const { says, values } = protection.because;
		const said = diagnosis("requirement-unseen", about, {
			...values,
			check
		});
		return {
			...said,
			says: said.says.replace("{because}", () => says)
		};
	}
	return mendedBy(diagnosis("not-required", about, { check }), mend);
}
function notFromApp(requiring, sight, mend) {
	const check = `gatehouse: ${sight.stage}`;
	const about = aboutOf(sight);
	const pins = requiring.flatMap(({ checks }) => checks).flatMap(({ context: name, appId }) => name === check ? [appId] : []);
	const other = pins.find((id) => id !== null && id !== 15368);
	if (other !== void 0 && other !== null) return mendedBy(diagnosis("pinned-elsewhere", about, {
		check,
		app: `app ${other}`
	}), mend);
	const id = pins.includes(15368) ? "pinned-to-actions" : "not-pinned";
	return mendedBy(diagnosis(id, about, { check }), mend);
}
function required(enforcing, sight, { appId, appSlug }) {
	const check = `gatehouse: ${sight.stage}`;
	const about = aboutOf(sight);
	const pinned = enforcing.flatMap(({ checks }) => checks.flatMap(({ context, appId: id }) => context === check && id !== null ? [id] : []));
	if (appId === null) return diagnosis("app-unverified", about, {
		check,
		app: pinned[0] ?? 0
	});
	const app = appSlug === null ? `app ${appId}` : `the App ${appSlug} (${appId})`;
	return diagnosis("required-in-order", about, {
		check,
		app,
		sources: enforcing.map(nameOfSource)
	});
}
/** What else has to say yes under the same name: GitHub holds rules together, and takes none for the other. */
function alsoElsewhere(requiring, sight, context) {
	const check = `gatehouse: ${sight.stage}`;
	return requiring.flatMap((source) => source.checks.flatMap((required) => {
		if (required.context !== check || required.appId === null) return [];
		if (isOurs([required], check, context)) return [];
		const app = required.appId === 15368 ? "GitHub Actions" : `app ${required.appId}`;
		const link = pageOf(context, source);
		return [diagnosis("also-pinned-elsewhere", aboutOf(sight), {
			check,
			app,
			source: nameOfSource(source)
		}, { link })];
	}));
}
function foreignChecks(sight, sources, place) {
	const isForeign = (name) => name.startsWith("gatehouse: ") && name !== `gatehouse: ${sight.stage}`;
	return [...new Map(sources.flatMap((source) => source.checks.flatMap(({ context: name }) => isForeign(name) ? [[name, source]] : [])))].map(([check, source]) => diagnosis("foreign-check", aboutOf(sight), { check }, { link: pageOf(place, source) }));
}
/** Who may bypass every rule that requires the check: where two require it, one of them binds whom the other leaves out. */
function bypasses(enforcing, about, context, mend) {
	const unseen = enforcing.flatMap(({ bypass }) => bypass.seen ? [] : [bypass]);
	const lists = enforcing.flatMap(({ bypass }) => bypass.seen ? [bypass.value] : []);
	if (lists.some((list) => list.length === 0)) return [diagnosis("nobody-bypasses", about)];
	const [hidden] = unseen;
	if (hidden !== void 0) return [notSeen("Who may bypass the required check", about, hidden.because)];
	const [first] = enforcing;
	if (first === void 0) return [];
	const change = changeRuleset(context, first, { bypass_actors: [] }, mend);
	const { certain, perhaps } = bypassOfAll(lists);
	const found = certain.map(({ who, mode }) => {
		return mendedBy(diagnosis(mode === "pull_request" ? "may-bypass-in-pull-request" : "may-bypass", about, {
			who,
			source: nameOfSource(first)
		}), change);
	});
	if (perhaps.length === 0) return found;
	const values = {
		groups: perhaps.map(({ who }) => who),
		sources: enforcing.map(nameOfSource)
	};
	return [...found, mendedBy(diagnosis("bypass-unseen", about, values), change)];
}
// src/cli/doctor/look-at-merges.ts
/**
* Looks for pull requests that were merged without the App's word. One whose base was not gated then, such as the one that brought
* the policy, could have none, and nothing is said of it.
*/
async function lookAtMerges(recent, question) {
	const looked = recent.map(async ({ branch, stage, pulls }) => {
		const merged = pulls.seen ? pulls.value.filter((pull) => pull.merged) : [];
		return Promise.all(merged.map((pull) => lookAtMerge(pull, {
			branch,
			stage
		}, question)));
	});
	return (await Promise.all(looked)).flat(2);
}
async function lookAtMerge(pull, base, question) {
	const { number } = pull;
	const { appId, url } = question;
	if (appId === null || isGreen(pull, base.stage, base, appId)) return [];
	const link = `${url}/pull/${number}`;
	const then = await stageThen(base, number, question);
	if (!then.seen) return [notSeen(HAD_TO, base.branch, then.because, { number })];
	if (then.value === null || isGreen(pull, then.value, base, appId)) return [];
	const values = {
		number,
		branch: base.branch,
		check: checkName(then.value)
	};
	return [diagnosis("merged-without", base.branch, values, { link })];
}
const HAD_TO = "Whether pull request #{number}, which was merged without a green check, had to have one";
/** Whether the App said yes, under either name that the check of a stage has. */
function isGreen({ checks }, stage, { branch }, appId) {
	const names = [checkName(stage), `${checkName(stage)} on ${branch}`];
	return checks.some(({ app, name, conclusion }) => app.id === appId && conclusion === "success" && names.includes(name));
}
/** The stage to which the base belonged when a pull request was merged into it; `null`: to none, so that nothing was judged. */
async function stageThen({ branch, stage }, number, { baseBefore, readExtended }) {
	const before = await baseBefore(number);
	if (!before.seen) return before;
	const found = await readSeenPolicy(before.value, readExtended);
	if (found.kind === "unseen") return {
		seen: false,
		because: found.issue
	};
	if (found.kind === "none") return {
		seen: true,
		value: null
	};
	if (found.kind === "broken") return {
		seen: true,
		value: stage
	};
	const choice = stageOf(found.policy, branch);
	if (choice.kind === "stage") return {
		seen: true,
		value: choice.stage.name
	};
	return {
		seen: true,
		value: choice.kind === "none" ? null : stage
	};
}
// src/cli/doctor/unknown-owner.ts
/** A user or a team as CODEOWNERS writes them, and nothing beside: an e-mail address has its `@` elsewhere. */
const HANDLE = /^@[a-z\d][\w-]*(?:\/[a-z\d][\w-]*)?$/i;
/**
* The handle that GitHub's mistake `Unknown owner` is about; `null` where that is an e-mail address, or not certain. What is taken for it will be offered write access,
* so it has to be a whole word of the line, and the only one that GitHub can mean.
*/
function unknownOwner({ kind, message, source }) {
	if (kind !== "Unknown owner") return null;
	const owners = source === null ? null : ownersOf$1(source);
	const named = wordsOf(message.split("\n")[0] ?? "").filter((word) => word.includes("@"));
	const [only, ...others] = named.length > 0 ? named : owners ?? [];
	if (only === void 0 || others.length > 0 || !HANDLE.test(only)) return null;
	return owners === null || owners.some((owner) => owner.toLowerCase() === only.toLowerCase()) ? only : null;
}
/** What follows the pattern of a line of CODEOWNERS, up to a comment. */
function ownersOf$1(source) {
	const words = source.trim().split(/\s+/).slice(1);
	const comment = words.findIndex((word) => word.startsWith("#"));
	return comment === -1 ? words : words.slice(0, comment);
}
/** Words of a sentence, without the marks around them. */
function wordsOf(sentence) {
	return sentence.split(/\s+/).map((word) => word.replace(/^[`'"(<]+/, "").replace(/[`'")>.,;:!?]+$/, ""));
}
// src/cli/doctor/look-at-settings.ts
/** Looks at what workflows may do by default. */
function lookAtWorkflowDefaults(defaults, { owner, name, url }) {
	const about = "Actions";
	if (!defaults.seen) return [notSeen("What workflows may do by default", about, defaults.because)];
	const { canWrite, canApprove } = defaults.value;
	const more = {
		command: `gh api --method PUT ${apiPath`/repos/${owner}/${name}/actions/permissions/workflow`} -f default_workflow_permissions=read -F can_approve_pull_request_reviews=false`,
		link: `${url}/settings/actions`
	};
	const found = [...canWrite ? [diagnosis("default-token-writes", about, {}, more)] : [], ...canApprove ? [diagnosis("actions-may-approve", about, {}, more)] : []];
	return found.length > 0 ? found : [diagnosis("actions-in-order", about)];
}
/** Mistakes of GitHub's list that are told one by one. */
const MOST_ERRORS = 20;
/** Handles of which GitHub's mistakes in CODEOWNERS say that they do not exist or may not write: which of the two, only a look-up tells. */
function unknownOwners(errors) {
	if (!errors.seen || errors.value === null) return [];
	const handles = errors.value.flatMap((error) => unknownOwner(error) ?? []);
	return [...new Set(handles)].slice(0, MOST_ERRORS);
}
/**
* Tells what GitHub finds wrong with CODEOWNERS. What our own reader has told of a line already is not told again. `owners` says who stands behind
* {@link unknownOwners}, by handle in small letters: only who was looked up and exists is offered write access, since a name that is free today may be
* a stranger's tomorrow.
*/
function lookAtCodeownersErrors(errors, place, told, owners) {
	const about = "CODEOWNERS";
	if (!errors.seen) return [notSeen("Whether its owners exist and may write", about, errors.because)];
	if (errors.value === null) return [];
	const left = errors.value.filter(({ line }) => !told.has(line));
	if (left.length === 0 && told.size === 0) return [diagnosis("github-takes-codeowners", about)];
	const known = owners.seen ? owners.value : {};
	return left.slice(0, MOST_ERRORS).map((error) => {
		const { path, line, kind, message } = error;
		const [problem = kind] = message.split("\n");
		const handle = unknownOwner(error);
		const canBeGiven = handle !== null && known[handle.toLowerCase()]?.status === "no-write";
		return diagnosis("codeowners-error", path, {
			path,
			line,
			problem
		}, {
			where: {
				path,
				line
			},
			command: canBeGiven ? grantCommand(handle, place) : void 0
		});
	});
}
/** A command that gives a user or a team write access to the repository. */
function grantCommand(handle, { owner, name }) {
	const [account = "", team] = handle.slice(1).split("/");
	return `gh api --method PUT ${team === void 0 ? apiPath`/repos/${owner}/${name}/collaborators/${account}` : apiPath`/orgs/${account}/teams/${team}/repos/${owner}/${name}`} -f permission=push`;
}
const STATUS = {
	unknown: "does not exist, or this token does not see it",
	secret: "is a secret team, which owns nothing",
	"no-write": "has no write access to the repository of its own"
};
/** Looks whether the owners that a policy's roles name exist and may write. */
function lookAtRoles(policy, owners, place) {
	const about = policy.path;
	if (!owners.seen) return [notSeen("Whether the owners of its roles exist and may write", about, owners.because)];
	const found = Object.entries(policy.roles).flatMap(([role, { owners: handles }]) => handles.flatMap((owner) => {
		const status = owners.value[owner.toLowerCase()]?.status ?? "unreadable";
		if (status === "resolved") return [];
		if (status === "unreadable" || status === "unknown" && owner.includes("/")) return [diagnosis("role-unseen", about, {
			role,
			owner
		})];
		const command = status === "no-write" ? grantCommand(owner, place) : void 0;
		const values = {
			role,
			owner,
			status: STATUS[status]
		};
		return [diagnosis("role-without-owner", about, values, { command })];
	}));
	if (found.length > 0 || Object.keys(policy.roles).length === 0) return found;
	return [diagnosis("roles-in-order", about)];
}
// src/cli/doctor/examine-repository.ts
/**
* Looks at a repository through GitHub's API. Asks for what is public first, and takes what the token may not see for "not seen". Rejects where the
* repository itself cannot be read.
*/
async function examineRepository(client, { appId, readCopy }) {
	const repository = await readRepository(client);
	const batch = new GraphqlBatch(client);
	const reader = {
		client,
		batch,
		repository,
		readExtended: readCopy ?? extendedPolicyReader({
			client,
			batch
		})
	};
	const tip = await readBranchTip(client, batch, repository.defaultBranch);
	const diagnoses = tip === null ? [] : await examine(reader, tip, appId);
	const empty = tip === null ? [...lookAtPolicy({ kind: "none" }, repository.defaultBranch)] : [];
	const archived = repository.archived ? [diagnosis("archived", `${repository.owner}/${repository.name}`)] : [];
	return {
		subject: `${repository.owner}/${repository.name}`,
		online: true,
		diagnoses: [
			...empty,
			...diagnoses,
			...archived
		]
	};
}
async function examine(reader, tip, named) {
	const { client, repository, readExtended } = reader;
	const found = await readSeenPolicy(tip, readExtended);
	const policy = found.kind === "policy" ? found.policy : null;
	const owners = await lookAtOwners(tip, policy);
	const told = new Set(owners.flatMap(({ id, where }) => id === "codeowners-line" && where?.line !== void 0 ? [where.line] : []));
	const rulesets = new RulesetReader(client);
	const [branches, idle, defaults, errors] = await Promise.all([
		policy === null ? {
			sights: [],
			missing: []
		} : branchSights({
			client,
			batch: reader.batch,
			rulesets
		}, policy),
		rulesets.idle(),
		readWorkflowDefaults(client),
		readCodeownersErrors(client, repository.defaultBranch)
	]);
	const app = await appSight(reader, branches.sights, named);
	const place = {
		...repository,
		appId: app.appId
	};
	const { defaultBranch } = repository;
	const context = {
		...place,
		defaultBranch,
		idle,
		appSlug: app.app?.slug ?? null,
		ownNames: branches.sights.flatMap(({ branch, sampleOf }) => sampleOf === null ? [branch] : [])
	};
	const tips = await tipsOf(reader, tip, branches.sights);
	return [
		...lookAtPolicy(found, repository.defaultBranch),
		...branches.missing,
		...branches.sights.flatMap((sight) => lookAtBranch(sight, context)),
		...policy === null ? [] : await ownPolicies(reader, {
			policy,
			tip
		}, tips),
		...owners,
		...lookAtCodeownersErrors(errors, place, told, await ownersOf(reader, unknownOwners(errors))),
		...policy === null ? [] : lookAtRoles(policy, await rolesOf(reader, policy), place),
		...branches.sights.length === 0 ? [] : lookAtApp(app),
		...await mergesOf(reader, app),
		...await workflowsOf(reader, tip, tips),
		...lookAtWorkflowDefaults(defaults, place)
	];
}
async function appSight({ client, repository }, sights, named) {
	const recent = await Promise.all(sights.filter(({ sampleOf }) => sampleOf === null).map(async ({ branch, stage }) => ({
		branch,
		stage,
		pulls: await readRecentChecks(client, branch, "gatehouse: ")
	})));
	const pinned = sights.flatMap(({ stage, rulesets }) => rulesets.seen ? rulesets.value.flatMap(({ checks }) => checks.flatMap(({ context, appId }) => context === `gatehouse: ${stage}` && appId !== null && appId !== 15368 ? [appId] : [])) : []);
	const isOrganisation = repository.ownerKind === "Organization";
	const app = findApp(recent, named === null ? pinned : [named]);
	return {
		appId: named ?? app?.id ?? null,
		app: named === null || app?.id === named ? app : null,
		pinned,
		recent,
		installations: isOrganisation ? await readInstallations(client, repository.owner) : null,
		url: repository.url,
		owner: repository.owner
	};
}
function mergesOf({ client, batch, repository, readExtended }, { recent, appId }) {
	const baseBefore = (number) => look(() => readBaseBeforeMerge(client, batch, number));
	return lookAtMerges(recent, {
		appId,
		url: repository.url,
		baseBefore,
		readExtended
	});
}
function tipsOf({ client, batch, repository }, tip, sights) {
	const ownOf = async ({ branch, sampleOf }) => {
		if (sampleOf !== null) return seen(null);
		if (branch === repository.defaultBranch) return seen(tip);
		return look(() => readBranchTip(client, batch, branch));
	};
	return Promise.all(sights.map(async (sight) => ({
		sight,
		own: await ownOf(sight)
	})));
}
async function workflowsOf({ client, repository }, tip, tips) {
	const gated = tips.map(({ sight: { branch, rulesets }, own }) => ({
		branch,
		tree: own.seen ? own.value : null,
		queue: rulesets.seen && rulesets.value.some(({ grouping }) => grouping !== null)
	}));
	const found = await lookAtBranchWorkflows({
		branch: repository.defaultBranch,
		tree: tip
	}, gated);
	return withPinLookUps(found, originsSeenFrom(client, new URL(repository.url).origin));
}
/** Looks at the policies of the gated branches themselves: those judge. */
async function ownPolicies(reader, trusted, tips) {
	const others = tips.filter(({ sight }) => sight.branch !== reader.repository.defaultBranch);
	return (await Promise.all(others.map((each) => ownPolicy(reader, trusted, each)))).flat();
}
async function ownPolicy(reader, { policy, tip }, { sight: { branch, stage, sampleOf }, own }) {
	const about = aboutOf({
		branch,
		sampleOf
	});
	if (!own.seen) return [notSeen("What its own policy and workflows say", about, own.because)];
	if (own.value === null) return [];
	const found = await readSeenPolicy(own.value, reader.readExtended);
	if (found.kind === "none") return [diagnosis("branch-without-policy", about)];
	if (found.kind === "unseen") return [notSeen("What its own policy asks for", about, found.issue)];
	if (found.kind === "broken") return [brokenPolicy("branch-with-broken-policy", about, found)];
	const choice = stageOf(found.policy, branch);
	const check = `gatehouse: ${stage}`;
	if (choice.kind !== "stage" || choice.stage.name !== stage) return [diagnosis("branch-ungated-by-own-policy", about, {
		stage,
		check
	})];
	if (!policy.stages.some(({ branches }) => branches.includes(branch)) && !await haveSameEntries(own.value, tip, RULES)) return [diagnosis("other-rules", about, {
		check,
		branch
	})];
	return [diagnosis("branch-policy-in-order", about, { stage })];
}
/** Who stands behind the handles of the policy's roles. */
function rolesOf(reader, policy) {
	return ownersOf(reader, Object.values(policy.roles).flatMap(({ owners }) => owners));
}
async function ownersOf({ client, batch, repository }, handles) {
	if (repository.mayPush === false) return unseen("GitHub shows it only to who may write to the repository");
	return look(async () => (await readOwners({
		client,
		batch,
		reviewers: []
	}, handles)).owners);
}
export { examineRepository };
