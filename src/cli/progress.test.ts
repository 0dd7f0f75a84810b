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
  test("says at once what is going on, after a second for how long, on one line that it takes away", () => {
    const { err, shown } = stream(true);
    const progress = showProgress({ err }, {});
    expect(shown()).toBe("");
    progress.say("reading the clone");
    expect(shown()).toBe("\r\u001B[Kreading the clone …");
    progress.say("judging");
    expect(shown()).toMatch(/\r\u001B\[Kjudging …$/);
    vi.advanceTimersByTime(1200);
    expect(shown()).toMatch(/\r\u001B\[Kjudging … 1 s$/);
    progress.end();
    expect(shown()).toMatch(/ s\r\u001B\[K$/);
  });

  test("the line is written only where it says something else, so that it does not flicker", () => {
    const { err, written } = stream(true);
    const progress = showProgress({ err }, {});
    progress.say("judging");
    progress.say("judging");
    vi.advanceTimersByTime(900);
    expect(written).toHaveLength(1);
    vi.advanceTimersByTime(1900);
    expect(written).toHaveLength(3);
    progress.end();
  });

  test("nothing follows the end, and what said nothing takes nothing away", () => {
    const { err, written } = stream(true);
    const progress = showProgress({ err }, {});
    progress.end();
    expect(written).toEqual([]);
    progress.say("judging");
    progress.end();
    progress.end();
    vi.advanceTimersByTime(5000);
    expect(written).toHaveLength(2);
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
