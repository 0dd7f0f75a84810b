import { describe, expect, test } from "vitest";
import { interleave, quantile, ratios, summarize } from "./measure.ts";
import { duration, keyMarkdown, reportMarkdown } from "./report.ts";

describe("what several measurements come to", () => {
  test("median of an odd and of an even count", () => {
    expect(summarize([9, 1, 5])).toEqual({ median: 5, least: 1, most: 9 });
    expect(summarize([9, 1, 5, 3]).median).toBe(4);
  });

  test("nothing measured is an error, not a zero", () => {
    expect(() => summarize([])).toThrow("nothing was measured");
  });

  test("quantiles are measurements that were taken", () => {
    const sorted = Array.from({ length: 200 }, (_, index) => index + 1);
    expect([0, 0.99, 1].map((share) => quantile(sorted, share))).toEqual([1, 198, 200]);
  });

  test("ratios compare what was measured in the same round", () => {
    expect(ratios([20, 200, 20], [10, 100, 40])).toEqual({ median: 2, least: 0.5, most: 2 });
  });
});

test("contestants take turns, and warm-up rounds are thrown away", async () => {
  const order: string[] = [];
  const values = await interleave(["a", "b"], { rounds: 2, warmUp: 1 }, (name) => order.push(name));
  expect(order.join("")).toBe("ababab");
  expect(Object.fromEntries(values)).toEqual({ a: [3, 5], b: [4, 6] });
});

describe("what is printed", () => {
  test.for([
    [1234.5, "1.23 s"],
    [412.6, "413 ms"],
    [0.0123, "12.3 µs"],
    [0.000_25, "250 ns"],
  ] as const)("%d ms as %s", ([ms, text]) => expect(duration(ms)).toBe(text));

  test("a cell cannot break its table", () => {
    const table = { caption: "c", columns: ["a|b"], rows: [["1|2"]] };
    const report = {
      title: "t",
      notes: ["n"],
      tables: [table],
      key: [{ what: "w", aim: null, measured: "m" }],
    };
    expect(reportMarkdown(report)).toBe("## t\n\nn\n\n**c**\n\n| a\\|b |\n| --- |\n| 1\\|2 |");
    expect(keyMarkdown([report])).toBe("| what | aim | measured |\n| --- | --- | --- |\n| w |  | m |");
  });
});
