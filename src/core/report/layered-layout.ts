/** A box to be placed, in pixels. */
export interface Box {
  readonly width: number;
  readonly height: number;
}

/** A point of a drawing, in pixels from its top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Where boxes stand (their centres), by their indices, and through which points edges go between the columns of their ends:
 * from the border of one column to that of the next, so that no edge bends where a box may stand.
 */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Point[];
  readonly edges: readonly (readonly Point[])[];
}

/** From one box to another, by their indices. */
export type Arc = readonly [from: number, to: number];

/** Between two columns, and between two boxes of one. */
const COLUMN_GAP = 80;
const ROW_GAP = 18;
/** Passes in which neighbours are brought next to each other. */
const SWEEPS = 12;
/** Height of the lane in which an edge passes a column. */
const LANE = 10;

/** A box or a lane, in its column. */
interface Slot extends Box {
  readonly column: number;
  readonly before: number[];
  readonly after: number[];
}

/**
 * Places boxes in columns from left to right, each to the right of all that lead to it, and edges in lanes of their own where
 * they pass a column. Circles are drawn with one edge going back. The same graph gives the same drawing.
 */
export function layeredLayout(boxes: readonly Box[], arcs: readonly Arc[]): Layout {
  const turned = withoutCircles(boxes.length, arcs);
  const columns = columnsOf(boxes.length, turned);
  const slots: Slot[] = boxes.map((box, at) => ({ ...box, column: columns[at] ?? 0, before: [], after: [] }));
  const chains = turned.map((arc) => chainOf(arc, slots));
  const order = orderOf(slots);
  const centres = placed(slots, order);
  const borders = bordersOf(slots, centres);
  const points = chains.map((chain, at) => {
    const through = chain.flatMap((slot) => {
      const y = centres[slot]?.y ?? 0;
      const { left = 0, right = 0 } = borders[slots[slot]?.column ?? 0] ?? {};
      return [
        { x: left, y },
        { x: right, y },
      ];
    });
    // An edge begins where the column of its source ends, and ends where that of its target begins.
    const between = through.slice(1, -1);
    return turned[at]?.[0] === arcs[at]?.[0] ? between : between.toReversed();
  });
  const right = slots.map(({ width }, at) => (centres[at]?.x ?? 0) + width / 2);
  const bottom = slots.map(({ height }, at) => (centres[at]?.y ?? 0) + height / 2);
  return {
    width: Math.max(0, ...right),
    height: Math.max(0, ...bottom),
    boxes: centres.slice(0, boxes.length),
    edges: points,
  };
}

/** Where each column begins and ends. */
function bordersOf(
  slots: readonly Slot[],
  centres: readonly Point[],
): readonly { readonly left: number; readonly right: number }[] {
  const borders: { left: number; right: number }[] = [];
  for (const [at, { column, width }] of slots.entries()) {
    const x = centres[at]?.x ?? 0;
    const known = borders[column] ?? { left: x, right: x };
    borders[column] = {
      left: Math.min(known.left, x - width / 2),
      right: Math.max(known.right, x + width / 2),
    };
  }
  return borders;
}

/** The arcs with those turned around that would close a circle. */
function withoutCircles(count: number, arcs: readonly Arc[]): readonly Arc[] {
  const out = Array.from({ length: count }, (): number[] => []);
  for (const [from, to] of arcs) out[from]?.push(to);
  const state = new Map<number, "open" | "done">();
  const back = new Set<string>();
  const visit = (start: number): void => {
    const stack: { readonly at: number; next: number }[] = [{ at: start, next: 0 }];
    state.set(start, "open");
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const to = out[top.at]?.[top.next++];
      if (to === undefined) {
        state.set(top.at, "done");
        stack.pop();
      } else if (state.get(to) === "open") back.add(`${top.at} ${to}`);
      else if (!state.has(to)) {
        state.set(to, "open");
        stack.push({ at: to, next: 0 });
      }
    }
  };
  for (let at = 0; at < count; at++) if (!state.has(at)) visit(at);
  return arcs.map(([from, to]) => (back.has(`${from} ${to}`) ? [to, from] : [from, to]));
}

