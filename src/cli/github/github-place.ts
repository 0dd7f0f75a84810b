import { execFile } from "node:child_process";

/** Variables of the environment that say where GitHub is and in whose name it is asked. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Address of the REST API of a host: `GITHUB_API_URL` where it is set (a workflow has it), else by GitHub's own scheme
 * (docs: "Getting started with the REST API", for Enterprise Server and for data residency on `ghe.com`).
 */
export function apiUrlOf(host: string, environment: Environment): string {
  const given = environment["GITHUB_API_URL"];
  if (given !== undefined && given !== "") return given.replace(/\/+$/, "");
  if (host === "github.com") return "https://api.github.com";
  return isGithubsOwn(host) ? `https://api.${host}` : `https://${host}/api/v3`;
}

function isGithubsOwn(host: string): boolean {
  return host === "github.com" || host.endsWith(".ghe.com");
}

/** Runs `gh` and gives what it prints; `null` where it is not there or refuses. */
export type RunGh = (args: readonly string[]) => Promise<string | null>;

const TOKENS = ["GH_TOKEN", "GITHUB_TOKEN"] as const;
const ENTERPRISE_TOKENS = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"] as const;

/** `gh` of this machine. It is not shown the variables with tokens: it would hand them out for any host, and we have weighed them. */
const runGh: RunGh = (args) =>
  new Promise((resolve) => {
    const hidden: ReadonlySet<string> = new Set([...TOKENS, ...ENTERPRISE_TOKENS]);
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !hidden.has(name)));
    execFile("gh", [...args], { timeout: 10_000, env }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : null),
    );
  });

/** A host, and who named it: the user, or the remote of a clone, which whoever made the clone's configuration chose. */
export interface NamedHost {
  readonly host: string;
  readonly by: "user" | "remote";
}

/**
 * The token to ask a host with: of the variables that `gh` reads, in its order, else the one that `gh` keeps for this host; `null`
 * where there is none. A clone's remote cannot draw a token to a host of its choice: `GH_TOKEN` and `GITHUB_TOKEN` go to no
 * Enterprise Server, unless `GITHUB_API_URL` says that this is where they belong, and those for an Enterprise Server go to the one
 * that `GH_HOST` or `GITHUB_SERVER_URL` names, or that the user does.
 */
export async function findToken(
  { host, by }: NamedHost,
  environment: Environment,
  gh: RunGh = runGh,
): Promise<string | null> {
  for (const name of variablesFor({ host, by }, environment)) {
    const token = filled(environment[name]);
    if (token !== null) return token;
  }
  return filled((await gh(["auth", "token", "--hostname", host])) ?? undefined);
}

/** Whether a variable has a token for an Enterprise Server that goes to this host only if the environment or the user says so. */
export function isWithheld(named: NamedHost, environment: Environment): boolean {
  return (
    variablesFor(named, environment).length === 0 &&
    ENTERPRISE_TOKENS.some((name) => filled(environment[name]) !== null)
  );
}

function variablesFor({ host, by }: NamedHost, environment: Environment): readonly string[] {
  if (isGithubsOwn(host) || filled(environment["GITHUB_API_URL"]) !== null) return TOKENS;
  return by === "user" || enterpriseHosts(environment).includes(host) ? ENTERPRISE_TOKENS : [];
}

/** The hosts that the environment says are the user's own. */
function enterpriseHosts(environment: Environment): readonly string[] {
  const server = filled(environment["GITHUB_SERVER_URL"]);
  const ofServer = server !== null && URL.canParse(server) ? new URL(server).hostname : null;
  return [filled(environment["GH_HOST"])?.toLowerCase(), ofServer].filter((host) => host != null);
}

function filled(value: string | undefined): string | null {
  return value === undefined || value.trim() === "" ? null : value.trim();
}
