import { toAuditPlace } from "./audit-place.ts";
import type { EvaluateContext } from "./evaluate-context.ts";
import { noteStanding, type Standing } from "./standing.ts";
import { withdrawnChecks } from "./withdrawn-checks.ts";

/** Why a success is taken back without a judgement. */
export type WithdrawalReason =
  /** Its judgement waited, or was begun before and did not end. */
  | "judged-again"
  /** An event was accepted, or the lease lost, while it was published. */
  | "superseded"
  /** Who is concerned could not be found out yet, or a pull request does not hold still. */
  | "deferred";

/**
 * Takes back what is green among `standing`, in one write each and without a read. The log tells of it after it is done: a withdrawal that is
 * done twice after a crash does no harm, one that is only told would.
 */
export async function withdraw(
  context: Pick<EvaluateContext, "place" | "reserve" | "writes" | "hooks" | "store" | "audit" | "now">,
  standing: readonly Standing[],
  because: WithdrawalReason,
): Promise<void> {
  const effects = withdrawnChecks(standing);
  if (effects.length === 0) return;
  const { place, store, audit, now, writes, hooks } = context;
  const host = await context.reserve();
  for (const effect of effects) {
    const before = standing.find(({ head, name }) => head === effect.head && name === effect.name);
    const number = before?.number ?? 0;
    const [written] = await writes.during([], () => host.apply(number, [effect]));
    hooks.published?.("in_progress");
    const { name, head, externalId } = effect;
    const run = written?.run ?? null;
    // The log is locked before rows are, as everywhere.
    await store.transaction(async (trx) => {
      const data = { name, head, run, because };
      await audit.append(trx, [{ kind: "withdrawal", ...toAuditPlace(place, number), data }], now());
      const left = { name, head, number, run, conclusion: null, external_id: externalId };
      await noteStanding(trx, place, [{ ...left, seq: before?.seq ?? null }], now());
    });
  }
}
