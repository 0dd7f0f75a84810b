import { describe, expect, test } from "vitest";
import { engines } from "../../test/store/engines.ts";
import { DONE, delivery, Rig, task, Workbench } from "./inbox.fixture.ts";
import { type Attempt, Superseded, type WorkResult } from "./inbox.ts";
import { type Task, taskKey } from "./task.ts";

const ONE = "1/acme/model#1";

describe.each(engines)("the inbox on %s", (engine) => {
  describe("accepting", () => {
    test("takes a delivery once, however often and wherever it comes", async () => {
      await using rig = await Rig.open(engine);
      const did: string[] = [];
      const work = async (asked: Task) => {
        did.push(taskKey(asked));
        return DONE;
      };
      const [one, other] = [await rig.inbox(work), await rig.inbox(work)];
      const same = delivery("a", [task(1)]);
      const together = await Promise.all([one.accept(same), one.accept(same), one.accept(delivery("b", []))]);
      expect(together).toEqual(["accepted", "repeated", "accepted"]);
      expect(await other.accept({ ...same })).toBe("repeated");
      await one.idle();
      expect(did).toEqual([ONE]);
      const rows = await rig.store.db
        .selectFrom("delivery")
        .select(["guid", "seq"])
        .orderBy("guid")
        .execute();
      expect(rows).toEqual([
        { guid: "a", seq: 1 },
        { guid: "b", seq: 2 },
      ]);
      expect(await rig.told("delivery")).toEqual([
        { guid: "a", event: "pull_request", action: "synchronize", sender: "ada" },
        { guid: "b", event: "pull_request", action: "synchronize", sender: "ada" },
      ]);
    });

    test("two instances that are handed the same at the same time take it once", async () => {
      await using rig = await Rig.open(engine);
      const work = async () => DONE;
      const [one, other] = [await rig.inbox(work), await rig.inbox(work)];
      const guids = Array.from({ length: 30 }, (_, nth) => `guid-${nth}`);
      const outcomes = await Promise.all([
        ...guids.map((guid) => one.accept(delivery(guid, [task(1)]))),
        ...guids.toReversed().map((guid) => other.accept(delivery(guid, [task(1)]))),
      ]);
      expect(outcomes.filter((each) => each === "accepted")).toHaveLength(guids.length);
      expect(await rig.told("delivery")).toHaveLength(guids.length);
    });

    test("one that cannot be stored takes no other along, and leaves nothing behind", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work, { concurrency: 1 });
      // PostgreSQL stores no NUL character in text.
      const poison = delivery("bad\0guid", [task(2)]);
      const [before, bad, after] = await Promise.allSettled([
        inbox.accept(delivery("a", [task(1)])),
        inbox.accept(poison),
        inbox.accept(delivery("c", [task(3)])),
      ]);
      expect([before, after]).toMatchObject([{ value: "accepted" }, { value: "accepted" }]);
      expect(bad).toMatchObject({ status: "rejected", reason: { code: "not-stored" } });
      expect((await rig.told("delivery")).map(({ guid }) => guid)).toEqual(["a", "c"]);
      for (const nth of [0, 1]) (await bench.call(nth)).end();
      await inbox.idle();
      expect(bench.keys()).toEqual([ONE, "1/acme/model#3"]);
    });

    test("what the store refused is accepted when it comes again", async () => {
      await using rig = await Rig.open(engine);
      const cuttable = rig.cuttable();
      const inbox = await rig.inbox(async () => DONE, { store: cuttable.store });
      cuttable.cut = true;
      await expect(inbox.accept(delivery("a", [task(1)]))).rejects.toMatchObject({ code: "not-stored" });
      cuttable.cut = false;
      expect(await inbox.accept(delivery("a", [task(1)]))).toBe("accepted");
    });
  });

  test("how far events were passed on is remembered with the end of the task, and never less than before", async () => {
    await using rig = await Rig.open(engine);
    const rows = [7, 4];
    const inbox = await rig.inbox(async () => ({ kind: "done", next: [], passedOn: rows.shift() ?? 0 }));
    for (const guid of ["a", "b"]) {
      await inbox.accept(delivery(guid, [task(1)]));
      await inbox.idle();
      const marks = await rig.store.db.selectFrom("mark").select(["scope", "passed_on"]).execute();
      expect(marks).toEqual([{ scope: ONE, passed_on: 7 }]);
    }
    expect(rows).toEqual([]);
  });

  describe("one key", () => {
    test("runs once at a time, waits once at most, and runs again for what came while it ran", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work);
      await inbox.accept(delivery("a", [task(1)]));
      const first = await bench.call(0);
      for (const guid of ["b", "c", "d"]) await inbox.accept(delivery(guid, [task(1)]));
      await inbox.put([task(1)]);
      expect(await inbox.state()).toMatchObject({ waiting: 1, running: 1 });
      expect(bench.calls).toHaveLength(1);
      first.end();
      (await bench.call(1)).end();
      await inbox.idle();
      expect(bench.calls).toHaveLength(2);
      expect(await inbox.state()).toMatchObject({ waiting: 0, running: 0, dead: 0, oldestSeconds: 0 });
    });

    test("that waits behind itself holds up nobody", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work);
      await inbox.accept(delivery("a", [task(1)]));
      await bench.call(0);
      await inbox.accept(delivery("b", [task(1), task(2)]));
      expect((await bench.call(1)).key).toBe("1/acme/model#2");
      for (const each of bench.calls) each.end();
      (await bench.call(2)).end();
      await inbox.idle();
    });

    test("runs on one instance at a time", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inboxes = [await rig.inbox(bench.work), await rig.inbox(bench.work)];
      await inboxes[0]?.accept(delivery("a", [task(1)]));
      const first = await bench.call(0);
      await inboxes[1]?.accept(delivery("b", [task(1), task(2)]));
      // The other task shows that both have looked, and found that the first one's key runs.
      expect((await bench.call(1)).key).toBe("1/acme/model#2");
      expect(bench.keys()).toEqual([ONE, "1/acme/model#2"]);
      first.end();
      expect((await bench.call(2)).key).toBe(ONE);
    });
  });

  describe("what an attempt comes to", () => {
    test("what follows is in the queue before the task is out of it", async () => {
      await using rig = await Rig.open(engine);
      const did: string[] = [];
      const inbox = await rig.inbox(async (asked): Promise<WorkResult> => {
        did.push(taskKey(asked));
        return { kind: "done", next: did.length === 1 ? [task(2), task(3), task(2)] : [] };
      });
      await inbox.accept(delivery("a", [task(1)]));
      await inbox.idle();
      expect(did.toSorted()).toEqual([ONE, "1/acme/model#2", "1/acme/model#3"]);
    });

    test("a failure is tried again with growing waits, given up in the end, and asked for anew", async () => {
      await using rig = await Rig.open(engine);
      const at: number[] = [];
      const numbers: number[] = [];
      let fails = true;
      const began = rig.now.getTime();
      const work = async (_: Task, attempt: Attempt): Promise<WorkResult> => {
        at.push((rig.now.getTime() - began) / 1000);
        numbers.push(attempt.number);
        return fails ? { kind: "failed", code: "github-5xx", retry: true } : DONE;
      };
      const inbox = await rig.inbox(work);
      await inbox.accept(delivery("a", [task(1)]));
      await inbox.idle();
      for (const wait of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
        const before = at.length;
        rig.pass(wait - 0.001);
        await inbox.idle();
        expect(at).toHaveLength(before);
        rig.pass(0.001);
        await inbox.idle();
      }
      expect(at).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511, 811, 1111]);
      expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
      const [letter, ...others] = await inbox.deadLetters();
      expect(others).toEqual([]);
      expect(letter).toMatchObject({ task: task(1), code: "github-5xx", attempts: 12 });
      expect(await rig.told("dead-letter")).toEqual([{ task: ONE, code: "github-5xx" }]);
      expect(await inbox.state()).toMatchObject({ waiting: 0, dead: 1 });
      fails = false;
      expect(await inbox.retryDeadLetters({ installation: 2 })).toBe(0);
      expect(await inbox.retryDeadLetters({ ids: [letter?.id ?? ""] })).toBe(1);
      await inbox.idle();
      expect(numbers.at(-1)).toBe(0);
      expect(await inbox.deadLetters()).toEqual([]);
    });

    test("a failure that time does not mend is given up at once, and forgotten when it is done after all", async () => {
      await using rig = await Rig.open(engine);
      let result: WorkResult = { kind: "failed", code: "no-access", retry: false };
      const inbox = await rig.inbox(async () => result);
      for (const guid of ["a", "b"]) {
        await inbox.accept(delivery(guid, [task(1)]));
        await inbox.idle();
      }
      expect(await inbox.deadLetters()).toMatchObject([{ code: "no-access", attempts: 1 }]);
      result = DONE;
      await inbox.accept(delivery("c", [task(1)]));
      await inbox.idle();
      expect(await inbox.deadLetters()).toEqual([]);
      expect(await rig.told("dead-letter")).toHaveLength(2);
    });

    test("what is put off counts as no attempt, and comes back in time or with the next event", async () => {
      await using rig = await Rig.open(engine);
      const numbers: number[] = [];
      const inbox = await rig.inbox(async (_, { number }) => {
        numbers.push(number);
        return { kind: "deferred", until: new Date(rig.now.getTime() + 60_000) };
      });
      await inbox.accept(delivery("a", [task(1)]));
      await inbox.idle();
      rig.pass(59);
      await inbox.idle();
      expect(numbers).toEqual([0]);
      rig.pass(1);
      await inbox.idle();
      expect(numbers).toEqual([0, 0]);
      await inbox.accept(delivery("b", [task(1)]));
      await inbox.idle();
      expect(numbers).toEqual([0, 0, 0]);
      expect(await rig.sql("select count(*)::int as n from JOBS where state < 'active'")).toEqual([{ n: 1 }]);
    });

    test("an event that came while it ran is not put off with it", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work);
      await inbox.accept(delivery("a", [task(1)]));
      const first = await bench.call(0);
      await inbox.accept(delivery("b", [task(1)]));
      first.end({ kind: "deferred", until: new Date(rig.now.getTime() + 60_000) });
      (await bench.call(1)).end();
      await inbox.idle();
      rig.pass(61);
      await inbox.idle();
      expect(bench.calls).toHaveLength(2);
    });

    test("the newest result says when the clock asks to look again", async () => {
      await using rig = await Rig.open(engine);
      const at: number[] = [];
      const began = rig.now.getTime();
      const waits = [100, 300];
      const inbox = await rig.inbox(async () => {
        const seconds = waits[at.length];
        at.push((rig.now.getTime() - began) / 1000);
        return seconds === undefined
          ? DONE
          : { kind: "done", next: [], again: new Date(rig.now.getTime() + seconds * 1000) };
      });
      await inbox.accept(delivery("a", [task(1)]));
      await inbox.idle();
      rig.pass(50);
      await inbox.accept(delivery("b", [task(1)]));
      await inbox.idle();
      expect(at).toEqual([0, 50]);
      for (let step = 0; step < 8; step++) {
        rig.pass(50);
        await inbox.idle();
      }
      expect(at).toEqual([0, 50, 350]);
    });

    test("work that breaks off against its word is done again", async () => {
      await using rig = await Rig.open(engine);
      let tries = 0;
      const inbox = await rig.inbox(async () => {
        if (++tries === 1) throw new Error("against its word");
        return DONE;
      });
      await inbox.accept(delivery("a", [task(1)]));
      await inbox.idle();
      rig.pass(1);
      await inbox.idle();
      expect(tries).toBe(2);
    });
  });

  describe("whose turn it is", () => {
    test("an installation has half of the slots at most, and one that runs nothing goes first", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work, { concurrency: 4 });
      await inbox.put([1, 2, 3, 4, 5, 6].map((number) => task(number, 1)));
      await bench.call(1);
      await inbox.put([task(1, 2), task(2, 2), task(1, 3)]);
      await bench.call(3);
      expect(
        bench
          .keys()
          .slice(0, 2)
          .every((key) => key.startsWith("1/")),
      ).toBe(true);
      expect(
        bench
          .keys()
          .slice(2)
          .map((key) => key[0])
          .toSorted(),
      ).toEqual(["2", "3"]);
      // A slot of the first one's becomes free: the second runs one and the first one, so both may; the oldest does.
      bench.calls[0]?.end();
      await bench.call(4);
      expect(bench.calls).toHaveLength(5);
    });

    test("an installation that is full leaves the other slots empty", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work, { concurrency: 4 });
      await inbox.put([1, 2, 3, 4].map((number) => task(number)));
      await bench.call(1);
      await inbox.put([task(1, 2)]);
      await bench.call(2);
      expect(bench.keys().map((key) => key[0])).toEqual(["1", "1", "2"]);
      expect(await inbox.state()).toMatchObject({ waiting: 2, running: 3 });
    });

    test("what a person does overtakes a thousand that a fan-out asked for", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work, { concurrency: 2 });
      await inbox.put(Array.from({ length: 1000 }, (_, nth) => task(nth + 1)));
      const first = await bench.call(0);
      await inbox.accept(delivery("push", [task(2000)], { event: "push", action: null }));
      await inbox.accept(delivery("older", [task(3000)]));
      await inbox.accept(delivery("newest", [task(900)], { event: "issue_comment", action: "created" }));
      first.end();
      (await bench.call(1)).end();
      (await bench.call(2)).end();
      await bench.call(3);
      expect(bench.keys().slice(1, 3)).toEqual(["1/acme/model#900", "1/acme/model#3000"]);
      expect(Number(bench.keys()[3]?.split("#")[1])).toBeLessThanOrEqual(1000);
    });

    test("what was overtaken for long has its turn, however much people do", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work, { concurrency: 2 });
      await inbox.put([task(1)]);
      const blocking = await bench.call(0);
      await inbox.put([task(7)]);
      rig.now = new Date(rig.now.getTime() + 16_000);
      const people = Array.from({ length: 10 }, (_, nth) => task(100 + nth));
      await inbox.accept(delivery("people", people, { event: "issue_comment", action: "created" }));
      blocking.end();
      for (let nth = 1; nth <= 3; nth++) (await bench.call(nth)).end();
      await bench.call(4);
      expect(bench.keys().slice(1, 4)).toContain("1/acme/model#7");
    });
  });

  describe("a fence", () => {
    test("lets nothing through that an event made out of date", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work);
      await inbox.accept(delivery("a", [task(1)]));
      const { attempt } = await bench.call(0);
      const branch: Task = {
        installation: 1,
        owner: "acme",
        repo: "model",
        subject: { kind: "branch", ref: "main" },
      };
      const scopes = [ONE, taskKey(branch)];
      await attempt.fence(scopes);
      await inbox.accept(delivery("b", [task(2)]));
      await attempt.fence(scopes);
      await attempt.fence([]);
      await inbox.accept(delivery("c", [branch]));
      await expect(attempt.fence(scopes)).rejects.toThrow(Superseded);
      await attempt.fence([ONE]);
      expect(attempt.signal.aborted).toBe(false);
    });

    test("stands when the lease is lost: another instance has the task, and the first one's result changes nothing", async () => {
      await using rig = await Rig.open(engine);
      const [bench, heir] = [new Workbench(), new Workbench()];
      const inbox = await rig.inbox(bench.work, { beatEveryMs: 3600_000 });
      await inbox.accept(delivery("a", [task(1)]));
      const lost = await bench.call(0);
      await rig.sql("update JOBS set heartbeat_on = now() - interval '1 minute' where state = 'active'");
      // Whoever looks first has it; the first instance may as well, as another attempt.
      const second = await rig.inbox(heir.work, { superviseSeconds: 1 });
      const found = await Promise.race([heir.call(0), bench.call(1)]);
      expect(found.attempt.number).toBe(1);
      await expect(lost.attempt.fence([])).rejects.toMatchObject({ code: "superseded" });
      expect(lost.attempt.signal.aborted).toBe(true);
      lost.end({ kind: "done", next: [task(99)] });
      await found.attempt.fence([ONE]);
      found.end();
      await second.idle();
      expect([...bench.keys(), ...heir.keys()]).toEqual([ONE, ONE]);
    });

    test("stands when the store cannot be asked", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const cuttable = rig.cuttable();
      const inbox = await rig.inbox(bench.work, { store: cuttable.store });
      await inbox.accept(delivery("a", [task(1)]));
      const { attempt, end } = await bench.call(0);
      cuttable.cut = true;
      await expect(attempt.fence([])).rejects.toMatchObject({
        code: "superseded",
        cause: { message: "connection refused" },
      });
      cuttable.cut = false;
      await attempt.fence([]);
      end();
      await inbox.idle();
    });
  });

  describe("an instance that goes", () => {
    test("leaves what it did not end to the next one", async () => {
      await using rig = await Rig.open(engine);
      const [bench, heir] = [new Workbench(), new Workbench()];
      const inbox = await rig.inbox(bench.work, { concurrency: 2 });
      await inbox.accept(delivery("a", [task(1), task(2)]));
      const { attempt } = await bench.call(0);
      await inbox.close(0);
      expect(attempt.signal.aborted).toBe(true);
      await expect(inbox.accept(delivery("b", [task(3)]))).rejects.toMatchObject({ code: "closed" });
      await expect(inbox.put([task(3)])).rejects.toMatchObject({ code: "closed" });
      const next = await rig.inbox(heir.work);
      for (const nth of [0, 1]) (await heir.call(nth)).end();
      await next.idle();
      expect(heir.keys().toSorted()).toEqual([ONE, "1/acme/model#2"]);
      await expect(attempt.fence([])).rejects.toThrow(Superseded);
    });

    test("lets what runs end first, and stores it", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work);
      await inbox.accept(delivery("a", [task(1)]));
      const call = await bench.call(0);
      const closed = inbox.close(60_000);
      call.end({ kind: "done", next: [task(2)] });
      await closed;
      // It may have been claimed the moment that the App was told to stop, and is given back then.
      const left = await rig.sql("select singleton_key as key from JOBS where state < 'active'");
      expect(left).toEqual([{ key: "1/acme/model#2" }]);
    });

    test("begins nothing that it was claiming when it was told to stop, and gives it back at once", async () => {
      await using rig = await Rig.open(engine);
      const { store } = rig;
      const { promise: claimed, resolve: claim } = Promise.withResolvers<void>();
      const { promise: told, resolve: tell } = Promise.withResolvers<void>();
      const executeSql: typeof store.queue.executeSql = async (text, values) => {
        const answer = await store.queue.executeSql(text, values);
        // pg-boss's own statements that give no rows have none at all on a server.
        const rows: readonly unknown[] | undefined = answer.rows;
        if (rows?.some((row) => Object.hasOwn(Object(row), "group_id"))) {
          claim();
          await told;
        }
        return answer;
      };
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work, {
        store: { ...store, queue: { ...store.queue, executeSql } },
      });
      await inbox.accept(delivery("a", [task(1)]));
      await claimed;
      const closed = inbox.close(0);
      tell();
      await closed;
      expect(bench.calls).toEqual([]);
      const left = await rig.sql("select singleton_key as key from JOBS where state < 'active'");
      expect(left).toEqual([{ key: ONE }]);
    });

    test("takes what runs asks for until it has ended, and then nothing more", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work);
      await inbox.accept(delivery("a", [task(1)]));
      const call = await bench.call(0);
      const closed = inbox.close(60_000);
      await expect(inbox.accept(delivery("b", [task(3)]))).rejects.toMatchObject({ code: "closed" });
      await inbox.put([task(2)]);
      call.end();
      await closed;
      await expect(inbox.put([task(3)])).rejects.toMatchObject({ code: "closed" });
      expect(await rig.sql("select singleton_key as key from JOBS")).toEqual([{ key: "1/acme/model#2" }]);
    });

    test("again and again while it does one task: the task is given up, and the log told", async () => {
      await using rig = await Rig.open(engine);
      const bench = new Workbench();
      const inbox = await rig.inbox(bench.work, { beatEveryMs: 3600_000, superviseSeconds: 1 });
      await inbox.accept(delivery("a", [task(1)]));
      await bench.call(0);
      await rig.sql(
        "update JOBS set retry_count = 11, heartbeat_on = now() - interval '1 minute' where state = 'active'",
      );
      await expect
        .poll(() => rig.told("dead-letter"), { timeout: 10_000 })
        .toEqual([{ task: ONE, code: "lease-lost" }]);
      expect(await inbox.deadLetters()).toMatchObject([{ task: task(1), code: "lease-lost", attempts: 12 }]);
      expect(await inbox.retryDeadLetters()).toBe(1);
      (await bench.call(1)).end();
    });
  });
});
