import * as z from "zod";
import { expectShape } from "../expect-shape.ts";
import type { GithubClient } from "../github-client.ts";
import { listAll } from "./list-all.ts";
import { look, type Seen } from "./seen.ts";

/** A run of a check, and the App that posted it. */
export interface PostedCheck {
  readonly name: string;
  /** As REST spells them: `completed`, `success`. */
  readonly status: string;
  readonly conclusion: string | null;
  readonly app: PostingApp;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly url: string | null;
  readonly at: string | null;
}

/** An App, as the checks show it that it posts. */
export interface PostingApp {
  readonly id: number;
  readonly slug: string;
  /** What it asks for, which an installation may not have granted yet; `null` where GitHub does not say. */
  readonly permissions: Readonly<Record<string, string>> | null;
  readonly events: readonly string[] | null;
}

/** A recent pull request to a branch, with the checks of one beginning on its head. */
export interface CheckedPull {
  readonly number: number;
  readonly merged: boolean;
  readonly checks: readonly PostedCheck[];
}

const run = z.object({
  name: z.string(),
  status: z.string(),
  conclusion: z.string().nullable(),
  html_url: z.string().nullish(),
  completed_at: z.string().nullish(),
  started_at: z.string().nullish(),
  app: z
    .object({
      id: z.number(),
      slug: z.string().optional(),
      permissions: z.record(z.string(), z.unknown()).optional(),
      events: z.array(z.string()).optional(),
    })
    .nullable(),
  output: z
    .object({ title: z.string().nullish(), summary: z.string().nullish(), text: z.string().nullish() })
    .nullish(),
});

/** The newest run of each check of each App on a commit, of those whose name begins so. Rejects with what Octokit throws. */
export async function readPostedChecks(
  client: GithubClient,
  commit: string,
  beginning: string,
): Promise<PostedCheck[]> {
  const runs = await listAll(client, {
    route: "GET /repos/{owner}/{repo}/commits/{ref}/check-runs",
    parameters: { ref: commit, filter: "latest" },
    entry: run,
    what: "the checks of a commit",
    under: "check_runs",
  });
  return runs.flatMap(({ app, output, ...each }) =>
    app === null || !each.name.startsWith(beginning)
      ? []
      : [
          {
            name: each.name,
            status: each.status,
            conclusion: each.conclusion,
            app: toApp(app),
            title: output?.title ?? null,
            summary: output?.summary ?? null,
            text: output?.text ?? null,
            url: each.html_url ?? null,
            at: each.completed_at ?? each.started_at ?? null,
          },
        ],
  );
}

function toApp({ id, slug, permissions, events }: NonNullable<z.output<typeof run>["app"]>): PostingApp {
  const levels = Object.entries(permissions ?? {}).flatMap(([name, level]) =>
    typeof level === "string" ? [[name, level] as const] : [],
  );
  return {
    id,
    slug: slug ?? `${id}`,
    permissions: permissions === undefined ? null : Object.fromEntries(levels),
    events: events ?? null,
  };
}

const pulls = z.array(
  z.object({ number: z.number(), merged_at: z.string().nullable(), head: z.object({ sha: z.string() }) }),
);

/** Pull requests of one branch whose checks are looked at: so many that moved last, and so many that were merged last. */
const MOST_PULLS = 3;

/** The newest pull requests to a branch, and those that were merged last, with the checks on their heads whose name begins so. */
export function readRecentChecks(
  client: GithubClient,
  branch: string,
  beginning: string,
): Promise<Seen<readonly CheckedPull[]>> {
  return look(async () => {
    const parameters = { base: branch, state: "all", sort: "updated", direction: "desc", per_page: 30 };
    const { data } = await client.request("GET /repos/{owner}/{repo}/pulls", parameters);
    const listed = expectShape(pulls, data, "pull requests");
    const merged = listed
      .filter(({ merged_at: at }) => at !== null)
      .sort((a, b) => (b.merged_at ?? "").localeCompare(a.merged_at ?? ""));
    const chosen = new Set([...listed.slice(0, MOST_PULLS), ...merged.slice(0, MOST_PULLS)]);
    return Promise.all(
      [...chosen].map(async ({ number, merged_at: at, head }) => ({
        number,
        merged: at !== null,
        checks: await readPostedChecks(client, head.sha, beginning),
      })),
    );
  });
}
