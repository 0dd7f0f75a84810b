import type { Kysely } from "kysely";
import { policyOf } from "../evaluate/needs.ts";
import { isShared } from "../evaluate/shared-heads.ts";
import type { RepositoryTask } from "../inbox/task.ts";
import type { Schema } from "../store/schema.ts";
import type { Hint, Place } from "./hint.ts";

type Db = Kysely<Schema>;

/**
 * The tasks of a hint that some policy needs: nothing where no gate of the repositories concerned looks at what changed, and more where other
 * repositories extend a policy that may have changed. What was never judged is not known, and so concerned; what one evaluation learns of a
 * policy is written before it counts as done, so that nothing falls between the two.
 */
export async function neededTasks(db: Db, hint: Hint, place: Place | null): Promise<Hint["tasks"]> {
  const own = (await isNeeded(db, hint)) ? hint.tasks : [];
  if (place === null) return own;
  return [
    ...own,
    ...(hint.left === undefined ? [] : await leftBehind(db, place, hint.left)),
    ...(hint.mayChangeExtended === true ? await extending(db, place) : []),
  ];
}

/** Whoever shared a check at a commit is looked at again: what was shown was the worst of all of them. */
async function leftBehind(db: Db, place: Place, sha: string): Promise<RepositoryTask[]> {
  return (await isShared(db, place, sha)) ? [{ ...place, subject: { kind: "head", sha } }] : [];
}

async function isNeeded(db: Db, { tasks, changes }: Hint): Promise<boolean> {
  if (changes === "always") return true;
  const [task] = tasks;
  if (task === undefined) return false;
  const all = db.selectFrom("needs").select("needs").where("installation", "=", task.installation);
  const rows = await ("repo" in task
    ? all.where("repository", "=", `${task.owner}/${task.repo}`.toLowerCase())
    : all
  ).execute();
  return rows.length === 0 || rows.some(({ needs }) => changes.some((fact) => needs.includes(fact)));
}

/** Repositories of the installation whose policy stands on the one of this place. */
async function extending(db: Db, { installation, owner, repo }: Place): Promise<RepositoryTask[]> {
  const rows = await db
    .selectFrom("needs")
    .select("repository")
    .where("installation", "=", installation)
    .where(({ val, ref, eb }) => eb(val(policyOf(`${owner}/${repo}`)), "=", eb.fn.any(ref("needs"))))
    .execute();
  return rows.flatMap(({ repository }) => {
    const [theirOwner, theirRepo] = repository.split("/");
    if (theirOwner === undefined || theirRepo === undefined) return [];
    return [{ installation, owner: theirOwner, repo: theirRepo, subject: { kind: "repository" } }];
  });
}
