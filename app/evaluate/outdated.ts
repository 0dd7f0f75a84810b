import { type Kysely, sql } from "kysely";
import type { InstalledRepository } from "#github/list-repositories.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import { taskKey } from "../inbox/task.ts";
import type { Schema } from "../store/schema.ts";
import type { Standing } from "./standing.ts";

const COLUMNS = ["head", "name", "number", "run", "conclusion", "external_id", "seq"] as const;

/**
 * What stands green in a repository although a later event concerns all of it, and was not passed on to its pull requests yet: a policy that
 * changed, a team. What was judged after the event is not among it. None where nothing is to be passed on: the sweep alone makes nothing doubtful.
 */
export async function outdatedIn(db: Kysely<Schema>, place: Place): Promise<Standing[]> {
  const repository = taskKey({ ...place, subject: { kind: "repository" } });
  const installation = taskKey({ installation: place.installation, subject: { kind: "installation" } });
  const marks = await db
    .selectFrom("mark")
    .select(["scope", "seq", "passed_on"])
    .where("scope", "in", [repository, installation])
    .execute();
  const last = Math.max(0, ...marks.map(({ seq }) => seq));
  const passedOn = marks.find(({ scope }) => scope === repository)?.passed_on ?? 0;
  if (last <= passedOn) return [];
  return greenBefore(db, last)
    .select(COLUMNS)
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .execute();
}

/** The same for an installation whose repositories could not be listed: those of its repositories where something stands green that is doubtful. */
export async function outdatedRepositories(
  db: Kysely<Schema>,
  installation: number,
): Promise<readonly InstalledRepository[]> {
  const mark = await db
    .selectFrom("mark")
    .select(["seq", "passed_on"])
    .where("scope", "=", taskKey({ installation, subject: { kind: "installation" } }))
    .executeTakeFirst();
  if (mark === undefined || mark.seq <= mark.passed_on) return [];
  const rows = await greenBefore(db, mark.seq)
    .select("repository")
    .distinct()
    .where("installation", "=", installation)
    // Passed on to its pull requests already: what still has the old number was judged again, and came to the same.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("mark")
            .select("mark.scope")
            // As `taskKey` names a repository.
            .where("mark.scope", "=", sql<string>`${`${installation}/`} || published.repository`)
            .where("mark.passed_on", ">=", mark.seq),
        ),
      ),
    )
    .orderBy("repository")
    .execute();
  return rows.map(({ repository }) => {
    const [owner = "", name = ""] = repository.split("/");
    return { owner, name };
  });
}

function greenBefore(db: Kysely<Schema>, seq: number) {
  return db
    .selectFrom("published")
    .where("conclusion", "=", "success")
    .where("as_of", "<", sql<number>`${seq}`);
}
