import { describe, expect, test, vi } from "vitest";
import type { WorkResult } from "./inbox.ts";
import { MemoryInbox } from "./memory-inbox.ts";
import { type Task, taskKey } from "./task.ts";

function task(number: number, repo = "model"): Task {
  return { installation: 1, owner: "acme", repo, subject: { kind: "pull-request", number } };
}

/** Work that waits until it is let go, in order. */
function gate() {
  const started: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    started,
    work: (each: Task) => {
      started.push(taskKey(each));
      return new Promise<WorkResult>((resolve) => waiting.push(() => resolve({ next: [] })));
    },
    letGo: async () => {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe("the inbox in memory", () => {
  test("does a task once however often it is asked for while it waits", async () => {
    const { work, started, letGo } = gate();
    const inbox = new MemoryInbox({ work, concurrency: 1 });
    for (const [at, number] of [1, 2, 2, 2].entries())
      await inbox.accept({ id: `d${at}`, tasks: [task(number)] });
    await letGo();
    await letGo();
    await inbox.idle();
    expect(started).toEqual(["1/acme/model#1", "1/acme/model#2"]);
  });

  test("does a task again that is asked for while it runs, and never beside itself", async () => {
    const { work, started, letGo } = gate();
    const inbox = new MemoryInbox({ work });
    await inbox.accept({ id: "a", tasks: [task(1)] });
    await inbox.accept({ id: "b", tasks: [task(1)] });
    expect(started).toHaveLength(1);
    await letGo();
    expect(started).toHaveLength(2);
    await letGo();
    await inbox.idle();
  });

  test("a task that waits behind itself does not hold up others", async () => {
    const { work, started, letGo } = gate();
    const inbox = new MemoryInbox({ work, concurrency: 4 });
    for (const [id, number] of [
      ["a", 1],
      ["b", 1],
      ["c", 2],
    ] as const)
      await inbox.accept({ id, tasks: [task(number)] });
    expect(started).toEqual(["1/acme/model#1", "1/acme/model#2"]);
    for (let at = 0; at < 3; at++) await letGo();
    await inbox.idle();
  });

  test("takes a delivery that comes again for no news", async () => {
    const { work, started, letGo } = gate();
    const inbox = new MemoryInbox({ work });
    await inbox.accept({ id: "same", tasks: [task(1)] });
    await letGo();
    await inbox.accept({ id: "same", tasks: [task(1)] });
    await inbox.idle();
    expect(started).toHaveLength(1);
  });

  test("names of owners and repositories compare without case", () => {
    expect(taskKey(task(1, "Model"))).toBe(taskKey(task(1, "model")));
    expect(taskKey({ installation: 1, subject: { kind: "installation" } })).not.toBe(taskKey(task(1)));
  });

  test("takes what a task led to before it counts as done", async () => {
    const done: string[] = [];
    const inbox = new MemoryInbox({
      work: async (each) => {
        done.push(taskKey(each));
        return { next: taskKey(each).endsWith("#1") ? [task(2), task(3), task(2)] : [] };
      },
    });
    await inbox.accept({ id: "a", tasks: [task(1)] });
    await inbox.idle();
    expect(done).toEqual(["1/acme/model#1", "1/acme/model#2", "1/acme/model#3"]);
  });

  test("does a task that failed once more, later, and does not count it as waiting meanwhile", async () => {
    vi.useFakeTimers();
    try {
      let tries = 0;
      const inbox = new MemoryInbox({
        work: () => Promise.resolve(++tries === 1 ? { next: [], againAfterMs: 60_000 } : { next: [] }),
      });
      await inbox.accept({ id: "a", tasks: [task(1)] });
      await inbox.idle();
      expect(tries).toBe(1);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(tries).toBe(2);
    } finally {
      vi.useRealTimers();
    }
  });

  test("closing takes nothing more, ends what runs, and gives up on the rest in time", async () => {
    const { work, started, letGo } = gate();
    const inbox = new MemoryInbox({ work, concurrency: 1 });
    await inbox.accept({ id: "a", tasks: [task(1)] });
    const closed = inbox.close(10_000);
    await expect(inbox.accept({ id: "b", tasks: [task(2)] })).rejects.toThrow("closed");
    await letGo();
    await closed;
    expect(started).toEqual(["1/acme/model#1"]);
    const stuck = new MemoryInbox({ work: () => new Promise(() => undefined), concurrency: 1 });
    await stuck.accept({ id: "a", tasks: [task(1), task(2)] });
    await stuck.close(1);
  });
});
