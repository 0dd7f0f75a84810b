import type { Pace, Slot } from "./allowances.ts";

/**
 * The next slot of a pace, and the pace's clock after it. The clock is the moment at which all that was taken would be paid for
 * at one an interval; as long as it is fewer than `burst` intervals ahead, a slot is free at once (the "generic cell rate
 * algorithm": one number instead of a history).
 */
export function slotAfter(
  clock: Date | null,
  { intervalMs, burst }: Pace,
  { now, patienceMs }: { readonly now: Date; readonly patienceMs: number },
): Slot & { readonly clock: Date | null } {
  const paid = Math.max(clock?.getTime() ?? 0, now.getTime());
  const at = Math.max(now.getTime(), paid - (burst - 1) * intervalMs);
  if (at > now.getTime() + patienceMs) return { taken: false, at: new Date(at), clock };
  return { taken: true, at: new Date(at), clock: new Date(paid + intervalMs) };
}
