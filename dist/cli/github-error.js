// src/github/refusal-of.ts
/** Types of GraphQL errors that tell of the budget. The second is what GitHub was seen to answer beside the documented first. */
const LIMITED_TYPES = /* @__PURE__ */ new Set(["RATE_LIMITED", "RATE_LIMIT"]);
const SECONDARY = /\bsecondary rate limit|\babuse detection|-rate-limits$/i;
const PRIMARY = /\brate limit exceeded/i;
/** With HTTP 200 a sentence has to begin like GitHub's own: errors about fields repeat names, and those are foreign text. */
const SECONDARY_OF_GRAPHQL = /^you have (?:exceeded a secondary rate limit|triggered an abuse detection)/i;
/**
* Tells from what Octokit threw whether a limit of GitHub's was hit, and which; `null` for every other failure. Takes HTTP 403
* and 429, and GraphQL's errors with HTTP 200. Source: GitHub docs, "Rate limits for the REST API", "Exceeding the rate limit", and
* "Rate limits and query limits for the GraphQL API"; octokit/plugin-throttling.js, issue 824, for `RATE_LIMIT`.
*/
function refusalOf(error) {
	if (!isRecord(error)) return null;
	const headers = headersOf(error);
	const kind = error["status"] === 403 || error["status"] === 429 ? kindOfStatus(error, error["status"], headers) : kindOfErrors(error["errors"]);
	if (kind === null) return null;
	const isSpent = kind === "primary" || numberOf(headers, "x-ratelimit-remaining") === 0;
	return {
		kind,
		resource: resourceOf(headers),
		retryAfter: numberOf(headers, "retry-after"),
		reset: isSpent ? numberOf(headers, "x-ratelimit-reset") : null,
		answeredAt: answeredAt(headers)
	};
}
/** The resource that an answer was counted against, as its headers name it; `null` when they name none. */
function resourceOf(headers) {
	const resource = headers["x-ratelimit-resource"];
	return typeof resource === "string" && /^[a-z_]{1,40}$/.test(resource) ? resource : null;
}
/** The headers of the answer that an error of Octokit's carries: a request error has the answer, a GraphQL error the headers themselves. */
function headersOf(error) {
	if (!isRecord(error)) return {};
	const { headers, response } = error;
	if (isRecord(response) && isRecord(response["headers"])) return response["headers"];
	return isRecord(headers) ? headers : {};
}
/** GitHub's clock at an answer, in seconds of Unix time; `null` when its headers do not say. */
function answeredAt({ date }) {
	const moment = typeof date === "string" ? Date.parse(date) : NaN;
	return Number.isNaN(moment) ? null : moment / 1e3;
}
function kindOfStatus(error, status, headers) {
	const message = messageOf(error);
	if (SECONDARY.test(message)) return "secondary";
	if (numberOf(headers, "x-ratelimit-remaining") === 0) return "primary";
	if (numberOf(headers, "retry-after") !== null) return "secondary";
	if (PRIMARY.test(message)) return "primary";
	return status === 429 ? "secondary" : null;
}
function kindOfErrors(errors) {
	if (!Array.isArray(errors)) return null;
	const each = errors.filter(isRecord);
	if (each.some((one) => one["path"] === void 0 && SECONDARY_OF_GRAPHQL.test(messageOf(one)))) return "secondary";
	return each.some((one) => LIMITED_TYPES.has(one["type"])) ? "primary" : null;
}
/** A header that is a whole number; `null` when it is absent or anything else. */
function numberOf(headers, name) {
	const value = headers[name];
	return (typeof value === "string" || typeof value === "number") && /^\d{1,15}$/.test(`${value}`) ? Number(value) : null;
}
function messageOf({ message }) {
	return typeof message === "string" ? message : "";
}
function isRecord(value) {
	return typeof value === "object" && value !== null;
}
// src/github/github-error.ts
var GithubError = class extends Error {
	code;
	/** When it is of use to ask again; with `rate-limited` only, and only where it is known. */
	retryAt;
	constructor(code, message, options = {}) {
		super(message, options);
		this.name = "GithubError";
		this.code = code;
		if (options.retryAt !== void 0) this.retryAt = options.retryAt;
	}
};
/** What a person is told of `rate-limited`, where the token is theirs. */
const TOKEN_SPENT = "this token has asked as much as GitHub allows for now";
/** Gives any thrown value a code. The message never carries a response body or a token. */
function toGithubError(error, doing) {
	if (error instanceof GithubError) return error;
	const status = statusOf(error);
	return new GithubError(codeOf(status, error), `${doing}: ${status ?? nameOf(error)}`, { cause: error });
}
/** HTTP status that an Octokit error carries, if any. */
function statusOf(error) {
	if (typeof error !== "object" || error === null || !("status" in error)) return void 0;
	return typeof error.status === "number" ? error.status : void 0;
}
function nameOf(error) {
	return error instanceof Error ? error.name : "unknown failure";
}
function codeOf(status, error) {
	if (status === 404 || status === 410) return "not-found";
	if (refusalOf(error) !== null) return "rate-limited";
	if (status === 401 || status === 403) return "forbidden";
	if (status === 422) return "unexpected";
	return "unavailable";
}
export { toGithubError as i, TOKEN_SPENT as n, statusOf as r, GithubError as t };
