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

/** `gh` of this machine. */
export const runGh: RunGh = (args) =>
  new Promise((resolve) => {
    execFile("gh", [...args], { timeout: 10_000 }, (error, stdout) =>
      resolve(error === null ? stdout.trim() : null),
    );
  });

/**
 * The token to ask a host with: of the variables that `gh` reads, in its order, else the one that `gh` keeps; `null` where there
 * is none. As with `gh`, `GH_TOKEN` and `GITHUB_TOKEN` go to no Enterprise Server, so that a clone's remote cannot draw a token to
 * a host of its choice, unless `GITHUB_API_URL` says that this is where they belong.
 */
export async function findToken(
  host: string,
  environment: Environment,
  gh: RunGh = runGh,
): Promise<string | null> {
  const isTheirs = isGithubsOwn(host) || filled(environment["GITHUB_API_URL"]) !== null;
  const names = isTheirs ? ["GH_TOKEN", "GITHUB_TOKEN"] : ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];
  for (const name of names) {
    const token = filled(environment[name]);
    if (token !== null) return token;
  }
  return filled((await gh(["auth", "token", "--hostname", host])) ?? undefined);
}

function filled(value: string | undefined): string | null {
  return value === undefined || value.trim() === "" ? null : value.trim();
}
