import * as z from "zod";
import type { CheckFacts } from "#core/facts/check-facts.ts";
import type { Statement } from "#core/model/statement.ts";
import { expectShape } from "./expect-shape.ts";
import type { GithubClient } from "./github-client.ts";
import { GithubError, toGithubError } from "./github-error.ts";

const A_PAGE = 100;
/** Pages that are read of each list; GitHub itself shows the runs of 1,000 suites at most. */
const MOST_PAGES = 10;

const runs = z.object({
  total_count: z.number(),
  check_runs: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      status: z.enum(["queued", "in_progress", "completed", "waiting", "requested", "pending"]),
      conclusion: z.string().nullable(),
      app: z.object({ id: z.number(), slug: z.string().optional() }).nullable(),
    }),
  ),
});
const statuses = z.object({
  total_count: z.number(),
  statuses: z.array(z.object({ context: z.string(), state: z.string() })),
});

/** Checks of other tools on a commit, by name. */
export interface OtherChecks {
  readonly checks: readonly CheckFacts[];
  /** Why these are not all of them. */
  readonly incomplete: readonly Statement[];
}

/** Reads the newest check run of each name and App, and the newest status of each name, leaving out those of App `appId`. */
export async function readOtherChecks(
  client: GithubClient,
  commit: string,
  appId: number,
): Promise<OtherChecks> {
  const [ofApps, ofAccounts] = await Promise.all([
    checkRuns(client, commit, appId),
    commitStatuses(client, commit),
  ]);
  const checks = [...ofApps, ...(ofAccounts ?? [])];
  const order = ({ name, kind, app }: CheckFacts) => JSON.stringify([name, kind, app]);
  checks.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return { checks, incomplete: ofAccounts === null ? [STATUSES_HIDDEN] : [] };
}

const STATUSES_HIDDEN: Statement = {
  id: "statuses-unreadable",
  says: "the stage asks for checks of other tools, and GitHub does not show commit statuses to the App",
  fix: "grant the App the permission to read commit statuses",
  values: {},
};

async function checkRuns(client: GithubClient, commit: string, appId: number): Promise<CheckFacts[]> {
  const route = "GET /repos/{owner}/{repo}/commits/{ref}/check-runs";
  const found = await allPages(client, route, { ref: commit, filter: "latest" }, (data) => {
    const { total_count: total, check_runs: items } = expectShape(runs, data, "check runs");
    return { total, items };
  });
  // `latest` is the newest of a name in each suite, and an App may have several suites on a commit.
  const newest = new Map<string, (typeof found)[number]>();
  for (const run of found) {
    if (run.app?.id === appId) continue;
    const key = JSON.stringify([run.name, run.app?.id ?? null]);
    if ((newest.get(key)?.id ?? 0) < run.id) newest.set(key, run);
  }
  return [...newest.values()].map(({ name, status, conclusion, app }) => ({
    name,
    kind: "check-run",
    app: app?.slug ?? null,
    status,
    conclusion: status === "completed" ? conclusion : null,
  }));
}

/** The newest status of each name, as GitHub combines them; `null` when the App may not read them. */
async function commitStatuses(client: GithubClient, commit: string): Promise<CheckFacts[] | null> {
  const route = "GET /repos/{owner}/{repo}/commits/{ref}/status";
  try {
    const found = await allPages(client, route, { ref: commit }, (data) => {
      const { total_count: total, statuses: items } = expectShape(statuses, data, "commit statuses");
      return { total, items };
    });
    return found.map(({ context: name, state }) =>
      state === "pending"
        ? { name, kind: "status", app: null, status: "pending", conclusion: null }
        : { name, kind: "status", app: null, status: "completed", conclusion: state },
    );
  } catch (error) {
    if (error instanceof GithubError && error.code === "forbidden") return null;
    throw error;
  }
}

/** All pages of a list. One that is not whole is an error: the check that is missing might be the one that failed. */
async function allPages<T>(
  client: GithubClient,
  route: string,
  parameters: Record<string, unknown>,
  read: (data: unknown) => { readonly total: number; readonly items: readonly T[] },
): Promise<T[]> {
  const all: T[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { total, items } = read(await ask(client, route, { ...parameters, per_page: A_PAGE, page }));
    all.push(...items);
    if (items.length < A_PAGE || all.length >= total) return all;
  }
  throw new GithubError("incomplete", `a commit has more than ${A_PAGE * MOST_PAGES} checks`);
}

async function ask(
  client: GithubClient,
  route: string,
  parameters: Record<string, unknown>,
): Promise<unknown> {
  try {
    return (await client.request(route, parameters)).data;
  } catch (error) {
    throw toGithubError(error, "reading checks");
  }
}
