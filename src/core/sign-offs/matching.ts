/** Something that needs a number of people, and the ids of those who may be counted for it. */
export interface Seat<K> {
  readonly key: K;
  readonly needs: number;
  readonly people: readonly number[];
}

/** Which seat each person fills, and how many people each seat has got. */
export interface Assignment<K> {
  readonly seatOf: ReadonlyMap<number, K>;
  readonly filled: ReadonlyMap<K, number>;
}

/**
 * Fills as many seats as can be, each person one at most: maximum bipartite matching by augmenting paths.
 * Seats are served in the order given and people by ascending id, so equal input gives the equal assignment.
 */
export function assign<K>(seats: readonly Seat<K>[]): Assignment<K> {
  const byKey = new Map(
    seats.map((seat) => [seat.key, { ...seat, people: seat.people.toSorted((a, b) => a - b) }]),
  );
  const seatOf = new Map<number, K>();
  const filled = new Map<K, number>();

  // Finds one more person for a seat; another seat gives one up only when it finds a substitute.
  const augment = (key: K, visited: Set<K>): boolean => {
    visited.add(key);
    for (const person of byKey.get(key)?.people ?? []) {
      const holder = seatOf.get(person);
      if (holder !== undefined && (visited.has(holder) || !augment(holder, visited))) continue;
      seatOf.set(person, key);
      return true;
    }
    return false;
  };

  for (const { key, needs } of seats) {
    let count = 0;
    while (count < needs && augment(key, new Set())) count += 1;
    filled.set(key, count);
  }
  return { seatOf, filled };
}

/** The seats of which one more person would help `key`: itself, and those whose holders could move to it. */
export function helpfulSeats<K>(
  key: K,
  seats: readonly Seat<K>[],
  { seatOf }: Assignment<K>,
): ReadonlySet<K> {
  const byKey = new Map(seats.map((seat) => [seat.key, seat]));
  const found = new Set<K>([key]);
  for (const reached of found) {
    for (const person of byKey.get(reached)?.people ?? []) {
      const holder = seatOf.get(person);
      if (holder !== undefined) found.add(holder);
    }
  }
  return found;
}
