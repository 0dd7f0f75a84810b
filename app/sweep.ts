import type { Logger } from "pino";
import type { OctokitLike } from "#github/github-client.ts";
import { toGithubError } from "#github/github-error.ts";
import type { Task } from "./inbox/task.ts";

/** Pages of a hundred installations. */
const MOST_PAGES = 20;

/**
 * What a start owes the time before it: events that came meanwhile are lost, so everything that is open in every
 * installation is looked at once more. What changed nothing writes nothing.
 */
export async function sweepTasks(octokit: Pick<OctokitLike, "request">, log: Logger): Promise<Task[]> {
  const tasks: Task[] = [];
  try {
    for (let page = 1; page <= MOST_PAGES; page++) {
      const { data } = await octokit.request("GET /app/installations", { per_page: 100, page });
      const ids = (Array.isArray(data) ? data : []).flatMap(idOf);
      tasks.push(...ids.map((installation): Task => ({ installation, subject: { kind: "installation" } })));
      if (ids.length < 100) break;
    }
  } catch (error) {
    log.error(
      { code: toGithubError(error, "listing installations").code },
      "open pull requests could not be swept",
    );
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
