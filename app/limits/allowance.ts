/** What is known of one resource of an installation (`core`, `graphql`), or of all of them (`all`). */
export interface Allowance {
  /** Requests (points, for GraphQL) a window; `null` when no answer told it yet. */
  readonly limit: number | null;
  /** What is left of them until {@link resetAt}. */
  readonly remaining: number | null;
  readonly resetAt: Date | null;
  /** Nothing is to be asked before this moment. */
  readonly blockedUntil: Date | null;
}

/** What an answer's headers say of a resource. */
export interface Budget {
  readonly limit: number | null;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** All that is known of one installation, by resource. */
export type AllowancesOf = ReadonlyMap<string, Allowance>;

/** The resource under which what concerns everything of an installation is kept: a secondary limit. */
export const EVERYTHING = "all";

/** Requests that are kept for what cannot wait, where no limit is known: what 5 % of GitHub's smallest budget for an App are. */
const KEPT_AT_LEAST = 50;
const KEPT_SHARE = 0.05;
const SMALLEST_LIMIT = 5000;

/**
 * Until when a request for `resource` has to wait; `null` when it may be sent. Only a request of the reserve is sent when
 * little is left: withdrawing a check must not fail because of what sweeps have used up.
 */
export function waitUntil(
  known: AllowancesOf,
  resource: string,
  { reserve, now }: { readonly reserve: boolean; readonly now: Date },
): Date | null {
  const moments = [EVERYTHING, resource].flatMap((name) => {
    const allowance = known.get(name);
    return allowance === undefined ? [] : [allowance.blockedUntil, spentUntil(allowance, reserve)];
  });
  const latest = Math.max(...moments.map((moment) => moment?.getTime() ?? 0), 0);
  return latest > now.getTime() ? new Date(latest) : null;
}

/** Requests that only those of the reserve may use. Never more than half of a limit, or a small one would be reserve alone. */
export function keptBack(limit: number | null): number {
  const whole = limit ?? SMALLEST_LIMIT;
  return Math.min(Math.max(KEPT_AT_LEAST, whole * KEPT_SHARE), whole / 2);
}

function spentUntil({ limit, remaining, resetAt }: Allowance, reserve: boolean): Date | null {
  if (remaining === null || resetAt === null) return null;
  return remaining < (reserve ? 1 : keptBack(limit)) ? resetAt : null;
}

/**
 * What is known of a resource after an answer. Answers come out of order: of one window the smaller rest is the newer, and an
 * earlier window says nothing any more.
 */
export function afterAnswer(known: Allowance | undefined, budget: Budget): Allowance {
  const { limit, remaining, resetAt } = budget;
  const window = known?.resetAt?.getTime() ?? 0;
  const blockedUntil = known?.blockedUntil ?? null;
  if (known !== undefined && resetAt.getTime() < window) return { ...known, limit: limit ?? known.limit };
  const least = resetAt.getTime() === window ? Math.min(remaining, known?.remaining ?? remaining) : remaining;
  return { limit: limit ?? known?.limit ?? null, remaining: least, resetAt, blockedUntil };
}

/** What is known of a resource after a refusal. Of two refusals the longer counts. */
export function afterRefusal(known: Allowance | undefined, until: Date): Allowance {
  const before = known?.blockedUntil ?? until;
  const unknown = { limit: null, remaining: null, resetAt: null };
  return { ...unknown, ...known, blockedUntil: before > until ? before : until };
}
