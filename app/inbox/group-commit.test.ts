import { describe, expect, test } from "vitest";
import { GroupCommit } from "./group-commit.ts";

/** A write that ends when it is told to. */
function held() {
  const batches: (readonly string[])[] = [];
  const ends: (() => void)[] = [];
  const write = async (items: readonly string[]) => {
    batches.push(items);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (items.includes("bad")) throw new Error("refused");
    return items.map((item) => item.toUpperCase());
  };
  /** Two turns of the event loop: one is left free between two writes. */
  const turn = async () => {
    for (let left = 2; left > 0; left--) await new Promise((resolve) => setImmediate(resolve));
  };
  return { batches, write, turn, end: () => ends.shift()?.() };
}

describe("writing together", () => {
  test("what comes during a write goes into the next one", async () => {
    const { batches, write, turn, end } = held();
    const commit = new GroupCommit(write);
    const first = commit.add("a");
    await turn();
    const rest = [commit.add("b"), commit.add("c")];
    await turn();
    expect(batches).toEqual([["a"]]);
    end();
    expect(await first).toBe("A");
    await turn();
    expect(batches).toEqual([["a"], ["b", "c"]]);
    end();
    expect(await Promise.all(rest)).toEqual(["B", "C"]);
    await commit.idle();
  });

  test("what cannot be written takes no other along", async () => {
    const { write, turn, end } = held();
    const commit = new GroupCommit(write);
    const all = Promise.allSettled(["a", "bad", "c"].map((item) => commit.add(item)));
    for (let ended = 0; ended < 4; ended++) {
      await turn();
      end();
    }
    expect(await all).toMatchObject([{ value: "A" }, { reason: new Error("refused") }, { value: "C" }]);
  });

  test("whoever gives way waits for one write, and for none where there is none", async () => {
    const { write, turn, end } = held();
    const commits = new GroupCommit(write);
    await commits.oneWrite();
    const first = commits.add("a");
    let passed = false;
    const giveWay = async () => {
      await commits.oneWrite();
      passed = true;
    };
    const way = giveWay();
    await turn();
    expect(passed).toBe(false);
    const second = commits.add("b");
    end();
    await Promise.all([first, way]);
    await turn();
    end();
    expect(await second).toBe("B");
  });

  test("no write is larger than a hundred", async () => {
    const sizes: number[] = [];
    const commit = new GroupCommit(async (items: readonly number[]) => {
      sizes.push(items.length);
      return items;
    });
    const items = Array.from({ length: 250 }, (_, nth) => nth);
    expect(await Promise.all(items.map((item) => commit.add(item)))).toEqual(items);
    expect(sizes).toEqual([100, 100, 50]);
  });
});
