/** What several measurements of one thing come to, in the unit that they were taken in. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Median, least and most. Throws where there is nothing to sum up. */
export function summarize(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b);
  const least = sorted.at(0);
  const most = sorted.at(-1);
  if (least === undefined || most === undefined) throw new Error("nothing was measured");
  return { median: quantile(sorted, 0.5), least, most };
}

/** The value below which a share of the sorted values lies (the nearest rank; the mean of the middle two for an even median). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = share * sorted.length;
  const upper = sorted[Math.min(sorted.length, Math.max(1, Math.ceil(at))) - 1];
  if (upper === undefined) throw new Error("nothing was measured");
  const next = sorted[at];
  return share === 0.5 && Number.isInteger(at) && next !== undefined ? (upper + next) / 2 : upper;
}

/**
 * How many times as much as in `unit` each of `values` is, compared within the round that both were taken in: what
 * disturbs a whole round disturbs both sides of a ratio.
 */
export function ratios(values: readonly number[], unit: readonly number[]): Summary {
  const pairs = values.flatMap((value, round) => {
    const other = unit[round];
    return other === undefined ? [] : [value / other];
  });
  return summarize(pairs);
}

export interface Rounds {
  readonly rounds: number;
  /** Rounds before these that are thrown away. */
  readonly warmUp: number;
}

/**
 * Measures contestants in turn, A B C, A B C, so that a slow minute of the machine hits them all. Gives the measurements
 * by contestant, a value a round.
 */
export async function interleave<Name, Value>(
  contestants: readonly Name[],
  { rounds, warmUp }: Rounds,
  measure: (contestant: Name) => Promise<Value> | Value,
): Promise<ReadonlyMap<Name, readonly Value[]>> {
  const values = new Map<Name, Value[]>(contestants.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const contestant of contestants) {
      const value = await measure(contestant);
      if (round >= 0) values.get(contestant)?.push(value);
    }
  }
  return values;
}

/** Milliseconds that some work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
