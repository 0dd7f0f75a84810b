import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { OctokitLike, OctokitResponse } from "#github/octokit-like.ts";
import { createConcurrency } from "./concurrency.ts";
import { limitedOctokit } from "./limited-octokit.ts";
import { memoryAllowances } from "./memory-allowances.fixture.ts";
import type { LimitSeen, RequestSeen, SendOptions } from "./send-options.ts";
import { createUrgency } from "./urgency.ts";
import { type VirtualClock, virtualClock } from "./virtual-clock.fixture.ts";

const READ = "GET /repos/{owner}/{repo}";
const WRITE = "POST /repos/{owner}/{repo}/check-runs";
const COMMENT = "POST /repos/{owner}/{repo}/issues/{issue_number}/comments";
const SECONDARY = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
const START = Date.parse("2026-03-02T09:00:00Z");

/** Headers of a budget that is filled again half an hour after {@link START}. */
function budget(remaining: number, more: Record<string, string> = {}): Record<string, string> {
  const reset = String(START / 1000 + 1800);
  return {
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": `${remaining}`,
    "x-ratelimit-reset": reset,
    ...more,
  };
}

function ok(data: unknown = {}, headers: Record<string, string> = {}): OctokitResponse {
  return { status: 200, headers, data };
}

function failed(status: number, headers: Record<string, string> = {}, message = "no"): Error {
  return Object.assign(new Error(message), { status, response: { status, headers } });
}

/** What Octokit throws when no answer came. */
function cut(): Error {
  return Object.assign(new Error("socket hang up"), { status: 500 });
}

type Answer = OctokitResponse | Error | (() => Promise<OctokitResponse>);

/** A GitHub that answers in turn, then always alike, and keeps what it was asked and when. */
function github(clock: VirtualClock, ...answers: readonly Answer[]) {
  const asked: { route: string; at: number }[] = [];
  const octokit: OctokitLike = {
    graphql: () => Promise.reject(new Error("asked through `request`, for its headers")),
    async request(route, parameters) {
      const answer = answers[asked.length] ?? ok();
      asked.push({ route, at: clock.now().getTime() });
      expect(parameters?.["request"]).toMatchObject({ signal: expect.any(AbortSignal) as unknown });
      if (answer instanceof Error) throw answer;
      return typeof answer === "function" ? answer() : answer;
    },
  };
  return { octokit, asked };
}

function given(...answers: readonly Answer[]) {
  const clock = virtualClock(START);
  const requests: RequestSeen[] = [];
  const limits: LimitSeen[] = [];
  const { octokit, asked } = github(clock, ...answers);
  const options: SendOptions = {
    installation: 7,
    allowances: memoryAllowances(clock.now),
    concurrency: createConcurrency(),
    now: clock.now,
    sleep: clock.sleep,
    random: () => 0.5,
    metrics: { onRequest: (seen) => requests.push(seen), onLimit: (seen) => limits.push(seen) },
  };
  const bound = (more: Partial<SendOptions> = {}) => limitedOctokit(octokit, { ...options, ...more });
  return { clock, octokit, asked, options, requests, limits, bound };
}

const at = (seconds: number) => new Date(START + seconds * 1000);

