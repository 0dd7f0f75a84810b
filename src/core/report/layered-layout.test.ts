import fc from "fast-check";
import { expect, test } from "vitest";
import { type Arc, layeredLayout } from "./layered-layout.ts";

const BOX = { width: 100, height: 30 };
const layoutOf = (count: number, arcs: readonly Arc[]) =>
  layeredLayout(
    Array.from({ length: count }, () => BOX),
    arcs,
  );

test("each box stands to the right of all that lead to it", () => {
  const arcs: readonly Arc[] = [
    [0, 1],
    [1, 2],
    [0, 2],
    [3, 2],
  ];
  const { boxes, edges } = layoutOf(4, arcs);
  const xs = boxes.map(({ x }) => x);
  for (const [from, to] of arcs) expect(xs[from]).toBeLessThan(xs[to] ?? 0);
  // What nothing leads to stands beside what it leads to, not at the far left.
  expect(xs[3]).toBe(xs[1]);
  // The edge that passes a column goes through a lane there.
  expect(edges.map((points) => points.length)).toEqual([2, 2, 4, 2]);
});

test("a circle is drawn, with one edge that goes back", () => {
  const { boxes, edges } = layoutOf(3, [
    [0, 1],
    [1, 2],
    [2, 0],
  ]);
  const xs = boxes.map(({ x }) => x);
  expect(xs).toEqual(xs.toSorted((a, b) => a - b));
  const back = edges[2] ?? [];
  expect(back[0]?.x).toBeGreaterThan(back.at(-1)?.x ?? 0);
});

test("nothing at all has no size", () => {
  expect(layoutOf(0, [])).toEqual({ width: 0, height: 0, boxes: [], edges: [] });
});

test("whatever the graph, boxes do not overlap, lie on the paper, and the drawing is the same each time", () => {
  const graph = fc.integer({ min: 1, max: 14 }).chain((count) =>
    fc.record({
      sizes: fc.array(fc.integer({ min: 10, max: 300 }), { minLength: count, maxLength: count }),
      arcs: fc.uniqueArray(
        fc.tuple(fc.integer({ min: 0, max: count - 1 }), fc.integer({ min: 0, max: count - 1 })),
        { selector: String, maxLength: 40 },
      ),
    }),
  );
  fc.assert(
    fc.property(graph, ({ sizes, arcs: any }) => {
      const arcs = any.filter(([from, to]) => from !== to);
      const boxes = sizes.map((width) => ({ width, height: 30 }));
      const layout = layeredLayout(boxes, arcs);
      expect(layeredLayout(boxes, arcs)).toEqual(layout);
      const placed = layout.boxes.map(({ x, y }, at) => ({ x, y, half: (sizes[at] ?? 0) / 2 }));
      for (const [at, one] of placed.entries()) {
        expect(one.x - one.half).toBeGreaterThanOrEqual(-1e-6);
        expect(one.y - 15).toBeGreaterThanOrEqual(-1e-6);
        expect(one.x + one.half).toBeLessThanOrEqual(layout.width + 1e-6);
        expect(one.y + 15).toBeLessThanOrEqual(layout.height + 1e-6);
        const over = placed
          .slice(at + 1)
          .filter(
            (other) =>
              Math.abs(one.x - other.x) < one.half + other.half - 1e-6 &&
              Math.abs(one.y - other.y) < 30 - 1e-6,
          );
        expect(over).toEqual([]);
      }
      for (const points of layout.edges)
        for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
    }),
    { seed: 5, numRuns: 300 },
  );
});
