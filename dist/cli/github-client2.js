import "./rolldown-runtime.js";
// src/github/github-client.ts
/** The same connection, bound to another repository. Its requests count as those of the first. */
function clientOf(client, owner, repo) {
	return {
		owner,
		repo,
		count: client.count,
		graphql: (query) => client.graphql(query),
		request: (route, parameters) => client.request(route, {
			owner,
			repo,
			...parameters
		})
	};
}
/** Version of the REST API that every request names; answers of other versions lack or rename fields. */
const API_VERSION = "2022-11-28";
/** Binds an Octokit to one repository. With `answers`, what was read before is asked for conditionally. */
function githubClient(octokit, owner, repo, answers) {
	const count = {
		reads: 0,
		writes: 0
	};
	return {
		owner,
		repo,
		count,
		graphql(query) {
			count.reads++;
			return octokit.graphql(query);
		},
		request(route, { headers, ...parameters } = {}) {
			const isRead = route.startsWith("GET ");
			if (isRead) count.reads++;
			else count.writes++;
			const versioned = {
				"x-github-api-version": API_VERSION,
				...headers
			};
			const whole = {
				...route.includes("{owner}") ? {
					owner,
					repo
				} : {},
				...parameters,
				headers: versioned
			};
			if (!(isRead && !route.includes("/git/blobs/")) || answers === void 0) return octokit.request(route, whole);
			return answers.get(octokit, `${route} ${JSON.stringify(whole)}`, route, whole);
		}
	};
}
export { githubClient as n, clientOf as t };