describe("a limit of GitHub's", () => {
  test.each([
    ["a spent budget", failed(403, budget(0)), "core", 1801],
    ["a spent budget, status 429", failed(429, budget(0)), "core", 1801],
    [
      "a spent budget, by GitHub's clock",
      failed(403, budget(0, { date: "Mon, 02 Mar 2026 09:10:00 GMT" })),
      "core",
      1201,
    ],
    [
      "a spent budget that is said to be full again",
      failed(403, { ...budget(0), "x-ratelimit-reset": "1" }),
      "core",
      1,
    ],
    [
      "a budget that is filled in a far future",
      failed(403, { ...budget(0), "x-ratelimit-reset": "9999999999" }),
      "core",
      7200,
    ],
    ["too much at once", failed(403, { "retry-after": "30" }, SECONDARY), "all", 30],
    ["too much at once, without a wait", failed(403, budget(4000), SECONDARY), "all", 60],
    ["too much at once, on a spent budget", failed(403, budget(0), SECONDARY), "all", 1801],
    ["a bare 429", failed(429), "all", 60],
  ])("%s: fails with when to ask again, and then without asking", async (_, answer, resource, seconds) => {
    const { clock, bound, asked, limits } = given(answer);
    const expected = { code: "rate-limited", retryAt: at(seconds) };
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject(expected);
    expect(limits).toMatchObject([{ installation: 7, resource, until: at(seconds) }]);
    await expect(clock.run(bound({ reserve: true }).request(WRITE))).rejects.toMatchObject(expected);
    expect(asked).toHaveLength(1);
    expect(clock.now()).toEqual(at(0));
    clock.advance(seconds * 1000);
    await clock.run(bound({ reserve: true }).request(READ));
    expect(asked).toHaveLength(2);
  });

  test("of one budget leaves the other alone, and one of everything does not", async () => {
    const { clock, bound } = given(
      failed(403, budget(0)),
      ok({ data: { a: 1 } }),
      failed(429, { "retry-after": "9" }),
    );
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ code: "rate-limited" });
    await expect(clock.run(bound().graphql("query { a }"))).resolves.toEqual({ a: 1 });
    await expect(clock.run(bound().graphql("query { a }"))).rejects.toMatchObject({ retryAt: at(9) });
    await expect(clock.run(bound().graphql("query { a }"))).rejects.toMatchObject({ retryAt: at(9) });
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ retryAt: at(1801) });
  });

  test.each([
    ["a spent budget", budget(0), "no", 1801],
    ["too much at once", { "retry-after": "30" }, SECONDARY, 30],
  ])(
    "%s: what is urgent is tried once more, and waits when GitHub refuses it",
    async (_, headers, message, seconds) => {
      const refusal = failed(403, headers, message);
      const { clock, bound, asked, options } = given(refusal, ok(), refusal);
      const urgency = createUrgency();
      const urgent = (more: Partial<SendOptions> = {}) =>
        bound({ reserve: true, urgency, paceMs: 0, ...more });
      const expected = { code: "rate-limited", retryAt: at(seconds) };
      await expect(clock.run(bound().request(READ))).rejects.toMatchObject(expected);
      await expect(clock.run(bound({ reserve: true }).request(WRITE))).rejects.toMatchObject(expected);
      expect(asked).toHaveLength(1);
      // GitHub takes the first: the next may be tried as well. Both of those that come at once wait for their turn, and one is enough.
      await clock.run(urgent().request(WRITE));
      const both = await clock.run(Promise.allSettled([urgent().request(WRITE), urgent().request(WRITE)]));
      expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
      expect(asked).toHaveLength(3);
      await expect(clock.run(urgent().request(WRITE))).rejects.toMatchObject(expected);
      expect(asked).toHaveLength(3);
      await clock.run(urgent({ installation: 8, allowances: memoryAllowances(options.now) }).request(WRITE));
      clock.advance(seconds * 1000);
      await clock.run(urgent().request(WRITE));
      expect(asked).toHaveLength(5);
    },
  );

  test("that is told of one budget lets what is urgent try another", async () => {
    const { clock, bound, asked } = given(failed(403, budget(0)));
    const urgent = bound({ urgency: createUrgency() });
    await expect(clock.run(urgent.request(READ))).rejects.toMatchObject({ code: "rate-limited" });
    await expect(clock.run(urgent.request(READ))).rejects.toMatchObject({ code: "rate-limited" });
    expect(asked).toHaveLength(1);
    await clock.run(bound().request("GET /search/issues"));
    expect(asked).toHaveLength(2);
  });

  test("of one installation leaves others alone", async () => {
    const { clock, bound, asked } = given(failed(403, { "retry-after": "60" }, SECONDARY));
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ code: "rate-limited" });
    await clock.run(bound({ installation: 8 }).request(READ));
    expect(asked).toHaveLength(2);
    expect(clock.now()).toEqual(at(0));
  });

  test("without a wait doubles while it goes on, and is forgotten after a while", async () => {
    const again = failed(403, {}, SECONDARY);
    const { clock, bound } = given(again, again, again, again);
    const seconds: number[] = [];
    for (const pause of [0, 0, 0, 11 * 60]) {
      clock.advance(pause * 1000);
      const before = clock.now().getTime();
      const error = await clock.run(bound().request(READ)).catch((thrown: unknown) => thrown);
      const wait = ((error as { retryAt: Date }).retryAt.getTime() - before) / 1000;
      seconds.push(wait);
      clock.advance(wait * 1000);
    }
    expect(seconds).toEqual([60, 120, 240, 60]);
  });

  test("that a whole wave of requests hits is one, and not one after the other", async () => {
    const again = failed(403, {}, SECONDARY);
    const { clock, bound } = given(again, again, again);
    const wave = Promise.allSettled([1, 2, 3].map(() => bound().request(READ)));
    for (const one of await clock.run(wave))
      expect(one).toMatchObject({ status: "rejected", reason: { retryAt: at(60) } });
  });

  test("hit while a write waited for its turn stops that write", async () => {
    const { clock, bound, asked } = given(ok(), failed(403, { "retry-after": "60" }, SECONDARY));
    const writes = Promise.allSettled([1, 2, 3].map(() => bound().request(WRITE)));
    const [first, second, third] = await clock.run(writes);
    expect(first).toMatchObject({ status: "fulfilled" });
    for (const one of [second, third]) expect(one).toMatchObject({ reason: { code: "rate-limited" } });
    expect(asked).toHaveLength(2);
  });

  test("stands when it cannot be shared, with the trouble as its cause", async () => {
    const trouble = new Error("the store is away");
    const { clock, bound, options } = given(failed(403, budget(0)), failed(403, {}, SECONDARY));
    const allowances = {
      ...options.allowances,
      block: () => Promise.reject(trouble),
      strike: () => Promise.reject(trouble),
    };
    for (const [installation, seconds] of [
      [7, 1801],
      [8, 60],
    ] as const)
      await expect(clock.run(bound({ allowances, installation }).request(READ))).rejects.toMatchObject({
        code: "rate-limited",
        retryAt: at(seconds),
        cause: trouble,
      });
  });

  test("nothing is asked when nobody knows what may be", async () => {
    const { clock, bound, options, asked } = given();
    const allowances = { ...options.allowances, read: () => Promise.reject(new Error("away")) };
    await expect(clock.run(bound({ allowances }).request(READ))).rejects.toThrow("away");
    expect(asked).toEqual([]);
  });
});

