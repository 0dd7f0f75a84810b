import { resolve } from "node:path";
import { GitError } from "#git/git-error.ts";
import { runGit } from "#git/run-git.ts";
import type { GithubClient } from "#github/github-client.ts";
import { type Answer, problem } from "../answer.ts";
import { apiUrlOf, type Environment, findToken, isWithheld, type RunGh } from "./github-place.ts";
import { parseRemote, parseSlug, type RepositoryAddress } from "./repository-address.ts";

/** What a command needs to ask GitHub about one repository. */
export interface Connection {
  readonly address: RepositoryAddress;
  readonly client: GithubClient;
}

export interface ConnectOptions {
  /** `owner/name` or `host/owner/name`; absent: the remote of the clone says it. */
  readonly repository?: string | undefined;
  /** Folder of the clone. */
  readonly repo: string;
  readonly environment: Environment;
  readonly gh?: RunGh;
}

/** Milliseconds that one request may take. */
const PATIENCE_MS = 30_000;

/** Finds the repository, the API and a token. Sends nothing; the network libraries are loaded only when all three are there. */
export async function connect(options: ConnectOptions): Promise<Answer<Connection>> {
  const { environment } = options;
  const found = await addressOf(options);
  if (!found.ok) return found;
  const { host, owner, name } = found.value;
  const named = { host, by: options.repository === undefined ? "remote" : "user" } as const;
  const token = await findToken(named, environment, options.gh);
  if (token === null) return problem(isWithheld(named, environment) ? withheldToken(host) : noToken(host));
  const { getOctokit } = await import("@actions/github");
  const { githubClient } = await import("#github/github-client.ts");
  const octokit = getOctokit(token, { baseUrl: apiUrlOf(host, environment), log: SILENT });
  const patient = () => ({ request: { signal: AbortSignal.timeout(PATIENCE_MS) } });
  const client = githubClient(
    {
      graphql: (query, variables) => octokit.graphql(query, { ...variables, ...patient() }),
      request: (route, parameters) => octokit.request(route, { ...parameters, ...patient() }),
    },
    owner,
    name,
  );
  return { ok: true, value: { address: found.value, client } };
}

const nothing = () => undefined;
/** Octokit writes to the console by itself, past the streams of a command. */
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The repository that is named, or that the clone's remote names. */
async function addressOf({
  repository,
  repo,
}: Pick<ConnectOptions, "repository" | "repo">): Promise<Answer<RepositoryAddress>> {
  if (repository !== undefined) {
    const named = parseSlug(repository);
    if (named !== null) return { ok: true, value: named };
    return problem({
      id: "no-repository",
      says: "`{repository}` names no repository",
      fix: "name it as OWNER/NAME, or as HOST/OWNER/NAME where it is not on github.com",
      values: { repository },
    });
  }
  const remote = await remoteOf(resolve(repo));
  const address = remote === null ? null : parseRemote(remote);
  if (address !== null) return { ok: true, value: address };
  return problem({
    id: "no-remote",
    says:
      remote === null
        ? "`{repo}` is no clone with a remote `origin`, so it is not known which repository is meant"
        : "the remote `origin` of `{repo}` is not a repository on a GitHub",
    fix: "name it: OWNER/NAME",
    values: { repo },
  });
}

async function remoteOf(dir: string): Promise<string | null> {
  try {
    return (await runGit(dir, ["config", "--get", "remote.origin.url"])).toString("utf8").trim();
  } catch (error) {
    if (error instanceof GitError && error.code === "git-failed") return null;
    throw error;
  }
}

function noToken(host: string) {
  return {
    id: "no-token",
    says: "there is no token to ask `{host}` with",
    fix:
      host === "github.com"
        ? "sign in once with `gh auth login`, or set GITHUB_TOKEN"
        : "sign in once with `gh auth login --hostname {host}`, or set GH_ENTERPRISE_TOKEN",
    values: { host },
  };
}

/** A token is there, and only the clone says that it is for this host. */
function withheldToken(host: string) {
  return {
    id: "no-token",
    says: "the remote `origin` names `{host}`, and nothing says that the Enterprise Server token of the environment is meant for it",
    fix: "if it is, set GH_HOST={host}, or sign in once with `gh auth login --hostname {host}`",
    values: { host },
  };
}
