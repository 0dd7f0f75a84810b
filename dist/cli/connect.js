import { t as problem } from "./answer.js";
import { r as GitError, t as runGit } from "./run-git.js";
import { i as toGithubError, n as TOKEN_SPENT, r as statusOf, t as GithubError } from "./github-error.js";
import { execFile } from "node:child_process";
import { resolve } from "node:path";
// src/cli/github/cannot-ask.ts
/** Why a repository could not be asked about; `null` for a failure of our own, which no answer of GitHub's explains. */
function cannotAsk(error, repository) {
	if (!(error instanceof GithubError) && statusOf(error) === void 0) return null;
	const { code, cause } = toGithubError(error, "asking GitHub");
	const status = statusOf(error) ?? statusOf(cause) ?? 0;
	const [id, says, fix] = wordsFor(code, status);
	return {
		id,
		says,
		fix,
		values: {
			repository,
			status
		}
	};
}
function wordsFor(code, status) {
	if (status === 401) return [
		"bad-token",
		"GitHub does not take the token (HTTP 401)",
		"sign in anew: `gh auth login`"
	];
	switch (code) {
		case "not-found": return [
			"no-repository",
			"GitHub has no repository `{repository}`, or does not show it to this token",
			"mend the name, or use a token that may read it"
		];
		case "forbidden": return [
			"forbidden",
			"GitHub does not let this token read `{repository}` (HTTP {status})",
			"use one that may"
		];
		case "rate-limited": return [
			"rate-limited",
			TOKEN_SPENT,
			"try again in an hour"
		];
		case "unexpected":
		case "unavailable":
		case "incomplete": return [
			"unavailable",
			"GitHub could not be asked about `{repository}` (HTTP {status})",
			"try again"
		];
	}
}
// src/cli/github/github-place.ts
/**
* Address of the REST API of a host: `GITHUB_API_URL` where it is set (a workflow has it), else by GitHub's own scheme
* (docs: "Getting started with the REST API", for Enterprise Server and for data residency on `ghe.com`).
*/
function apiUrlOf(host, environment) {
	const given = environment["GITHUB_API_URL"];
	if (given !== void 0 && given !== "") return given.replace(/\/+$/, "");
	if (host === "github.com") return "https://api.github.com";
	return isGithubsOwn(host) ? `https://api.${host}` : `https://${host}/api/v3`;
}
function isGithubsOwn(host) {
	return host === "github.com" || host.endsWith(".ghe.com");
}
const TOKENS = ["GH_TOKEN", "GITHUB_TOKEN"];
const ENTERPRISE_TOKENS = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];
/** `gh` of this machine. It is not shown the variables with tokens: it would hand them out for any host, and we have weighed them. */
const runGh = (args) => new Promise((resolve) => {
	const hidden = /* @__PURE__ */ new Set([...TOKENS, ...ENTERPRISE_TOKENS]);
	const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !hidden.has(name)));
	execFile("gh", [...args], {
		timeout: 1e4,
		env
	}, (error, stdout) => resolve(error === null ? stdout.trim() : null));
});
/**
* The token to ask a host with: of the variables that `gh` reads, in its order, else the one that `gh` keeps for this host; `null`
* where there is none. A clone's remote cannot draw a token to a host of its choice: `GH_TOKEN` and `GITHUB_TOKEN` go to no
* Enterprise Server, unless `GITHUB_API_URL` says that this is where they belong, and those for an Enterprise Server go to the one
* that `GH_HOST` or `GITHUB_SERVER_URL` names, or that the user does.
*/
async function findToken({ host, by }, environment, gh = runGh) {
	for (const name of variablesFor({
		host,
		by
	}, environment)) {
		const token = filled(environment[name]);
		if (token !== null) return token;
	}
	return filled(await gh([
		"auth",
		"token",
		"--hostname",
		host
	]) ?? void 0);
}
/** Whether a variable has a token for an Enterprise Server that goes to this host only if the environment or the user says so. */
function isWithheld(named, environment) {
	return variablesFor(named, environment).length === 0 && ENTERPRISE_TOKENS.some((name) => filled(environment[name]) !== null);
}
function variablesFor({ host, by }, environment) {
	if (isGithubsOwn(host) || filled(environment["GITHUB_API_URL"]) !== null) return TOKENS;
	return by === "user" || enterpriseHosts(environment).includes(host) ? ENTERPRISE_TOKENS : [];
}
/** The hosts that the environment says are the user's own. */
function enterpriseHosts(environment) {
	const server = filled(environment["GITHUB_SERVER_URL"]);
	const ofServer = server !== null && URL.canParse(server) ? new URL(server).hostname : null;
	return [filled(environment["GH_HOST"])?.toLowerCase(), ofServer].filter((host) => host != null);
}
function filled(value) {
	return value === void 0 || value.trim() === "" ? null : value.trim();
}
// src/cli/github/repository-address.ts
const NAME = "[A-Za-z0-9._-]+";
const SLUG = new RegExp(`^(?:([A-Za-z0-9.-]+\\.[A-Za-z0-9.-]+)/)?(${NAME})/(${NAME})$`);
const WITH_SCHEME = new RegExp(`^(?:https?|ssh|git)://(?:[^/@]*@)?([A-Za-z0-9.-]+)(?::\\d+)?/(${NAME})/(${NAME}?)(?:\\.git)?/?$`);
const LIKE_SCP = new RegExp(`^(?:[^/@:]+@)?([A-Za-z0-9.-]+):/?(${NAME})/(${NAME}?)(?:\\.git)?/?$`);
/** Reads `owner/name` or `host/owner/name`; `null` for anything else. */
function parseSlug(word) {
	const [, host = "github.com", owner, name] = SLUG.exec(word) ?? [];
	return owner === void 0 || name === void 0 ? null : {
		host: host.toLowerCase(),
		owner,
		name
	};
}
/** Reads the address of a remote, as `git clone` takes it over HTTPS and SSH; `null` for a folder and for other forms. */
function parseRemote(address) {
	const [, host, owner, name] = WITH_SCHEME.exec(address) ?? LIKE_SCP.exec(address) ?? [];
	if (host === void 0 || owner === void 0 || name === void 0 || name === "") return null;
	return {
		host: host.toLowerCase() === "ssh.github.com" ? "github.com" : host.toLowerCase(),
		owner,
		name
	};
}
// src/cli/github/connect.ts
/** Milliseconds that one request may take. */
const PATIENCE_MS = 3e4;
/** Finds the repository, the API and a token. Sends nothing; the network libraries are loaded only when all three are there. */
async function connect(options) {
	const { environment } = options;
	const found = await addressOf(options);
	if (!found.ok) return found;
	const { host, owner, name } = found.value;
	const named = {
		host,
		by: options.repository === void 0 ? "remote" : "user"
	};
	const token = await findToken(named, environment, options.gh);
	if (token === null) return problem(isWithheld(named, environment) ? withheldToken(host) : noToken(host));
	const { getOctokit } = await import("./github.js");
	const { githubClient } = await import("./github-client.js");
	const octokit = getOctokit(token, {
		baseUrl: apiUrlOf(host, environment),
		log: SILENT
	});
	const patient = () => ({ request: { signal: AbortSignal.timeout(PATIENCE_MS) } });
	const client = githubClient({
		graphql: (query, variables) => octokit.graphql(query, {
			...variables,
			...patient()
		}),
		request: (route, parameters) => octokit.request(route, {
			...parameters,
			...patient()
		})
	}, owner, name);
	return {
		ok: true,
		value: {
			address: found.value,
			client
		}
	};
}
const nothing = () => void 0;
/** Octokit writes to the console by itself, past the streams of a command. */
const SILENT = {
	debug: nothing,
	info: nothing,
	warn: nothing,
	error: nothing
};
/** The repository that is named, or that the clone's remote names. */
async function addressOf({ repository, repo }) {
	if (repository !== void 0) {
		const named = parseSlug(repository);
		if (named !== null) return {
			ok: true,
			value: named
		};
		return problem({
			id: "no-repository",
			says: "`{repository}` names no repository",
			fix: "name it as OWNER/NAME, or as HOST/OWNER/NAME where it is not on github.com",
			values: { repository }
		});
	}
	const remote = await remoteOf(resolve(repo));
	const address = remote === null ? null : parseRemote(remote);
	if (address !== null) return {
		ok: true,
		value: address
	};
	return problem({
		id: "no-remote",
		says: remote === null ? "`{repo}` is no clone with a remote `origin`, so it is not known which repository is meant" : "the remote `origin` of `{repo}` is not a repository on a GitHub",
		fix: "name it: OWNER/NAME",
		values: { repo }
	});
}
async function remoteOf(dir) {
	try {
		return (await runGit(dir, [
			"config",
			"--get",
			"remote.origin.url"
		])).toString("utf8").trim();
	} catch (error) {
		if (error instanceof GitError && error.code === "git-failed") return null;
		throw error;
	}
}
function noToken(host) {
	return {
		id: "no-token",
		says: "there is no token to ask `{host}` with",
		fix: host === "github.com" ? "sign in once with `gh auth login`, or set GITHUB_TOKEN" : "sign in once with `gh auth login --hostname {host}`, or set GH_ENTERPRISE_TOKEN",
		values: { host }
	};
}
/** A token is there, and only the clone says that it is for this host. */
function withheldToken(host) {
	return {
		id: "no-token",
		says: "the remote `origin` names `{host}`, and nothing says that the Enterprise Server token of the environment is meant for it",
		fix: "if it is, set GH_HOST={host}, or sign in once with `gh auth login --hostname {host}`",
		values: { host }
	};
}
export { cannotAsk as n, connect as t };