describe("what is kept back", () => {
  test.each([
    [250, 5000, true],
    [249, 5000, false],
    [50, 60, true],
    [29, 60, false],
  ])("with %i of %i left, a request without haste is sent: %s", async (remaining, limit, isSent) => {
    const { clock, bound } = given(ok({}, budget(remaining, { "x-ratelimit-limit": String(limit) })));
    await clock.run(bound().request(READ));
    const next = clock.run(bound().request(READ));
    if (isSent) await expect(next).resolves.toMatchObject({ status: 200 });
    else await expect(next).rejects.toMatchObject({ code: "rate-limited", retryAt: at(1800) });
    await expect(clock.run(bound({ reserve: true }).request(READ))).resolves.toMatchObject({ status: 200 });
  });

  test("is not asked for when nothing at all is left", async () => {
    const { clock, bound } = given(ok({}, budget(0)));
    await clock.run(bound().request(READ));
    await expect(clock.run(bound({ reserve: true }).request(READ))).rejects.toMatchObject({
      retryAt: at(1800),
    });
    clock.advance(1_800_000);
    await expect(clock.run(bound().request(READ))).resolves.toMatchObject({ status: 200 });
  });

  test("an answer that comes late does not fill the budget again", async () => {
    const { clock, bound } = given(ok({}, budget(10)), ok({}, budget(4000)));
    await clock.run(bound({ reserve: true }).request(READ));
    await clock.run(bound({ reserve: true }).request(READ));
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ code: "rate-limited" });
  });

  test("an answer that did not change tells of the budget, too", async () => {
    const { clock, bound, requests } = given(failed(304, budget(100)));
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ status: 304 });
    expect(requests).toMatchObject([{ status: 304, remaining: 100 }]);
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ code: "rate-limited" });
  });
});

