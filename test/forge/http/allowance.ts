import type { World } from "../state/world.ts";
import type { Actor } from "./call.ts";
import { Refusal } from "./call.ts";

/** The two budgets that an asker has, as `x-ratelimit-resource` names them. */
export type Resource = "core" | "graphql";

/** What an asker has of a resource until `resetAt`, in seconds of the epoch. */
export interface Allowance {
  readonly limit: number;
  readonly used: number;
  readonly resetAt: number;
}

/** "Rate limits for GitHub Apps": an installation has at least 5,000 requests an hour, and as many points of GraphQL. */
const LIMIT = 5000;
const WINDOW_SECONDS = 3600;

/** How an asker is counted: each installation by itself, whichever of its tokens it shows. */
export function payerOf(actor: Actor): string {
  if (actor.kind === "installation") return `installation ID ${actor.installation.id}`;
  if (actor.kind === "user") return `user ID ${actor.user.id}`;
  return actor.kind === "app" ? `app ID ${actor.app.id}` : "127.0.0.1";
}

/** What a payer has left, in the window of now. */
export function allowanceOf(world: World, payer: string, resource: Resource): Allowance {
  const now = Math.floor(world.now().getTime() / 1000);
  const { budget, resetAfter } = world.chaos.settings;
  const known = world.spent.get(`${payer} ${resource}`);
  const window =
    known !== undefined && known.resetAt > now ? known : fresh(now + (resetAfter ?? WINDOW_SECONDS));
  return { limit: budget?.[resource] ?? LIMIT, ...window };
}

function fresh(resetAt: number) {
  return { used: 0, resetAt };
}

/** Counts a request and gives what is left then. */
export function spend(world: World, payer: string, resource: Resource): Allowance {
  const before = allowanceOf(world, payer, resource);
  const used = before.used + 1;
  world.spent.set(`${payer} ${resource}`, { used, resetAt: before.resetAt });
  return { ...before, used };
}

/** The headers of every answer ("Checking the status of your rate limit"). */
export function limitHeaders(
  { limit, used, resetAt }: Allowance,
  resource: Resource,
): Record<string, string> {
  return {
    "x-ratelimit-limit": String(limit),
    "x-ratelimit-remaining": String(Math.max(0, limit - used)),
    "x-ratelimit-used": String(Math.min(used, limit)),
    "x-ratelimit-resource": resource,
    "x-ratelimit-reset": String(resetAt),
  };
}

/**
 * Whether nothing is left for a request: the budget is spent, or chaos says so for this one ("Rate limits for the REST API":
 * `x-ratelimit-remaining` is 0, and nothing is to be sent before `x-ratelimit-reset`). Gives the headers that tell it.
 */
export function exhausted(
  world: World,
  payer: string,
  resource: Resource,
  route: string,
): Record<string, string> | null {
  const allowance = allowanceOf(world, payer, resource);
  const struck = world.chaos.strikes("primaryLimit", route);
  if (!struck && allowance.used < allowance.limit) return null;
  return limitHeaders({ ...allowance, used: allowance.limit }, resource);
}

/** The refusal of REST once the primary limit is reached. */
export function primaryRefusal(payer: string, headers: Readonly<Record<string, string>>): Refusal {
  return new Refusal(403, `API rate limit exceeded for ${payer}.`, {}, headers);
}
