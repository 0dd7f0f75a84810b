import { describe, expect, test } from "vitest";
import { createConcurrency } from "./concurrency.ts";

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Enters, and keeps who came in, in order. */
function door(limits: { perInstallation: number; total: number }) {
  const concurrency = createConcurrency(limits);
  const inside: string[] = [];
  const leave = new Map<string, () => void>();
  const enter = async (name: string, installation: number, signal?: AbortSignal) => {
    leave.set(name, await concurrency.enter(installation, signal));
    inside.push(name);
  };
  return { enter, inside, leave: (name: string) => leave.get(name)?.() };
}

describe("requests under way", () => {
  test("are bounded for each installation, and one that has all of its own holds up nobody", async () => {
    const { enter, inside, leave } = door({ perInstallation: 2, total: 10 });
    const all = ["a", "b", "c", "d"].map((name) => enter(name, 1));
    all.push(enter("other", 2));
    await turn();
    expect(inside).toEqual(["a", "b", "other"]);
    leave("b");
    await turn();
    expect(inside).toEqual(["a", "b", "other", "c"]);
    leave("a");
    await Promise.all(all);
    expect(inside.at(-1)).toBe("d");
  });

  test("are bounded in all, and a place that is given back twice is one", async () => {
    const { enter, inside, leave } = door({ perInstallation: 5, total: 1 });
    const all = [1, 2, 3].map((installation) => enter(`of ${installation}`, installation));
    await turn();
    expect(inside).toEqual(["of 1"]);
    leave("of 1");
    leave("of 1");
    await turn();
    expect(inside).toEqual(["of 1", "of 2"]);
    leave("of 2");
    await Promise.all(all);
  });

  test.each([
    ["its own places", { perInstallation: 1, total: 5 }],
    ["everybody's places", { perInstallation: 5, total: 1 }],
  ])("one that is aborted while it waits for %s takes none", async (_, limits) => {
    const { enter, inside, leave } = door(limits);
    const attempt = new AbortController();
    await enter("first", 1);
    const aborted = enter("aborted", 1, attempt.signal);
    const last = enter("last", 1);
    attempt.abort(new Error("lost"));
    await expect(aborted).rejects.toThrow("lost");
    leave("first");
    await last;
    leave("last");
    await enter("again", 1);
    expect(inside).toEqual(["first", "last", "again"]);
    await expect(enter("late", 2, attempt.signal)).rejects.toThrow("lost");
  });
});
