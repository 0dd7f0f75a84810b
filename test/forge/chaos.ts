import { draw } from "./draw.ts";

/** What can strike a request or a delivery. */
export type Mishap =
  | "dropDeliveries"
  | "duplicate"
  | "reorder"
  | "status5xx"
  | "primaryLimit"
  | "secondaryLimit"
  | "timeout"
  | "truncate"
  | "graphqlErrors"
  | "afterEffect";

/** A number is how many of the next; a function decides for each. */
type Strike = number | ((subject: string) => boolean);

/**
 * Probabilities from 0 to 1. Each is drawn from the seed, the mishap, the route (or event) and how many of that route came before:
 * the same requests meet the same fate, however those to different routes interleave.
 */
export interface RandomChaos extends Readonly<Partial<Record<Mishap, number>>> {
  readonly seed: number;
}

/** What may go wrong, as a test sets it. */
export interface ChaosSettings {
  /** Deliveries that never leave. GitHub does not retry them. */
  readonly dropDeliveries?: Strike;
  /** Deliveries that arrive twice, with the same guid. */
  readonly duplicate?: Strike;
  /** Hold deliveries back and send them in the opposite order. */
  readonly reorder?: boolean;
  /** API requests answered 502, reads and writes alike, before anything is done. */
  readonly status5xx?: Strike;
  /** API requests answered as if nothing were left of the hour's budget; REST with 403, GraphQL with 200 and `RATE_LIMITED`. */
  readonly primaryLimit?: Strike;
  /** Seconds until the reset that a spent budget names, and length of a budget's window; 3,600 unless told. */
  readonly resetAfter?: number;
  /** What each asker may spend of a resource in a window; GitHub's 5,000 unless told. Whoever spent it is refused until the reset. */
  readonly budget?: { readonly core?: number; readonly graphql?: number };
  /** API requests answered 403 with a secondary rate limit and `retry-after`. */
  readonly secondaryLimit?: Strike;
  /** Whole seconds named by `retry-after`; 60 unless told. */
  readonly retryAfter?: number;
  /** API requests that are never answered: the connection is held, then destroyed, and nothing is done. */
  readonly timeout?: Strike;
  /** How long such a connection is held, in milliseconds; 20 unless told. */
  readonly holdMs?: number;
  /** API answers whose body ends in the middle, under a `content-length` of the whole. What was asked is done. */
  readonly truncate?: Strike;
  /** GraphQL answered 200 with errors: of a kind of its own, `RATE_LIMITED`, or in part. */
  readonly graphqlErrors?: Strike;
  /** REST writes that are done, and whose answer is lost: the connection is destroyed. */
  readonly afterEffect?: Strike;
  /** All of these by chance. */
  readonly random?: RandomChaos;
  /** Delay of every API answer in milliseconds. */
  readonly slowMs?: number;
  /** Recursive trees are cut after so many entries. */
  readonly truncateTrees?: number;
}

/** The state of the chaos: what is set, and how many of each are left. */
export class Chaos {
  #settings: ChaosSettings = {};
  readonly #left = new Map<string, number>();
  readonly #drawn = new Map<string, number>();

  /** Replaces every setting; `set({})` brings peace. */
  set(settings: ChaosSettings): void {
    this.#settings = settings;
    this.#left.clear();
    this.#drawn.clear();
    for (const [name, value] of Object.entries(settings))
      if (typeof value === "number") this.#left.set(name, value);
  }

  get settings(): ChaosSettings {
    return this.#settings;
  }

  /** Whether this one is struck; counts it. */
  strikes(kind: Mishap, subject: string): boolean {
    if (this.#byChance(kind, subject)) return true;
    const setting = this.#settings[kind];
    if (typeof setting === "function") return setting(subject);
    if (typeof setting === "boolean") return setting;
    const left = this.#left.get(kind) ?? 0;
    if (left > 0) this.#left.set(kind, left - 1);
    return left > 0;
  }

  /** A number in [0, 1) for a choice within a mishap: which of several errors, say. */
  choice(subject: string): number {
    return draw(this.#settings.random?.seed ?? 0, `${subject} ${this.#count(subject)}`);
  }

  #byChance(kind: Mishap, subject: string): boolean {
    const random = this.#settings.random;
    const probability = random?.[kind] ?? 0;
    if (random === undefined || probability === 0) return false;
    const question = `${kind} ${subject}`;
    return draw(random.seed, `${question} ${this.#count(question)}`) < probability;
  }

  #count(question: string): number {
    const before = this.#drawn.get(question) ?? 0;
    this.#drawn.set(question, before + 1);
    return before;
  }
}