describe("pace", () => {
  test("writes go out a second apart, and reads between them at once", async () => {
    const { clock, bound, asked } = given();
    await clock.run(Promise.all([WRITE, WRITE, READ, WRITE, READ].map((route) => bound().request(route))));
    const times = (wanted: string) =>
      asked.flatMap(({ route, at }) => (route === wanted ? [at - START] : []));
    expect(times(WRITE)).toEqual([0, 1000, 2000]);
    expect(times(READ)).toEqual([0, 0]);
  });

  test("a write whose turn is far away gives up its place, one of the reserve later", async () => {
    const { clock, bound, asked } = given();
    const all = await clock.run(Promise.allSettled(Array.from({ length: 13 }, () => bound().request(WRITE))));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(11);
    expect(all.at(-1)).toMatchObject({ reason: { code: "rate-limited", retryAt: at(11) } });
    expect(asked).toHaveLength(11);
    const more = Array.from({ length: 13 }, () => bound({ reserve: true }).request(WRITE));
    const reserve = await clock.run(Promise.allSettled(more));
    expect(reserve.every(({ status }) => status === "fulfilled")).toBe(true);
  });

  test("what people are told of stays below GitHub's bounds for a minute and an hour", async () => {
    const { clock, bound, asked } = given();
    while (clock.now().getTime() < START + 2 * 3_600_000) {
      await clock.run(
        bound()
          .request(COMMENT)
          .catch(() => undefined),
      );
      clock.advance(500);
    }
    const times = asked.map(({ at }) => at);
    for (const [span, most] of [
      [60_000, 80],
      [3_600_000, 500],
    ] as const)
      for (const from of times)
        expect(times.filter((time) => time >= from && time < from + span).length).toBeLessThanOrEqual(most);
    expect(times.length).toBeGreaterThan(800);
  });

  test("is kept by nobody who has a GitHub of their own", async () => {
    const { clock, bound, asked } = given();
    const octokit = bound({ paceMs: 0 });
    await clock.run(Promise.all(Array.from({ length: 100 }, () => octokit.request(COMMENT))));
    expect(asked).toHaveLength(100);
    expect(clock.now()).toEqual(at(0));
  });

  test("what a write is to ask first is asked after the wait, and stops it", async () => {
    const { clock, bound, asked } = given();
    const fences: number[] = [];
    const beforeWrite = async () => {
      fences.push(clock.now().getTime() - START);
      if (fences.length === 2) throw new Error("superseded");
    };
    const octokit = bound({ beforeWrite });
    const [first, second] = await clock.run(
      Promise.allSettled([octokit.request(WRITE), octokit.request(WRITE), octokit.request(READ)]),
    );
    expect(first).toMatchObject({ status: "fulfilled" });
    expect(second).toMatchObject({ status: "rejected", reason: { message: "superseded" } });
    expect(fences).toEqual([0, 1000]);
    expect(asked.filter(({ route }) => route === WRITE)).toHaveLength(1);
  });

  test("no two writes of an installation are closer than the pace, whichever instance sends them", async () => {
    const instance = fc.nat({ max: 2 });
    const write = fc.record({ instance, installation: fc.nat({ max: 1 }), pause: fc.nat({ max: 2500 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(write, { maxLength: 25 }),
        fc.integer({ min: 1, max: 3000 }),
        async (writes, paceMs) => {
          const { clock, octokit, options } = given();
          const sent = new Map<number, number[]>();
          const instances = [0, 1, 2].map(() => createConcurrency({ perInstallation: 2, total: 3 }));
          const all = writes.map(async ({ instance, installation, pause }) => {
            await clock.sleep(pause);
            const beforeWrite = async () => {
              sent.set(installation, [...(sent.get(installation) ?? []), clock.now().getTime()]);
            };
            const concurrency = instances[instance] ?? options.concurrency;
            const own = { ...options, installation, concurrency, paceMs, beforeWrite };
            await limitedOctokit(octokit, own).request(WRITE);
          });
          await clock.run(Promise.allSettled(all));
          for (const times of sent.values())
            for (const [index, time] of times.entries())
              expect(time - (times[index - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(paceMs);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("trouble", () => {
  const never = () => new Promise<OctokitResponse>(() => undefined);

  test("no answer in time is unavailable, and nothing is left waiting", async () => {
    const { clock, bound, asked, requests } = given(never);
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ code: "unavailable" });
    expect(clock.now()).toEqual(at(15));
    expect(asked).toHaveLength(1);
    expect(requests).toMatchObject([{ status: null, ms: 15_000 }]);
    expect(clock.waiting).toBe(0);
  });

  test.each([
    ["a gateway's 502", failed(502)],
    ["a gateway's 503", failed(503)],
    ["a gateway's 504", failed(504)],
    ["a broken connection", cut()],
    ["JSON that breaks off", ok('{"a": 1', { "content-type": "application/json; charset=utf-8" })],
    ["a body that is missing", ok("", { "content-length": "12" })],
  ])("%s: a read is tried once more, a write is not", async (_, trouble) => {
    const reading = given(trouble, ok({ a: 1 }));
    await expect(reading.clock.run(reading.bound().request(READ))).resolves.toMatchObject({ data: { a: 1 } });
    expect(reading.clock.now()).toEqual(at(0.2));
    const twice = given(trouble, trouble, ok());
    await expect(twice.clock.run(twice.bound().request(READ))).rejects.toBeInstanceOf(Error);
    expect(twice.asked).toHaveLength(2);
    const writing = given(trouble, ok());
    await expect(writing.clock.run(writing.bound().request(WRITE))).rejects.toBeInstanceOf(Error);
    expect(writing.asked).toHaveLength(1);
  });

  test.each([
    ["GitHub's own 500", failed(500)],
    ["what is not there", failed(404)],
    ["what is refused", failed(422)],
  ])("%s is told as it is, and asked once", async (_, trouble) => {
    const { clock, bound, asked } = given(trouble);
    await expect(clock.run(bound().request(READ))).rejects.toBe(trouble);
    expect(asked).toHaveLength(1);
  });

  test("a gateway that took long is not asked again", async () => {
    const { clock, bound, asked } = given(async () => {
      await clock.sleep(10_000);
      throw failed(502);
    });
    await expect(clock.run(bound().request(READ))).rejects.toMatchObject({ status: 502 });
    expect(asked).toHaveLength(1);
  });

  test("an answer of nothing is whole", async () => {
    const nothing = { status: 204, headers: {}, data: "" };
    const { clock, bound } = given(nothing);
    await expect(clock.run(bound().request(WRITE))).resolves.toMatchObject({ status: 204 });
  });

  test("an attempt that is aborted stops what is under way, what waits, and what comes", async () => {
    const { clock, bound, asked } = given(never);
    const attempt = new AbortController();
    const lost = new Error("the lease is lost");
    const octokit = bound({ signal: attempt.signal });
    const all = Promise.allSettled([octokit.request(READ), octokit.request(WRITE), octokit.request(WRITE)]);
    const abort = async () => {
      await clock.sleep(500);
      attempt.abort(lost);
    };
    const [settled] = await clock.run(Promise.all([all, abort()]));
    expect(settled[0]).toEqual({ status: "rejected", reason: lost });
    expect(settled[2]).toEqual({ status: "rejected", reason: lost });
    await expect(octokit.request(READ)).rejects.toBe(lost);
    expect(asked).toHaveLength(2);
    expect(clock.waiting).toBe(0);
  });

  test("a stream that stands still breaks off, one that keeps coming does not", async () => {
    const stream = (pauses: readonly number[]) =>
      ok(
        ReadableStream.from(
          (async function* () {
            for (const pause of pauses) {
              await clock.sleep(pause);
              yield new Uint8Array([1]);
            }
          })(),
        ),
      );
    const { clock, bound } = given(
      () => Promise.resolve(stream([10_000, 10_000, 10_000])),
      () => Promise.resolve(stream([10_000, 20_000])),
    );
    const read = async () => {
      const { data } = await bound().request(READ);
      let bytes = 0;
      for await (const chunk of data as ReadableStream<Uint8Array>) bytes += chunk.length;
      return bytes;
    };
    await expect(clock.run(read())).resolves.toBe(3);
    await expect(clock.run(read())).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("GraphQL", () => {
  test.each([
    ["its budget", ok({ errors: [{ type: "RATE_LIMITED" }] }, budget(0)), "rate-limited", at(1801)],
    [
      "its budget, without headers",
      ok({ errors: [{ type: "RATE_LIMIT" }], data: { a: 1 } }),
      "rate-limited",
      at(60),
    ],
    [
      "too much at once",
      ok({ errors: [{ message: SECONDARY }] }, { "retry-after": "5" }),
      "rate-limited",
      at(5),
    ],
    ["too much at once, status 403", failed(403, {}, SECONDARY), "rate-limited", at(60)],
    [
      "a refused field",
      ok({ data: { a: null }, errors: [{ type: "FORBIDDEN", path: ["a"] }] }),
      "forbidden",
      undefined,
    ],
    [
      "a broken field",
      ok({ data: { a: null }, errors: [{ path: ["a"], message: "x" }] }),
      "unavailable",
      undefined,
    ],
    ["errors that are none", ok({ data: { a: 1 }, errors: "no" }), "unavailable", undefined],
  ])("%s", async (_, answer, code, retryAt) => {
    const { clock, bound, asked } = given(answer);
    const error: unknown = await clock.run(bound().graphql("query { a }")).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code });
    expect((error as { retryAt?: Date }).retryAt).toEqual(retryAt);
    expect(asked).toHaveLength(1);
  });

  test("errors keep what came beside them for whoever can use it, and hide it from a log", async () => {
    const body = { data: { a: "secret" }, errors: [{ type: "FORBIDDEN", path: ["b"] }] };
    const { clock, bound } = given(ok(body));
    const error: unknown = await clock
      .run(bound().graphql("query { a b }"))
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(body);
    expect(JSON.stringify({ ...(error as object) })).not.toContain("secret");
  });

  test.each([
    ["text", ok("{", { "content-type": "text/plain" })],
    ["nothing", ok(null)],
    ["another shape", ok({ message: "hello" })],
  ])("an answer that is %s is no answer", async (_, answer) => {
    const { clock, bound } = given(answer, answer);
    await expect(clock.run(bound().graphql("query { a }"))).rejects.toMatchObject({ code: "unavailable" });
  });

  test("a mutation is a write", async () => {
    const done = ok({ data: {} });
    const { clock, bound, asked, requests } = given(done, done);
    const twice = [1, 2].map(() => bound().graphql("mutation { a }", { b: 1 }));
    await clock.run(Promise.all(twice));
    expect(asked.map(({ at }) => at - START)).toEqual([0, 1000]);
    expect(requests).toMatchObject([{ kind: "write", resource: "graphql" }, { kind: "write" }]);
  });
});