/** The column of each box: one more than the farthest that leads to it. What nothing leads to stands right before what it leads to. */
function columnsOf(count: number, arcs: readonly Arc[]): readonly number[] {
  const columns = Array.from({ length: count }, () => 0);
  // At most as many rounds as there are boxes, since there are no circles.
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, to] of arcs) {
      const least = (columns[from] ?? 0) + 1;
      if ((columns[to] ?? 0) >= least) continue;
      columns[to] = least;
      changed = true;
    }
  }
  const led = new Set(arcs.map(([, to]) => to));
  return columns.map((column, at) => {
    const next = arcs.flatMap(([from, to]) => (from === at ? [columns[to] ?? 0] : []));
    return led.has(at) || next.length === 0 ? column : Math.min(...next) - 1;
  });
}

/** The slots that an arc goes through; lanes are added for the columns between its ends. */
function chainOf([from, to]: Arc, slots: Slot[]): readonly number[] {
  const chain = [from];
  const last = slots[to]?.column ?? 0;
  for (let column = (slots[from]?.column ?? 0) + 1; column < last; column++) {
    chain.push(slots.length);
    slots.push({ width: 0, height: LANE, column, before: [], after: [] });
  }
  chain.push(to);
  for (const [at, slot] of chain.entries()) {
    const next = chain[at + 1];
    if (next === undefined) continue;
    slots[slot]?.after.push(next);
    slots[next]?.before.push(slot);
  }
  return chain;
}

/** The slots of each column from top to bottom, so that few edges cross: each near the middle of its neighbours. */
function orderOf(slots: readonly Slot[]): readonly (readonly number[])[] {
  const most = Math.max(-1, ...slots.map(({ column }) => column));
  const columns = Array.from({ length: most + 1 }, (_, column) =>
    slots.flatMap((slot, at) => (slot.column === column ? [at] : [])),
  );
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    const places = new Map(columns.flatMap((column) => column.map((slot, at) => [slot, at] as const)));
    for (const column of forward ? columns : columns.toReversed()) {
      const wish = new Map(
        column.map((slot, at) => {
          const near = (forward ? slots[slot]?.before : slots[slot]?.after) ?? [];
          return [slot, near.length === 0 ? at : mean(near.map((each) => places.get(each) ?? 0))];
        }),
      );
      column.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
      for (const [at, slot] of column.entries()) places.set(slot, at);
    }
  }
  return columns;
}

/** The centre of each slot: columns side by side, rows below each other and near the height of their neighbours. */
function placed(slots: readonly Slot[], columns: readonly (readonly number[])[]): readonly Point[] {
  const xs: number[] = [];
  let left = 0;
  for (const column of columns) {
    const width = Math.max(0, ...column.map((slot) => slots[slot]?.width ?? 0));
    for (const slot of column) xs[slot] = left + width / 2;
    left += width + COLUMN_GAP;
  }
  const ys = slots.map(() => 0);
  for (const column of columns) stack(column, slots, ys, () => undefined);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 1;
    for (const column of forward ? columns : columns.toReversed()) {
      stack(column, slots, ys, (slot) => {
        const { before = [], after = [] } = slots[slot] ?? {};
        const near = [...before, ...after];
        return near.length === 0 ? undefined : mean(near.map((each) => ys[each] ?? 0));
      });
    }
  }
  const top = Math.min(0, ...slots.map(({ height }, at) => (ys[at] ?? 0) - height / 2));
  return slots.map((_, at) => ({ x: xs[at] ?? 0, y: (ys[at] ?? 0) - top }));
}

/** Puts a column's slots where they wish to be, in their order and without overlap; the whole moves to the mean of the wishes. */
function stack(
  column: readonly number[],
  slots: readonly Slot[],
  ys: number[],
  wishOf: (slot: number) => number | undefined,
): void {
  let bottom = Number.NEGATIVE_INFINITY;
  const wishes = column.map((slot) => wishOf(slot) ?? ys[slot] ?? 0);
  for (const [at, slot] of column.entries()) {
    const half = (slots[slot]?.height ?? 0) / 2;
    const y = Math.max(wishes[at] ?? 0, bottom + half);
    ys[slot] = y;
    bottom = y + half + ROW_GAP;
  }
  const drift = mean(column.map((slot, at) => (ys[slot] ?? 0) - (wishes[at] ?? 0)));
  for (const slot of column) ys[slot] = (ys[slot] ?? 0) - drift;
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
