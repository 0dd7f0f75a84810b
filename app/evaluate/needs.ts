import type { FactKey } from "#core/facts/facts.ts";
import { gatesFor } from "#core/policy/gates-for.ts";
import { type Policy, RISKS } from "#core/policy/policy.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { Store } from "../store/store.ts";

/**
 * Facts that some gate of some stage needs, for a package of any risk; and {@link policyOf} the repository whose policy it stands on.
 * Sorted.
 */
function needsOf(policy: Policy): readonly string[] {
  const gates = policy.stages.flatMap((stage) => RISKS.flatMap((risk) => gatesFor(policy, stage, risk)));
  const facts: readonly FactKey[] = gates.flatMap(({ gate }) => gate.needs);
  const stoodOn = policy.extends === undefined ? [] : [policyOf(policy.extends.repository)];
  return [...new Set<string>([...facts, ...stoodOn])].toSorted();
}

/** How it is remembered that a repository's policy extends the one of `repository` (`owner/name`). */
export function policyOf(repository: string): string {
  return `policy of ${repository.toLowerCase()}`;
}

/** Remembers what the policies of repositories need to know. One for a process. */
export interface NeedsMemory {
  /** What was known before an evaluation began; `null` when nothing ever was, so that every event of the repository itself is still accepted. */
  before(place: Place): Promise<readonly string[] | null>;
  /**
   * Adds what a policy needs. Resolves with whether an event may have been dropped while the evaluation ran, so that it has to judge once
   * more: something is needed that was not known to be when it began.
   */
  add(place: Place, before: readonly string[] | null, policy: Policy): Promise<boolean>;
}

/**
 * Several branches have policies of their own, and one row stands for all of them: so it only grows. What is too much in it costs
 * evaluations that change nothing.
 */
export function needsMemory(store: Store, now: () => Date): NeedsMemory {
  const known = new Map<string, readonly string[]>();
  const keyOf = (place: Place) => `${place.installation}/${repositoryName(place)}`;
  return {
    async before(place) {
      const here = known.get(keyOf(place));
      if (here !== undefined) return here;
      const row = await rowOf(store, place);
      if (row !== null) known.set(keyOf(place), row);
      return row;
    },
    async add(place, before, policy) {
      const needs = needsOf(policy);
      const lacking = needs.some((need) => before?.includes(need) !== true);
      if (!lacking) return false;
      known.set(keyOf(place), await grow(store, place, needs, now()));
      return before !== null || (await othersSpoke(store, place, policy));
    },
  };
}

/**
 * Whether events that name no repository may have been dropped before this one was known: those about people, where no other repository of
 * the installation needs them, and those of a policy that nobody was known to extend.
 */
async function othersSpoke(
  { db }: Pick<Store, "db">,
  place: Place,
  { extends: extended }: Policy,
): Promise<boolean> {
  if (extended !== undefined) return true;
  const other = await db
    .selectFrom("needs")
    .select("repository")
    .where("installation", "=", place.installation)
    .where("repository", "!=", repositoryName(place))
    .limit(1)
    .executeTakeFirst();
  return other !== undefined;
}

async function rowOf(store: Pick<Store, "db">, place: Place): Promise<readonly string[] | null> {
  const row = await store.db
    .selectFrom("needs")
    .select("needs")
    .where("installation", "=", place.installation)
    .where("repository", "=", repositoryName(place))
    .executeTakeFirst();
  return row?.needs ?? null;
}

function grow(store: Store, place: Place, needs: readonly string[], now: Date): Promise<readonly string[]> {
  const repository = repositoryName(place);
  const { installation } = place;
  return store.transaction(async (trx) => {
    // Two evaluations may add at once: the row is there and locked before it is read.
    await trx
      .insertInto("needs")
      .values({ installation, repository, needs: [], at: now })
      .onConflict((conflict) => conflict.columns(["installation", "repository"]).doNothing())
      .execute();
    const row = await trx
      .selectFrom("needs")
      .select("needs")
      .where("installation", "=", installation)
      .where("repository", "=", repository)
      .forUpdate()
      .executeTakeFirst();
    const joined = [...new Set([...(row?.needs ?? []), ...needs])].toSorted();
    await trx
      .updateTable("needs")
      .set({ needs: joined, at: now })
      .where("installation", "=", installation)
      .where("repository", "=", repository)
      .execute();
    return joined;
  });
}
