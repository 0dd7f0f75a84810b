import type { World } from "../state/world.ts";
import { Refusal } from "./call.ts";

/** What becomes of an answer on its way: held and never sent, lost, or cut in the middle. */
export type Fate = "held" | "lost" | "cut";

/** Thrown where nothing is to be done, nor answered. */
export class Silence extends Error {}

/** Strikes a request before anything is done: silence, 502, or the secondary limit. */
export function strikeBefore(world: World, route: string): void {
  const { chaos } = world;
  if (chaos.strikes("timeout", route)) throw new Silence(route);
  if (chaos.strikes("status5xx", route)) throw new Refusal(502, "Server Error");
  if (!chaos.strikes("secondaryLimit", route)) return;
  throw new Refusal(
    403,
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
    {},
    { "retry-after": String(chaos.settings.retryAfter ?? 60) },
  );
}

/** What becomes of the answer to a request that was served; null: it arrives. */
export function fateOf(world: World, route: string, writes: boolean): Fate | null {
  if (writes && world.chaos.strikes("afterEffect", route)) return "lost";
  return world.chaos.strikes("truncate", route) ? "cut" : null;
}
