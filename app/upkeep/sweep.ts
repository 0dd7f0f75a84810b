import type { OctokitLike } from "#github/octokit-like.ts";
import type { InstallationTask } from "../inbox/task.ts";

/** Pages of a hundred installations. */
const MOST_PAGES = 100;

/**
 * Every installation, to look at everything that is open once more: what no event told of is found here. What changed nothing writes
 * nothing. Rejects with what Octokit throws.
 */
export async function sweepTasks(octokit: Pick<OctokitLike, "request">): Promise<InstallationTask[]> {
  const tasks: InstallationTask[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { data } = await octokit.request("GET /app/installations", { per_page: 100, page });
    const listed: unknown[] = Array.isArray(data) ? data : [];
    const ids = listed.flatMap(idOf);
    tasks.push(
      ...ids.map((installation): InstallationTask => ({ installation, subject: { kind: "installation" } })),
    );
    if (listed.length < 100) break;
  }
  return tasks;
}

/** The id of an installation that is in force; a suspended one answers nothing. */
function idOf(installation: unknown): number[] {
  if (typeof installation !== "object" || installation === null || !("id" in installation)) return [];
  const { id } = installation;
  const suspended = "suspended_at" in installation && installation.suspended_at !== null;
  return typeof id === "number" && !suspended ? [id] : [];
}
