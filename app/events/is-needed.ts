import type { Kysely } from "kysely";
import type { FactKey } from "#core/facts/facts.ts";
import type { Schema } from "../store/schema.ts";
import type { Hint } from "./hint.ts";

/**
 * Whether some policy that is concerned needs to hear of the event. What was never judged is not known, and so concerned; what one
 * evaluation learns of a policy is written before the facts are read, so that nothing falls between the two.
 */
export async function isNeeded(db: Kysely<Schema>, { tasks, changes }: Hint): Promise<boolean> {
  if (changes === "always") return true;
  const [task] = tasks;
  if (task === undefined) return false;
  const all = db.selectFrom("needs").select("needs").where("installation", "=", task.installation);
  const rows = await ("repo" in task
    ? all.where("repository", "=", `${task.owner}/${task.repo}`.toLowerCase())
    : all
  ).execute();
  return (
    rows.length === 0 ||
    rows.some(({ needs }) => changes.some((fact) => needs.includes(fact satisfies FactKey)))
  );
}
