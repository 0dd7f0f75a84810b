import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { showProgress } from "./progress.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A stream that keeps what is written to it. */
function stream(isTTY: boolean) {
  const written: string[] = [];
  const sink = new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      written.push(text);
      done();
    },
  });
  const err = Object.assign(sink, { isTTY }) as unknown as NodeJS.WriteStream;
  return { err, written, shown: () => written.join("").replace(/\u001B\[\d+m/g, "") };
}

describe("showProgress", () => {
  test("says nothing at first, then what is going on and for how long, on one line that it takes away", () => {
    const { err, shown } = stream(true);
    const progress = showProgress({ err }, {});
    progress.say("reading the clone");
    vi.advanceTimersByTime(400);
    expect(shown()).toBe("");
    vi.advanceTimersByTime(200);
    expect(shown()).toBe("\r\u001B[Kreading the clone … 0 s");
    progress.say("judging");
    vi.advanceTimersByTime(600);
    expect(shown()).toMatch(/\r\u001B\[Kjudging … 1 s$/);
    progress.end();
    expect(shown()).toMatch(/ s\r\u001B\[K$/);
  });

  test("what is quick leaves no trace, and nothing follows the end", () => {
    const { err, written } = stream(true);
    const progress = showProgress({ err }, {});
    progress.say("judging");
    vi.advanceTimersByTime(300);
    progress.end();
    vi.advanceTimersByTime(5000);
    expect(written).toEqual([]);
  });

  test.for([
    { why: "there is no terminal", isTTY: false, env: {} },
    { why: "it runs in CI", isTTY: true, env: { CI: "true" } },
  ])("nothing is written where $why", ({ isTTY, env }) => {
    const { err, written } = stream(isTTY);
    const progress = showProgress({ err }, env);
    progress.say("judging");
    vi.advanceTimersByTime(5000);
    progress.end();
    expect(written).toEqual([]);
  });
});
