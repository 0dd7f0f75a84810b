import type { AuditKind } from "#audit/audit-entry.ts";
import { type Place, repositoryName } from "../inbox/place.ts";
import type { StoreTransaction } from "../store/store.ts";
import type { PeoplePorts } from "./people-ports.ts";

/** Tells the log one thing about a pull request, in one transaction with what `also` writes. */
export async function tellLog(
  { store, audit, now }: Pick<PeoplePorts, "store" | "audit" | "now">,
  place: Place,
  number: number,
  { kind, data }: { readonly kind: AuditKind; readonly data: Readonly<Record<string, unknown>> },
  also: (trx: StoreTransaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const { installation } = place;
  await store.transaction(async (trx) => {
    await also(trx);
    await audit.append(trx, [{ kind, installation, repository: repositoryName(place), number, data }], now());
  });
}
