import { Octokit } from "@octokit/rest";
import nock from "nock";
import { type GithubClient, githubClient } from "#github/github-client.ts";

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A client of acme/model whose GitHub is nock: nothing leaves the machine, and what is not expected fails. */
export function nockClient(): {
  readonly client: GithubClient;
  readonly github: nock.Scope;
  readonly octokit: Octokit;
} {
  nock.disableNetConnect();
  const octokit = new Octokit({ auth: "ghs_token", log: silent });
  return { client: githubClient(octokit, "acme", "model"), github: nock("https://api.github.com"), octokit };
}

/** Answers GraphQL documents in turn, and keeps what was asked. */
export function graphqlAnswers(github: nock.Scope, ...answers: readonly object[]): string[] {
  const asked: string[] = [];
  for (const answer of answers) {
    const keep = (body: unknown) =>
      asked.push(typeof body === "object" && body !== null && "query" in body ? String(body.query) : "") > 0;
    github.post("/graphql", keep).reply(200, JSON.stringify(answer), { "content-type": "application/json" });
  }
  return asked;
}

/** Whether everything that was expected was asked; forgets the rest. */
export function allAsked(): boolean {
  const done = nock.isDone();
  nock.cleanAll();
  nock.enableNetConnect();
  return done;
}
